import Change
import Journeys
import Results
import Scales
import Scoring
import TestSupport
import Testing

@Suite("Journeys and changes of scores in arrays")
struct JourneyAnalystTests {
  @Test("the facts are those of the description", arguments: [true, false], [true, false])
  func sameAsDescription(isJudged: Bool, rises: Bool) {
    var random = SeededGenerator(seed: 11)
    let direction: ScoreDefinition.Direction = rises ? .higherIsBetter : .lowerIsBetter
    let yardstick = isJudged ? JourneyYardstick(standardError: 2, plannedOccasions: 5) : nil
    var analyst = JourneyAnalyst(direction: direction, yardstick: yardstick, mostScores: 9)
    for _ in 0..<500 {
      let count = Int.random(in: 1...9, using: &random)
      let points = (0..<count).map { position in
        JourneyPoint(
          occasion: Occasion(position: Double(position * position), label: ""),
          value: Double(Int.random(in: 0...30, using: &random)))
      }
      let whole = JourneyDescription(
        Person(service: "", id: "1"), points, direction: direction, yardstick: yardstick)
      // Other people's scores stand around those of the person.
      let facts = analyst.facts(
        1..<(count + 1), times: [-5] + points.map(\.occasion.position) + [99],
        values: [77] + points.map(\.value) + [-77])
      #expect(facts.pattern == whole.pattern && facts.gain == whole.gain)
      #expect(facts.line == whole.line && facts.variability == whole.variability)
      #expect(points[facts.best] == whole.best && facts.exceedsPlan == whole.exceedsPlan)
      #expect(facts.setbacks == whole.setbacks.count)
      #expect(facts.largestSetback == whole.setback?.size)
      #expect(facts.regained == whole.setback?.regained)
      #expect(facts.setbackAt.map { points[$0].occasion } == whole.setback?.occasion)
      #expect(whole.netChange == nil || facts.netChange == whole.netChange?.value)
      #expect(whole.bestChange == nil || facts.bestChange == whole.bestChange?.value)
      #expect(
        facts.heldGains == whole.events.count { $0.kind == .gain && $0.standing == .held })
      #expect(
        facts.heldSetbacks == whole.events.count { $0.kind == .setback && $0.standing == .held })
      #expect(
        analyst.pattern(0..<count, values: points.map(\.value)) == whole.pattern)
    }
  }

  @Test(
    "changes are those of the panel's analysis, by every method", arguments: SampleMethod.allCases)
  func sameAsPanel(method: SampleMethod) throws {
    var random = SeededGenerator(seed: 12)
    let scores: [[Double?]] = (0..<40).map { _ in
      let first = Double(Int.random(in: 10...30, using: &random))
      return [first, first + Double(Int.random(in: -4...12, using: &random))]
    }
    var options = ReliableChange.Options()
    options.method = method
    options.extras.secondReliability = 0.7
    options.extras.referenceSecondMean = 22
    options.rule.range = ChangeRule.Range(cutOff: 24, source: "test")
    options.rule.attainable = 0...40
    let error = try ReliableChangeTests.error(sd: 6, r: 0.8)
    let panel = ReliableChange(
      ReliableChangeTests.panel(scores + [[5, nil]]),
      of: ScoreTarget(scale: 0, score: 0, metric: 0),
      direction: .higherIsBetter, error: error, options: options)
    var same = PairedChange.Options()
    same.method = .sample(method)
    same.extras = options.extras
    same.rule = options.rule
    let pairs = PairedChange(
      firsts: scores.compactMap { $0[0] }, lasts: scores.compactMap { $0[1] }, singles: [5],
      noScore: 0, direction: .higherIsBetter,
      error: try ErrorBasis(
        standardDeviation: 6, reliability: Estimate(value: 0.8), kind: nil, persons: 100,
        origin: .stated, source: "test"), options: same)
    #expect(pairs.line == panel.line && pairs.threshold == panel.threshold)
    for (position, person) in panel.cases.enumerated() {
      let facts = pairs.facts(first: pairs.firsts[position], last: pairs.lasts[position])
      #expect(facts == person.facts)
      #expect(pairs.shrunken?.ofPerson(after: person.change) == person.trueChange)
    }
    let summary = pairs.summary(smallestImportant: 3)
    #expect(summary.rates == panel.rates && summary.couldNotImprove == panel.couldNotImprove)
    #expect(summary.meanChange == panel.mean?.change)
    #expect(summary.expectedImportant == panel.expectedCount(beyond: 3))
    let rows = try ChangeSensitivity(panel).rows
    #expect(summary.sensitivity.map(\.improved) == rows.map(\.improved))
    #expect(summary.sensitivity.map(\.label) == rows.map(\.label))
  }

  @Test("an error alone means a reliability among the people at hand")
  func errorAlone() throws {
    let firsts = [10.0, 14, 18, 22, 26]
    let error = ErrorBasis(standardError: 2, origin: .stated, source: "test")
    let change = PairedChange(
      firsts: firsts, lasts: firsts.map { $0 + 5 }, singles: [], noScore: 0,
      direction: .higherIsBetter, error: error)
    // √2 · 2 · 1.959964 = 5.54: a change of 5 lies within.
    #expect(change.facts(first: 10, last: 15)?.category == .unchanged)
    #expect(change.summary().sensitivity.isEmpty)
  }
}
