import Distributions
import LinearAlgebra
public import Results

extension CronbachAlpha {
  /// Alpha with its standard error where scores are normal and covariances are any.
  ///
  ///     SE² = Q / n,   Q = 2k² / ((k − 1)² s³) · [ s (tr C² + t²) − 2 t · 1ᵀC²1 ]
  ///
  /// and alpha ± z · SE. It does not suppose equal covariances, and is for many people.
  ///
  /// ### Source
  /// Duhachek, A., & Iacobucci, D. (2004). Alpha's standard error (ASE): An accurate and precise
  /// confidence interval estimate. *Journal of Applied Psychology*, 89(5), 792–808.
  /// <https://doi.org/10.1037/0021-9010.89.5.792> Van Zyl, J. M., Neudecker, H., & Nel, D. G. (2000). On
  /// the distribution of the maximum likelihood estimator of Cronbach's alpha. *Psychometrika*, 65(3),
  /// 271–280.
  ///
  /// ### Agrees with
  /// R `psych::alpha(x)$total$ase`.
  public static func normalTheory(
    _ items: ItemCovariance, level: Double = 0.95
  ) throws(Withheld) -> Estimate {
    let alpha = try GuttmanLambdas.lambda3(items)
    let (k, s, t) = (Double(items.k), items.total, items.trace)
    let squares = items.matrix.elements.reduce(0) { $0 + $1 * $1 }
    let sums = items.rowSums.reduce(0) { $0 + $1 * $1 }
    let ratio = k / (k - 1)
    let q = 2 * ratio * ratio / (s * s * s) * (s * (squares + t * t) - 2 * t * sums)
    return estimate(
      alpha, error: (max(0, q) / Double(items.n)).squareRoot(), level,
      method: "duhachek-iacobucci-2004")
  }

  /// Alpha with its standard error whatever the distribution of the answers.
  ///
  ///     SE² = Σ_a q_a² / (n (n − 1)),     q_a = k/(k − 1) · (t T_a² − s Σ_j d_aj²) / s²
  ///
  /// with `d` the deviations of a person's answers from the items' means and `T` their sum: alpha is
  /// a function of covariances, and `q` what each person adds to it to first order. The interval is
  /// alpha ± z · SE; below a hundred people it covers less than it says.
  ///
  /// ### Source
  /// Maydeu-Olivares, A., Coffman, D. L., & Hartmann, W. M. (2007). Asymptotically distribution-free
  /// (ADF) interval estimation of coefficient alpha. *Psychological Methods*, 12(2), 157–176.
  /// <https://doi.org/10.1037/1082-989X.12.2.157>
  public static func distributionFree(
    _ answers: ItemDeviations, level: Double = 0.95
  ) throws(Withheld) -> Estimate {
    guard answers.n >= 2 else {
      throw Withheld(
        "alpha.too-few-persons", "Fewer than two people answered every item.",
        help: "Collect more responses on the first occasion.")
    }
    return try distributionFree(
      answers.covariance,
      influence: influence(
        answers.rows.map { $0.reduce(0, +) },
        answers.rows.map { $0.reduce(0) { $0 + $1 * $1 } }, answers.covariance), level: level)
  }

  /// The same from Σ_a q_a², for answers that are not held as rows.
  static func distributionFree(
    _ items: ItemCovariance, influence: Double, level: Double
  ) throws(Withheld) -> Estimate {
    let alpha = try GuttmanLambdas.lambda3(items)
    let n = Double(items.n)
    return estimate(
      alpha, error: (influence / (n * (n - 1))).squareRoot(), level,
      method: "maydeu-olivares-2007")
  }

  /// Σ_a q_a² of some people, from T_a and Σ_j d_aj² of each.
  static func influence(
    _ totals: [Double], _ squares: [Double], _ items: ItemCovariance
  ) -> Double {
    let (k, s, t) = (Double(items.k), items.total, items.trace)
    var sum = 0.0
    for (total, square) in zip(totals, squares) {
      let q = k / (k - 1) * (t * total * total - s * square) / (s * s)
      sum += q * q
    }
    return sum
  }

  private static func estimate(
    _ alpha: Double, error: Double, _ level: Double, method: String
  ) -> Estimate {
    let reach = Normal().quantile((1 + level) / 2) * error
    return Estimate(
      value: alpha, standardError: error,
      interval: ConfidenceInterval(
        lower: alpha - reach, upper: min(1, alpha + reach), level: level, method: method))
  }
}
