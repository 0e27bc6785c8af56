import Distributions
import TestSupport
import Testing

@Suite("Mean and standard deviation of a sample")
struct SampleMomentsTests {
  /// PHEindicatormethods' test numbers: reference/benchmarking.md §1.5.
  static let area = [
    33.09375, 48.38596, 64.83495, 67.98475, 22.93556, 71.23587, 38.78465, 82.37927,
  ]

  @Test(
    "the interval of the mean is Student's",
    arguments: [
      (0.95, 36.168325241336504, 71.240364758663517),
      (0.998, 18.216705294788838, 89.191984705211183),
    ])
  func interval(_ level: Double, _ lower: Double, _ upper: Double) throws {
    let moments = try #require(SampleMoments(Self.area))
    #expect(agrees(moments.mean, 53.704345, relative: 1e-14))
    #expect(agrees(moments.standardDeviation, 20.975575257709309, relative: 1e-13))
    let interval = try #require(moments.interval(level: level))
    #expect(agrees(interval.lowerBound, lower, relative: 1e-12))
    #expect(agrees(interval.upperBound, upper, relative: 1e-12))
  }

  @Test("one value has no spread, and none no moments")
  func edges() {
    #expect(SampleMoments([]) == nil)
    #expect(SampleMoments([3])?.standardDeviation == nil)
    #expect(SampleMoments([3])?.interval(level: 0.95) == nil)
    #expect(SampleMoments([3, 3, 3])?.standardDeviation == 0)
  }

  @Test("a large offset costs no digits")
  func offset() throws {
    let moments = try #require(SampleMoments([1e9 + 1, 1e9 + 2, 1e9 + 3]))
    #expect(agrees(moments.standardDeviation, 1, relative: 1e-14))
  }
}
