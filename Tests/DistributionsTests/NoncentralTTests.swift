import Distributions
import TestSupport
import Testing

@Suite("The noncentral t distribution")
struct NoncentralTTests {
  /// t, degrees of freedom, noncentrality, both tails. mpmath 1.3.0 at 40 digits:
  /// P(T ≤ t) = ∫ Φ(t u − δ) f(u) du over u = √(χ²_ν/ν), by Gauss–Legendre on ten pieces of [0, 6].
  static let expected: [(t: Double, df: Double, delta: Double, lower: Double, upper: Double)] = [
    (2, 5, 1, 0.77807466261621487, 0.22192533738378513),
    (5.5, 29, 5, 0.64197269841797005, 0.35802730158202995),
    (-1.5, 4, 0.5, 0.043373562664761079, 0.95662643733523892),
    (0, 10, 1.25, 0.10564977366685526, 0.89435022633314474),
    (12, 29, 5, 0.99995483169398587, 4.5168306014127973e-5),
    (1, 29, 5, 3.5331733936906534e-5, 0.99996466826606309),
    (3, 2.5, -0.75, 0.99104027291250493, 0.0089597270874950719),
  ]

  @Test("agrees with numerical integration in mpmath to 40 digits", arguments: expected)
  func agreesWithIntegration(
    _ value: (t: Double, df: Double, delta: Double, lower: Double, upper: Double)
  ) {
    let distribution = NoncentralT(degreesOfFreedom: value.df, noncentrality: value.delta)
    // Boost promises some hundred units in the last place here.
    #expect(agrees(distribution.cumulative(value.t), value.lower, relative: 1e-11))
    #expect(agrees(distribution.upperTail(value.t), value.upper, relative: 1e-11))
  }

  @Test("with noncentrality 0 it is Student's t")
  func central() {
    for t in [-3.0, 0, 1.2, 8] {
      let student = StudentT(degreesOfFreedom: 6.5)
      let found = NoncentralT(degreesOfFreedom: 6.5, noncentrality: 0)
      #expect(agrees(found.cumulative(t), student.cumulative(t), relative: 1e-13))
    }
  }

  @Test("the interval of a noncentrality has the tails it says, on both sides of zero")
  func interval() throws {
    for (t, df, level) in [
      (5.44389445, 29.0, 0.95), (-2.0, 4.0, 0.9), (0, 11, 0.99), (30, 250, 0.95),
    ] {
      let found = try #require(NoncentralT.interval(t: t, degreesOfFreedom: df, level: level))
      let tail = (1 - level) / 2
      let low = NoncentralT(degreesOfFreedom: df, noncentrality: found.lowerBound)
      let high = NoncentralT(degreesOfFreedom: df, noncentrality: found.upperBound)
      #expect(agrees(low.upperTail(t), tail, relative: 1e-9))
      #expect(agrees(high.cumulative(t), tail, relative: 1e-9))
    }
    let found = try #require(NoncentralT.interval(t: 3, degreesOfFreedom: 8, level: 0.95))
    let turned = try #require(NoncentralT.interval(t: -3, degreesOfFreedom: 8, level: 0.95))
    #expect(agrees(turned.lowerBound, -found.upperBound, relative: 1e-9))
  }

  @Test(
    "enormous values have an interval or none, and never a trap",
    arguments: [1e3, 1e6, 1e300, .infinity, .nan])
  func enormous(_ t: Double) {
    if let interval = NoncentralT.interval(t: t, degreesOfFreedom: 5, level: 0.95) {
      #expect(interval.lowerBound.isFinite && interval.upperBound.isFinite)
    }
  }
}
