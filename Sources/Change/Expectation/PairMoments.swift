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
  /// Standard deviation (n − 1) of second − first, in points: √(s₁² + s₂² − 2 r s₁ s₂); 0 where it is
  /// no more than rounding.
  public let differenceDeviation: Double

  /// Takes published numbers.
  public init(
    n: Int, firstMean: Double, firstDeviation: Double, secondMean: Double, secondDeviation: Double,
    correlation: Double?
  ) {
    precondition(n >= 2, "two scores of \(n) persons")
    precondition(firstDeviation >= 0 && secondDeviation >= 0, "a negative standard deviation")
    precondition(correlation.map { abs($0) <= 1 } ?? true, "a correlation outside −1 to 1")
    let squares = firstDeviation * firstDeviation + secondDeviation * secondDeviation
    let variance = squares - 2 * (correlation ?? 0) * firstDeviation * secondDeviation
    // Half of the digits go where the two nearly cancel.
    let difference = variance > 1e-14 * squares ? variance.squareRoot() : 0
    self.init(
      n: n, first: (firstMean, firstDeviation), second: (secondMean, secondDeviation),
      correlation: correlation, differenceDeviation: difference)
  }

  private init(
    n: Int, first: (mean: Double, deviation: Double), second: (mean: Double, deviation: Double),
    correlation: Double?, differenceDeviation: Double
  ) {
    self.n = n
    (firstMean, firstDeviation) = first
    (secondMean, secondDeviation) = second
    self.correlation = correlation
    self.differenceDeviation = differenceDeviation
  }

  /// Takes pairs as they are; nil for fewer than two.
  public init?(_ pairs: [(first: Double, second: Double)]) {
    self.init(firsts: pairs.map(\.first), seconds: pairs.map(\.second))
  }

  /// Takes first and second scores in arrays of their own; nil for fewer than two.
  ///
  /// - Parameters:
  ///   - firsts: in points.
  ///   - seconds: of the same persons in the same order, in points.
  public init?(firsts: [Double], seconds: [Double]) {
    precondition(firsts.count == seconds.count, "\(firsts.count) and \(seconds.count) scores")
    guard let first = SampleMoments(firsts), let second = SampleMoments(seconds),
      let s1 = first.standardDeviation, let s2 = second.standardDeviation
    else { return nil }
    var (products, largest) = (0.0, 0.0)
    for at in firsts.indices {
      products += (firsts[at] - first.mean) * (seconds[at] - second.mean)
      largest = max(largest, abs(firsts[at]), abs(seconds[at]))
    }
    let scale = Double(firsts.count - 1) * s1 * s2
    let difference =
      SampleMoments(firsts.indices.map { seconds[$0] - firsts[$0] })?.standardDeviation ?? 0
    self.init(
      n: firsts.count, first: (first.mean, s1), second: (second.mean, s2),
      correlation: scale > 0 ? max(-1, min(1, products / scale)) : nil,
      differenceDeviation: difference > 1e-14 * largest ? difference : 0)
  }
}
