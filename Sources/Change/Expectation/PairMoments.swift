import Distributions

/// What two scores of the same people come to: the numbers that methods of change are made of.
public struct PairMoments: Sendable, Hashable {
  /// Persons with both scores.
  public let n: Int
  /// Mean of the first scores, in points.
  public let firstMean: Double
  /// Standard deviation (n − 1) of the first scores, in points; 0 or more.
  public let firstDeviation: Double
  /// Mean of the second scores, in points.
  public let secondMean: Double
  /// Standard deviation (n − 1) of the second scores, in points; 0 or more.
  public let secondDeviation: Double
  /// Pearson's correlation of the two, in [−1, 1]; nil where one of them is the same for everybody.
  public let correlation: Double?

  /// Takes published numbers.
  public init(
    n: Int, firstMean: Double, firstDeviation: Double, secondMean: Double, secondDeviation: Double,
    correlation: Double?
  ) {
    precondition(n >= 2, "two scores of \(n) persons")
    precondition(firstDeviation >= 0 && secondDeviation >= 0, "a negative standard deviation")
    precondition(correlation.map { abs($0) <= 1 } ?? true, "a correlation outside −1 to 1")
    self.n = n
    self.firstMean = firstMean
    self.firstDeviation = firstDeviation
    self.secondMean = secondMean
    self.secondDeviation = secondDeviation
    self.correlation = correlation
  }

  /// Takes pairs as they are; nil for fewer than two.
  public init?(_ pairs: [(first: Double, second: Double)]) {
    guard let first = SampleMoments(pairs.map(\.first)),
      let second = SampleMoments(pairs.map(\.second)), let s1 = first.standardDeviation,
      let s2 = second.standardDeviation
    else { return nil }
    let products = pairs.reduce(0) { $0 + ($1.first - first.mean) * ($1.second - second.mean) }
    let scale = Double(pairs.count - 1) * s1 * s2
    self.init(
      n: pairs.count, firstMean: first.mean, firstDeviation: s1, secondMean: second.mean,
      secondDeviation: s2, correlation: scale > 0 ? max(-1, min(1, products / scale)) : nil)
  }

  /// Standard deviation of the differences: √(s₁² + s₂² − 2 r s₁ s₂).
  public var differenceDeviation: Double {
    let shared = 2 * (correlation ?? 0) * firstDeviation * secondDeviation
    let variance =
      firstDeviation * firstDeviation + secondDeviation * secondDeviation - shared
    return max(0, variance).squareRoot()
  }
}
