/// Whether two numbers agree within a relative tolerance, or an absolute one near zero.
///
/// NaN agrees with nothing.
public func agrees(
  _ found: Double, _ expected: Double, relative: Double, absolute: Double = 0
) -> Bool {
  abs(found - expected) <= max(relative * abs(expected), absolute)
}
