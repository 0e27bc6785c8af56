import Change
import Journeys
import Scales
import Scoring
import TestSupport
import Testing

@Suite("Ups and downs of a journey")
struct JourneyDescriptionTests {
  static func describe(
    _ values: [Double], _ direction: ScoreDefinition.Direction = .higherIsBetter,
    threshold: Double? = 5
  ) -> JourneyDescription {
    let points = values.enumerated().map {
      JourneyPoint(
        occasion: Occasion(position: Double($0), label: "\($0)"), value: $1, worker: nil)
    }
    return JourneyDescription(
      Person(service: "", id: "1"), points, direction: direction, threshold: threshold)
  }

  @Test(
    "a journey has one pattern",
    arguments: [
      ([10], JourneyDescription.Pattern.oneScore),
      ([10, 14, 12], .withinError),
      ([10, 12, 17], .gainKept),
      ([10, 17, 17], .gainKept),
      ([17, 10], .awayFromBetter),
      ([10, 17, 11], .gainSetbackAhead),
      ([10, 17, 10], .gainSetbackBack),
      ([10, 18, 11, 15], .gainSetbackRegained),
      ([16, 10, 15], .setbackRegained),
      ([14, 10, 18], .riseFromLow),
      ([16, 8, 24], .setbackRegained),
      ([16, 0, 12, 0], .awayFromBetter),
      ([10, 17, 11, 18, 12], .gainSetbackAhead),
      ([3, 3, 3], .withinError),
    ])
  func pattern(_ values: [Double], _ expected: JourneyDescription.Pattern) {
    #expect(Self.describe(values).pattern == expected)
    // Mirrored for a scale on which lower is better.
    #expect(Self.describe(values.map { -$0 }, .lowerIsBetter).pattern == expected)
  }

  @Test("without an error of measurement nothing is judged, and sizes are still told")
  func notJudged() {
    let journey = Self.describe([10, 20, 4, 9], threshold: nil)
    #expect(journey.pattern == .notJudged)
    #expect(journey.best.value == 20)
    #expect(journey.setback?.size == 16)
    #expect(journey.setback?.occasion.position == 2)
    #expect(journey.setback?.regained == 5)
  }

  @Test("a journey that never moves away from better has no setback")
  func noSetback() {
    #expect(Self.describe([1, 1, 2]).setback == nil)
    #expect(Self.describe([3, 3, 2], .lowerIsBetter).setback == nil)
  }

  @Test("the threshold for two occasions is Jacobson and Truax's, and grows with occasions")
  func threshold() throws {
    // q(.95; K, ∞): R qtukey(.95, K, Inf) gives 2.771808, 3.314493, 3.633160, 4.030092 for K = 2, 3, 4, 6.
    let error = try ReliableChangeTests.error(sd: 7.5, r: 0.8)
    for (occasions, q) in [(2, 2.771808), (3, 3.314493), (4, 3.63316), (6, 4.030092)] {
      let threshold = JourneyDescription.threshold(error, occasions: occasions)
      #expect(agrees(threshold / error.standardError, q, relative: 3e-7), "printed to 7 digits")
    }
    #expect(
      agrees(JourneyDescription.threshold(error, occasions: 2), 9.296925484568419, relative: 1e-9))
  }
}
