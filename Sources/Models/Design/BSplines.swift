/// B-splines over knots, with their derivatives.
///
///     B_{i,1}(x) = 1 where T_i ≤ x < T_{i+1},
///     B_{i,k}(x) = (x − T_i)/(T_{i+k−1} − T_i) B_{i,k−1} + (T_{i+k} − x)/(T_{i+k} − T_{i+1}) B_{i+1,k−1}
///     Σ c_i B_{i,k} has the derivative Σ (k − 1)(c_i − c_{i−1})/(T_{i+k−1} − T_i) B_{i,k−1}
///
/// with 0/0 = 0.
///
/// ### Source
/// de Boor, C. (1978). *A practical guide to splines*, chapters 9 and 10.
struct BSplines {
  /// T, in order; knots may repeat.
  var knots: [Double]
  /// k: 4 for cubic ones.
  var order: Int

  /// How many there are.
  var count: Int { knots.count - order }

  /// The derivative of the `j`-th at a point, as the polynomial that it is on the interval that begins at
  /// knot `interval`.
  func derivative(_ degree: Int, of j: Int, at x: Double, interval: Int) -> Double {
    var coefficients = Array(repeating: 0.0, count: count)
    coefficients[j] = 1
    for step in 0..<degree {
      let k = order - step
      coefficients = (0...coefficients.count).map { i in
        let after = i < coefficients.count ? coefficients[i] : 0
        let before = i > 0 ? coefficients[i - 1] : 0
        return Self.ratio(Double(k - 1) * (after - before), knots[i + k - 1] - knots[i])
      }
    }
    let values = self.values(order: order - degree, at: x, interval: interval)
    return zip(coefficients, values).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private func values(order: Int, at x: Double, interval: Int) -> [Double] {
    var values = Array(repeating: 0.0, count: knots.count - 1)
    values[interval] = 1
    guard order > 1 else { return values }
    for k in 2...order {
      values = (0..<knots.count - k).map { i in
        Self.ratio((x - knots[i]) * values[i], knots[i + k - 1] - knots[i])
          + Self.ratio((knots[i + k] - x) * values[i + 1], knots[i + k] - knots[i + 1])
      }
    }
    return values
  }

  private static func ratio(_ a: Double, _ b: Double) -> Double { b > 0 ? a / b : 0 }
}
