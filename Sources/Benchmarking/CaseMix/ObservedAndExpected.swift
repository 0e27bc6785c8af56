import Distributions
public import Results

/// People of a service who did, beside how many a reference model expects.
///
///     E = Σ pᵢ       ratio = O / E       difference = (O − E) / n
///     SE of the difference = √(Σ pᵢ (1 − pᵢ)) / n
///
/// with pᵢ each person's chance under the reference. The chances count as known.
///
/// ### Source
/// Hosmer, D. W., & Lemeshow, S. (1995). Confidence interval estimates of an index of quality
/// performance based on logistic regression models. *Statistics in Medicine, 14*(19), 2161–2172.
/// <https://doi.org/10.1002/sim.4780141909>
public struct ObservedAndExpected: Sendable, Hashable {
  /// O, people who did.
  public let observed: Int
  /// E, how many were expected to.
  public let expected: Double
  /// People.
  public let n: Int
  /// Σ pᵢ (1 − pᵢ), the variance of O under the reference.
  public let variance: Double

  /// Compares people with what was expected of each.
  ///
  /// - Parameters:
  ///   - outcomes: who did.
  ///   - chances: of the same people, under the reference, in [0, 1].
  /// - Throws: `Withheld` for nobody, or a chance outside 0 to 1.
  public init(_ outcomes: [Bool], chances: [Double]) throws(Withheld) {
    precondition(
      outcomes.count == chances.count,
      "\(outcomes.count) outcomes with \(chances.count) chances")
    guard chances.allSatisfy({ $0 >= 0 && $0 <= 1 }) else {
      throw Withheld(
        "expected.chance", "An expected value is not a chance between 0 and 1.",
        help: "Give the reference model's predicted chances, on the scale of probabilities.")
    }
    try self.init(
      observed: outcomes.count { $0 }, expected: chances.reduce(0, +), n: Double(outcomes.count),
      variance: chances.reduce(0) { $0 + $1 * (1 - $1) })
  }

  init(observed: Int, expected: Double, n: Double, variance: Double) throws(Withheld) {
    try RateRefusal.checkCount(observed, "people counted")
    try RateRefusal.checkExposure(n, "number of people")
    guard let people = Int(exactly: n) else {
      throw Withheld(
        "reference.people", "The number of people is not a whole number.",
        help: "Look at how they were counted.")
    }
    guard observed <= people else { throw RateRefusal.countAbovePeople() }
    self.observed = observed
    self.expected = expected
    self.n = people
    self.variance = variance
  }

  /// O / E with its interval by count.
  ///
  /// - Parameter level: coverage in (0, 1). The default is 0.95.
  /// - Returns: the ratio, 1 where as many did as were expected to.
  /// - Throws: `Withheld` where nobody was expected to.
  public func ratio(level: Double = 0.95) throws(Withheld) -> Estimate {
    try IndirectlyStandardisedRatio.of(observed: observed, expected: expected, level: level)
  }

  /// (O − E) / n with a normal interval: how many more in a hundred than expected, over 100.
  ///
  /// - Parameter level: coverage in (0, 1). The default is 0.95.
  /// - Returns: the difference, 0 where as many did as were expected to.
  /// - Throws: `Withheld` where every chance was 0 or 1, so that there is no error to measure by.
  public func difference(level: Double = 0.95) throws(Withheld) -> Estimate {
    guard variance > 0 else {
      throw Withheld(
        "expected.no-spread", "Every expected value is 0 or 1, so nothing was left to chance.",
        help: "Give the reference model's predicted chances, not its classes.")
    }
    let value = (Double(observed) - expected) / Double(n)
    let error = variance.squareRoot() / Double(n)
    let reach = Normal().quantile((1 + level) / 2) * error
    return Estimate(
      value: value, standardError: error,
      interval: ConfidenceInterval(
        lower: value - reach, upper: value + reach, level: level, method: "normal"))
  }
}
