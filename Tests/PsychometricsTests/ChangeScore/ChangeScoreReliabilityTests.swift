import Distributions
import Psychometrics
import Results
import TestSupport
import Testing

@Suite("The reliability of change")
struct ChangeScoreReliabilityTests {
  @Test(
    "exLong: the reference's figures",
    .enabled(if: LongitudinalItems.cells != nil, SharedData.absence))
  func exLong() throws {
    let cells = try #require(LongitudinalItems.cells)
    let items = ChangeItems(first: cells.map { $0[0] }, second: cells.map { $0[1] })
    let found = try ChangeScoreReliability.of(items)
    // reference/psychometrics.md §4.6, printed to twelve places.
    #expect(agrees(found.coefficient.value, 0.532928705967, relative: 0, absolute: 1e-12))
    #expect(agrees(found.first, 0.833722035198, relative: 0, absolute: 1e-12))
    #expect(agrees(found.second, 0.840209247580, relative: 0, absolute: 1e-12))
    #expect(agrees(found.correlation, 0.653772849470, relative: 0, absolute: 1e-12))
    #expect(agrees(found.standardDeviations[0], 2.747731151736, relative: 0, absolute: 1e-11))
    #expect(agrees(found.standardDeviations[1], 2.985965217413, relative: 0, absolute: 1e-11))
    #expect(agrees(found.differenceError, 1.637099726172, relative: 0, absolute: 1e-11))
    // numpy: derivatives of ρ_D by persons' weights (central differences), Σ L²/n² · (n − 1)/n.
    #expect(
      agrees(
        found.coefficient.standardError, 0.048346988916235 * 0.995.squareRoot(), relative: 1e-7))
  }

  @Test(
    "exLong: the bootstrap agrees with the delta method",
    .enabled(if: LongitudinalItems.cells != nil, SharedData.absence))
  func bootstrap() throws {
    let cells = try #require(LongitudinalItems.cells)
    let items = ChangeItems(first: cells.map { $0[0] }, second: cells.map { $0[1] })
    let samples = ChangeScoreReliability.Method.bootstrap(samples: 2000, seed: 1)
    let found = try ChangeScoreReliability.of(items, method: samples)
    let interval = try #require(found.coefficient.interval)
    // numpy, 2,000 samples of its own: 0.42113 to 0.62148. Limits of 2,000 samples stray by 0.005.
    #expect(abs(interval.lower - 0.42113) < 0.015 && abs(interval.upper - 0.62148) < 0.015)
    #expect(try ChangeScoreReliability.of(items, method: samples) == found)
  }

  @Test("from published figures it is the same as from answers")
  func published() throws {
    let items = Self.simulated(80, change: 1, seed: 3)
    let found = try ChangeScoreReliability.of(items)
    let published = try ChangeScoreReliability.coefficient(
      deviations: (found.standardDeviations[0], found.standardDeviations[1]),
      reliabilities: (found.first, found.second), correlation: try #require(found.correlation))
    #expect(agrees(published, found.coefficient.value, relative: 1e-10))
    // reference/psychometrics.md §4.6: sums of three items of semTools's exLong.
    let reference = try ChangeScoreReliability.coefficient(
      deviations: (2.747731151736, 2.985965217413),
      reliabilities: (0.833722035198, 0.840209247580), correlation: 0.653772849470)
    #expect(agrees(reference, 0.532928705967, relative: 0, absolute: 1e-11))
    // σ = 1, ρ = 0.8, r = 0.6: (0.8 + 0.8 − 1.2)/(2 − 1.2) = 0.5.
    let half = try ChangeScoreReliability.coefficient(
      deviations: (1, 1), reliabilities: (0.8, 0.8), correlation: 0.6)
    #expect(agrees(half, 0.5, relative: 1e-12))
  }

  /// Five items, each person's level plus change plus error with standard deviation 1.
  static func simulated(_ n: Int, change: Double, seed: UInt64) -> ChangeItems {
    var random = Xoshiro256(seed: seed)
    var (first, second): ([[Double?]], [[Double?]]) = ([], [])
    for _ in 0..<n {
      let level = random.normal()
      let moved = change * random.normal()
      first.append((0..<5).map { _ in level + random.normal() })
      second.append((0..<5).map { _ in level + moved + random.normal() })
    }
    return ChangeItems(first: first, second: second)
  }

  @Test("it finds what was put in, and intervals hold it as often as they say")
  func coverage() throws {
    // Var of true change of the sum 25 c², of error 10: ρ_D = 25/(25 + 10) at c = 1.
    let samples = Slow.cases(200, 2000)
    var held = 0
    for sample in 0..<samples {
      let found = try ChangeScoreReliability.of(
        Self.simulated(80, change: 1, seed: UInt64(5000 + sample)))
      let interval = try #require(found.coefficient.interval)
      if interval.lower <= 25.0 / 35, 25.0 / 35 <= interval.upper { held += 1 }
    }
    // 95 % in theory for very many people; of 80, a little less. Chance leaves 0.06 of 200.
    let share = Double(held) / Double(samples)
    if Slow.isAskedFor { print("reliability of change, 80 people: delta interval holds \(share)") }
    #expect(share > (Slow.isAskedFor ? 0.92 : 0.87) && share < 0.99)
  }

  @Test("where nobody changes otherwise than everybody it is near nothing, however good the scores")
  func noChange() throws {
    let found = try ChangeScoreReliability.of(Self.simulated(2000, change: 0, seed: 9))
    #expect(found.first > 0.8 && found.second > 0.8)
    // The standard error of 2,000 persons is near 0.03.
    #expect(abs(found.coefficient.value) < 0.12)
  }

  @Test("what cannot be had says why")
  func withheld() {
    for (first, second, code) in [
      ([[1, 2]], [[2, 3]], "change-reliability.too-few-persons"),
      ([], [], "change-reliability.too-few-persons"),
      (
        [[1, nil], [2, 3], [3, 4]], [[1, 1], [2, 4], [3, 3]], "change-reliability.too-few-persons"
      ),
      ([[1], [2], [4]], [[2], [1], [3]], "change-reliability.one-item"),
      ([[1, 2], [3, 3], [5, 4]], [[2, 3], [4, 4], [6, 5]], "change-reliability.no-spread"),
      ([[2, 2], [2, 2], [2, 2]], [[1, 2], [3, 3], [5, 4]], "change-reliability.no-spread"),
      // Everybody has 0.6 on the first occasion, but for rounding.
      (
        [[0.1, 0.5], [0.2, 0.4], [0.3, 0.3]], [[1, 2], [3, 3], [5, 4]],
        "change-reliability.no-spread"
      ),
    ] as [([[Double?]], [[Double?]], String)] {
      #expect {
        try ChangeScoreReliability.of(ChangeItems(first: first, second: second))
      } throws: {
        ($0 as? Withheld)?.code == code
      }
    }
  }
}
