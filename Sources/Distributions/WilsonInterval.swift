/// The interval of a share, k of n.
///
///     ( p + z²/2n ± z √(p (1 − p)/n + z²/4n²) ) / (1 + z²/n),   p = k/n
///
/// Never outside 0 to 1, and never of no width, unlike p ± z · standard error.
///
/// ### Source
/// Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference.
/// *Journal of the American Statistical Association*, 22(158), 209–212.
public enum WilsonInterval {
  /// The interval.
  ///
  /// - Parameters:
  ///   - count: k, 0 to n.
  ///   - n: 1 or more.
  ///   - level: coverage in (0, 1).
  /// - Returns: lower and upper limit, in [0, 1].
  public static func of(_ count: Int, of n: Int, level: Double) -> ClosedRange<Double> {
    precondition(n >= 1 && (0...n).contains(count), "\(count) of \(n)")
    return of(
      share: Double(count) / Double(n), of: Double(n),
      critical: Normal().quantile((1 + level) / 2))
  }

  /// The interval of a share of as many people as a sample is worth, with any z.
  ///
  /// - Parameters:
  ///   - p: the share, in [0, 1].
  ///   - n: above 0; need not be whole.
  ///   - z: the critical value, above 0.
  /// - Returns: lower and upper limit, in [0, 1].
  public static func of(share p: Double, of n: Double, critical z: Double) -> ClosedRange<Double> {
    precondition(p >= 0 && p <= 1 && n > 0, "\(p) of \(n)")
    let centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    let reach = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot() / (1 + z * z / n)
    // At the ends the formula gives 0 and 1 up to rounding.
    let lower = p == 0 ? 0 : max(0, centre - reach)
    let upper = p == 1 ? 1 : min(1, centre + reach)
    return lower...upper
  }
}
