import Change
import Journeys
import Platform
import Results
import Scales
import TestSupport
import Testing

/// What reference/change.md found in other programs (§0, §1.7, §2.1, §2.2, §3.1; catalogue A13). Those
/// of files are in `OtherToolsCommandTests`.
@Suite("Defects of other tools, not repeated")
struct OtherToolsTests {
  static let directions = ScoreDefinition.Direction.allCases

  /// A line of no change with a standard error of 2.
  static func line() throws -> ExpectedScore { try ChangeRuleTests.line() }

  @Test("a first person without a first occasion swaps nothing for the others")
  func noSilentSwap() throws {
    // change.md finding 2: with ids 2 and 3 at 30 → 12 and 28 → 9, clinicalsignificance gives +18, +19.
    let panel = PanelChange(
      ReliableChangeTests.panel([[nil, 20], [30, 12], [28, 9]]), of: ReliableChangeTests.target,
      direction: .lowerIsBetter, error: try ReliableChangeTests.error(sd: 4, r: 0.75))
    #expect(panel.cases.map(\.change) == [-18, -19])
    #expect(panel.cases.map(\.category) == [.improved, .improved])
    #expect(panel.change.noLaterScore == 1)
  }

  @Test("a score on the cut-off before and after has crossed nothing and changed nothing")
  func onTheCutOff() throws {
    // change.md §1.7 no. 6: clinicalsignificance calls it deteriorated.
    for boundary in Boundary.allCases {
      for direction in Self.directions {
        var rule = ChangeRule()
        rule.range = ChangeRule.Range(cutOff: 10, boundary: boundary, source: "test")
        let facts = try ChangeFacts(first: 10, second: 10, Self.line(), rule, direction: direction)
        #expect(facts.crossing == ChangeFacts.Crossing.none)
        #expect(facts.category == .unchanged)
        #expect(facts.startedInRange == (boundary == .exceeds))
      }
    }
  }

  @Test(
    "from a baseline of 0 a percentage is undefined, never both labels", arguments: directions,
    [5.0, -5])
  func percentageFromZero(_ direction: ScoreDefinition.Direction, _ second: Double) {
    // change.md §1.7 no. 5: clinicalsignificance calls 0 → 5 improved and deteriorated at once.
    let rule = PercentageRule(improvement: 0.5, deterioration: 0.5, direction: direction)
    #expect(rule.verdict(first: 0, second: second) == .undefined)
    #expect(rule.verdict(first: 0, second: 0) == .unchanged)
  }

  @Test("42 to 50 is a rise of 19 %: no sudden loss by default, one when the share is left out")
  func suddenLoss() {
    // change.md finding 7: suddengains returns it as a loss of 25 %.
    let values: [Double] = [42, 41, 42, 50, 51, 50]
    #expect(SuddenGain.all(values, direction: .lowerIsBetter, cutOff: 7) == [])
    var options = SuddenGain.Options()
    options.share = nil
    let found = SuddenGain.all(values, direction: .lowerIsBetter, cutOff: 7, options: options)
    #expect(found.map(\.kind) == [.setback] && found.map(\.size) == [8])
    options.share = 0.19
    #expect(
      SuddenGain.all(values, direction: .lowerIsBetter, cutOff: 7, options: options).count == 1)
  }

  @Test("the classification uses scores as they are, not as they are shown")
  func classificationBeforeDisplay() throws {
    // change.md §2.2: rciplot jitters scores for its figure before it classifies them. A change one
    // step of a double beyond the border is reliable, though both are shown alike.
    var rule = ChangeRule()
    rule.critical = .fixed(2)
    let line = try Self.line()
    let border = 2 * line.standardError(after: 0)
    func category(_ second: Double) -> ChangeFacts.Category {
      ChangeFacts(first: 0, second: second, line, rule, direction: .higherIsBetter).category
    }
    let (below, above) = (border * (1 - 1e-15), border * (1 + 1e-15))
    #expect(category(below) == .unchanged && category(above) == .improved)
    #expect(NumberText.text(below) == NumberText.text(above))
  }

  @Test("a reliable worsening within the usual range is no crossing")
  func worseWithinUsualRange() throws {
    // change.md §1.7 no. 7: clinicalsignificance calls 2 → 8 with a cut-off of 19 harmed.
    var rule = ChangeRule()
    rule.range = ChangeRule.Range(cutOff: 19, source: "test")
    let facts = try ChangeFacts(
      first: 2, second: 8, Self.line(), rule, direction: .lowerIsBetter)
    #expect(facts.category == .deteriorated && facts.crossing == ChangeFacts.Crossing.none)
  }

  /// HAM-D of claus_2020: times and scores of everybody at all four occasions.
  static func journeys() throws -> [[(time: Double, value: Double)]] {
    var journeys: [Int: [(time: Double, value: Double)]] = [:]
    for row in try SharedData.rows("claus_2020.csv") {
      guard let id = row["id"].flatMap({ Int($0) }), let time = row["time"].flatMap({ Double($0) }),
        let score = row["hamd"].flatMap({ NumberText.value($0) })
      else { continue }
      journeys[id, default: []].append((time, score))
    }
    return journeys.sorted { $0.key < $1.key }.map(\.value)
  }

  @Test(
    "a person's slope is their own, not its distance from the group's",
    .enabled(if: SharedData.isPresent, SharedData.absence))
  func ownSlope() throws {
    // change.md finding 1: by deviations of a mixed model's slopes clinicalsignificance calls 9 of 40
    // deteriorated, of whom all have a falling (better) slope. That method is not offered.
    let sem = 3.3401212937 * 0.2.squareRoot()
    let lines = try Self.journeys().filter { $0.count >= 3 }.map {
      try #require(ErrorLine($0, standardErrorOfMeasurement: sem))
    }
    #expect(lines.count == 40)
    let worse = lines.filter { $0.statistic > 1.959964 }
    #expect(worse.allSatisfy { $0.slope > 0 })
    #expect(worse.count < 9)
    let names = SampleMethod.allCases.map(\.rawValue) + RetestMethod.allCases.map(\.rawValue)
    #expect(!names.contains { $0.contains("hlm") || $0.contains("mixed") })
  }

  @Test("cut-off b takes the spread of the people who do not seek help")
  func cutOffB() throws {
    // change.md §1.7 no. 4: couples' DAS, norm 114.8 ± 17.8. Right 79.2; clinicalsignificance 91.15.
    let b = try CutOff.b.value(
      seeking: .init(mean: 81.5833333333, standardDeviation: 11.8256612656),
      others: .init(mean: 114.8, standardDeviation: 17.8), direction: .higherIsBetter)
    #expect(agrees(b.value, 79.2, relative: 1e-12) && abs(b.value - 91.15) > 10)
  }

  @Test("cut-off c weighs each mean by the other group's spread")
  func cutOffC() throws {
    // change.md §2.2: rciplot weighs each mean by its own. Right 94.84241; rciplot's 101.5410.
    let (h, n) = (11.8256612656, 17.8)
    let c = try CutOff.c.value(
      seeking: .init(mean: 81.5833333333, standardDeviation: h),
      others: .init(mean: 114.8, standardDeviation: n), direction: .higherIsBetter)
    let wrong = (h * 81.5833333333 + n * 114.8) / (h + n)
    #expect(abs(c.value - 94.84241) < 5e-6 && abs(c.value - wrong) > 6)
    // The wider group has the farther cut-off: as many standard deviations from either mean.
    #expect(agrees((c.value - 81.5833333333) / h, (114.8 - c.value) / n, relative: 1e-10))
  }

  @Test(
    "about the group's own mean second score is a method of its own name",
    .enabled(if: SharedData.isPresent, SharedData.absence))
  func hsuLinnNord() throws {
    // change.md finding 4: 12 of 40 deteriorated, 8 of whom improved on the raw score.
    let pairs = try Claus2020.pairs()
    let own = try SampleMethod.hsuLinnNordOwnMean.expectation(
      Claus2020.moments(), reliability: 0.8)
    let worse = pairs.filter { own.index(first: $0.first, second: $0.second) > 1.959964 }
    #expect(worse.count == 12 && worse.count { $0.second < $0.first } == 8)
    // The method of that name asks for a population's mean, and takes no other instead.
    #expect(throws: Withheld.self) {
      try SampleMethod.hsuLinnNord.expectation(Claus2020.moments(), reliability: 0.8)
    }
    #expect(ReliableChange.Options().method.name == "jacobson-truax-1991")
  }

  @Test("an interval with 0 in it is undecided where higher is better too")
  func verdictOfHigherIsBetter() throws {
    // change.md §1.7 no. 8: clinicalsignificance gives nothing for [−1, 3] beside 4, and "not greater
    // than the threshold" for [−1, 6].
    for (lower, upper) in [(-1.0, 3.0), (-1, 6)] {
      let verdict = try ImportanceVerdict(
        Estimate(
          value: (lower + upper) / 2,
          interval: ConfidenceInterval(lower: lower, upper: upper, level: 0.95, method: "test")),
        smallest: 4, direction: .higherIsBetter)
      #expect(verdict == .undecided)
    }
  }

  @Test("the error of a difference has its √2, and a reliability is not the correlation of change")
  func errorOfDifference() throws {
    // change.md §2.4: two programs leave the √2 out, and take the treated sample's own correlation of
    // first and second scores for the reliability.
    let error = try ReliableChangeTests.error(sd: 7.5, r: 0.8)
    #expect(agrees(error.ofDifference / error.standardError, 2.0.squareRoot(), relative: 1e-14))
    func threshold(_ correlation: Double) throws -> Double {
      try SampleMethod.jacobsonTruax.expectation(
        PairMoments(
          n: 40, firstMean: 20, firstDeviation: 7.5, secondMean: 15, secondDeviation: 7,
          correlation: correlation), reliability: 0.8
      ).standardError(after: 20)
    }
    #expect(try threshold(0.1) == threshold(0.9))
  }
}
