import Glibc

/// Gauss–Legendre quadrature.
///
///     ∫₋₁¹ f(x) dx ≈ Σ wᵢ f(xᵢ),   Pₙ(xᵢ) = 0,   wᵢ = 2 / ((1 − xᵢ²) P′ₙ(xᵢ)²)
///
/// exact for polynomials of degree 2n − 1.
///
/// ### Source
/// Abramowitz, M., & Stegun, I. A. (1964). *Handbook of mathematical functions*, 25.4.29.
public struct GaussLegendre: Sendable, Hashable {
  /// The points in (−1, 1).
  public let nodes: [Double]
  /// The weights, which add to 2.
  public let weights: [Double]

  /// Finds the points of an `n`-point rule by Newton's method on the Legendre polynomial, n ≥ 1.
  public init(_ n: Int) {
    precondition(n >= 1, "a rule of \(n) points")
    var nodes: [Double] = []
    var weights: [Double] = []
    for i in 0..<n {
      var x = cos(Double.pi * (Double(i) + 0.75) / (Double(n) + 0.5))
      var slope = 1.0
      for _ in 0..<20 {
        var (previous, value) = (1.0, x)
        for k in 2..<max(n + 1, 2) {
          let next = (Double(2 * k - 1) * x * value - Double(k - 1) * previous) / Double(k)
          (previous, value) = (value, next)
        }
        slope = Double(n) * (x * value - previous) / (x * x - 1)
        let step = value / slope
        x -= step
        if abs(step) < 1e-15 { break }
      }
      nodes.append(x)
      weights.append(2 / ((1 - x * x) * slope * slope))
    }
    self.nodes = nodes
    self.weights = weights
  }

  /// ∫ f from `lower` to `upper`, with the rule applied to each of `panels` equal pieces.
  public func integrate(
    from lower: Double, to upper: Double, panels: Int, _ f: (Double) -> Double
  ) -> Double {
    let half = (upper - lower) / Double(2 * panels)
    var sum = 0.0
    for panel in 0..<panels {
      let middle = lower + half * Double(2 * panel + 1)
      for (node, weight) in zip(nodes, weights) { sum += weight * f(middle + half * node) }
    }
    return half * sum
  }
}
