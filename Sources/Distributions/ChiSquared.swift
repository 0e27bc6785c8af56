import CBoostMath

/// The chi-squared distribution.
public struct ChiSquared: Sendable, Hashable {
  /// Degrees of freedom, above 0; need not be whole.
  public let degreesOfFreedom: Double

  /// Makes a chi-squared distribution.
  public init(degreesOfFreedom: Double) {
    precondition(degreesOfFreedom > 0, "\(degreesOfFreedom) degrees of freedom")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// Probability of a value of at most `x`; 0 below zero.
  public func cumulative(_ x: Double) -> Double {
    x <= 0 ? 0 : waymark_chi_squared_cdf(x, degreesOfFreedom)
  }

  /// Probability of a value above `x`, exact far out; 1 below zero.
  public func upperTail(_ x: Double) -> Double {
    x <= 0 ? 1 : waymark_chi_squared_upper_tail(x, degreesOfFreedom)
  }

  /// The value that is exceeded with probability 1 − `probability`.
  /// `probability` lies in (0, 1).
  public func quantile(_ probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "probability \(probability)")
    return waymark_chi_squared_quantile(probability, degreesOfFreedom)
  }
}
