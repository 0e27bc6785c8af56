/// How well the mean of some people tells services apart.
///
///     ICC          ρ = τ² / (τ² + σ²)
///     reliability  R = n ρ / (1 + (n − 1) ρ)
///     people       n = R (1 − ρ) / (ρ (1 − R))
///
/// τ² is the variance between services, σ² that of people within them. The reliability of a service's mean is
/// the λ it is shrunken by.
///
/// ### Source
/// Snijders, T. A. B., & Bosker, R. J. (2012). *Multilevel analysis* (2nd ed.), section 3.5. Spearman, C.
/// (1910), and Brown, W. (1910), *British Journal of Psychology, 3*, 271–322.
public struct ServiceReliability: Sendable, Hashable {
  /// ρ, the share of all variance that lies between services, in [0, 1].
  public let icc: Double

  /// From the share of variance between services, in [0, 1].
  public init(icc: Double) {
    precondition(icc >= 0 && icc <= 1, "an ICC of \(icc)")
    self.icc = icc
  }

  /// From the two variances, 0 or above and not both 0.
  public init(between: Double, within: Double) {
    precondition(between >= 0 && within >= 0 && between + within > 0, "\(between) and \(within)")
    self.init(icc: between / (between + within))
  }

  /// R of the mean of n people, n at least 1; in [0, 1].
  public func reliability(persons n: Int) -> Double {
    precondition(n >= 1, "\(n) persons")
    return Double(n) * icc / (1 + Double(n - 1) * icc)
  }

  /// The number of people whose mean has reliability R, in (0, 1); need not be whole. Nil where no number
  /// does, as services do not differ.
  public func persons(reliability r: Double) -> Double? {
    precondition(r > 0 && r < 1, "reliability \(r)")
    guard icc > 0 else { return nil }
    let n = r * (1 - icc) / (icc * (1 - r))
    return n.isFinite ? n : nil
  }
}
