import Results

/// How much more services differ than chance makes them, and the variance that is added for it.
///
///     φ = (1/n) Σ z²                                              z trimmed, n what was retained
///     τ² = max(0, (n φ − (n − 1)) / (Σ w − Σ w² / Σ w)),  w = 1/s²         DerSimonian and Laird
///
/// on the funnel's working scale. φ is about 1 where services differ by chance alone. Limits are widened,
/// to ± c √(s² + τ²), where φ > 1 and τ² > 0. Paule–Mandel and REML take the estimates at their trimmed
/// z, y = target + z s, and measure them about their own mean instead of the target.
///
/// ### Source
/// Spiegelhalter, D. J., et al. (2012). Statistical methods for healthcare regulation: rating, screening
/// and surveillance. *Journal of the Royal Statistical Society A, 175*(1), 1–47.
/// <https://doi.org/10.1111/j.1467-985X.2011.01010.x>
public struct OverDispersion: Sendable, Hashable {
  /// How τ² is estimated.
  public enum Estimator: String, Sendable, Hashable, CaseIterable {
    /// DerSimonian and Laird's moments about the target.
    case derSimonianLaird = "DL"
    /// Paule and Mandel's.
    case pauleMandel = "PM"
    /// Restricted maximum likelihood.
    case restrictedMaximumLikelihood = "REML"
  }

  /// φ.
  public let phi: Double
  /// τ², on the working scale.
  public let tauSquared: Double
  /// Services that were retained.
  public let n: Int
  /// How z was trimmed.
  public let trimming: Trimming
  /// How τ² was estimated.
  public let estimator: Estimator

  /// Whether limits are widened.
  public var widens: Bool { phi > 1 && tauSquared > 0 }

  /// Estimates over-dispersion.
  ///
  /// - Parameters:
  ///   - places: y of each service on the working scale.
  ///   - errors: s of each, above 0.
  ///   - deviates: z of each.
  ///   - target: on the working scale.
  ///   - trimming: of z.
  ///   - estimator: of τ².
  /// - Throws: `Withheld` for fewer than two services after trimming, or numbers out of proportion.
  init(
    places: [Double], errors: [Double], deviates: [Double], target: Double, trimming: Trimming,
    estimator: Estimator
  ) throws(Withheld) {
    let kept = zip(trimming.applied(to: deviates), errors).compactMap { z, s in
      z.map { (z: $0, s: s) }
    }
    guard kept.count >= 2 else {
      throw Withheld(
        "funnel.too-few-units", "Fewer than two services are left after trimming.",
        help: "Trim less, or compare without allowing for over-dispersion.")
    }
    let count = Double(kept.count)
    let squares = kept.reduce(0) { $0 + $1.z * $1.z }
    n = kept.count
    phi = squares / count
    self.trimming = trimming
    self.estimator = estimator
    let estimates = kept.map { target + $0.z * $0.s }
    let variances = kept.map { $0.s * $0.s }
    tauSquared =
      switch estimator {
      case .derSimonianLaird: Self.moments(variances, squares: squares)
      case .pauleMandel:
        try BetweenVariance.pauleMandel.estimate(estimates, variances: variances).value
      case .restrictedMaximumLikelihood:
        try BetweenVariance.restrictedMaximumLikelihood
          .estimate(estimates, variances: variances).value
      }
    guard phi.isFinite, tauSquared.isFinite else {
      throw Withheld(
        "funnel.not-computable", "Over-dispersion could not be computed from these numbers.",
        help: "Look for a service that is out of all proportion.")
    }
  }

  private static func moments(_ variances: [Double], squares: Double) -> Double {
    // Weights relative to the largest, so that their squares neither vanish nor overflow.
    guard let least = variances.min() else { return 0 }
    let weights = variances.map { least / $0 }
    let sum = weights.reduce(0, +)
    let spread = sum - weights.reduce(0) { $0 + $1 * $1 } / sum
    return max(0, (squares - Double(variances.count - 1)) / spread * least)
  }
}
