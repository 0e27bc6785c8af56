import Glibc

extension RandomNumberGenerator {
  /// A number in (0, 1), never an end: one of the 2⁵² midpoints.
  public mutating func uniform() -> Double {
    (Double(next() >> 12) + 0.5) * 0x1p-52
  }

  /// A draw from the standard normal distribution, by inversion: one number of the generator each.
  public mutating func normal() -> Double { NormalQuantile.value(uniform()) }

  /// So many different numbers from 0 up to `count`, in ascending order: each set is as likely as any other.
  ///
  /// - Parameters:
  ///   - chosen: how many, from 0 to `count`.
  ///   - count: from how many.
  /// - Returns: the numbers.
  public mutating func positions(_ chosen: Int, of count: Int) -> [Int] {
    precondition(0...count ~= chosen, "\(chosen) of \(count)")
    var all = Array(0..<count)
    for k in 0..<chosen {
      all.swapAt(k, k + Int(next(upperBound: UInt64(count - k))))
    }
    return all.prefix(chosen).sorted()
  }

  /// A draw from the gamma distribution with scale 1.
  ///
  ///     d = a − 1/3,  c = 1/√(9 d),  v = (1 + c z)³
  ///     d v is kept when log u < z²/2 + d (1 − v + log v)
  ///
  /// with `z` normal and `u` uniform; for a below 1, a draw at a + 1 times u^(1/a).
  ///
  /// - Parameter shape: a, above 0.
  /// - Returns: the draw, above 0 or rounded to it.
  ///
  /// ### Source
  /// Marsaglia, G., & Tsang, W. W. (2000). A simple method for generating gamma variables. *ACM
  /// Transactions on Mathematical Software*, 26(3), 363–372.
  public mutating func gamma(shape: Double) -> Double {
    precondition(shape > 0, "shape \(shape)")
    if shape < 1 { return gamma(shape: shape + 1) * pow(uniform(), 1 / shape) }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let z = normal()
      let root = 1 + c * z
      guard root > 0 else { continue }
      let v = root * root * root
      if log(uniform()) < z * z / 2 + d * (1 - v + log(v)) { return d * v }
    }
  }

  /// A draw from the chi-squared distribution: twice a gamma of half the degrees of freedom.
  ///
  /// - Parameter degreesOfFreedom: above 0; need not be whole.
  /// - Returns: the draw.
  public mutating func chiSquared(degreesOfFreedom: Double) -> Double {
    2 * gamma(shape: degreesOfFreedom / 2)
  }
}
