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
    }
  }

  @Test("people of a panel are judged as their scores are, by every method", arguments: methods)
  func sameAsPanel(method: ReliableChange.Method) throws {
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
    let panel = PanelChange(
      ReliableChangeTests.panel(scores + [[5, nil]]), of: ReliableChangeTests.target,
      direction: .higherIsBetter, error: error, options: options)
    let change = ReliableChange(
      .init(
        firsts: scores.compactMap { $0[0] }, lasts: scores.compactMap { $0[1] },
        services: Array(repeating: 0, count: 40), singles: [5]),
      direction: .higherIsBetter, error: error, options: options)
    #expect(panel.change == change)
    #expect(change.line != nil && panel.cases.count == 40)
    for person in panel.cases {
      #expect(person.facts == change.facts(first: person.first.value, last: person.last.value))
      #expect(change.shrunken?.ofPerson(after: person.change) == person.trueChange)
    }
    let judged = panel.cases.compactMap(\.category)
    for category in ReliableChange.Category.allCases {
      #expect(change.count(category) == judged.count { $0 == category })
    }
  }

  static let methods =
    SampleMethod.allCases.map { ReliableChange.Method.sample($0) }
    + RetestMethod.allCases.map {
      .retest(
        $0,
        PairMoments(
          n: 60, firstMean: 19, firstDeviation: 6, secondMean: 20, secondDeviation: 6.5,
          correlation: 0.75))
    }
}
