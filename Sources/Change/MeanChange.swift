import Distributions
public import Results

/// The mean change of a group from first to last score, with its paired interval.
///
///     d_i = last_i − first_i
///     d̄ ± t(n − 1) · s_d / √n
///
/// People count alike, whatever their service; that people of one service resemble each other is not
/// allowed for, nor does a mean change say what brought it about.
///
/// ### Source
/// Student (1908). The probable error of a mean. Biometrika, 6(1), 1–25.
///
/// ### Agrees with
/// R `t.test(last, first, paired = TRUE)`.
public struct MeanChange: Sendable, Hashable {
  /// Persons with both scores.
  public let n: Int
  /// Mean of their first scores, in points.
  public let first: Double
  /// Mean of their last scores, in points.
  public let last: Double
  /// Mean of last − first, with standard error and interval; those are nil for one person.
  public let change: Estimate
  /// Standard deviation (n − 1) of the changes; nil for one person.
  public let standardDeviation: Double?

  /// The mean change of people with two scores; nil when there are none.
  init?(firsts: [Double], lasts: [Double], level: Double) {
    guard let first = SampleMoments(firsts), let last = SampleMoments(lasts),
      let change = SampleMoments(zip(firsts, lasts).map { $1 - $0 })
    else { return nil }
    n = change.n
    self.first = first.mean
    self.last = last.mean
    self.change = Estimate(
      value: change.mean, standardError: change.standardError,
      interval: change.interval(level: level).map {
        ConfidenceInterval(
          lower: $0.lowerBound, upper: $0.upperBound, level: level, method: "paired-student-t")
      })
    standardDeviation = change.standardDeviation
  }
}
