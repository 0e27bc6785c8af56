public import Models
public import Scales
public import Scoring

/// Everybody's answers to the items of one score, with what its own rule makes of the gaps.
public struct ProratedAnswers: Sendable, Hashable {
  /// What each item adds, row by row.
  public private(set) var sample: IncompleteSample
  /// By position among the incomplete rows: the score by the rule of the scale, where it gives one.
  public private(set) var rules: [Int: Double] = [:]
  /// The scores of the complete rows.
  public private(set) var completeScores: [Double] = []

  private let keyed: KeyedAnswers
  private let position: Int

  /// Starts with nobody; nil when the score is no sum or mean of items with a rule that prorates.
  ///
  /// - Parameters:
  ///   - score: position among the scale's scores.
  ///   - scale: the scale.
  public init?(score: Int, of scale: Scale) {
    let definition = scale.scores[score]
    guard case .prorate = definition.missing.rule,
      let keyed = KeyedAnswers(definition, of: scale)
    else { return nil }
    self.keyed = keyed
    position = score
    sample = IncompleteSample(k: keyed.k)
  }

  /// Takes in a row; one without an answer, or with one that was set aside, is left out.
  ///
  /// - Parameters:
  ///   - responses: one per item of the scale.
  ///   - scores: what `Scorer` makes of them.
  public mutating func add(_ responses: [Response], _ scores: [Score]) {
    guard let values = keyed.values(responses), values.contains(where: { $0 != nil }) else {
      return
    }
    let known = values.compactMap(\.self)
    if known.count == values.count {
      completeScores.append(known.reduce(0, +))
    } else if let score = scores[position].value(metric: 0) {
      rules[sample.incomplete.count] = score
    }
    sample.add(values)
  }

  /// Whether two gatherings hold the same rows.
  public static func == (left: ProratedAnswers, right: ProratedAnswers) -> Bool {
    left.sample == right.sample && left.rules == right.rules
  }

  /// Hashes the rows.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(sample)
  }
}
