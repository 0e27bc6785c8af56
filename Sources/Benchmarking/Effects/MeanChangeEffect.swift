import Distributions
public import Results

/// How much people changed on average, from six numbers: by which yardstick is part of the name.
///
/// With n pairs, J = J(n − 1), the mean change D, its standard deviation s_d, the first scores' s₁ and r:
///
///     SMCR   J D/s₁      2(1 − r)/n + d²/(2n);      LS2: J² (2(1 − r)/n + (D/s₁)²/(2n))
///     SMCC   J D/s_d     1/n + d²/(2n);             LS2: J² (1/n + (D/s_d)²/(2n))
///     SMCRH  J D/s₁      s_d²/(s₁² (n − 1)) + d²/(2(n − 1))
///     MC     D           (s₁² + s₂² − 2 r s₁ s₂)/n
///
/// SMCR's variance takes first and second scores to vary alike; SMCRH's does not. The formula of
/// Borenstein's handbook chapter (its 12.21) is another thing and is not used.
///
/// ### Source
/// Becker, B. J. (1988). Synthesizing standardized mean-change measures. *British Journal of
/// Mathematical and Statistical Psychology, 41*, 257–278. Gibbons, R. D., Hedeker, D. R., & Davis, J. M.
/// (1993). *Journal of Educational Statistics, 18*(3), 271–279 (SMCC). Bonett, D. G. (2008).
/// *Psychological Methods, 13*(2), 99–109, <https://doi.org/10.1037/1082-989X.13.2.99> (SMCRH).
///
/// ### Agrees with
/// R `metafor::escalc`, measures of the same names.
public enum MeanChangeEffect: String, Sendable, Hashable, CaseIterable {
  /// In standard deviations of the first scores.
  case rawScore = "SMCR"
  /// In standard deviations of the changes.
  case changeScore = "SMCC"
  /// In standard deviations of the first scores, where the second may vary more or less.
  case rawScoreUnequal = "SMCRH"
  /// In points of the score.
  case points = "MC"

  /// Where the effect stands in its own variance.
  public enum VarianceFormula: String, Sendable, Hashable, CaseIterable {
    /// The corrected effect d: the usual one.
    case largeSample = "LS"
    /// The effect as it is, and the whole times J². SMCR and SMCC only; the others have one formula.
    case correctedLast = "LS2"
  }

  /// The effect with its standard error and an interval by the normal distribution.
  ///
  /// - Parameters:
  ///   - summary: the six numbers.
  ///   - formula: of the variance. The default is `.largeSample`.
  ///   - level: coverage of the interval, in (0, 1). The default is 0.95.
  /// - Returns: above 0 where scores rose, whichever way is better.
  /// - Throws: `Withheld` for fewer than three people, or where nothing varies to measure change by.
  public func estimate(
    _ summary: PairedSummary, formula: VarianceFormula = .largeSample, level: Double = 0.95
  ) throws(Withheld) -> Estimate {
    precondition(level > 0 && level < 1, "level \(level)")
    let n = Double(summary.n)
    let squared = summary.changeVariance
    let (value, variance): (Double, Double)
    switch self {
    case .points:
      guard squared > 0 else { throw Self.noSpread }
      (value, variance) = (summary.change, squared / n)
    case .changeScore:
      (value, variance) = try standardised(
        summary, by: squared.squareRoot(), unit: 1 / n, formula)
    case .rawScore:
      (value, variance) = try standardised(
        summary, by: summary.firstDeviation, unit: 2 * (1 - summary.correlation) / n, formula)
    case .rawScoreUnequal:
      let s = summary.firstDeviation
      let d = try standardised(summary, by: s, unit: 0, .largeSample).value
      (value, variance) = (d, squared / (s * s * (n - 1)) + d * d / (2 * (n - 1)))
    }
    guard value.isFinite, variance.isFinite, variance > 0 else { throw Self.noSpread }
    let error = variance.squareRoot()
    let reach = Normal().quantile((1 + level) / 2) * error
    return Estimate(
      value: value, standardError: error,
      interval: ConfidenceInterval(
        lower: value - reach, upper: value + reach, level: level, method: "normal"))
  }

  private func standardised(
    _ summary: PairedSummary, by yardstick: Double, unit: Double, _ formula: VarianceFormula
  ) throws(Withheld) -> (value: Double, variance: Double) {
    guard summary.n >= 3 else {
      throw Withheld(
        "effect.too-few-pairs", "An effect size needs three people with both scores at least.",
        help: "Report the changes themselves.")
    }
    guard yardstick > 0 else { throw Self.noSpread }
    let n = Double(summary.n)
    let correction = hedgesCorrection(degreesOfFreedom: n - 1)
    let plain = summary.change / yardstick
    let d = correction * plain
    return switch formula {
    case .largeSample: (d, unit + d * d / (2 * n))
    case .correctedLast: (d, correction * correction * (unit + plain * plain / (2 * n)))
    }
  }

  private static let noSpread = Withheld(
    "effect.no-spread",
    "Scores, or changes, are the same for everybody: there is no yardstick.",
    help: "Report the mean change in points.")
}
