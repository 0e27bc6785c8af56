import Distributions
public import Results

extension CronbachAlpha {
  /// Feldt's interval for alpha.
  ///
  ///     lower = 1 − (1 − alpha) · F(1 − γ/2; n − 1, (n − 1)(k − 1))
  ///     upper = 1 − (1 − alpha) · F(γ/2;     n − 1, (n − 1)(k − 1)),   γ = 1 − level
  ///
  /// with `F(p; …)` the quantile of Fisher's F. It rests on items with equal covariances and normal
  /// scores; with the ordered answers of questionnaires it keeps its coverage down to fifteen people
  /// or so.
  ///
  /// ### Source
  /// Feldt, L. S. (1965). The approximate sampling distribution of Kuder–Richardson reliability
  /// coefficient twenty. Psychometrika, 30(3), 357–370. <https://doi.org/10.1007/BF02289499>
  ///
  /// ### Agrees with
  /// R `psych::alpha.ci(alpha, n.obs, n.var)`.
  ///
  /// - Parameters:
  ///   - alpha: the coefficient found, at most 1.
  ///   - n: persons, at least 2.
  ///   - items: items, at least 2.
  ///   - level: coverage in (0, 1). The default is 0.95.
  /// - Returns: the interval, of which the lower limit may be below zero.
  public static func interval(
    alpha: Double, n: Int, items: Int, level: Double = 0.95
  ) -> ConfidenceInterval {
    precondition(n >= 2 && items >= 2, "\(n) persons and \(items) items")
    precondition(level > 0 && level < 1, "level \(level)")
    let persons = Double(n - 1)
    let f = FisherF(numerator: persons, denominator: persons * Double(items - 1))
    let half = (1 - level) / 2
    return ConfidenceInterval(
      lower: 1 - (1 - alpha) * f.quantile(1 - half), upper: 1 - (1 - alpha) * f.quantile(half),
      level: level, method: "feldt-1965")
  }
}
