import Distributions
public import Results

extension IntraclassCorrelation {
  /// The six of a complete table, from its mean squares.
  ///
  ///     ICC(1)   = (MS_P − MS_W) / (MS_P + (k − 1) MS_W)
  ///     ICC(A,1) = (MS_P − MS_E) / (MS_P + (k − 1) MS_E + k (MS_O − MS_E)/n)
  ///     ICC(C,1) = (MS_P − MS_E) / (MS_P + (k − 1) MS_E)
  ///     ICC(k)   = (MS_P − MS_W) / MS_P
  ///     ICC(A,k) = (MS_P − MS_E) / (MS_P + (MS_O − MS_E)/n)
  ///     ICC(C,k) = (MS_P − MS_E) / MS_P
  ///
  /// Intervals of the one-way and consistency forms come from quantiles of F with (1 + level)/2 on
  /// either side; those of agreement from Satterthwaite's degrees of freedom, which the estimate
  /// itself enters.
  ///
  /// ### Source
  /// Shrout, P. E., & Fleiss, J. L. (1979). Intraclass correlations: Uses in assessing rater reliability.
  /// *Psychological Bulletin*, 86(2), 420–428. <https://doi.org/10.1037/0033-2909.86.2.420> McGraw,
  /// K. O., & Wong, S. P. (1996). Forming inferences about some intraclass correlation coefficients.
  /// *Psychological Methods*, 1(1), 30–46. <https://doi.org/10.1037/1082-989X.1.1.30>
  ///
  /// ### Agrees with
  /// R `psych::ICC(x, lmer = FALSE)`.
  ///
  /// - Parameters:
  ///   - squares: the mean squares.
  ///   - level: coverage in (0, 1). The default is 0.95.
  /// - Returns: the six, in the order of ``Form``.
  /// - Throws: `Withheld` where every person has the same mean.
  public static func every(
    _ squares: TwoWayMeanSquares, level: Double = 0.95
  ) throws(Withheld) -> [IntraclassCorrelation] {
    precondition(level > 0 && level < 1, "level \(level)")
    // Means that are equal but for rounding are equal.
    guard squares.persons > 0, squares.persons > 1e-13 * squares.within else {
      throw Withheld(
        "icc.no-spread", "Everybody has the same mean, so nothing tells one person from another.",
        help: "Look at the scores: they may have been copied down.")
    }
    return Form.allCases.map { form in
      switch form.single {
      case .agreementSingle: agreement(form, squares, level)
      case .oneWaySingle:
        ratio(
          form, squares, error: squares.within, df: Double(squares.n * (squares.k - 1)), level,
          method: "shrout-fleiss-1979")
      default:
        ratio(
          form, squares, error: squares.residual, df: Double((squares.n - 1) * (squares.k - 1)),
          level, method: "shrout-fleiss-1979")
      }
    }
  }

  /// One-way and consistency: functions of one ratio of mean squares.
  private static func ratio(
    _ form: Form, _ squares: TwoWayMeanSquares, error: Double, df: Double, _ level: Double,
    method: String
  ) -> IntraclassCorrelation {
    let (b, k, persons) = (squares.persons, Double(squares.k), Double(squares.n - 1))
    let half = (1 - level) / 2
    // (F/q − 1)/(F/q + k − 1) written without dividing by the error, which may be zero.
    let coefficient = { (q: Double) -> Double in
      form.isAverage
        ? 1 - q * error / b : (b - q * error) / (b + (k - 1) * q * error)
    }
    let upperQuantile = FisherF(numerator: persons, denominator: df).quantile(1 - half)
    let lowerQuantile = 1 / FisherF(numerator: df, denominator: persons).quantile(1 - half)
    return IntraclassCorrelation(
      form: form,
      estimate: Estimate(
        value: coefficient(1),
        interval: ConfidenceInterval(
          lower: coefficient(upperQuantile), upper: coefficient(lowerQuantile), level: level,
          method: method)),
      test: test(b, error, persons, df))
  }

  private static func test(
    _ persons: Double, _ error: Double, _ df1: Double, _ df2: Double
  ) -> Test? {
    let f = persons / error
    guard error > 0, f.isFinite else { return nil }
    return Test(
      f: f, numerator: df1, denominator: df2,
      pValue: FisherF(numerator: df1, denominator: df2).upperTail(f))
  }

  private static func agreement(
    _ form: Form, _ squares: TwoWayMeanSquares, _ level: Double
  ) -> IntraclassCorrelation {
    let (n, k) = (Double(squares.n), Double(squares.k))
    let (b, j, e) = (squares.persons, squares.occasions, squares.residual)
    let single = (b - e) / (b + (k - 1) * e + k * (j - e) / n)
    let stepped = { (rho: Double) -> Double? in
      let divisor = 1 + (k - 1) * rho
      return form.isAverage ? (divisor > 0 ? k * rho / divisor : nil) : rho
    }
    // For the mean of all, (MS_P − MS_E)/(MS_P + (MS_O − MS_E)/n): the same by Spearman and Brown.
    let value = stepped(single) ?? single
    let limits = agreementLimits(squares, single, level)
    let interval = limits.flatMap { limits -> ConfidenceInterval? in
      guard let lower = stepped(limits.lower), let upper = stepped(limits.upper) else { return nil }
      return ConfidenceInterval(
        lower: lower, upper: upper, level: level, method: "mcgraw-wong-1996")
    }
    return IntraclassCorrelation(
      form: form, estimate: Estimate(value: value, interval: interval),
      test: test(b, e, n - 1, (n - 1) * (k - 1)))
  }

  /// Limits of ICC(A,1).
  private static func agreementLimits(
    _ squares: TwoWayMeanSquares, _ rho: Double, _ level: Double
  ) -> (lower: Double, upper: Double)? {
    let (n, k) = (Double(squares.n), Double(squares.k))
    let (b, j, e) = (squares.persons, squares.occasions, squares.residual)
    if j == 0, e == 0 { return (1, 1) }
    // Satterthwaite's degrees of freedom of a MS_O + b MS_E, both multiplied by 1 − ρ.
    let ofOccasions = k * rho * j
    let ofError = (n * (1 + (k - 1) * rho) - k * rho) * e
    let sum = ofOccasions + ofError
    let df =
      (k - 1) * (n - 1) * sum * sum / ((n - 1) * ofOccasions * ofOccasions + ofError * ofError)
    guard df > 1e-3, df.isFinite else { return nil }
    let half = (1 - level) / 2
    let low = FisherF(numerator: n - 1, denominator: df).quantile(1 - half)
    let high = FisherF(numerator: df, denominator: n - 1).quantile(1 - half)
    let rest = k * j + (k * n - k - n) * e
    guard low.isFinite, high.isFinite else { return nil }
    return (n * (b - low * e) / (low * rest + n * b), n * (high * b - e) / (rest + n * high * b))
  }
}
