import Results
import Scales
import Scoring
import TestSupport
import Testing

@Suite("What happens when answers are missing")
struct MissingRuleTests {
  static func prorate(_ most: Int) -> String { #""rule": "prorate", "maxMissing": \#(most)"# }
  static func answered(_ most: Int) -> String { #""rule": "answered", "maxMissing": \#(most)"# }

  @Test("CECPfuns getScoreFromItems: nine ones and a gap are 1, two gaps are none, 1 to 10 are 5.5")
  func meanOfTen() throws {
    // cpsyctc/CECPfuns @ 05918c3, tests/testthat/test-getScoreFromItems.R.
    let scale = TestScale(
      10, codes: 1...10,
      scores: [
        TestScale.score("s", "mean", TestScale.all(10), range: "[1, 10]", missing: Self.prorate(1))
      ])
    #expect(try raw(scale, Array(repeating: 1, count: 9) + [nil]) == 1)
    #expect(try raw(scale, Array(repeating: 1, count: 8) + [nil, nil]) == nil)
    #expect(try raw(scale, Array(1...10)) == 5.5)
  }

  @Test("CORE-OM: 56 on 34 items is a mean of 1.647, ten times which is 16 in whole numbers")
  func coreOM() throws {
    // SOCAS hub's worked example, reference/scales.md §7.3; codes 0 to 4, mean times 10.
    let scale = TestScale(
      34, codes: 0...4,
      scores: [
        TestScale.score(
          "s", "mean", TestScale.all(34), range: "[0, 40]", missing: Self.prorate(3),
          keys: #""times": 10"#)
      ])
    let codes: [Int?] = Array(repeating: 2, count: 28) + Array(repeating: 0, count: 6)
    let score = try #require(try raw(scale, codes))
    #expect(agrees(score, 560.0 / 34, relative: 1e-15))
    #expect(score.rounded() == 16)
    #expect(try raw(scale, Array(repeating: nil, count: 4) + codes.dropFirst(4)) == nil)
  }

  @Test("GDS-15: 5 on twelve of fifteen items is 6.25, rounded 6")
  func gds15() throws {
    // naccdata/uniform-data-set#365.
    func scale(_ keys: String) -> TestScale {
      TestScale(
        15, codes: 0...1,
        scores: [
          TestScale.score(
            "s", "sum", TestScale.all(15), range: "[0, 15]", missing: Self.prorate(3), keys: keys)
        ])
    }
    let codes: [Int?] =
      Array(repeating: 1, count: 5) + Array(repeating: 0, count: 7) + [nil, nil, nil]
    #expect(try raw(scale(#""round": "none""#), codes) == 6.25)
    #expect(try raw(scale(#""round": "nearest""#), codes) == 6)
    let complete = codes.map { $0 ?? 1 }
    #expect(try raw(scale(#""round": "nearest""#), complete) == 8)
  }

  @Test("a prorated half is rounded away from zero, as K10's formula round(10/(10−k)·sum) is meant")
  func halves() throws {
    let scale = TestScale(
      10, codes: 0...3,
      scores: [
        TestScale.score(
          "s", "sum", TestScale.all(10), range: "[0, 30]", missing: Self.prorate(6),
          keys: #""round": "nearest""#)
      ])
    // 10/4 · 1 = 2.5 and 10/4 · 3 = 7.5.
    let blanks = [Int?](repeating: nil, count: 6)
    #expect(try raw(scale, [1, 0, 0, 0] + blanks) == 3)
    #expect(try raw(scale, [1, 1, 1, 0] + blanks) == 8)
  }

  @Test("CIA: four of the sixteen may be missing, of twelve that must be answered none")
  func requiredItems() throws {
    // camcops tests/cia_tests.py: twelve mandatory items at 3 and four unanswered give 48; only
    // the optional ones, or none, give no score.
    let mandatory = (1...12).map { "\"q\($0)\"" }.joined(separator: ", ")
    let scale = TestScale(
      16, codes: 0...3,
      scores: [
        TestScale.score(
          "s", "sum", TestScale.all(16), range: "[0, 48]",
          missing: Self.prorate(4) + #", "require": [\#(mandatory)]"#)
      ])
    let none = [Int?](repeating: nil, count: 4)
    #expect(try raw(scale, Array(repeating: 3, count: 12) + none) == 48)
    let optional = [Int?](repeating: nil, count: 12) + [3, 3, 3, 3]
    #expect(try scores(scale, optional)[0].reason == .requiredItem("q1"))
    let nothing = try scores(scale, Array(repeating: nil, count: 16))[0]
    #expect(nothing.reason == .nothingAnswered)
    let lastRequired: [Int?] = Array(repeating: 3, count: 11) + [nil, 3, 3, 3, 3]
    #expect(try scores(scale, lastRequired)[0].reason?.words == "the item 'q12' has to be answered")
  }

  @Test("De Jong Gierveld: both outer codes of an item can count, and nothing stands for a blank")
  func deJongGierveld() throws {
    // Manual of the loneliness scale 1999, SPSS syntax: emotional items count codes 2 and 3, social
    // ones 1 and 2; the total allows one missing and is not prorated, subscales allow none.
    let emotional = #"{"atLeast": 2}"#
    let social = #"{"map": {"1": 1, "2": 1, "3": 0}}"#
    let scale = TestScale(
      6, codes: 1...3,
      scores: [
        TestScale.score(
          "total", "count",
          TestScale.items([
            "q1": emotional, "q2": emotional, "q3": emotional, "q4": social, "q5": social,
            "q6": social,
          ]), range: "[0, 6]", missing: Self.answered(1)),
        TestScale.score(
          "social", "count", TestScale.items(["q4": social, "q5": social, "q6": social]),
          range: "[0, 3]"),
      ])
    #expect(try scores(scale, [2, 2, 2, 2, 2, 2]).map { $0.value(metric: 0) } == [6, 3])
    #expect(try scores(scale, [1, 1, 1, 3, 3, 3]).map { $0.value(metric: 0) } == [0, 0])
    #expect(try scores(scale, [3, 1, 1, 1, 3, nil]).map { $0.value(metric: 0) } == [2, nil])
    #expect(try raw(scale, [3, 1, 1, 1, nil, nil]) == nil)
    // Counted without the blank: nothing was prorated, and the status does not say so.
    #expect(try scores(scale, [3, 1, 1, 1, 3, nil]).map(\.status) == [.partial, .missing])
  }

  @Test("PSYCHLOPS: problems of 5 and 3 make 4, one alone makes itself")
  func psychlops() throws {
    let scale = TestScale(
      2, codes: 0...5,
      scores: [
        TestScale.score(
          "s", "mean", TestScale.all(2), range: "[0, 5]", missing: #""rule": "single""#)
      ])
    #expect(try raw(scale, [5, 3]) == 4)
    #expect(try raw(scale, [5, nil]) == 5)
    #expect(try scores(scale, [5, nil])[0].status == .partial)
    #expect(try raw(scale, [nil, 3]) == 3)
    #expect(try scores(scale, [nil, nil])[0].reason == .nothingAnswered)
  }

  @Test("a sum of what was answered can lie below the complete range, and the range says so")
  func answeredSums() throws {
    func scale(_ range: String) -> TestScale {
      TestScale(
        3, codes: 1...3,
        scores: [
          TestScale.score("s", "sum", TestScale.all(3), range: range, missing: Self.answered(1))
        ])
    }
    #expect(try raw(scale("[2, 9]"), [1, nil, 1]) == 2)
    #expect(scale("[3, 9]").problems.map(\.code) == [.scaleRange])
  }

  @Test("blanks of every kind count alike for the rule, and are told apart in the score")
  func states() throws {
    let scale = try TestScale(
      6, codes: 0...3,
      scores: [
        TestScale.score("s", "sum", TestScale.all(6), range: "[0, 18]", missing: Self.prorate(5))
      ]
    ).scale()
    let score = Scorer(scale).scores([
      .answered(2), .missing, .skipped, .declined, .refused, .notApplicable,
    ])[0]
    #expect(score.values == [12])
    #expect(score.status == .prorated)
    #expect(score.unanswered[.missing] == 1)
    #expect(score.unanswered[.skipped] == 1)
    #expect(score.unanswered[.declined] == 1)
    #expect(score.unanswered[.refused] == 1)
    #expect(score.unanswered[.notApplicable] == 1)
    #expect(score.unanswered.setAside == 0)
    let complete = Scorer(scale).scores(Array(repeating: .answered(1), count: 6))[0]
    #expect(complete.unanswered == .none)
  }

  @Test("with unequal weights the weight that was answered stands for all of it")
  func weightedProration() throws {
    let keys = TestScale.items(["q1": #"{"weight": 2}"#, "q2": #""forward""#, "q3": #""forward""#])
    let sum = TestScale(
      3, codes: 0...4,
      scores: [TestScale.score("s", "sum", keys, range: "[0, 16]", missing: Self.prorate(1))])
    #expect(try raw(sum, [3, nil, 3]) == 12)
    let mean = TestScale(
      3, codes: 0...4,
      scores: [TestScale.score("s", "mean", keys, range: "[0, 4]", missing: Self.prorate(1))])
    #expect(try raw(mean, [4, 0, 0]) == 2)
    #expect(try raw(mean, [4, nil, 1]) == 3)
  }
}
