import Distributions
public import Scales

extension HagemanArrindell {
  /// How far a second score's true score is beyond the cut-off of true scores, in standard errors.
  ///
  ///     [m₂ + R_22 (x₂ − m₂) − c_true] / (√R_22 SEM)
  ///
  /// - Parameters:
  ///   - second: the second score, in points.
  ///   - cutOff: c of true scores, in points.
  /// - Returns: positive above the cut-off.
  public func standing(of second: Double, at cutOff: Double) -> Double {
    let m2 = pairs.secondMean
    return (m2 + secondReliability * (second - m2) - cutOff)
      / (secondReliability.squareRoot() * standardErrorOfMeasurement)
  }

  /// Estimated share of people whose true score moved towards better: Φ(d m_Δ / (s_Δ √R_dd)).
  ///
  /// It speaks of the group, not of persons, and counts the smallest true change.
  public func changedShare(_ direction: ScoreDefinition.Direction) -> Double {
    let mean = (pairs.secondMean - pairs.firstMean) * direction.sign
    let spread = pairs.differenceDeviation * differenceReliability.squareRoot()
    return Normal(mean: mean, standardDeviation: spread).upperTail(0)
  }

  /// Estimated share of people whose true second score lies beyond the cut-off, towards better:
  /// Φ(d (m₂ − c_true) / (s₂ √R_22)).
  public func beyondShare(_ cutOff: Double, _ direction: ScoreDefinition.Direction) -> Double {
    let mean = (pairs.secondMean - cutOff) * direction.sign
    let spread = pairs.secondDeviation * secondReliability.squareRoot()
    return Normal(mean: mean, standardDeviation: spread).upperTail(0)
  }
}
