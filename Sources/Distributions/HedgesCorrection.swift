import Glibc

/// J(m), which takes the upward bias of a standardised mean difference away in small groups.
///
///     J(m) = Γ(m/2) / (√(m/2) Γ((m − 1)/2)) ≈ 1 − 3/(4m − 1)
///
/// From m = 200, where the logarithms of Γ would cost digits, by the series of Γ(x + ½)/Γ(x) with
/// x = (m − 1)/2, whose first term left out is below 1e-16.
///
/// ### Source
/// Hedges, L. V. (1981). Distribution theory for Glass's estimator of effect size and related
/// estimators. *Journal of Educational Statistics, 6*(2), 107–128.
/// <https://doi.org/10.3102/10769986006002107>
///
/// - Parameter m: degrees of freedom of the standard deviation, above 1.
/// - Returns: the factor, in (0, 1).
public func hedgesCorrection(degreesOfFreedom m: Double) -> Double {
  precondition(m > 1, "\(m) degrees of freedom")
  if m < 200 { return exp(logGamma(m / 2) - logGamma((m - 1) / 2)) / (m / 2).squareRoot() }
  let y = 2 / (m - 1)
  let ratio =
    1 + y
    * (-1.0 / 8 + y
      * (1.0 / 128 + y
        * (5.0 / 1024 + y
          * (-21.0 / 32768 + y * (-399.0 / 262_144 + y * (869.0 / 4_194_304))))))
  return ((m - 1) / m).squareRoot() * ratio
}
