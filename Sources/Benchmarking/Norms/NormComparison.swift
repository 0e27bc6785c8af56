import Distributions
public import Results

/// The mean of a service against a norm that has an error of its own.
///
///     difference = m − m₀,      SE² = a + b,      a = s²/n,      b = s₀²/n₀
///     df = (a + b)² / (a²/(n − 1) + b²/(n₀ − 1))
///
/// with Student's t. The people of a service were not drawn from the norm's population, so a difference
/// says where they stand and nothing of what the service did.
///
/// ### Source
/// Welch, B. L. (1947). The generalization of 'Student's' problem when several different population
/// variances are involved. *Biometrika, 34*(1/2), 28–35. <https://doi.org/10.2307/2332510>
public struct NormComparison: Sendable, Hashable {
  /// The norm.
  public let norm: NormGroup
  /// m − m₀ with standard error and interval.
  public let difference: Estimate
  /// Welch's degrees of freedom.
  public let degreesOfFreedom: Double
  /// Two-sided probability of a difference at least this large were there none.
  public let pValue: Double
  /// Where a person with the service's mean would stand.
  public let standing: NormStanding
  /// What to know about the comparison.
  public let notes: [Note]

  /// Years between norm and scores from which a note is made: 5.
  public static let yearsApart = 5

  /// Compares a service with a norm.
  ///
  /// - Parameters:
  ///   - n: people of the service.
  ///   - mean: of their scores.
  ///   - standardDeviation: of their scores (n − 1).
  ///   - year: in which the scores were collected.
  ///   - norm: of the same scale and metric.
  ///   - level: coverage of the interval, in (0, 1). The default is 0.95.
  /// - Throws: `Withheld` for fewer than two people or numbers of no use.
  public init(
    n: Int, mean: Double, standardDeviation: Double, year: Int, against norm: NormGroup,
    level: Double = 0.95
  ) throws(Withheld) {
    precondition(level > 0 && level < 1, "level \(level)")
    guard n >= 2 else {
      throw Withheld(
        "norm.too-few-persons", "A mean of fewer than two people has no error to compare by.",
        help: "Show where the score stands instead.")
    }
    guard mean.isFinite, standardDeviation.isFinite, standardDeviation >= 0 else {
      throw Withheld(
        "norm.impossible-value", "The mean or standard deviation is not a usable number.",
        help: "Look at the scores they come from.")
    }
    let a = standardDeviation * standardDeviation / Double(n)
    let b = norm.standardError * norm.standardError
    let (weightA, weightB) = (a / (a + b), b / (a + b))
    let df =
      1 / (weightA * weightA / Double(n - 1) + weightB * weightB / Double(norm.n - 1))
    let error = (a + b).squareRoot()
    let value = mean - norm.mean
    guard error > 0, error.isFinite, df.isFinite, value.isFinite else {
      throw Withheld(
        "norm.not-computable", "The numbers are too large or too unlike to compute with.",
        help: "Look at the units of the norm and the scores.")
    }
    let t = StudentT(degreesOfFreedom: df)
    let reach = t.quantile((1 + level) / 2) * error
    self.norm = norm
    difference = Estimate(
      value: value, standardError: error,
      interval: ConfidenceInterval(
        lower: value - reach, upper: value + reach, level: level, method: "welch-t"))
    degreesOfFreedom = df
    pValue = t.twoSided(value / error)
    standing = NormStanding(mean, in: norm)
    let apart = abs(Double(year) - Double(norm.year))
    notes =
      apart >= Double(Self.yearsApart)
      ? [
        Note(
          "norm.years-apart",
          "The norm and the scores are five years or more apart. Norms move: read the difference with "
            + "care, and look for a newer norm.")
      ] : []
  }
}
