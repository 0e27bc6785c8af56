/// An exact number: a whole number over a whole number, in lowest terms.
///
/// Weights and recodes are written as decimals; as fractions they add up without rounding, so a
/// score falls on the row of its table and a range is proven, not approximated.
public struct Fraction: Sendable, Hashable {
  /// Above the line.
  public let numerator: Int
  /// Below the line, positive.
  public let denominator: Int

  /// One.
  public static let one = Fraction(1)

  /// A whole number.
  public init(_ whole: Int) {
    numerator = whole
    denominator = 1
  }

  /// A decimal of at most six places, between minus and plus a million; nil for any other.
  public init?(decimal: Double) {
    guard decimal.magnitude <= 1_000_000 else { return nil }
    let millionths = (decimal * 1_000_000).rounded()
    guard millionths / 1_000_000 == decimal else { return nil }
    let divisor = Self.commonDivisor(Int(millionths), 1_000_000)
    numerator = Int(millionths) / divisor
    denominator = 1_000_000 / divisor
  }

  /// The nearest double.
  public var value: Double { Double(numerator) / Double(denominator) }

  /// The largest whole number that divides both; at least 1.
  static func commonDivisor(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a.magnitude, b.magnitude)
    while b != 0 { (a, b) = (b, a % b) }
    return max(1, Int(a))
  }

  /// The smallest whole number that both divide; nil when it would pass a million million.
  static func commonMultiple(_ a: Int, _ b: Int) -> Int? {
    let (product, overflow) = (a / commonDivisor(a, b)).multipliedReportingOverflow(by: b)
    return overflow || product > 1_000_000_000_000 ? nil : product
  }
}
