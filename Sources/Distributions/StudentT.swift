import CBoostMath

/// Student's t distribution.
public struct StudentT: Sendable, Hashable {
  /// Degrees of freedom, above 0; need not be whole.
  public let degreesOfFreedom: Double

  /// Makes a t distribution.
  public init(degreesOfFreedom: Double) {
    precondition(degreesOfFreedom > 0, "\(degreesOfFreedom) degrees of freedom")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// Probability of a value of at most `t`.
  public func cumulative(_ t: Double) -> Double { waymark_student_t_cdf(t, degreesOfFreedom) }

  /// Probability of a value above `t`, exact far out.
  public func upperTail(_ t: Double) -> Double {
    waymark_student_t_upper_tail(t, degreesOfFreedom)
  }

  /// The value that is exceeded with probability 1 − `probability`.
  /// `probability` lies in (0, 1).
  public func quantile(_ probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "probability \(probability)")
    return waymark_student_t_quantile(probability, degreesOfFreedom)
  }

  /// Probability of a value at least as far from zero as `t`, on either side.
  public func twoSided(_ t: Double) -> Double { min(1, 2 * upperTail(abs(t))) }
}
