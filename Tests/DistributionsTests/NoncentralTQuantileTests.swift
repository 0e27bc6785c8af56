import Distributions
import TestSupport
import Testing

@Suite("Quantiles of the noncentral t distribution")
struct NoncentralTQuantileTests {
  /// scipy 1.17.1: `scipy.stats.nct.ppf(p, df, nc)`.
  static let expected: [(p: Double, df: Double, delta: Double, t: Double)] = [
    (0.975, 29, 10.735362127101256, 15.0987197837833),
    (0.025, 29, 10.735362127101256, 7.94403967494131),
    (0.5, 4, -3, -3.23669332879775), (0.9, 199, 27.7, 30.0481174682251),
  ]

  @Test("agree with scipy", arguments: expected)
  func agreesWithScipy(_ value: (p: Double, df: Double, delta: Double, t: Double)) {
    let distribution = NoncentralT(degreesOfFreedom: value.df, noncentrality: value.delta)
    // scipy's root finding stops some 1e-11 away.
    #expect(agrees(distribution.quantile(value.p), value.t, relative: 1e-9))
  }

  @Test("give the probability back, and Student's t without noncentrality")
  func properties() throws {
    for (df, delta) in [(1.0, 0.5), (5, -2), (30, 12), (500, 60)] {
      let distribution = NoncentralT(degreesOfFreedom: df, noncentrality: delta)
      for p in [0.001, 0.3, 0.975] {
        let t = try #require(distribution.quantile(p))
        #expect(agrees(distribution.cumulative(t), p, relative: 1e-11))
      }
    }
    let central = NoncentralT(degreesOfFreedom: 7, noncentrality: 0).quantile(0.9)
    #expect(agrees(central, StudentT(degreesOfFreedom: 7).quantile(0.9), relative: 1e-12))
  }
}
