public import Results

/// First and second scores of the same people, as six numbers: what a table or a packet gives of a service.
///
///     s_d² = s₁² + s₂² − 2 r s₁ s₂
public struct PairedSummary: Sendable, Hashable {
  /// Persons with both scores.
  public let n: Int
  /// Mean of the first scores.
  public let firstMean: Double
  /// Standard deviation (n − 1) of the first scores.
  public let firstDeviation: Double
  /// Mean of the second scores.
  public let secondMean: Double
  /// Standard deviation (n − 1) of the second scores.
  public let secondDeviation: Double
  /// The correlation of first and second score; 0 where one of them does not vary.
  public let correlation: Double

  /// Takes the six numbers.
  ///
  /// - Throws: `Withheld` for fewer than two persons, a standard deviation below zero, a correlation
  ///   outside −1 to 1, or a number that is not finite.
  public init(
    n: Int, firstMean: Double, firstDeviation: Double, secondMean: Double, secondDeviation: Double,
    correlation: Double
  ) throws(Withheld) {
    guard n >= 2 else {
      throw Withheld(
        "effect.too-few-pairs", "Fewer than two people have both scores.",
        help: "Collect a second score.")
    }
    let numbers = [firstMean, firstDeviation, secondMean, secondDeviation, correlation]
    guard numbers.allSatisfy(\.isFinite), firstDeviation >= 0, secondDeviation >= 0,
      abs(correlation) <= 1
    else {
      throw Withheld(
        "effect.impossible-summary",
        "A standard deviation is below zero, a correlation outside −1 to 1, or a number not finite.",
        help: "Look at the table the numbers come from.")
    }
    self.n = n
    self.firstMean = firstMean
    self.firstDeviation = firstDeviation
    self.secondMean = secondMean
    self.secondDeviation = secondDeviation
    self.correlation = correlation
  }

  /// Mean change, second − first.
  public var change: Double { secondMean - firstMean }

  /// s_d², the variance of the changes.
  ///
  /// As (s₁ − s₂)² + 2 (1 − r) s₁ s₂, which is never below zero.
  public var changeVariance: Double {
    let apart = firstDeviation - secondDeviation
    return apart * apart + 2 * (1 - correlation) * firstDeviation * secondDeviation
  }
}
