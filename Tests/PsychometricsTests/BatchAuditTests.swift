import Platform
import Psychometrics
import Results
import Scales
import Scoring
import TestSupport
import Testing

@Suite("The audit of a batch")
struct BatchAuditTests {
  static func scale(
    _ items: Int, reverse: [Int] = [], codes: ClosedRange<Int> = 1...5, keys: String = ""
  ) throws -> Scale {
    let ids = (1...items).map { "q\($0)" }
    let range = "[\(items * codes.lowerBound), \(items * codes.upperBound)]"
    return try TestScale(
      items, codes: codes,
      scores: [
        TestScale.score(
          "s", "sum", TestScale.items(ids, reverse: reverse.map { "q\($0)" }), range: range,
          keys: keys)
      ]
    ).scale()
  }

  static func findings(_ rows: [[Int?]], _ scale: Scale) -> [Diagnostic] {
    var tally = BatchTally(scale)
    for row in rows {
      var outside: [OutsideNumber] = []
      let responses = row.enumerated().map { item, code -> Response in
        guard let code else { return .missing }
        if scale.items[item].allows(code) { return .answered(code) }
        outside.append(OutsideNumber(item: item, code: code))
        return .setAside
      }
      tally.add(responses, outside: outside, of: scale)
    }
    return BatchAudit(tally, of: scale, file: "data.csv").findings
  }

  /// The answers of 200 people to five items of agreeableness, codes 1 to 6, the first worded the
  /// other way round: Fixtures/psychometrics/alpha.
  static func agreeableness() throws -> [[Int]] {
    let rows = try Expected.rows("Fixtures/psychometrics/alpha/input.csv")
    return rows.map { row in (1...5).compactMap { row["A\($0)"].flatMap { Int($0) } } }
  }

  @Test("correlations with the rest agree with psych::alpha, and so does Feldt's interval")
  func agreesWithPsych() throws {
    let expected = try Expected("Fixtures/psychometrics/alpha/expected.csv")
    let scale = try Self.scale(5, reverse: [1], codes: 1...6)
    var moments = ItemMoments(scale.scores[0], of: scale)
    for row in try Self.agreeableness() { moments.add(row.map { .answered($0) }) }
    let agreement = ItemAgreement(moments: moments)
    for item in 0..<5 {
      let others = (0..<5).filter { $0 != item }
      let name = "A\(item + 1)"
      // psych goes by way of covariances in doubles; ours are whole numbers.
      #expect(
        agrees(
          agreement.correlation([item], others), expected["item.rest.correlation.\(name)"],
          relative: 1e-12))
      #expect(
        agrees(agreement.alpha(others), expected["alpha.without.\(name)"], relative: 1e-12))
    }
    let alpha = try #require(agreement.alpha(agreement.all))
    let interval = CronbachAlpha.interval(alpha: alpha, n: 200, items: 5)
    #expect(agrees(interval.lower, expected["conf.low.feldt"], relative: 1e-11))
    #expect(agrees(interval.upper, expected["conf.high.feldt"], relative: 1e-11))
  }

  @Test("real answers by the right key: nothing to say")
  func rightKey() throws {
    let scale = try Self.scale(
      5, reverse: [1], codes: 1...6,
      keys:
        #""reliability": [{"metric": "raw", "kind": "cronbach-alpha", "value": 0.7, "n": 2709, "#
        + #""population": "volunteers", "source": "us"}]"#)
    #expect(try Self.findings(Self.agreeableness(), scale).isEmpty)
  }

  @Test("real answers by a key that forgets to reverse: the item is named, with its correlation")
  func againstTheRest() throws {
    let findings = try Self.findings(Self.agreeableness(), Self.scale(5, codes: 1...6))
    #expect(findings.map(\.code) == [.auditItemAgainstRest])
    #expect(findings.map(\.severity) == [.note])
    #expect(findings.map(\.place) == [Place(file: "data.csv", field: "q1")])
    // cor(A1, A2 + A3 + A4 + A5) in R is -0.3033.
    #expect(
      findings[0].message
        == "Keyed as it is (the scale does not reverse it), the item goes against the others of 's' (correlation -0.3, 200 responses)."
    )
  }

  @Test(
    "real answers in which the reversed item was turned before: that is said, and no item named")
  func reversedAlready() throws {
    let turned = try Self.agreeableness().map { [7 - $0[0]] + $0.dropFirst() }
    let findings = Self.findings(turned, try Self.scale(5, reverse: [1], codes: 1...6))
    #expect(findings.map(\.code) == [.auditLooksAlreadyReversed])
    #expect(findings.map(\.place) == [Place(file: "data.csv", field: "test.s")])
    // Of 200 twelve give one answer throughout; without them the correlation in R is -0.2545.
    #expect(
      findings[0].message.hasPrefix(
        "Once reversed as the scale says, q1 goes against the other items (correlation -0.25, 188 responses)"
      ))
  }

  @Test("fewer than twenty complete responses say nothing about keys")
  func tooFew() throws {
    let rows = try Self.agreeableness()
    let scale = try Self.scale(5, codes: 1...6)
    let gaps = rows.map { [nil] + $0.dropFirst().map { Optional($0) } }
    #expect(Self.findings(Array(rows.prefix(19)) + gaps, scale).isEmpty)
  }

  @Test("answers from 0 to 4 where 1 to 5 are declared, and the other way round")
  func codingOffset() throws {
    let rows = (0..<20).map { row in (0..<5).map { ($0 * 3 + row) % 5 } }
    let low = Self.findings(rows, try Self.scale(5))
    #expect(low.map(\.code) == [.auditCodingOffset])
    #expect(low[0].message.hasPrefix("20 of 100 answers (20%) are one below the lowest code"))
    let high = Self.findings(rows.map { $0.map { $0 + 1 } }, try Self.scale(5, codes: 0...4))
    #expect(high.map(\.code) == [.auditCodingOffset])
    #expect(high[0].help.contains("Take 1 from"))
    // One person who did give the highest code: the scale's own codes, and some noughts besides.
    #expect(Self.findings(rows + [[5, 5, 5, 5, 5]], try Self.scale(5)).isEmpty)
    #expect(Self.findings(rows + [[1, 9, 1, 1, 1]], try Self.scale(5)).isEmpty)
  }

  @Test("one answer throughout contradicts itself only where something is reversed")
  func straightLines() throws {
    // Every level, each answer at most one code off it, every second item the other way round.
    let rows = (0..<30).map { row in
      (0..<6).map { item in
        let code = min(5, max(1, 1 + row % 5 + (item * 7 + row / 5) % 3 - 1))
        return item % 2 == 1 ? 6 - code : code
      }
    }
    let lines = (0..<10).map { row in [Int](repeating: 1 + row % 2 * 4, count: 6) }
    let mixed = Self.findings(rows + lines, try Self.scale(6, reverse: [2, 4, 6]))
    #expect(mixed.map(\.code) == [.auditStraightLines])
    let words = mixed.first { $0.code == .auditStraightLines }?.message ?? ""
    #expect(
      words.hasPrefix("10 of 40 complete responses (25%) give the same answer to all 6 items"))
    #expect(
      !Self.findings(rows + lines, try Self.scale(6)).map(\.code).contains(.auditStraightLines))
    // The middle answer reversed is itself.
    let middle = [[Int]](repeating: [Int](repeating: 3, count: 6), count: 10)
    #expect(
      !Self.findings(rows + middle, try Self.scale(6, reverse: [2, 4, 6])).map(\.code)
        .contains(.auditStraightLines))
  }

  @Test("more than 15 % at an end of the declared range, beyond chance, is a heap")
  func ends() throws {
    let scale = try Self.scale(2)
    func rows(_ code: Int, _ count: Int, of all: Int) -> [[Int]] {
      (0..<all).map { $0 < count ? [code, code] : [2 + $0 % 3, 2 + $0 / 3 % 3] }
    }
    func codes(_ rows: [[Int]]) -> [DiagnosticCode] { Self.findings(rows, scale).map(\.code) }
    // R: pbinom(14 - 1, 60, .15, lower.tail = FALSE) is 0.0578, and 0.0291 for 15.
    #expect(codes(rows(1, 15, of: 60)) == [.auditFloor])
    #expect(codes(rows(5, 15, of: 60)) == [.auditCeiling])
    #expect(codes(rows(1, 14, of: 60)).isEmpty)
    #expect(codes(rows(1, 40, of: 49)).isEmpty)
    #expect(
      Self.findings(rows(5, 15, of: 60), scale)[0].message
        == "15 of 60 complete responses (25%) have the highest score there can be; they cannot be told apart."
    )
  }

  @Test("alpha far below the lowest published one; not where people merely differ a little")
  func alpha() throws {
    func codes(_ published: String) throws -> [DiagnosticCode] {
      let scale = try Self.scale(
        5, reverse: [1], codes: 1...6, keys: #""reliability": [\#(published)]"#)
      return try Self.findings(Self.agreeableness(), scale).map(\.code)
    }
    func figure(_ value: Double, _ rest: String = "", kind: String = "cronbach-alpha") -> String {
      #"{"metric": "raw", "kind": "\#(kind)", "value": \#(value)\#(rest), "#
        + #""population": "volunteers", "source": "us"}"#
    }
    // psych::alpha of these answers: 0.722.
    #expect(try codes(figure(0.9)) == [.auditAlphaBelowPublished])
    #expect(try codes(figure(0.9, #", "n": 300"#)) == [.auditAlphaBelowPublished])
    #expect(try codes(figure(0.85)).isEmpty)
    #expect(try codes(figure(0.9, #", "n": 10"#)).isEmpty)
    #expect(try codes(figure(0.9) + ", " + figure(0.75)).isEmpty)
    #expect(try codes(figure(0.95, #", "interval": "a week""#, kind: "test-retest")).isEmpty)
  }

  @Test("rows that answer nothing are counted once per scale")
  func nothingAnswered() throws {
    let rows = [[1, 2], [nil, nil], [nil, 3], [nil, nil]] as [[Int?]]
    let findings = Self.findings(rows, try Self.scale(2))
    #expect(findings.map(\.code) == [.auditNothingAnswered])
    #expect(findings[0].message == "2 of 4 rows (50%) answer no item of 'test'.")
  }

  @Test(
    "no people, one, nobody with an answer, or all alike: nothing breaks",
    arguments: [[], [[3, 3, 3]], [[3, 3, 3]], Array(repeating: [3, 3, 3], count: 49)] as [[[Int]]])
  func edges(_ rows: [[Int]]) throws {
    #expect(Self.findings(rows, try Self.scale(3, reverse: [2])).isEmpty)
  }

  @Test("turning every answer and every key leaves the findings about keys as they are")
  func mirrored() throws {
    let rows = try Self.agreeableness()
    let there = Self.findings(rows, try Self.scale(5, codes: 1...6))
    let back = Self.findings(
      rows.map { $0.map { 7 - $0 } }, try Self.scale(5, reverse: [1, 2, 3, 4, 5], codes: 1...6))
    #expect(there.map(\.code) == back.map(\.code))
    #expect(there.map(\.place) == back.map(\.place))
  }
}
