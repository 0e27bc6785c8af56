import Distributions

/// One number estimated from each of `M` fillings of the same gaps, put together (Rubin's rules).
///
///     Q̄ = Σ Q_m / M,   Ū = Σ U_m / M,   B = Σ (Q_m − Q̄)² / (M − 1),   T = Ū + (1 + 1/M) B
///     γ = (1 + 1/M) B / T,   ν_old = (M − 1) / γ²
///     ν_obs = (ν_com + 1) / (ν_com + 3) · ν_com (1 − γ),   1/ν = 1/ν_old + 1/ν_obs
///
/// with `ν_com` the degrees of freedom there would be without gaps.
///
/// ### Source
/// Rubin, D. B. (1987). *Multiple imputation for nonresponse in surveys*, section 3.3. Degrees of
/// freedom: Barnard, J., & Rubin, D. B. (1999). Small-sample degrees of freedom with multiple
/// imputation. *Biometrika*, 86(4), 948–955, equation 3.
///
/// ### Agrees with
/// R `mice::pool.scalar(Q, U, n, k = 1)`.
public struct PooledEstimate: Sendable, Hashable {
  /// Q̄.
  public let value: Double
  /// √T.
  public let standardError: Double
  /// ν.
  public let degreesOfFreedom: Double
  /// Share of what is not known that the gaps are to blame for: (r + 2/(ν + 3)) / (r + 1) with
  /// r = (1 + 1/M) B / Ū, in [0, 1].
  public let missingInformation: Double

  /// Puts estimates together.
  ///
  /// - Parameters:
  ///   - estimates: one per filling, at least two.
  ///   - variances: the squared standard error of each, 0 or more.
  ///   - complete: ν_com, the degrees of freedom without gaps, above 0.
  public init(_ estimates: [Double], variances: [Double], degreesOfFreedom complete: Double) {
    precondition(
      estimates.count >= 2 && variances.count == estimates.count && complete > 0,
      "\(estimates.count) estimates, \(variances.count) variances, \(complete) degrees of freedom")
    let m = Double(estimates.count)
    let within = variances.reduce(0, +) / m
    let moments = SampleMoments(estimates)
    let spread = moments?.standardDeviation ?? 0
    let between = (1 + 1 / m) * spread * spread
    let total = within + between
    let gamma = total > 0 ? between / total : 0
    let observed = (complete + 1) / (complete + 3) * complete * (1 - gamma)
    value = moments?.mean ?? 0
    standardError = total.squareRoot()
    // Without an error of its own each estimate is exact for its filling, and only M counts.
    let parts = [gamma * gamma / (m - 1)] + (observed > 0 ? [1 / observed] : [])
    degreesOfFreedom = 1 / parts.reduce(0, +)
    let r = within > 0 ? between / within : 0
    missingInformation =
      between == 0 ? 0 : within > 0 ? (r + 2 / (degreesOfFreedom + 3)) / (r + 1) : 1
  }

  /// The interval Q̄ ± t · √T.
  ///
  /// - Parameter level: coverage in (0, 1).
  /// - Returns: lower and upper limit.
  public func interval(level: Double) -> ClosedRange<Double> {
    let t = StudentT(degreesOfFreedom: degreesOfFreedom).quantile((1 + level) / 2)
    return (value - t * standardError)...(value + t * standardError)
  }
}
