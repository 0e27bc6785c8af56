/// The interval of the difference of two independent shares, from the Wilson interval of each.
///
///     d = p₁ − p₂
///     lower = d − √((p₁ − l₁)² + (u₂ − p₂)²)
///     upper = d + √((u₁ − p₁)² + (p₂ − l₂)²)
///
/// with lᵢ and uᵢ the Wilson limits of pᵢ. Never outside −1 to 1.
///
/// ### Source
/// Newcombe, R. G. (1998). Interval estimation for the difference between independent proportions:
/// comparison of eleven methods. *Statistics in Medicine, 17*(8), 873–890, method 10.
/// <https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C873::AID-SIM779%3E3.0.CO;2-I>
public enum NewcombeInterval {
  /// The interval.
  ///
  /// - Parameters:
  ///   - first: how many of how many, in the first group.
  ///   - second: how many of how many, in the second group.
  ///   - level: coverage in (0, 1).
  /// - Returns: lower and upper limit of the first share less the second, in [−1, 1].
  public static func difference(
    _ first: (count: Int, n: Int), _ second: (count: Int, n: Int), level: Double
  ) -> ClosedRange<Double> {
    let one = WilsonInterval.of(first.count, of: first.n, level: level)
    let two = WilsonInterval.of(second.count, of: second.n, level: level)
    let p1 = Double(first.count) / Double(first.n)
    let p2 = Double(second.count) / Double(second.n)
    let down = hypotenuse(p1 - one.lowerBound, two.upperBound - p2)
    let up = hypotenuse(one.upperBound - p1, p2 - two.lowerBound)
    return max(-1, p1 - p2 - down)...min(1, p1 - p2 + up)
  }

  private static func hypotenuse(_ a: Double, _ b: Double) -> Double {
    (a * a + b * b).squareRoot()
  }
}
