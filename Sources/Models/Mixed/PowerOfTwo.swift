/// Scaling that loses no digits.
enum PowerOfTwo {
  /// The power of two next to the root mean square of `values`; 1 where all are zero.
  static func near(rootMeanSquareOf values: [Double]) -> Double {
    var largest = 0.0
    for value in values { largest = max(largest, abs(value)) }
    guard largest > 0, largest.isFinite else { return 1 }
    let root = rootMeanSquare(values, largest)
    guard root.isFinite, root > 0 else { return 1 }
    return Double(sign: .plus, exponent: root.exponent, significand: 1)
  }

  /// The same of values each of which occurs so many times; once where that is nil.
  static func near(rootMeanSquareOf values: [Double], standing counts: [Double]?) -> Double {
    guard let counts else { return near(rootMeanSquareOf: values) }
    let largest = values.reduce(0) { max($0, abs($1)) }
    guard largest > 0, largest.isFinite else { return 1 }
    var (sum, all) = (0.0, 0.0)
    for (value, count) in zip(values, counts) {
      sum += count * (value / largest) * (value / largest)
      all += count
    }
    let root = largest * (sum / all).squareRoot()
    guard root.isFinite, root > 0 else { return 1 }
    return Double(sign: .plus, exponent: root.exponent, significand: 1)
  }

  /// With four sums side by side.
  private static func rootMeanSquare(_ values: [Double], _ largest: Double) -> Double {
    let inverse = 1 / largest
    var sums = SIMD4<Double>()
    var start = 0
    while start + 4 <= values.count {
      let share =
        inverse
        * SIMD4(values[start], values[start + 1], values[start + 2], values[start + 3])
      sums += share * share
      start += 4
    }
    var sum = sums.sum()
    for value in values[start...] { sum += (value * inverse) * (value * inverse) }
    return largest * (sum / Double(values.count)).squareRoot()
  }
}
