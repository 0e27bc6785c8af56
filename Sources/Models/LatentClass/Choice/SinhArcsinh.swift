import Distributions
import Glibc
import LinearAlgebra
import Optimization

/// One heap, however lopsided and however heavy its ends: the sinh-arcsinh distribution, by maximum likelihood.
///
///     S = sinh(δ arcsinh((x − ξ)/η) − ε) ~ N(0, 1)
///     log f = log δ − log η + ½ log(1 + S²) − ½ log(1 + y²) − ½ S² − ½ log 2π,      y = (x − ξ)/η
///
/// ### Source
/// Jones, M. C., & Pewsey, A. (2009). Sinh-arcsinh distributions. *Biometrika*, 96(4), 761–780.
enum SinhArcsinh {
  /// The highest log-likelihood of a sample; nil where all values are equal.
  static func logLikelihood(_ values: [Double]) -> Double? {
    guard let moments = SampleMoments(values), let spread = moments.standardDeviation, spread > 0
    else { return nil }
    let scaled = values.map { ($0 - moments.mean) / spread }
    var best: Double?
    for skew in [-0.6, 0, 0.6] {
      guard
        let end = QuasiNewton(gradientTolerance: 1e-6, longestStep: 0.5, limit: 200).descend(
          problem(scaled), from: [-skew, 0, skew, 0],
          curvature: Double(values.count) * .identity(4)),
        let value = value(end.parameters, scaled)
      else { continue }
      best = max(best ?? value, value)
    }
    return best.map { $0 - Double(values.count) * log(spread) }
  }

  /// The log-likelihood at (ξ, log η, ε, log δ).
  private static func value(_ x: [Double], _ values: [Double]) -> Double? {
    slope(x, values).map(\.0)
  }

  private static func slope(_ x: [Double], _ values: [Double]) -> (Double, [Double])? {
    let (center, eta, epsilon, delta) = (x[0], exp(x[1]), x[2], exp(x[3]))
    guard abs(x[1]) < 8, abs(epsilon) < 8, abs(x[3]) < 2.5 else { return nil }
    var sum = Double(values.count) * (x[3] - x[1] - 0.5 * log(2 * .pi))
    var gradient = [0.0, -Double(values.count), 0, Double(values.count)]
    for value in values {
      let y = (value - center) / eta
      let a = asinh(y)
      let inner = delta * a - epsilon
      guard abs(inner) < 40 else { return nil }
      let (s, c) = (sinh(inner), cosh(inner))
      sum += log(c) - 0.5 * log(1 + y * y) - 0.5 * s * s
      // ∂/∂inner and ∂/∂y.
      let byInner = s / c - s * c
      let byY = byInner * delta / (1 + y * y).squareRoot() - y / (1 + y * y)
      gradient[0] -= byY / eta
      gradient[1] -= byY * y
      gradient[2] -= byInner
      gradient[3] += byInner * delta * a
    }
    return sum.isFinite ? (sum, gradient) : nil
  }

  private static func problem(_ values: [Double]) -> BoundedProblem {
    BoundedProblem(
      lower: Array(repeating: -.infinity, count: 4), upper: Array(repeating: .infinity, count: 4),
      value: { slope($0, values).map { -$0.0 } },
      gradient: { slope($0, values).map { (-$0.0, $0.1.map { -$0 }) } })
  }
}
