/// Whether two numbers agree within a relative tolerance, or an absolute one near zero.
///
/// NaN and nothing agree with nothing.
public func agrees(
  _ found: Double?, _ expected: Double, relative: Double, absolute: Double = 0
) -> Bool {
  guard let found else { return false }
  return abs(found - expected) <= max(relative * abs(expected), absolute)
}
