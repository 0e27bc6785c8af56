/// How services are pooled.
///
/// | name | default | meaning | range |
/// |---|---|---|---|
/// | `between` | `.restrictedMaximumLikelihood` | how τ² is estimated | |
/// | `test` | `.hartungKnappGuarded` | the distribution behind tests and intervals | |
/// | `level` | 0.95 | coverage of every interval | (0, 1) |
public struct PoolingOptions: Sendable, Hashable {
  /// The distribution behind tests and intervals of the coefficients.
  public enum Test: String, Sendable, Hashable, CaseIterable {
    /// The normal distribution: too sure of itself where services are few.
    case normal = "z"
    /// Student's t with k − p degrees of freedom, and the variance times s² = Q(τ²)/(k − p).
    ///
    /// Hartung, J., & Knapp, G. (2001). *Statistics in Medicine, 20*(24), 3875–3889.
    /// <https://doi.org/10.1002/sim.1009>
    case hartungKnapp = "hartung-knapp"
    /// The same with max(1, s²): never narrower than its own standard error says.
    ///
    /// Knapp, G., & Hartung, J. (2003). *Statistics in Medicine, 22*(17), 2693–2710.
    /// <https://doi.org/10.1002/sim.1482>
    case hartungKnappGuarded = "hartung-knapp-ad-hoc"
  }

  /// How τ² is estimated. The default is `.restrictedMaximumLikelihood`.
  public var between = BetweenVariance.restrictedMaximumLikelihood
  /// The distribution behind tests and intervals. The default is `.hartungKnappGuarded`.
  public var test = Test.hartungKnappGuarded
  /// Coverage of every interval, in (0, 1). The default is 0.95.
  public var level = 0.95

  /// The defaults.
  public init() {}
}
