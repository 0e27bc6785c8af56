/// Gauss–Hermite quadrature under the standard normal distribution.
///
///     ∫ f(x) φ(x) dx ≈ Σ wᵢ f(xᵢ),   hₙ(xᵢ) = 0,   wᵢ = 1 / Σ₍ₖ<ₙ₎ hₖ(xᵢ)²
///     h₀ = 1,   √(k+1) hₖ₊₁(x) = x hₖ(x) − √k hₖ₋₁(x)
///
/// exact for polynomials of degree 2n − 1. The hₖ are orthonormal under φ. For the weight exp(−x²)
/// divide the points by √2 and multiply the weights by √π.
///
/// ### Source
/// Abramowitz, M., & Stegun, I. A. (1964). *Handbook of mathematical functions*, 25.4.46.
public struct GaussHermite: Sendable, Hashable {
  /// The points, ascending and symmetric about 0.
  public let nodes: [Double]
  /// The weights, which add to 1.
  public let weights: [Double]

  /// The largest rule: beyond it the outer weights are smaller than any number.
  public static let limit = 200

  /// Finds the points of an `n`-point rule, n from 1 to `limit`.
  ///
  /// The zeros of one order lie between those of the order before, so each is bracketed and Newton's
  /// method cannot leave it.
  public init(_ n: Int) {
    precondition((1...Self.limit).contains(n), "a rule of \(n) points")
    var positive: [Double] = []
    for order in 1...n {
      // Brackets of the positive zeros: 0 for an even order, else the zeros before, then the bound.
      let inner = order % 2 == 0 ? [0] + positive : positive
      let bounds = inner + [Double(4 * order + 2).squareRoot()]
      positive = bounds.indices.dropLast().map {
        Self.zero(order, above: bounds[$0], below: bounds[$0 + 1])
      }
    }
    let half = positive.reversed().map { -$0 }
    nodes = half + (n % 2 == 0 ? [] : [0]) + positive
    let raw = nodes.map { 1 / Self.polynomials(n, $0).squares }
    let total = raw.reduce(0, +)
    weights = raw.map { $0 / total }
  }

  /// hₙ and hₙ₋₁ at x, and the sum of squares of h₀ … hₙ₋₁.
  private static func polynomials(
    _ n: Int, _ x: Double
  ) -> (value: Double, before: Double, squares: Double) {
    var (before, value, squares) = (0.0, 1.0, 0.0)
    for k in 0..<n {
      squares += value * value
      let next = (x * value - Double(k).squareRoot() * before) / Double(k + 1).squareRoot()
      (before, value) = (value, next)
    }
    return (value, before, squares)
  }

  /// The one zero of hₙ between two bounds, by Newton's method kept within them: hₙ′ = √n hₙ₋₁.
  private static func zero(_ n: Int, above: Double, below: Double) -> Double {
    var (low, high) = (above, below)
    // hₙ is positive beyond its last zero, and changes sign at each.
    let signAtHigh = polynomials(n, high).value > 0
    var x = (low + high) / 2
    for _ in 0..<200 {
      let (value, before, _) = polynomials(n, x)
      if value == 0 { return x }
      if (value > 0) == signAtHigh { high = x } else { low = x }
      var next = x - value / (Double(n).squareRoot() * before)
      if !(next > low && next < high) { next = (low + high) / 2 }
      if abs(next - x) <= 2e-16 * x { return next }
      x = next
    }
    return x
  }
}
