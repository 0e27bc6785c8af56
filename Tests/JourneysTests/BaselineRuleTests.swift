import Journeys
import Scoring
import Testing

@Suite("Baselines, windows of time, gaps and returns")
struct BaselineRuleTests {
  static func points(_ times: [Double]) -> [JourneyPoint] {
    times.map { JourneyPoint(occasion: Occasion(position: $0, label: "d\(Int($0))"), value: $0) }
  }

  @Test("the first score, the first near the start, the one that is marked")
  func rules() throws {
    let points = Self.points([3, 40, 90])
    #expect(try BaselineRule.first.baseline(of: points) == 0)
    #expect(try BaselineRule.firstWithin(14).baseline(of: points, start: 0) == 0)
    #expect(try BaselineRule.firstWithin(3).baseline(of: points, start: 0) == 0)
    // The last score before the start, if it is not too old; otherwise the first after it.
    #expect(try BaselineRule.firstWithin(14).baseline(of: points, start: 45) == 1)
    #expect(try BaselineRule.firstWithin(14).baseline(of: points, start: 80) == 2)
    #expect(try BaselineRule.marked("d40").baseline(of: points) == 1)
    #expect(try BaselineRule.marked("d40").from(points).map(\.value) == [40, 90])
  }

  @Test(
    "why there is none is said",
    arguments: [
      (BaselineRule.first, [], 0, BaselineRule.Absence.noScore),
      (.firstWithin(14), [3], nil, .startNotKnown), (.firstWithin(14), [30], 0, .tooLate),
      (.firstWithin(14), [3], 30, .tooLate), (.marked("entry"), [3], 0, .notMarked),
    ] as [(BaselineRule, [Double], Double?, BaselineRule.Absence)])
  func absence(
    _ rule: BaselineRule, _ times: [Double], _ start: Double?, _ expected: BaselineRule.Absence
  ) {
    #expect(throws: expected) { try rule.baseline(of: Self.points(times), start: start) }
  }

  @Test("scores are early, in time or late; the window's ends belong to it")
  func window() throws {
    let window = try #require(TimeWindow(from: 28, through: 182))
    #expect(
      window.placements(Self.points([2, 10, 29, 30, 184, 185]), after: 0)
        == [.early, .early, .inTime, .inTime, .late])
    #expect(window.placements(Self.points([2]), after: 0) == [])
    #expect(try #require(TimeWindow(from: 28)).placement(after: 9999) == .inTime)
    #expect(TimeWindow(from: 28, through: 27) == nil && TimeWindow(from: -1) == nil)
    #expect(TimeWindow(from: .infinity) == nil && TimeWindow(from: .nan) == nil)
  }

  @Test("a longer stretch without a score is a gap, and the next score is the return")
  func gaps() {
    let points = Self.points([0, 30, 200, 230])
    let gaps = JourneyGap.all(points, longerThan: 90)
    #expect(gaps.map(\.length) == [170])
    #expect(gaps[0].before.label == "d30" && gaps[0].after?.label == "d200")
    let open = JourneyGap.all(points, longerThan: 90, until: 400)
    #expect(open.map(\.length) == [170, 170] && open[1].after == nil)
    #expect(JourneyGap.all(points, longerThan: 170, until: 400) == [])
    #expect(JourneyGap.all([], longerThan: 1, until: 400) == [])
  }
}
