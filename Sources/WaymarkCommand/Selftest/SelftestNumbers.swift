import Distributions
import Glibc
import LinearAlgebra
import Models

/// Numbers that are found anew and compared with published ones.
enum SelftestNumbers {
  private static let nist = "NIST StRD"

  /// Every check.
  static var checks: [SelftestCheck] {
    CertifiedMoments.all.flatMap(moments) + CertifiedRegression.all.flatMap(regression)
      + CertifiedVariance.all.flatMap(variance) + distributions
  }

  private static func moments(_ set: CertifiedMoments) -> [SelftestCheck] {
    let found = SampleMoments(set.values)
    return [
      SelftestCheck(
        .univariate, set.name, "mean", found: found?.mean, expected: set.mean, digits: 14,
        source: nist),
      SelftestCheck(
        .univariate, set.name, "standard deviation", found: found?.standardDeviation,
        expected: set.standardDeviation, digits: set.digits, source: nist),
    ]
  }

  /// Coefficients b of least squares, and their standard errors
  ///
  ///     se_j = s · ‖row j of T‖,      s² = Σ residual² / (n − p)
  ///
  /// with T from the QR factorization of the design: (XᵀX)⁻¹ = T·Tᵀ.
  private static func regression(_ set: CertifiedRegression) -> [SelftestCheck] {
    let (n, p) = (set.y.count, set.x.count)
    let factors = PivotedQR(Matrix(columns: set.x, rows: n), tolerance: 1e-13)
    let fit: (coefficients: [Double], residuals: [Double])
    do throws(LinearAlgebraError) {
      fit = try factors.leastSquares(set.y)
    } catch {
      return [
        SelftestCheck(
          .regression, set.name, "coefficients", source: nist, .refused("columns look dependent"))
      ]
    }
    let s = (fit.residuals.reduce(0) { $0 + $1 * $1 } / Double(n - p)).squareRoot()
    let t = factors.toCoefficients
    func worst(_ quantity: String, _ found: [Double], _ expected: [Double], _ digits: Double)
      -> SelftestCheck
    {
      let all = zip(found, expected).enumerated().map { j, pair in
        SelftestCheck(
          .regression, set.name, "\(quantity) (least exact of \(p): B\(j + offset(set)))",
          found: pair.0, expected: pair.1, digits: digits, source: nist)
      }
      return all.min { $0.correctDigits < $1.correctDigits }
        ?? SelftestCheck(.regression, set.name, quantity, source: nist, .refused("nothing to find"))
    }
    let coefficients = worst("coefficients", fit.coefficients, set.coefficients, set.digits)
    guard let errors = set.errors else { return [coefficients] }
    let found = (0..<p).map { j in
      s * (0..<p).reduce(0) { $0 + t[j, $1] * t[j, $1] }.squareRoot()
    }
    return [coefficients, worst("standard errors", found, errors, 11)]
  }

  /// Coefficients are counted from B0, the intercept, or from B1 where there is none.
  private static func offset(_ set: CertifiedRegression) -> Int { set.x.count == 1 ? 1 : 0 }

  /// Mean squares from the variances of a mixed model with a random intercept for each group.
  private static func variance(_ set: CertifiedVariance) -> [SelftestCheck] {
    let labels = set.groups.enumerated().flatMap { group, values in values.map { _ in "\(group)" } }
    let n = Double(set.groups.first?.count ?? 0)
    let fit: MixedModelFit
    do throws(ModelError) {
      fit = try MixedModel("value ~ 1 + (1 | group)").fit(
        ModelFrame(["value": .numeric(set.groups.flatMap(\.self)), "group": .factor(labels)]))
    } catch {
      return [
        SelftestCheck(
          .variance, set.name, "mean squares", source: nist, .refused("the model has no fit"))
      ]
    }
    let group = fit.varianceComponents.first?.variance ?? .nan
    // Iterative fits are promised to six digits.
    return [
      SelftestCheck(
        .variance, set.name, "mean square within", found: fit.residualVariance,
        expected: set.within, digits: 6, source: nist),
      SelftestCheck(
        .variance, set.name, "mean square between", found: fit.residualVariance + n * group,
        expected: set.between, digits: 6, source: nist),
    ]
  }

  private static func value(
    _ call: String, _ found: Double?, _ expected: Double, digits: Double = 12,
    source: String = "R 4.2.2"
  ) -> SelftestCheck {
    SelftestCheck(
      .distributions, call, "value", found: found, expected: expected, digits: digits,
      source: source)
  }

  /// What R prints for the calls that name them, and what integration in mpmath gives.
  private static var distributions: [SelftestCheck] {
    [
      value("pnorm(1.5)", Normal().cumulative(1.5), 0.93319279873114191),
      value("qnorm(.975)", Normal().quantile(0.975), 1.9599639845400536),
      value("pnorm(10, lower=F)", Normal().upperTail(10), 7.6198530241605269e-24),
      value("pt(2.5, 3.5)", StudentT(degreesOfFreedom: 3.5).cumulative(2.5), 0.96215267809525495),
      value("qt(.975, 4.2)", StudentT(degreesOfFreedom: 4.2).quantile(0.975), 2.7250727225923739),
      value("qchisq(.95, 7)", ChiSquared(degreesOfFreedom: 7).quantile(0.95), 14.067140449340167),
      value(
        "pf(3.2, 4.5, 12)", FisherF(numerator: 4.5, denominator: 12).cumulative(3.2),
        0.95107472902484436),
      value(
        "qf(.975, 49, 294)", FisherF(numerator: 49, denominator: 294).quantile(0.975),
        1.4891505091869481),
      value("lgamma(12.3)", logGamma(12.3), 18.238983407092245),
      // For two values the studentized range is √2 times the normal's (Jacobson & Truax's threshold).
      value(
        "qtukey(.95, 2, Inf)", StudentizedRange(count: 2).quantile(0.95),
        2.0.squareRoot() * 1.9599639845400536, digits: 9, source: "√2 · qnorm(.975)"),
      value(
        "noncentral t: P(T ≤ 5.5), 29 df, δ = 5",
        NoncentralT(degreesOfFreedom: 29, noncentrality: 5).cumulative(5.5), 0.64197269841797005,
        digits: 11, source: "mpmath 1.3.0, 40 digits"),
      // p̂ = 15/30, z = 1.959964: (p̂ + z²/2n − z √(p̂(1−p̂)/n + z²/4n²)) / (1 + z²/n) is exact by hand.
      value(
        "Wilson's interval, 15 of 30, 95 %: lower limit",
        WilsonInterval.of(15, of: 30, level: 0.95).lowerBound,
        0.5 - 0.5 * wilsonHalfWidth, digits: 12, source: "Wilson (1927), by hand"),
    ]
  }

  /// For half of n people: √( z² / (n + z²) ).
  private static let wilsonHalfWidth: Double = {
    let square = 1.9599639845400536 * 1.9599639845400536
    return (square / (30 + square)).squareRoot()
  }()
}

extension SelftestCheck {
  /// Correct digits, for finding the least; 0 where there is no number.
  var correctDigits: Double {
    if case .digits(let correct, _) = outcome { return correct }
    return 0
  }
}
