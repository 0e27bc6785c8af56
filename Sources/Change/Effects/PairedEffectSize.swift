import Distributions
public import Results

/// The mean change of the same people in standard deviations: which ones, is part of the name.
///
/// With d the mean of second − first over n pairs, s_d the standard deviation of the differences,
/// s₁, s₂ those of the scores and r their correlation:
///
///     d_z  = d / s_d                      SE = √(1/n + d_z²/2n);    exact interval, noncentral t
///     d_av = d / √((s₁² + s₂²)/2)         SE = √(s_d²/n) / s_av
///     d_b  = d / s₁                       SE = √(2(1 − r)/n + d_b²/2n)
///     d_rm = d_z √(2(1 − r))              SE = √((1/n + d_z²/2n) · 2(1 − r))
///
/// and for each Hedges's g = J(n − 1) · d, with J(m) = Γ(m/2) / (√(m/2) Γ((m − 1)/2)). Means and
/// intervals rise where scores rise, whichever way is better.
///
/// ### Source
/// Cooper, H., Hedges, L. V., & Valentine, J. C. (2009). *The handbook of research synthesis and
/// meta-analysis*, 12.21 (d_rm). Becker, B. J. (1988). Synthesizing standardized mean-change
/// measures. *British Journal of Mathematical and Statistical Psychology*, 41, 257–278 (d_b).
/// Algina, J., & Keselman, H. J. (2003). Approximate confidence intervals for effect sizes.
/// *Educational and Psychological Measurement*, 63, 537–553 (d_av).
///
/// ### Agrees with
/// R `effectsize::repeated_measures_d`, whose `b` standardises by its second argument, and
/// `metafor::escalc` (`SMCC`, `SMCR`) in the estimates.
public enum PairedEffectSize: String, Sendable, Hashable, CaseIterable {
  /// By the standard deviation of the changes: the standardised response mean.
  case z = "d_z"
  /// By the average of the two standard deviations.
  case average = "d_av"
  /// By the standard deviation before.
  case before = "d_b"
  /// By the standard deviation that changes would have if scores did not go together.
  case repeatedMeasures = "d_rm"

  /// The effect size and Hedges's correction of it.
  public struct Result: Sendable, Hashable {
    /// Which one.
    public let kind: PairedEffectSize
    /// d with standard error and interval.
    public let d: Estimate
    /// J(n − 1).
    public let correction: Double
    /// g = J · d; the interval is d's times J.
    public let g: Estimate
    /// The correlation of first and second score.
    public let correlation: Double
    /// Pairs.
    public let n: Int
  }

  /// The effect size of some pairs.
  ///
  /// - Parameters:
  ///   - pairs: their moments.
  ///   - level: coverage of the interval. The default is 0.95.
  /// - Returns: d and g.
  /// - Throws: `Withheld` for fewer than three pairs, or where nothing varies to measure change by.
  public func result(_ pairs: PairMoments, level: Double = 0.95) throws(Withheld) -> Result {
    let (s1, s2, sd) = (
      pairs.firstDeviation, pairs.secondDeviation, pairs.differenceDeviation
    )
    guard pairs.n >= 3 else {
      throw Withheld(
        "effect.too-few-pairs", "An effect size needs three pairs of scores at least.",
        help: "Report the changes themselves.")
    }
    guard s1 > 0, s2 > 0, sd > 0, let r = pairs.correlation else {
      throw Withheld(
        "effect.no-spread",
        "Scores, or changes, are the same for everybody: there is no yardstick.",
        help: "Report the mean change in points.")
    }
    let n = Double(pairs.n)
    let mean = pairs.secondMean - pairs.firstMean
    let dz = mean / sd
    let unrelated = (2 * (1 - r)).squareRoot()
    let (value, error): (Double, Double)
    switch self {
    case .z:
      (value, error) = (dz, (1 / n + dz * dz / (2 * n)).squareRoot())
    case .average:
      let average = ((s1 * s1 + s2 * s2) / 2).squareRoot()
      (value, error) = (mean / average, sd / n.squareRoot() / average)
    case .before:
      let d = mean / s1
      (value, error) = (d, (2 * (1 - r) / n + d * d / (2 * n)).squareRoot())
    case .repeatedMeasures:
      (value, error) = (dz * unrelated, (1 / n + dz * dz / (2 * n)).squareRoot() * unrelated)
    }
    let interval = interval(value, error, n: n, level: level)
    let correction = hedgesCorrection(degreesOfFreedom: n - 1)
    return Result(
      kind: self, d: Estimate(value: value, standardError: error, interval: interval),
      correction: correction,
      g: Estimate(
        value: correction * value, standardError: correction * error,
        interval: interval.times(correction)),
      correlation: r, n: pairs.n)
  }

  private func interval(
    _ value: Double, _ error: Double, n: Double, level: Double
  ) -> ConfidenceInterval {
    if self == .z,
      let exact = NoncentralT.interval(
        t: value * n.squareRoot(), degreesOfFreedom: n - 1, level: level)
    {
      return ConfidenceInterval(
        lower: exact.lowerBound / n.squareRoot(), upper: exact.upperBound / n.squareRoot(),
        level: level, method: "noncentral-t")
    }
    let reach = Normal().quantile((1 + level) / 2) * error
    return ConfidenceInterval(
      lower: value - reach, upper: value + reach, level: level, method: "normal")
  }
}

extension ConfidenceInterval {
  fileprivate func times(_ factor: Double) -> ConfidenceInterval {
    ConfidenceInterval(
      lower: lower * factor, upper: upper * factor, level: level, method: method)
  }
}
