import Models
import TestSupport
import Testing

@Suite("Estimates from several fillings (Rubin 1987; Barnard & Rubin 1999)")
struct PooledEstimateTests {
  @Test("agrees with mice::pool.scalar")
  func agreesWithMice() {
    // R 4.2.2, mice 3.15.0:
    // pool.scalar(c(24.1, 24.6, 23.9, 24.4, 24.2), c(.31, .29, .30, .33, .28), n = 50, k = 1)
    let pooled = PooledEstimate(
      [24.1, 24.6, 23.9, 24.4, 24.2], variances: [0.31, 0.29, 0.30, 0.33, 0.28],
      degreesOfFreedom: 49)
    // Closed forms.
    #expect(agrees(pooled.value, 24.239999999999998, relative: 1e-14))
    #expect(agrees(pooled.standardError, 0.38960000000000039.squareRoot(), relative: 1e-13))
    #expect(agrees(pooled.degreesOfFreedom, 24.987551264810172, relative: 1e-12))
    #expect(agrees(pooled.missingInformation, 0.28023876654132379, relative: 1e-12))
  }

  @Test("estimates that agree leave the error of one, and no information is missing")
  func withoutSpread() {
    let pooled = PooledEstimate([5, 5, 5], variances: [4, 4, 4], degreesOfFreedom: 9)
    #expect(pooled.value == 5)
    #expect(pooled.standardError == 2)
    #expect(pooled.missingInformation == 0)
    // (ν + 1) / (ν + 3) · ν, as the paper has it even without gaps.
    #expect(agrees(pooled.degreesOfFreedom, 10.0 / 12 * 9, relative: 1e-14))
  }

  @Test("estimates without an error of their own have a finite interval and no NaN")
  func withoutErrors() {
    let pooled = PooledEstimate([1, 2, 4], variances: [0, 0, 0], degreesOfFreedom: 9)
    #expect(pooled.degreesOfFreedom > 0)
    #expect(pooled.standardError > 0 && pooled.standardError.isFinite)
    #expect(pooled.missingInformation == 1)
    let interval = pooled.interval(level: 0.95)
    #expect(interval.lowerBound.isFinite && interval.upperBound.isFinite)
  }
}
