import Distributions

/// The limits between which the mean of a group of `n` persons is expected to lie when its persons
/// do not differ from everybody else's.
///
///     centre ± z · σ / √n
///
/// with `centre` the mean over all persons and `σ` the pooled standard deviation within groups. No
/// allowance is made for over-dispersion.
///
/// ### Source
/// Spiegelhalter, D. J. (2005). Funnel plots for comparing institutional performance. Statistics in
/// Medicine, 24(8), 1185–1202. <https://doi.org/10.1002/sim.1970>
public struct FunnelLimits: Sendable, Hashable {
  /// The mean over all persons.
  public let centre: Double
  /// Pooled standard deviation within groups: √(Σ (n_j − 1) s_j² / Σ (n_j − 1)).
  public let sigma: Double

  /// Makes limits around a centre.
  public init(centre: Double, sigma: Double) {
    self.centre = centre
    self.sigma = sigma
  }

  /// The limits for a group.
  ///
  /// - Parameters:
  ///   - n: persons in the group; at least 1.
  ///   - coverage: for example 0.95 or 0.998.
  /// - Returns: lower and upper limit, in points of the score.
  public func limits(n: Int, coverage: Double) -> ClosedRange<Double> {
    precondition(n >= 1, "a group of \(n) persons has no limits")
    let width = Normal().quantile((1 + coverage) / 2) * sigma / Double(n).squareRoot()
    return (centre - width)...(centre + width)
  }
}
