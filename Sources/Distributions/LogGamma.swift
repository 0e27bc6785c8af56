import CBoostMath

/// log |Γ(x)|, for x that is not a whole number below 1.
public func logGamma(_ x: Double) -> Double {
  precondition(x > 0 || x != x.rounded(), "log gamma has a pole at \(x)")
  return waymark_log_gamma(x)
}
