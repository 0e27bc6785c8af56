import LinearAlgebra
public import Results

/// Ten Berge and Zegers' series of lower bounds to reliability, each at least the one before.
///
///     μ0 = k/(k−1) · o / s                                          (alpha)
///     μ1 = [o + √(k/(k−1) · q2)] / s                                (λ2)
///     μ2 = [o + √(q2 + √(k/(k−1) · q4))] / s
///     μ3 = [o + √(q2 + √(q4 + √(k/(k−1) · q8)))] / s
///
/// with `o = Σ_{i≠j} C_ij`, `q_m = Σ_{i≠j} C_ij^m` and `s` the variance of the sum.
///
/// ### Source
/// Ten Berge, J. M. F., & Zegers, F. E. (1978). A series of lower bounds to the reliability of a test.
/// *Psychometrika*, 43(4), 575–579. <https://doi.org/10.1007/BF02293815>
public enum TenBergeBounds {
  /// μ of an order.
  ///
  /// - Parameters:
  ///   - order: 0 to 3.
  ///   - items: the covariances of the items.
  /// - Returns: the bound.
  /// - Throws: `Withheld` where no agreement can be told.
  public static func mu(_ order: Int, _ items: ItemCovariance) throws(Withheld) -> Double {
    precondition((0...3).contains(order), "order \(order)")
    try items.checked()
    let factor = Double(items.k) / Double(items.k - 1)
    let between = items.total - items.trace
    if order == 0 { return factor * between / items.total }
    // From the innermost power outwards; the powers are even, so nothing under a root is negative.
    var inner = factor * powers(items, 1 << order)
    for step in (1..<order).reversed() { inner = powers(items, 1 << step) + inner.squareRoot() }
    return (between + inner.squareRoot()) / items.total
  }

  /// q_m.
  private static func powers(_ items: ItemCovariance, _ m: Int) -> Double {
    var sum = 0.0
    for j in 0..<items.k {
      for i in 0..<items.k where i != j {
        var power = items.matrix[i, j]
        var reached = 1
        while reached < m { (power, reached) = (power * power, 2 * reached) }
        sum += power
      }
    }
    return sum
  }
}
