import Distributions
public import Results

/// The difference of the phases' means in standard deviations of the baseline.
///
///     d  = J(m − 1) · (b̄ − ā) / s_A
///     SE = J(m − 1) · √(1/m + s_B² / (n s_A²) + d² / (2 (m − 1)))
///
/// with J as for ``PairedEffectSize``. Turned so that towards better is above 0. A trend in either phase
/// goes into it.
///
/// ### Source
/// Gingerich, W. J. (1984). Meta-analysis of applied time-series data. *Journal of Applied Behavioral
/// Science*, 20(1), 71–79. Standard error: Pustejovsky, J. E. (2018). Procedural sensitivities of
/// effect sizes for single-case designs. *Psychological Methods*, 24(2), 217–235, as
/// reference/change.md §3.3 has it.
///
/// ### Agrees with
/// R `SingleCaseES::SMD`, which takes 1 − 3/(4 (m − 1) − 1) in the place of J.
extension PhaseComparison {
  /// d with its standard error; towards better is above 0.
  ///
  /// - Throws: `Withheld` for a baseline of two scores, which leave the correction without a value, or
  ///   one that does not vary.
  public func standardizedMeanDifference() throws(Withheld) -> Estimate {
    guard baseline.count >= 3 else {
      throw Withheld(
        "phases.short-baseline", "The spread of the baseline needs at least three scores.",
        help: "Compare the scores by pairs instead.")
    }
    let (a, b) = heights
    guard let before = SampleMoments(a), let later = SampleMoments(b),
      let s1 = before.standardDeviation, let s2 = later.standardDeviation, s1 > 0,
      s1.isFinite, ((later.mean - before.mean) / s1).isFinite, (s2 / s1).isFinite
    else {
      throw Withheld(
        "phases.no-baseline-spread",
        "The baseline does not vary, so there is no yardstick for the difference.",
        help: "Report the difference in points, or compare the scores by pairs.")
    }
    let correction = hedgesCorrection(degreesOfFreedom: m - 1)
    let d = correction * (later.mean - before.mean) / s1
    let ratio = s2 / s1
    let error = correction * (1 / m + ratio * ratio / n + d * d / (2 * (m - 1))).squareRoot()
    return Estimate(value: d, standardError: error.isFinite ? error : nil)
  }
}
