import Distributions
public import Results

/// How many of how many, with what is not known of the others.
///
///     rate = k / n with Wilson's interval;   bounds  k / (n + m)  to  (k + m) / (n + m)
///
/// where `m` people belong to the denominator and have no later score: none of them, or all, may
/// have changed. The bounds hold whatever the reason why there is no score.
///
/// ### Source
/// Horowitz, J. L., & Manski, C. F. (2000). Nonparametric analysis of randomized experiments with
/// missing covariate and outcome data. *Journal of the American Statistical Association*, 95(449),
/// 77–84 (bounds).
public struct ChangeRate: Sendable, Hashable {
  /// Who is counted, for example `improved`.
  public let name: String
  /// k.
  public let count: Int
  /// n: whom the rate is of, in words, comes with ``denominator``.
  public let n: Int
  /// Whom the rate is of, in words.
  public let denominator: String
  /// m: people of the denominator without a later score.
  public let unknown: Int
  /// k/n; nil where n is 0.
  public let rate: Estimate?
  /// Lowest and highest rate that the unknown allow; nil where nobody is in the denominator.
  public let bounds: ClosedRange<Double>?

  /// Counts.
  ///
  /// - Parameters:
  ///   - name: who is counted.
  ///   - count: k, 0 to n.
  ///   - n: people with a later score.
  ///   - denominator: whom the rate is of.
  ///   - unknown: m, 0 or more.
  ///   - level: coverage of Wilson's interval. The default is 0.95.
  public init(
    _ name: String, _ count: Int, of n: Int, denominator: String, unknown: Int,
    level: Double = 0.95
  ) {
    precondition((0...max(0, n)).contains(count) && unknown >= 0, "\(count) of \(n), \(unknown)")
    self.name = name
    self.count = count
    self.n = n
    self.denominator = denominator
    self.unknown = unknown
    if n > 0 {
      let limits = WilsonInterval.of(count, of: n, level: level)
      rate = Estimate(
        value: Double(count) / Double(n),
        interval: ConfidenceInterval(
          lower: limits.lowerBound, upper: limits.upperBound, level: level, method: "wilson-1927"))
    } else {
      rate = nil
    }
    let all = Double(n + unknown)
    bounds = all > 0 ? Double(count) / all...Double(count + unknown) / all : nil
  }
}
