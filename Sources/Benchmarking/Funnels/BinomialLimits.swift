import Distributions

/// Limits of a share from the binomial distribution itself; see `ProportionLimits.exactInterpolated`.
enum BinomialLimits {
  /// Lower and upper limit.
  ///
  /// - Parameters:
  ///   - n: people; 1 or more.
  ///   - target: θ, in [0, 1].
  ///   - coverage: in (0, 1).
  /// - Returns: both, in [0, 1].
  static func shares(n: Int, target: Double, coverage: Double) -> ClosedRange<Double> {
    let tail = (1 - coverage) / 2
    return finiteRange(lower(n, target, tail), 1 - lower(n, 1 - target, tail))
  }

  /// (r − (F(r) − p) / (F(r) − F(r − 1))) / n, with r the quantile; at least 0.
  private static func lower(_ n: Int, _ target: Double, _ p: Double) -> Double {
    let binomial = Binomial(n: n, chance: target)
    let r = binomial.quantile(p)
    let (at, before) = (binomial.cumulative(r), binomial.cumulative(r - 1))
    let count = Double(r) - (at > before ? (at - p) / (at - before) : 0)
    return max(0, count) / Double(n)
  }
}
