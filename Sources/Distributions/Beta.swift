import CBoostMath

/// The beta distribution on 0 to 1.
public struct Beta: Sendable, Hashable {
  /// The first shape, a, above 0; need not be whole.
  public let a: Double
  /// The second shape, b, above 0; need not be whole.
  public let b: Double

  /// Makes a beta distribution.
  public init(_ a: Double, _ b: Double) {
    precondition(a > 0 && b > 0, "shapes \(a) and \(b)")
    self.a = a
    self.b = b
  }

  /// Probability of a value of at most `x`: 0 below zero, 1 above one.
  public func cumulative(_ x: Double) -> Double {
    x <= 0 ? 0 : x >= 1 ? 1 : waymark_beta_cdf(x, a, b)
  }

  /// Probability of a value above `x`, exact far out: 1 below zero, 0 above one.
  public func upperTail(_ x: Double) -> Double {
    x <= 0 ? 1 : x >= 1 ? 0 : waymark_beta_upper_tail(x, a, b)
  }

  /// The value that is exceeded with probability 1 − `probability`.
  /// `probability` lies in (0, 1).
  public func quantile(_ probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "probability \(probability)")
    return waymark_beta_quantile(probability, a, b)
  }
}
