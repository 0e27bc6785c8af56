import Distributions
public import Results

/// The mean of a service's people less what a reference model expects of the same people.
///
///     d = mean of (yᵢ − ŷᵢ),   s = SD of (yᵢ − ŷᵢ) / √n
///
/// with ŷᵢ expected from, for example, first score and time since. A row of it in a funnel for means
/// has the target 0.
public struct MeanAgainstExpected: Sendable, Hashable {
  /// d, in the outcome's unit.
  public let difference: Double
  /// SD of yᵢ − ŷᵢ with divisor n − 1; nil for one person.
  public let standardDeviation: Double?
  /// People.
  public let n: Int

  /// Compares people with what was expected of each.
  ///
  /// - Parameters:
  ///   - outcomes: yᵢ, finite.
  ///   - expected: ŷᵢ of the same people, finite.
  /// - Throws: `Withheld` for nobody, or a number that is not finite.
  public init(_ outcomes: [Double], expected: [Double]) throws(Withheld) {
    precondition(
      outcomes.count == expected.count,
      "\(outcomes.count) outcomes with \(expected.count) expected")
    let residuals = zip(outcomes, expected).map { $0 - $1 }
    guard let moments = SampleMoments(residuals) else {
      throw Withheld(
        "expected.nobody", "Nobody has both an outcome and an expected value.",
        help: "Collect both, and say how many people have them.")
    }
    guard moments.mean.isFinite, moments.standardDeviation?.isFinite ?? true else {
      throw Withheld(
        "expected.not-finite", "An outcome or an expected value is not a finite number.",
        help: "Leave out people without an outcome, and count them in the completion.")
    }
    difference = moments.mean
    standardDeviation = moments.standardDeviation
    n = moments.n
  }

  /// d with its interval by Student's t; without one for one person.
  ///
  /// - Parameter level: coverage in (0, 1). The default is 0.95.
  /// - Returns: d, in the outcome's unit.
  public func estimate(level: Double = 0.95) -> Estimate {
    guard let standardDeviation else { return Estimate(value: difference) }
    let error = standardDeviation / Double(n).squareRoot()
    let reach = StudentT(degreesOfFreedom: Double(n - 1)).quantile((1 + level) / 2) * error
    return Estimate(
      value: difference, standardError: error,
      interval: ConfidenceInterval(
        lower: difference - reach, upper: difference + reach, level: level, method: "student-t"))
  }
}
