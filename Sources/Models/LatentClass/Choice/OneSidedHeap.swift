import Distributions
import Glibc
import LinearAlgebra
import Optimization

/// One heap with a tail to one side: a normal and an exponential number added, by maximum likelihood.
///
///     f(x) = ½ λ exp(½ λ (2μ + λσ² − 2x)) erfc( (μ + λσ² − x) / (σ√2) )
///
/// ### Source
/// Grushka, E. (1972). Characterization of exponentially modified Gaussian peaks in chromatography.
/// *Analytical Chemistry*, 44(11), 1733–1738.
enum OneSidedHeap {
  /// The highest log-likelihood of a sample, with the tail on the side to which it leans; nil where all values are equal.
  static func logLikelihood(_ values: [Double]) -> Double? {
    guard let moments = SampleMoments(values), let spread = moments.standardDeviation, spread > 0
    else { return nil }
    let scaled = values.map { ($0 - moments.mean) / spread }
    let side = scaled.reduce(0) { $0 + $1 * $1 * $1 } < 0 ? -1.0 : 1
    let turned = scaled.map { side * $0 }
    let descent = QuasiNewton(gradientTolerance: 1e-6, longestStep: 0.5, limit: 100)
    return descent.descend(
      problem(turned), from: [-0.6, log(0.8), log(1.7)],
      curvature: Double(values.count) * .identity(3)
    ).flatMap { value($0.parameters, turned) }.map { $0 - Double(values.count) * log(spread) }
  }

  private static func value(_ x: [Double], _ values: [Double]) -> Double? {
    slope(x, values).map(\.0)
  }

  /// The log-likelihood at (μ, log σ, log λ), and its slope; with z the argument of erfc and
  /// r = −2/√π exp(−z²) / erfc z,
  ///
  ///     ∂/∂μ = λ + r/(σ√2),      ∂/∂σ = λ²σ + r (λ − (μ − x)/σ²)/√2
  ///     ∂/∂λ = 1/λ + μ + λσ² − x + rσ/√2
  private static func slope(_ x: [Double], _ values: [Double]) -> (Double, [Double])? {
    guard abs(x[1]) < 4, abs(x[2]) < 4 else { return nil }
    let (mean, sigma, rate) = (x[0], exp(x[1]), exp(x[2]))
    let root = 1 / 2.0.squareRoot()
    let n = Double(values.count)
    var sum = n * log(rate / 2)
    var (byMean, bySigma, byRate) = (n * rate, n * rate * rate * sigma, n / rate)
    for value in values {
      let below = mean - value
      let z = (below + rate * sigma * sigma) * root / sigma
      guard z < 25 else { return nil }
      let tail = erfc(z)
      let r = -M_2_SQRTPI * exp(-z * z) / tail
      sum += 0.5 * rate * (2 * below + rate * sigma * sigma) + log(tail)
      byMean += r * root / sigma
      bySigma += r * root * (rate - below / (sigma * sigma))
      byRate += below + rate * sigma * sigma + r * root * sigma
    }
    return sum.isFinite ? (sum, [byMean, sigma * bySigma, rate * byRate]) : nil
  }

  private static func problem(_ values: [Double]) -> BoundedProblem {
    BoundedProblem(
      lower: Array(repeating: -.infinity, count: 3), upper: Array(repeating: .infinity, count: 3),
      value: { value($0, values).map { -$0 } },
      gradient: { slope($0, values).map { (-$0.0, $0.1.map { -$0 }) } })
  }
}
