import Distributions
public import Results
public import Scales

/// What is known of a person's true change: the observed one, drawn towards the group's as far as
/// differences between people are error.
///
///     true change | data  ~  N( R_dd (x₂ − x₁) + (1 − R_dd)(m₂ − m₁),  R_dd · 2 SEM² )
///
/// with R_dd as in ``HagemanArrindell``. It answers in probabilities where a label would answer yes
/// or no, and their sum is the expected number of people who truly changed.
///
/// ### Source
/// Kelley's regression of true on observed scores, for differences: Lord, F. M., & Novick, M. R.
/// (1968). *Statistical theories of mental test scores*, section 3.7. Hageman and Arrindell's index
/// is this mean in its standard errors.
public struct TrueChange: Sendable, Hashable {
  /// R_dd, in (0, 1].
  public let differenceReliability: Double
  /// The standard error of a person's true change, in points.
  public let standardError: Double
  private let meanChange: Double

  /// Prepares for the people of a group.
  ///
  /// - Parameters:
  ///   - pairs: the group.
  ///   - reliability: of the first score, in [0, 1).
  /// - Throws: `Withheld` as ``HagemanArrindell`` does.
  public init(_ pairs: PairMoments, reliability: Double) throws(Withheld) {
    self.init(try HagemanArrindell(pairs, reliability: reliability))
  }

  /// Prepares with an error that was found elsewhere.
  ///
  /// - Parameters:
  ///   - pairs: the group.
  ///   - sem: the standard error of measurement in points, 0 or more.
  /// - Throws: `Withheld` as ``HagemanArrindell`` does.
  public init(_ pairs: PairMoments, standardErrorOfMeasurement sem: Double) throws(Withheld) {
    self.init(try HagemanArrindell(pairs, standardErrorOfMeasurement: sem))
  }

  private init(_ method: HagemanArrindell) {
    differenceReliability = method.differenceReliability
    standardError =
      (2 * method.differenceReliability).squareRoot() * method.standardErrorOfMeasurement
    meanChange = method.pairs.secondMean - method.pairs.firstMean
  }

  /// The expected true change after an observed one, in points.
  public func expected(_ change: Double) -> Double {
    differenceReliability * change + (1 - differenceReliability) * meanChange
  }

  /// Probability that the true change is above `threshold`, both in points.
  public func probability(above threshold: Double, after change: Double) -> Double {
    guard standardError > 0 else { return expected(change) > threshold ? 1 : 0 }
    return Normal(mean: expected(change), standardDeviation: standardError).upperTail(threshold)
  }

  /// Probability that the true change is beyond a size towards better.
  ///
  /// - Parameters:
  ///   - threshold: points towards better, 0 or more.
  ///   - change: the observed one, in points.
  ///   - direction: which way is better.
  /// - Returns: 0 to 1.
  public func probability(
    beyond threshold: Double, after change: Double, _ direction: ScoreDefinition.Direction
  ) -> Double {
    let above = probability(above: threshold * direction.sign, after: change)
    return direction == .higherIsBetter ? above : 1 - above
  }

  /// The expected number of people whose true change is beyond a size towards better: the sum of
  /// everybody's probabilities.
  ///
  /// - Parameters:
  ///   - changes: observed changes, in points.
  ///   - threshold: points towards better, 0 or more.
  ///   - direction: which way is better.
  /// - Returns: 0 to the number of changes.
  func expectedCount(
    of changes: [Double], beyond threshold: Double, _ direction: ScoreDefinition.Direction
  ) -> Double {
    changes.reduce(0) { $0 + probability(beyond: threshold, after: $1, direction) }
  }

  /// The interval of a person's true change.
  ///
  /// - Parameters:
  ///   - change: the observed one, in points.
  ///   - level: coverage. The default is 0.95.
  /// - Returns: lower and upper limit, in points.
  public func interval(after change: Double, level: Double = 0.95) -> ConfidenceInterval {
    let reach = Normal().quantile((1 + level) / 2) * standardError
    return ConfidenceInterval(
      lower: expected(change) - reach, upper: expected(change) + reach, level: level,
      method: "kelley")
  }

  /// What is known of one person's true change.
  public struct OfPerson: Sendable, Hashable {
    /// The expected true change with its interval, in points.
    public let change: Estimate
    /// Probability that it is above 0.
    public let probabilityAboveZero: Double
  }

  /// What is known of one person's true change.
  ///
  /// - Parameters:
  ///   - change: the observed one, in points.
  ///   - level: coverage. The default is 0.95.
  /// - Returns: estimate and probability.
  public func ofPerson(after change: Double, level: Double = 0.95) -> OfPerson {
    OfPerson(
      change: Estimate(
        value: expected(change), standardError: standardError,
        interval: interval(after: change, level: level)),
      probabilityAboveZero: probability(above: 0, after: change))
  }
}
