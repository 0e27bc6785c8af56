import Change
import Distributions
import Results
import Scales
import TestSupport
import Testing

@Suite("Groups of journeys by rule")
struct JourneyGroupsTests {
  // A plan of six occasions: q(.95; 6, ∞) = 4.03009.
  static let yardstick = JourneyYardstick(
    standardError: 5 / StudentizedRange(count: 6).quantile(0.95), plannedOccasions: 6)

  static func pattern(_ values: [Double], known: Bool = true) -> JourneyDescription.Pattern? {
    JourneyDescription.Pattern(
      values, direction: .higherIsBetter, yardstick: known ? yardstick : nil)
  }

  static let byHand: [(values: [Double], pattern: JourneyDescription.Pattern)] = [
    ([10], .oneScore), ([10, 14, 12], .withinError), ([10, 17, 16], .gainKept),
    ([10, 18, 11, 15], .gainSetbackRegained), ([10, 17, 11], .gainSetbackAhead),
    ([10, 17, 9], .gainSetbackBack), ([16, 10, 15], .setbackRegained), ([17, 10], .awayFromBetter),
    ([14, 10, 18], .riseFromLow),
  ]

  @Test("every group is reached, and counted with its share")
  func counted() throws {
    var found = try Self.byHand.map { try #require(Self.pattern($0.values)) }
    #expect(found == Self.byHand.map(\.pattern))
    found.append(try #require(Self.pattern([10, 20], known: false)))
    #expect(Set(found) == Set(JourneyDescription.Pattern.allCases))
    let groups = JourneyGroups(found + [.gainKept, .gainKept])
    #expect(groups.persons == 12 && groups.shaped == 10)
    #expect(groups.groups.map(\.pattern) == JourneyDescription.Pattern.allCases)
    let kept = try #require(groups.groups.first { $0.pattern == .gainKept })
    #expect(kept.persons == 3 && kept.share?.value == 0.25)
    // Wilson's interval of 3 of 12: R prop.test(3, 12, correct = FALSE).
    #expect(agrees(kept.share?.interval?.lower, 0.0889416683941, relative: 1e-10))
    #expect(agrees(kept.share?.interval?.upper, 0.5323053349336, relative: 1e-10))
  }

  /// The rules as their sentences say them, each by looking at every pair of scores.
  static func rules(_ values: [Double], _ threshold: Double) -> [JourneyDescription.Pattern] {
    let (first, last) = (values[0], values[values.count - 1])
    var fall = (size: 0.0, from: 0.0, to: 0.0)
    var largestRise = 0.0
    for later in values.indices {
      for earlier in values[..<later].indices {
        let move = values[later] - values[earlier]
        largestRise = max(largestRise, move)
        if -move > fall.size { fall = (-move, values[earlier], values[later]) }
      }
    }
    let falls = fall.size > threshold
    let fromGain = fall.from - first > threshold
    let half = last - fall.to >= fall.size / 2
    let gains = values.contains { $0 - first > threshold }
    let rules: [(JourneyDescription.Pattern, Bool)] = [
      (.oneScore, values.count == 1),
      (.withinError, values.count > 1 && !falls && largestRise <= threshold),
      (.gainKept, !falls && gains),
      (.gainSetbackRegained, falls && fromGain && half),
      (.gainSetbackAhead, falls && fromGain && !half && last > first),
      (.gainSetbackBack, falls && fromGain && !half && last <= first),
      (.setbackRegained, falls && !fromGain && half),
      (.awayFromBetter, falls && !fromGain && !half),
      (.riseFromLow, !falls && !gains && largestRise > threshold),
    ]
    return rules.filter(\.1).map(\.0)
  }

  @Test("every journey falls in exactly one group, the one whose sentence is true of it")
  func exactlyOne() throws {
    var generator = Xoshiro256(seed: 17)
    var seen: Set<JourneyDescription.Pattern> = []
    for _ in 0..<Slow.cases(5_000, 200_000) {
      let count = Int.random(in: 1...6, using: &generator)
      let values = (0..<count).map { _ in Double(Int.random(in: 0...14, using: &generator)) }
      let pattern = try #require(Self.pattern(values))
      #expect(Self.rules(values, 5) == [pattern], "\(values)")
      // Turned round, on a scale on which lower is better.
      #expect(
        JourneyDescription.Pattern(
          values.map { 20 - $0 }, direction: .lowerIsBetter, yardstick: Self.yardstick) == pattern)
      seen.insert(pattern)
    }
    #expect(seen.count == JourneyDescription.Pattern.allCases.count - 1)
  }

  @Test("no scores have no pattern, and nobody has no shares")
  func edges() {
    #expect(Self.pattern([]) == nil)
    let nobody = JourneyGroups([])
    #expect(nobody.persons == 0 && nobody.shaped == 0)
    #expect(nobody.groups.allSatisfy { $0.persons == 0 && $0.share == nil })
    #expect(Self.pattern([10, 10, 10]) == .withinError)
  }

  @Test("the pattern is the one of the whole description")
  func sameAsDescription() {
    for (values, pattern) in Self.byHand {
      #expect(JourneyDescriptionTests.describe(values).pattern == pattern)
    }
  }
}
