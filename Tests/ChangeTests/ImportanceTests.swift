import Change
import Results
import Scales
import TestSupport
import Testing

@Suite("The smallest important change, from people's own word")
struct MinimalImportantChangeTests {
  /// The same forty people as the test of `LogisticLine`: change, and whether they say they improved.
  /// R 4.2.2: glm for `predictive`, the published formula for `adjusted`, a search over every cut for
  /// `receiverOperating`, each run beside the data.
  static let changes: [Double] = [
    -3, 3, 1, -4, 8, 13, 5, 1, 11, 1, 2, -8, 10, -3, 6, 6, 0, 2, -2, 4, 7, 8, 7, 6, 2, -3, -2, 3, 0,
    7, 5, 6, -3, 12, -5, 5, 6, 7, 6, 7,
  ]
  static let improved = [
    0, 0, 0, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 0, 1, 1,
    0, 1, 0, 1, 1, 1, 1, 1,
  ].map { $0 == 1 }

  static func size(
    _ method: MinimalImportantChange, _ changes: [Double], _ improved: [Bool],
    _ direction: ScoreDefinition.Direction = .higherIsBetter
  ) throws -> Double {
    try method.size(changes, improved: improved, direction: direction, anchorReliability: 0.7)
  }

  @Test(
    "agrees with R",
    arguments: [
      (MinimalImportantChange.receiverOperating, 3.5), (.predictive, 2.61813378369969),
      (.adjusted, 1.60628609374941),
    ])
  func agreesWithR(_ method: MinimalImportantChange, _ expected: Double) throws {
    // Iterative fits behind two of them.
    #expect(try agrees(Self.size(method, Self.changes, Self.improved), expected, relative: 1e-8))
    let turned = Self.changes.map { -$0 }
    #expect(
      try agrees(Self.size(method, turned, Self.improved, .lowerIsBetter), expected, relative: 1e-8)
    )
  }

  @Test("too few people, a word that goes the other way, and clean separation are withheld")
  func refusals() {
    func code(_ changes: [Double], _ improved: [Bool]) -> String? {
      do throws(Withheld) {
        _ = try MinimalImportantChange.predictive.size(
          changes, improved: improved, direction: .higherIsBetter)
        return nil
      } catch {
        return error.code
      }
    }
    #expect(code([1, 2, 3], [true, false, true]) == "mic.too-few-persons")
    #expect(code(Self.changes.map { -$0 }, Self.improved) == "mic.no-association")
    let halves = (0..<20).map { $0 >= 10 }
    #expect(code((0..<20).map(Double.init), halves) == "mic.separated")
    #expect(code([Double](repeating: 2, count: 20), halves) == "mic.no-association")
    #expect(throws: Withheld.self) {
      try MinimalImportantChange.adjusted.size(
        Self.changes, improved: Self.improved, direction: .higherIsBetter)
    }
  }
}

@Suite("What an interval says of an important change")
struct ImportanceVerdictTests {
  static func verdict(
    _ lower: Double, _ value: Double, _ upper: Double,
    _ direction: ScoreDefinition.Direction = .higherIsBetter
  ) throws -> ImportanceVerdict {
    try ImportanceVerdict(
      Estimate(
        value: value,
        interval: ConfidenceInterval(lower: lower, upper: upper, level: 0.95, method: "test")),
      smallest: 4, direction: direction)
  }

  @Test(
    "every interval has one verdict, for scales of either direction",
    arguments: [
      ((-9.0, -6.0, -4.0), ImportanceVerdict.importantlyWorse), ((-5, -3, -1), .worse),
      // Other programs give no answer here, or call it not greater than the threshold.
      ((-1, 1, 3), .undecided), ((-1, 3, 6), .undecided), ((0, 2, 3), .undecided),
      ((1, 2, 3), .betterByLess), ((1, 3, 6), .betterPerhapsLess),
      ((1, 4, 6), .betterProbablyImportant), ((4, 5, 6), .importantlyBetter),
    ])
  func verdicts(_ interval: (Double, Double, Double), _ expected: ImportanceVerdict) throws {
    #expect(try Self.verdict(interval.0, interval.1, interval.2) == expected)
    #expect(
      try Self.verdict(-interval.2, -interval.1, -interval.0, .lowerIsBetter) == expected)
  }

  @Test("without an interval there is no verdict")
  func withoutInterval() {
    #expect(throws: Withheld.self) {
      try ImportanceVerdict(Estimate(value: 3), smallest: 4, direction: .higherIsBetter)
    }
  }
}

@Suite("Change as a share of the first score")
struct PercentageRuleTests {
  @Test(
    "by half, lower is better",
    arguments: [
      (20.0, 10.0, PercentageRule.Verdict.improved), (20, 11, .unchanged), (20, 30, .deteriorated),
      (20, 20, .unchanged), (0, 5, .undefined), (0, 0, .unchanged), (-10, -15, .improved),
    ])
  func verdicts(_ first: Double, _ second: Double, _ expected: PercentageRule.Verdict) {
    let rule = PercentageRule(improvement: 0.5, deterioration: 0.5, direction: .lowerIsBetter)
    #expect(rule.verdict(first: first, second: second) == expected)
  }
}

@Suite("Rates with what is not known")
struct ChangeRateTests {
  @Test("bounds count the unknown as none and as all of them, and hold the rate")
  func bounds() throws {
    let rate = ChangeRate(
      "improved", 29, of: 40, denominator: "people with two scores", unknown: 10)
    #expect(rate.rate?.value == 0.725)
    #expect(agrees(rate.rate?.interval?.lower, 0.5716504419, relative: 1e-9))
    #expect(rate.bounds == 0.58...0.78)
    let known = ChangeRate("improved", 29, of: 40, denominator: "x", unknown: 0)
    #expect(known.bounds == 0.725...0.725)
  }

  @Test("nobody has no rate, and nobody known has bounds of 0 and 1")
  func nobody() {
    let nobody = ChangeRate("improved", 0, of: 0, denominator: "x", unknown: 0)
    #expect(nobody.rate == nil && nobody.bounds == nil)
    let unknown = ChangeRate("improved", 0, of: 0, denominator: "x", unknown: 3)
    #expect(unknown.rate == nil && unknown.bounds == 0...1)
  }
}
