/// Scaling that loses no digits.
enum PowerOfTwo {
  /// The power of two next to the root mean square of `values`; 1 where all are zero.
  static func near(rootMeanSquareOf values: [Double]) -> Double {
    let largest = values.reduce(0) { max($0, abs($1)) }
    guard largest > 0, largest.isFinite else { return 1 }
    let sum = values.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }
    let root = largest * (sum / Double(values.count)).squareRoot()
    return Double(sign: .plus, exponent: root.exponent, significand: 1)
  }
}
