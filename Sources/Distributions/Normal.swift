import CBoostMath

/// The normal distribution.
///
///     P(X ≤ x) = Φ((x − mean) / standardDeviation)
public struct Normal: Sendable, Hashable {
  /// The mean.
  public let mean: Double
  /// The standard deviation, above 0.
  public let standardDeviation: Double

  /// Makes a normal distribution. The default is the standard one: mean 0, standard deviation 1.
  public init(mean: Double = 0, standardDeviation: Double = 1) {
    precondition(standardDeviation > 0, "standard deviation \(standardDeviation)")
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  /// Probability of a value of at most `x`.
  public func cumulative(_ x: Double) -> Double {
    waymark_normal_cdf((x - mean) / standardDeviation)
  }

  /// Probability of a value above `x`, exact far out.
  public func upperTail(_ x: Double) -> Double {
    waymark_normal_upper_tail((x - mean) / standardDeviation)
  }

  /// The value that is exceeded with probability 1 − `probability`.
  /// `probability` lies in (0, 1).
  public func quantile(_ probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "probability \(probability)")
    return mean + standardDeviation * waymark_normal_quantile(probability)
  }

  /// Probability of a value at least as far from the mean as `x`, on either side.
  public func twoSided(_ x: Double) -> Double {
    min(1, 2 * waymark_normal_upper_tail(abs(x - mean) / standardDeviation))
  }
}
