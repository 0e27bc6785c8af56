import Change
import Distributions
import TestSupport
import Testing

@Suite("The yardstick of a journey (Tukey's studentized range)")
struct JourneyYardstickTests {
  @Test(
    "q agrees with R for 2 to 12 occasions",
    arguments: [
      // reference/change.md §2.8: qtukey(.95, K, Inf), R 4.2.2.
      (2, 2.77180765), (3, 3.31449316), (4, 3.63315958), (5, 3.85765553), (6, 4.03009209),
      (7, 4.16955422), (8, 4.28630951), (10, 4.47412447), (12, 4.62165547),
    ])
  func agreesWithR(_ occasions: Int, _ q: Double) {
    let yardstick = JourneyYardstick(standardError: 2, plannedOccasions: occasions)
    // R's search for the quantile stops at about 1e-7.
    #expect(agrees(yardstick.threshold / 2, q, relative: 1e-7))
  }

  @Test("for two occasions it is Jacobson and Truax's, and fewer count as two")
  func two() {
    let yardstick = JourneyYardstick(standardError: 3, plannedOccasions: 1)
    #expect(yardstick.plannedOccasions == 2)
    #expect(agrees(yardstick.threshold, yardstick.pairThreshold, relative: 1e-12))
    #expect(yardstick.covering(2) == yardstick)
    #expect(yardstick.covering(5).threshold > yardstick.threshold)
    #expect(yardstick.covering(5).plannedOccasions == 5)
  }

  @Test("with no change some pair is beyond it in 5 % of journeys", arguments: 2...12)
  func rate(_ occasions: Int) {
    // 20,000 unchanged people each: 5 % ± .5, which is 3.2 standard errors of a share; 400,000 when
    // asked for much, which is 14.
    var generator = Xoshiro256(seed: 17, stream: UInt64(occasions))
    let yardstick = JourneyYardstick(standardError: 1, plannedOccasions: occasions)
    let people = Slow.cases(20_000, 400_000)
    var beyond = 0
    for _ in 0..<people {
      let scores = (0..<occasions).map { _ in generator.normal() }
      let range = (scores.max() ?? 0) - (scores.min() ?? 0)
      if range > yardstick.threshold { beyond += 1 }
    }
    let share = Double(beyond) / Double(people)
    if Slow.isAskedFor { print("any pair beyond the threshold, \(occasions) occasions: \(share)") }
    #expect(abs(share - 0.05) <= 0.005, "\(beyond) of \(people)")
  }
}

@Suite("The parts of a journey")
struct JourneyPartsTests {
  typealias Leg = (JourneyLeg.Kind, Int, Int, Double)

  static let journeys: [([Double], [Leg])] = [
    ([], []), ([4], []), ([4, 7, 3], []),
    ([10, 18], [(.gain, 0, 1, 8)]),
    ([10, 18, 12], [(.gain, 0, 1, 8), (.setback, 1, 2, 6)]),
    // The lowest point before a rise is where it began.
    ([10, 8, 16, 17, 13], [(.gain, 1, 3, 9)]),
    ([20, 12, 11, 19, 30, 22], [(.setback, 0, 2, 9), (.gain, 2, 4, 19), (.setback, 4, 5, 8)]),
    // Small moves within a leg do not end it, and a new height counts.
    ([0, 8, 5, 9, 5, 12], [(.gain, 0, 5, 12)]),
    // A move of exactly the threshold is none: the gain goes on.
    ([10, 0, 6, 1, 7], [(.setback, 0, 1, 10), (.gain, 1, 4, 7)]),
    ([0, 5, 10], [(.gain, 0, 2, 10)]),
  ]

  @Test(
    "legs run from turning point to turning point, each beyond the threshold", arguments: journeys)
  func legs(_ heights: [Double], _ expected: [Leg]) {
    let legs = TurningPoints.legs(heights, threshold: 5)
    #expect(legs.map(\.kind) == expected.map(\.0))
    #expect(legs.map(\.from) == expected.map(\.1))
    #expect(legs.map(\.to) == expected.map(\.2))
    #expect(legs.map(\.size) == expected.map(\.3))
  }

  @Test(
    "legs alternate, join, exceed the threshold, and turn round with the scale; seeded journeys")
  func legProperties() {
    var generator = Xoshiro256(seed: 12)
    for _ in 0..<2000 {
      let count = Int.random(in: 1...14, using: &generator)
      let heights = (0..<count).map { _ in Double(Int.random(in: 0...30, using: &generator)) }
      let legs = TurningPoints.legs(heights, threshold: 6)
      for (leg, next) in zip(legs, legs.dropFirst()) {
        #expect(leg.kind != next.kind && leg.to == next.from)
      }
      #expect(!legs.contains { $0.size <= 6 || $0.from >= $0.to })
      let turned = TurningPoints.legs(heights.map { -$0 }, threshold: 6)
      #expect(turned.map(\.from) == legs.map(\.from) && turned.map(\.to) == legs.map(\.to))
      #expect(!zip(turned, legs).contains { $0.kind == $1.kind })
      let range = (heights.max() ?? 0) - (heights.min() ?? 0)
      #expect(legs.isEmpty == (range <= 6), "\(heights)")
    }
  }

  @Test("an event is held when the next score is beyond error too, and then moves the reference")
  func events() {
    let events = JourneyEvents.events([10, 18, 17, 9, 10, 20], threshold: 5)
    #expect(events.map(\.kind) == [.gain, .setback, .gain])
    #expect(events.map(\.reference) == [0, 2, 4])
    #expect(events.map(\.at) == [1, 3, 5])
    #expect(events.map(\.size) == [8, 8, 10])
    #expect(events.map(\.standing) == [.held, .held, .open])
  }

  @Test("a move seen once leaves the reference, and none is found within error")
  func eventsSeenOnce() {
    let events = JourneyEvents.events([10, 18, 11, 2, 12], threshold: 5)
    #expect(events.map(\.standing) == [.once, .once])
    #expect(events.map(\.reference) == [0, 0])
    #expect(JourneyEvents.events([10, 15, 5, 10], threshold: 5).isEmpty)
    #expect(JourneyEvents.events([], threshold: 5).isEmpty)
  }

  @Test("a gain is the first score beyond error of the start: seen again or not, kept or not")
  func gains() {
    func gain(_ heights: [Double]) -> ReliableGain? { ReliableGain(heights, threshold: 5) }
    #expect(gain([10, 15, 12]) == nil)
    #expect(gain([]) == nil)
    #expect(gain([10, 12, 17])?.at == 2)
    #expect(gain([10, 12, 17])?.wasSeenAgain == nil)
    #expect(gain([10, 12, 17])?.isKept == true)
    #expect(gain([10, 17, 12])?.wasSeenAgain == false)
    #expect(gain([10, 17, 12])?.isKept == false)
    #expect(gain([10, 17, 12, 18])?.wasSeenAgain == true)
    #expect(gain([10, 17, 12, 18])?.size == 7)
  }

  @Test("a person's own ups and downs are looked at from six scores on")
  func variability() throws {
    let times: [Double] = [0, 1, 2, 3, 4, 5]
    // Residuals ±1 beside a line, orthogonal to it: s² = 6/4.
    let values: [Double] = [1, -1, 0, 0, -1, 1]
    let points = zip(times, values).map { (time: $0, value: 10 + 2 * $0 + $1) }
    let calm = try #require(PersonalVariability(points, standardErrorOfMeasurement: 2))
    #expect(agrees(calm.standardDeviation, 1, relative: 1e-12))
    #expect(calm.lower < 1 && calm.upper > 1 && !calm.exceedsError)
    // R 4.2.2: sqrt(4/qchisq(c(.975, .025), 4)) = 0.59913314, 2.87355563.
    #expect(abs(calm.lower - 0.59913314) < 1e-8 && abs(calm.upper - 2.87355563) < 1e-8)
    let swinging = try #require(PersonalVariability(points, standardErrorOfMeasurement: 0.2))
    #expect(swinging.exceedsError)
    #expect(PersonalVariability(Array(points.dropLast()), standardErrorOfMeasurement: 2) == nil)
  }
}
