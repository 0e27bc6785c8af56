/// The approximate interval of the mean of a Poisson count by Byar's cube root.
///
///     lower = x (1 − 1/(9x) − z/(3√x))³
///     upper = (x + 1) (1 − 1/(9(x + 1)) + z/(3√(x + 1)))³
///
/// ### Source
/// Breslow, N. E., & Day, N. E. (1987). *Statistical methods in cancer research: Volume II, the
/// design and analysis of cohort studies*, p. 69. IARC Scientific Publications 82.
public enum ByarInterval {
  /// The interval.
  ///
  /// - Parameters:
  ///   - count: x, 0 or more.
  ///   - level: coverage in (0, 1).
  /// - Returns: lower and upper limit of the mean, in events; nil where the cube would be negative,
  ///   as for no event, or one at a high coverage: there the exact interval (`GarwoodInterval`) is
  ///   to be had.
  public static func of(_ count: Int, level: Double) -> ClosedRange<Double>? {
    precondition(count >= 0, "\(count) events")
    let z = Normal().quantile((1 + level) / 2)
    guard count > 0 else { return nil }
    let x = Double(count)
    let low = 1 - 1 / (9 * x) - z / (3 * x.squareRoot())
    let high = 1 - 1 / (9 * (x + 1)) + z / (3 * (x + 1).squareRoot())
    return low < 0 ? nil : (x * low * low * low)...((x + 1) * high * high * high)
  }
}
