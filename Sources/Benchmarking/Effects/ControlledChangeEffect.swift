import Distributions
public import Results

/// The change of a group beyond that of a comparison group, in standard deviations of the first scores of
/// both: Morris's d_ppc2.
///
///     d  = J(N − 2) · (D_T − D_C) / s,      s² = ((n_T − 1) s_T² + (n_C − 1) s_C²) / (N − 2)
///     SE² = 2(1 − r_T)/n_T + 2(1 − r_C)/n_C + d²/(2N),      N = n_T + n_C
///
/// The variance is the large-sample one, for scores that vary alike before and after. What it does not
/// know is how people came to be in one group or the other.
///
/// ### Source
/// Morris, S. B. (2008). Estimating effect sizes from pretest-posttest-control group designs.
/// *Organizational Research Methods, 11*(2), 364–386 (d_ppc2).
/// <https://doi.org/10.1177/1094428106291059>
public enum ControlledChangeEffect {
  /// The effect with its standard error and an interval by the normal distribution.
  ///
  /// - Parameters:
  ///   - group: the people of the service.
  ///   - comparison: those it is compared with.
  ///   - level: coverage of the interval, in (0, 1). The default is 0.95.
  /// - Returns: above 0 where scores of the service rose more, whichever way is better.
  /// - Throws: `Withheld` where first scores do not vary.
  public static func estimate(
    _ group: PairedSummary, against comparison: PairedSummary, level: Double = 0.95
  ) throws(Withheld) -> Estimate {
    precondition(level > 0 && level < 1, "level \(level)")
    let (t, c) = (Double(group.n), Double(comparison.n))
    let squares =
      (t - 1) * group.firstDeviation * group.firstDeviation
      + (c - 1) * comparison.firstDeviation * comparison.firstDeviation
    let deviation = (squares / (t + c - 2)).squareRoot()
    let correction = hedgesCorrection(degreesOfFreedom: t + c - 2)
    let value = correction * (group.change - comparison.change) / deviation
    let variance =
      2 * (1 - group.correlation) / t + 2 * (1 - comparison.correlation) / c
      + value * value / (2 * (t + c))
    guard deviation > 0, value.isFinite, variance > 0, variance.isFinite else {
      throw Withheld(
        "effect.no-spread", "First scores, or changes, are the same for everybody.",
        help: "Report the mean changes in points.")
    }
    let error = variance.squareRoot()
    let reach = Normal().quantile((1 + level) / 2) * error
    return Estimate(
      value: value, standardError: error,
      interval: ConfidenceInterval(
        lower: value - reach, upper: value + reach, level: level, method: "normal"))
  }
}
