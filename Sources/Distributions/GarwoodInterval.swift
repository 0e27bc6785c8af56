/// The exact interval of the mean of a Poisson count.
///
///     lower = χ²⁻¹((1 − c) / 2; 2x) / 2,   0 for x = 0
///     upper = χ²⁻¹((1 + c) / 2; 2x + 2) / 2
///
/// with c the coverage. A mean below `lower` would give x or more with a probability of less than
/// (1 − c) / 2, and one above `upper` x or fewer.
///
/// ### Source
/// Garwood, F. (1936). Fiducial limits for the Poisson distribution. *Biometrika, 28*(3/4), 437–442.
/// <https://doi.org/10.1093/biomet/28.3-4.437>
public enum GarwoodInterval {
  /// The interval.
  ///
  /// - Parameters:
  ///   - count: x, 0 or more.
  ///   - level: coverage in (0, 1).
  /// - Returns: lower and upper limit of the mean, in events.
  public static func of(_ count: Int, level: Double) -> ClosedRange<Double> {
    precondition(count >= 0, "\(count) events")
    let lower =
      count == 0
      ? 0 : ChiSquared(degreesOfFreedom: 2 * Double(count)).quantile((1 - level) / 2) / 2
    let upper = ChiSquared(degreesOfFreedom: 2 * Double(count) + 2).quantile((1 + level) / 2) / 2
    return lower...upper
  }
}
