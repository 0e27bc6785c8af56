/// The exact interval of a share, k of n.
///
///     lower = B⁻¹((1 − c) / 2; k, n − k + 1),   0 for k = 0
///     upper = B⁻¹((1 + c) / 2; k + 1, n − k),   1 for k = n
///
/// with B the beta distribution and c the coverage. It covers at least as often as it says, often
/// more; `WilsonInterval` is shorter.
///
/// ### Source
/// Clopper, C. J., & Pearson, E. S. (1934). The use of confidence or fiducial limits illustrated in
/// the case of the binomial. *Biometrika, 26*(4), 404–413. <https://doi.org/10.1093/biomet/26.4.404>
public enum ClopperPearsonInterval {
  /// The interval.
  ///
  /// - Parameters:
  ///   - count: k, 0 to n.
  ///   - n: 1 or more.
  ///   - level: coverage in (0, 1).
  /// - Returns: lower and upper limit, in [0, 1].
  public static func of(_ count: Int, of n: Int, level: Double) -> ClosedRange<Double> {
    precondition(n >= 1 && (0...n).contains(count), "\(count) of \(n)")
    let (k, rest) = (Double(count), Double(n - count))
    let lower = count == 0 ? 0 : Beta(k, rest + 1).quantile((1 - level) / 2)
    let upper = count == n ? 1 : Beta(k + 1, rest).quantile((1 + level) / 2)
    return lower...upper
  }
}
