import Glibc

/// The most likely random effects of one level, by Newton's method on a convex function.
///
///     h(u) = −Σⱼ log fⱼ(ηⱼ) + ½|u|²,      ∇h = u − Σⱼ sⱼ λⱼ,      H = I + Σⱼ wⱼ λⱼλⱼᵀ,   λⱼ = Λᵀzⱼ
///
/// with sⱼ = ∂log fⱼ/∂η, wⱼ = −∂sⱼ/∂η. H is at least I, so a step is at most as long as the gradient; steps are
/// halved while h rises. The arrays are as long as the largest level and used again for each.
struct LevelMode {
  /// Where h is smallest.
  struct Minimum {
    var u: SIMD3<Double>
    /// h(û).
    var value: Double
    /// H.
    var curvature: Square
  }

  /// sⱼ at the minimum.
  private(set) var residuals: [Double]
  /// wⱼ.
  private(set) var weights: [Double]
  /// ∂wⱼ/∂η.
  private(set) var weightSlopes: [Double]

  init(capacity: Int) {
    residuals = Array(repeating: 0, count: capacity)
    (weights, weightSlopes) = (residuals, residuals)
  }

  /// The minimum, begun from `start`; nil where the numbers are too large to compute with.
  mutating func find(
    from start: SIMD3<Double>, _ range: Range<Int>, _ rows: LogisticRows, predictor: [Double],
    scaled: [SIMD3<Double>]
  ) -> Minimum? {
    var point = evaluate(start, range, rows, predictor, scaled)
    for _ in 0..<100 {
      guard point.value.isFinite, let factor = point.curvature.lowerFactor else { return nil }
      let inverse = factor.lowerInverse
      let step = inverse.transposed * (inverse * point.gradient)
      let size = max(abs(step.x), abs(step.y), abs(step.z))
      // A step this small leaves an error of its square.
      if size <= 1e-11 * (1 + max(abs(point.u.x), abs(point.u.y), abs(point.u.z))) { break }
      var length = 1.0
      var next = evaluate(point.u - step, range, rows, predictor, scaled)
      while !(next.value <= point.value + 1e-12 * abs(point.value)), length > 1e-9 {
        length /= 2
        next = evaluate(point.u - length * step, range, rows, predictor, scaled)
      }
      guard length > 1e-9 else {
        // Rounding is all that is left; the arrays are brought back to this point.
        point = evaluate(point.u, range, rows, predictor, scaled)
        break
      }
      point = next
    }
    return Minimum(u: point.u, value: point.value, curvature: point.curvature)
  }

  private struct Point {
    var u: SIMD3<Double>
    var value: Double
    var gradient: SIMD3<Double>
    var curvature: Square
  }

  private mutating func evaluate(
    _ u: SIMD3<Double>, _ range: Range<Int>, _ rows: LogisticRows, _ predictor: [Double],
    _ scaled: [SIMD3<Double>]
  ) -> Point {
    var value = 0.0
    var product = 1.0
    var gradient = u
    var curvature = Square.identity
    for (index, j) in range.enumerated() {
      let lambda = scaled[j]
      let eta = predictor[j] + lambda.x * u.x + lambda.y * u.y + lambda.z * u.z
      let (s, m) = (rows.successes[j], rows.trials[j])
      let x = exp(-abs(eta))
      let probability = (eta >= 0 ? 1 : x) / (1 + x)
      value += m * max(eta, 0) - s * eta
      // A product of up to 512 numbers from 1 to 2 has a logarithm for all of them.
      if m == 1 { product *= 1 + x } else { value += m * log1p(x) }
      if index & 511 == 511 {
        value += log(product)
        product = 1
      }
      let residual = s - m * probability
      let weight = m * x / ((1 + x) * (1 + x))
      residuals[index] = residual
      weights[index] = weight
      weightSlopes[index] = weight * (1 - 2 * probability)
      gradient -= residual * lambda
      curvature += .outer(weight * lambda, lambda)
    }
    value += log(product) + (u * u).sum() / 2
    return Point(u: u, value: value, gradient: gradient, curvature: curvature)
  }
}
