import Distributions
import Testing

@Suite("Normal, t, chi-squared and F distributions (R 4.2.2)")
struct DistributionTests {
  /// Found, and what R 4.2.2 prints with `sprintf("%.17g")` for the call named beside it.
  static let cases: [(call: String, found: Double, expected: Double)] = [
    ("pnorm(1.5)", Normal().cumulative(1.5), 0.93319279873114191),
    ("qnorm(.975)", Normal().quantile(0.975), 1.9599639845400536),
    ("pnorm(10, lower=F)", Normal().upperTail(10), 7.6198530241605269e-24),
    ("pt(2.5, 3.5)", StudentT(degreesOfFreedom: 3.5).cumulative(2.5), 0.96215267809525495),
    ("pt(40, 2, lower=F)", StudentT(degreesOfFreedom: 2).upperTail(40), 0.0003122073360923703),
    ("qt(.975, 4.2)", StudentT(degreesOfFreedom: 4.2).quantile(0.975), 2.7250727225923739),
    (
      "pchisq(3.2, 2.5, lower=F)", ChiSquared(degreesOfFreedom: 2.5).upperTail(3.2),
      0.27971515163811006
    ),
    ("qchisq(.95, 7)", ChiSquared(degreesOfFreedom: 7).quantile(0.95), 14.067140449340167),
    (
      "pchisq(300, 3, lower=F)", ChiSquared(degreesOfFreedom: 3).upperTail(300),
      9.948758346327708e-65
    ),
    (
      "pf(3.2, 4.5, 12)", FisherF(numerator: 4.5, denominator: 12).cumulative(3.2),
      0.95107472902484436
    ),
    (
      "pf(30, 3, 40, lower=F)", FisherF(numerator: 3, denominator: 40).upperTail(30),
      2.5002827378619101e-10
    ),
    (
      "pf(9, 200, 2.5, lower=F)", FisherF(numerator: 200, denominator: 2.5).upperTail(9),
      0.0693735210569765
    ),
    (
      "qf(.975, 49, 294)", FisherF(numerator: 49, denominator: 294).quantile(0.975),
      1.4891505091869481
    ),
    (
      "qf(.0025, 19, 114)", FisherF(numerator: 19, denominator: 114).quantile(0.0025),
      0.31021655939571247
    ),
    ("lgamma(12.3)", logGamma(12.3), 18.238983407092245),
  ]

  @Test("agree with R far into the tails", arguments: cases)
  func agreesWithR(_ value: (call: String, found: Double, expected: Double)) {
    // Closed forms: R's own quantiles carry about 1e-13.
    #expect(abs(value.found / value.expected - 1) < 1e-12, "\(value.call)")
  }

  @Test(
    "a two-sided probability counts both tails and never passes one", arguments: [0, 0.3, 2, 9])
  func twoSided(_ t: Double) {
    let student = StudentT(degreesOfFreedom: 5)
    #expect(student.twoSided(t) == student.twoSided(-t))
    #expect(student.twoSided(t) <= 1)
    #expect(abs(student.twoSided(t) - 2 * student.cumulative(-t)) < 1e-15)
  }

  @Test("with many degrees of freedom t becomes normal")
  func manyDegreesOfFreedom() {
    // The difference falls as 1/df.
    let t = StudentT(degreesOfFreedom: 1e9).quantile(0.975)
    #expect(abs(t - Normal().quantile(0.975)) < 1e-8)
  }

  @Test("a rule of n points is exact to degree 2n − 1")
  func quadrature() {
    let found = GaussLegendre(4).integrate(from: 0, to: 2, panels: 1) { x in
      let cube = x * x * x
      return cube * cube * x
    }
    #expect(abs(found - 32) < 1e-12)  // ∫ x⁷ from 0 to 2 = 2⁸/8
    #expect(abs(GaussLegendre(1).integrate(from: 0, to: 2, panels: 3) { $0 } - 2) < 1e-14)
  }

  @Test("a probability of zero or one has no quantile")
  func quantileOutside() async {
    await #expect(processExitsWith: .failure) { _ = Normal().quantile(0) }
    await #expect(processExitsWith: .failure) { _ = Normal().quantile(1) }
  }
}
