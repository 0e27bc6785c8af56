import CBoostMath

/// Fisher's F distribution.
public struct FisherF: Sendable, Hashable {
  /// Degrees of freedom of the numerator, above 0; need not be whole.
  public let numerator: Double
  /// Degrees of freedom of the denominator, above 0; need not be whole.
  public let denominator: Double

  /// Makes an F distribution.
  public init(numerator: Double, denominator: Double) {
    precondition(
      numerator > 0 && denominator > 0, "\(numerator) and \(denominator) degrees of freedom")
    self.numerator = numerator
    self.denominator = denominator
  }

  /// Probability of a value of at most `f`; 0 below zero.
  public func cumulative(_ f: Double) -> Double {
    f <= 0 ? 0 : waymark_fisher_f_cdf(f, numerator, denominator)
  }

  /// Probability of a value above `f`, exact far out; 1 below zero.
  public func upperTail(_ f: Double) -> Double {
    f <= 0 ? 1 : waymark_fisher_f_upper_tail(f, numerator, denominator)
  }

  /// The value that is exceeded with probability 1 − `probability`.
  /// `probability` lies in (0, 1).
  public func quantile(_ probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "probability \(probability)")
    return waymark_fisher_f_quantile(probability, numerator, denominator)
  }
}
