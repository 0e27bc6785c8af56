import Distributions
import Glibc
public import Results

extension CronbachAlpha {
  /// Bonett's interval for alpha.
  ///
  ///     1 − exp( ln(1 − alpha) ± z √(2k / ((k − 1)(n − 2))) )
  ///
  /// It rests on what Feldt's does and needs no quantile of F.
  ///
  /// ### Source
  /// Bonett, D. G. (2002). Sample size requirements for testing and estimating coefficient alpha.
  /// *Journal of Educational and Behavioral Statistics*, 27(4), 335–340.
  /// <https://doi.org/10.3102/10769986027004335>
  ///
  /// ### Agrees with
  /// R `MBESS::ci.reliability(type = "alpha", interval.type = "bonett")`.
  ///
  /// - Parameters:
  ///   - alpha: the coefficient found, below 1.
  ///   - n: persons, at least 3.
  ///   - items: items, at least 2.
  ///   - level: coverage in (0, 1). The default is 0.95.
  /// - Returns: the interval, of which the lower limit may be below zero.
  public static func bonettInterval(
    alpha: Double, n: Int, items: Int, level: Double = 0.95
  ) -> ConfidenceInterval {
    precondition(n >= 3 && items >= 2 && alpha < 1, "\(n) persons, \(items) items, alpha \(alpha)")
    let k = Double(items)
    let reach =
      Normal().quantile((1 + level) / 2) * (2 * k / ((k - 1) * Double(n - 2))).squareRoot()
    return ConfidenceInterval(
      lower: 1 - (1 - alpha) * exp(reach), upper: 1 - (1 - alpha) * exp(-reach), level: level,
      method: "bonett-2002")
  }
}
