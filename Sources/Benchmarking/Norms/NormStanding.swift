import Distributions

/// Where a score, or a mean, stands among the people of a norm.
///
///     z = (x − mean) / s,      T = 50 + 10 z,      percentile = 100 Φ(z)
///
/// The percentile takes scores to be normally distributed. Of a service's mean it says where a person with
/// that score would stand, not where the service stands among services.
public struct NormStanding: Sendable, Hashable {
  /// In standard deviations from the norm's mean.
  public let z: Double
  /// T.
  public let t: Double
  /// Share of the norm's people below, in percent, in [0, 100].
  public let percentile: Double

  /// The standing of a score; `score` is finite.
  public init(_ score: Double, in norm: NormGroup) {
    precondition(score.isFinite, "score \(score)")
    z = (score - norm.mean) / norm.standardDeviation
    t = 50 + 10 * z
    percentile = 100 * Normal().cumulative(z)
  }
}
