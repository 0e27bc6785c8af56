/// Whether a value agrees with a reference to a relative tolerance; not a number never does.
public func agrees(_ value: Double?, _ reference: Double, relative: Double) -> Bool {
  guard let value else { return false }
  return abs(value - reference) <= relative * max(abs(reference), .leastNormalMagnitude)
}
