import Glibc
import Psychometrics
import Results
import Scales
import Scoring
import TestSupport

/// Answers that one factor gives rise to: x*_j = λ_j f + √(1 − λ_j²) e_j, cut into five codes. Items
/// listed as reversed are answered the other way round, as people do.
struct SimulatedBatch {
  /// How strongly items depend on the factor.
  enum Loadings: String, CaseIterable {
    /// 0.3, all.
    case weak
    /// 0.3 to 0.8, by chance.
    case spread
    /// 0.6, all.
    case middling
    /// 0.8, all.
    case strong
  }

  let loadings: [Double]
  let reversed: Int
  private(set) var scale: Scale
  /// Of the shares .05, .10, .20, .40, .25 of the codes in the direction of the score.
  static let cuts = [-1.6448536, -1.0364334, -0.3853205, 0.6744898]

  var items: Int { loadings.count }
  /// The reversed items stand at the end.
  func isReversed(_ item: Int) -> Bool { item >= items - reversed }

  /// A scale whose published alpha is that of very many simulated people.
  init(items: Int, reversed: Int, _ kind: Loadings, seed: UInt64) throws {
    var numbers = SeededGenerator(seed: seed)
    loadings = (0..<items).map { _ in
      switch kind {
      case .weak: 0.3
      case .spread: Double.random(in: 0.3...0.8, using: &numbers)
      case .middling: 0.6
      case .strong: 0.8
      }
    }
    self.reversed = reversed
    scale = try Self.scale(items, reversed, published: "")
    var tally = BatchTally(scale)
    for _ in 0..<50_000 { tally.add(row(&numbers).map { .answered($0) }, of: scale) }
    guard let moments = tally.scores[0]?.moments else { return }
    let alpha = try CronbachAlpha.reliability(moments, source: "").coefficient.value
    scale = try Self.scale(
      items, reversed,
      published:
        #""reliability": [{"metric": "raw", "kind": "cronbach-alpha", "value": \#(alpha), "#
        + #""population": "made-up people", "source": "us"}]"#)
  }

  static func scale(_ items: Int, _ reversed: Int, published: String) throws -> Scale {
    let ids = (1...items).map { "q\($0)" }
    return try TestScale(
      items, codes: 1...5,
      scores: [
        TestScale.score(
          "s", "sum", TestScale.items(ids, reverse: Array(ids.suffix(reversed))),
          range: "[\(items), \(5 * items)]", keys: published)
      ]
    ).scale()
  }

  /// One person's codes.
  func row(_ numbers: inout SeededGenerator) -> [Int] {
    let factor = Self.normal(&numbers)
    return loadings.enumerated().map { item, loading in
      let latent = loading * factor + (1 - loading * loading).squareRoot() * Self.normal(&numbers)
      let code = 1 + Self.cuts.count { latent > $0 }
      return isReversed(item) ? 6 - code : code
    }
  }

  /// A batch, with every row changed as a fault would.
  func findings(
    _ n: Int, seed: UInt64, fault: (inout [Int], inout SeededGenerator) -> Void = { _, _ in }
  ) -> [DiagnosticCode] {
    var numbers = SeededGenerator(seed: seed)
    var tally = BatchTally(scale)
    for _ in 0..<n {
      var codes = row(&numbers)
      fault(&codes, &numbers)
      var outside: [OutsideNumber] = []
      let responses = codes.enumerated().map { item, code -> Response in
        if (1...5).contains(code) { return .answered(code) }
        outside.append(OutsideNumber(item: item, code: code))
        return .setAside
      }
      tally.add(responses, outside: outside, of: scale)
    }
    return BatchAudit(tally, of: scale, file: "simulated").findings.map(\.code)
  }

  /// A standard normal number (Marsaglia & Bray 1964, without keeping the second).
  private static func normal(_ numbers: inout SeededGenerator) -> Double {
    while true {
      let u = Double.random(in: -1...1, using: &numbers)
      let v = Double.random(in: -1...1, using: &numbers)
      let s = u * u + v * v
      if s > 0 && s < 1 { return u * (-2 * log(s) / s).squareRoot() }
    }
  }
}
