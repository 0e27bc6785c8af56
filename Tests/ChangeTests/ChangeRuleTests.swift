import Change
import Platform
import Results
import Scales
import TestSupport
import Testing

@Suite("Categories of change, and the facts apart")
struct ChangeRuleTests {
  /// Recovered, improved, unchanged, deteriorated of claus_2020's HAM-D with cut-off c from norms of
  /// 8 ± 8, rel .80, second rel .50: reference/change.md §1.6, the snapshots of `clinicalsignificance`
  /// 3.0.0, with its "harmed" counted among the deteriorated.
  static let published: [(SampleMethod, [Int])] = [
    (.jacobsonTruax, [26, 3, 10, 1]), (.gulliksenLordNovick, [26, 3, 10, 1]),
    (.hsuLinnNordOwnMean, [12, 0, 16, 12]), (.edwardsNunnally, [26, 6, 5, 3]),
    (.nunnallyKotschFirstSpread, [26, 2, 11, 1]),
  ]

  @Test(
    "counts of claus_2020 with cut-off c agree with the reference",
    .enabled(if: SharedData.isPresent, SharedData.absence), arguments: published)
  func agreesWithReference(_ method: SampleMethod, _ counts: [Int]) throws {
    let moments = try Claus2020.moments()
    let line = try method.expectation(moments, reliability: 0.8, SampleMethodTests.extras)
    var rule = ChangeRule()
    rule.range = try Self.range(moments)
    let categories = try Claus2020.pairs().map {
      ChangeFacts(
        first: $0.first, second: $0.second, line, rule, direction: .lowerIsBetter
      ).category
    }
    #expect(
      ChangeFacts.Category.allCases.map { category in categories.count { $0 == category } }
        == counts)
  }

  static func range(_ moments: PairMoments) throws -> ChangeRule.Range {
    let c = try CutOff.c.value(
      seeking: .init(mean: moments.firstMean, standardDeviation: moments.firstDeviation),
      others: .init(mean: 8, standardDeviation: 8), direction: .lowerIsBetter)
    return ChangeRule.Range(cutOff: c.value, source: "c")
  }

  @Test(
    "Hageman and Arrindell: 23 recovered, 9 improved, 7, 1; 90.31 % changed and 75.55 % beyond",
    .enabled(if: SharedData.isPresent, SharedData.absence))
  func hagemanArrindell() throws {
    let moments = try Claus2020.moments()
    let method = try HagemanArrindell(moments, reliability: 0.8)
    let sem = method.standardErrorOfMeasurement
    let c = try CutOff.c.value(
      seeking: CutOff.Group(mean: moments.firstMean, standardDeviation: moments.firstDeviation)
        .ofTrueScores(standardErrorOfMeasurement: sem),
      others: CutOff.Group(mean: 8, standardDeviation: 8)
        .ofTrueScores(standardErrorOfMeasurement: sem), direction: .lowerIsBetter
    ).value
    let line = try SampleMethod.hagemanArrindell.expectation(moments, reliability: 0.8)
    let critical = line.criticalValue(tail: 0.05)
    var counts = [0, 0, 0, 0]
    for pair in try Claus2020.pairs() {
      let index = line.index(first: pair.first, second: pair.second)
      let improved = -index > critical
      let beyond = -method.standing(of: pair.second, at: c) > critical
      let recovered = improved && pair.first > c && beyond
      counts[recovered ? 0 : improved ? 1 : index > critical ? 3 : 2] += 1
    }
    #expect(counts == [23, 9, 7, 1])
    // Printed as percentages with two decimals.
    #expect(abs(method.changedShare(.lowerIsBetter) - 0.9031) < 5e-5)
    #expect(abs(method.beyondShare(c, .lowerIsBetter) - 0.7555) < 5e-5)
  }

  /// DAS of Jacobson and Truax (1991), Table 2, is in `jacobson_1989`; reliability .88, cut-off 104 as
  /// in rciplot's example, and c from norms of 114.8 ± 17.8: reference/change.md A2 and A3.
  static func couples() throws -> [(first: Double, second: Double)] {
    var scores: [String: [String: Double]] = [:]
    for row in try SharedData.rows("jacobson_1989.csv") {
      guard let id = row["subject"], let time = row["time"],
        let score = row["das"].flatMap({ NumberText.value($0) })
      else { continue }
      scores[id, default: [:]][time] = score
    }
    return scores.sorted { (Int($0.key) ?? 0) < (Int($1.key) ?? 0) }.compactMap { _, scores in
      guard let first = scores["pre"], let second = scores["post"] else { return nil }
      return (first, second)
    }
  }

  @Test(
    "thirty couples: 11, 8, 10, 1 by a cut-off of 104, one crossing without reliable change",
    .enabled(if: SharedData.isPresent, SharedData.absence))
  func couplesByGivenCutOff() throws {
    let pairs = try Self.couples()
    let moments = try #require(PairMoments(pairs))
    #expect(moments.n == 30)
    let line = try SampleMethod.jacobsonTruax.expectation(moments, reliability: 0.88)
    #expect(agrees(line.variance.squareRoot(), 5.79336719, relative: 1e-8))
    var rule = ChangeRule()
    rule.range = ChangeRule.Range(cutOff: 104, source: "rciplot")
    rule.recoveryNeedsStartInRange = false
    let facts = pairs.map {
      ChangeFacts(first: $0.first, second: $0.second, line, rule, direction: .higherIsBetter)
    }
    #expect(Self.counts(facts) == [11, 8, 10, 1])
    #expect(facts.count { $0.crossing == .towardsBetter && !$0.isReliable } == 1)
    let recovered = facts.indices.filter { facts[$0].category == .recovered }.map { $0 + 1 }
    #expect(recovered == [2, 7, 13, 19, 20, 21, 22, 23, 24, 26, 30])
    #expect(facts[28].category == .deteriorated)
  }

  @Test(
    "thirty couples by c: 14, 5, 10, 1 at reliability .88; 15, 6, 7, 2 at .96",
    .enabled(if: SharedData.isPresent, SharedData.absence),
    arguments: [(0.88, [14, 5, 10, 1]), (0.96, [15, 6, 7, 2])])
  func couplesByC(_ reliability: Double, _ counts: [Int]) throws {
    let pairs = try Self.couples()
    let moments = try #require(PairMoments(pairs))
    let line = try SampleMethod.jacobsonTruax.expectation(moments, reliability: reliability)
    var rule = ChangeRule()
    let c = try CutOff.c.value(
      seeking: .init(mean: moments.firstMean, standardDeviation: moments.firstDeviation),
      others: .init(mean: 114.8, standardDeviation: 17.8), direction: .higherIsBetter)
    #expect(abs(c.value - 94.84241) < 5e-6)
    rule.range = ChangeRule.Range(cutOff: c.value, source: "c")
    let facts = pairs.map {
      ChangeFacts(first: $0.first, second: $0.second, line, rule, direction: .higherIsBetter)
    }
    #expect(Self.counts(facts) == counts)
    #expect(facts.count { $0.startedInRange == false } == 4)
  }

  static func counts(_ facts: [ChangeFacts]) -> [Int] {
    ChangeFacts.Category.allCases.map { category in facts.count { $0.category == category } }
  }

  /// A line of no change with a standard error of 2.
  static func line() throws -> ExpectedScore {
    try SampleMethod.jacobsonTruax.expectation(
      PairMoments(
        n: 9, firstMean: 0, firstDeviation: 2, secondMean: 0, secondDeviation: 2, correlation: 0),
      reliability: 0.5)
  }

  @Test("on the border of error it is said which way, by `exceeds` and `reaches`")
  func boundary() throws {
    var rule = ChangeRule()
    rule.critical = .fixed(2)
    func category(_ second: Double) throws -> ChangeFacts.Category {
      try ChangeFacts(first: 0, second: second, Self.line(), rule, direction: .higherIsBetter)
        .category
    }
    // Standard error 2 up to rounding, so one step beyond 4 either way.
    #expect(
      try [category(3.99), category(4.01), category(-4.01)] == [
        .unchanged, .improved, .deteriorated,
      ])
    rule.critical = .fixed(0)
    #expect(try category(0) == .unchanged)
    rule.boundary = .reaches
    rule.critical = .fixed(0.5)
    #expect(try category(0.5 * Self.line().standardError(after: 0)) == .improved)
  }

  @Test("who starts beyond the cut-off is improved, not recovered, unless the rule says otherwise")
  func startBeyond() throws {
    var rule = ChangeRule()
    rule.range = ChangeRule.Range(cutOff: 10, source: "test")
    func category() throws -> ChangeFacts.Category {
      try ChangeFacts(first: 12, second: 20, Self.line(), rule, direction: .higherIsBetter).category
    }
    #expect(try category() == .improved)
    rule.recoveryNeedsStartInRange = false
    #expect(try category() == .recovered)
  }

  @Test("who starts near the end of the scale could not be seen to improve")
  func ceiling() throws {
    var rule = ChangeRule()
    rule.attainable = 0...20
    func could(_ first: Double, _ direction: ScoreDefinition.Direction) throws -> Bool? {
      try ChangeFacts(first: first, second: first, Self.line(), rule, direction: direction)
        .couldImprove
    }
    // 1.96 · 2 = 3.92 points are needed.
    #expect(try could(16, .higherIsBetter) == true)
    #expect(try could(17, .higherIsBetter) == false)
    #expect(try could(3, .lowerIsBetter) == false)
    #expect(try could(17, .lowerIsBetter) == true)
    rule.attainable = nil
    #expect(try could(17, .higherIsBetter) == nil)
  }
}
