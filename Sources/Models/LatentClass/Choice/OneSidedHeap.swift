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
  /// The highest log-likelihood of a sample, with the tail on either side; nil where all values are equal.
  static func logLikelihood(_ values: [Double]) -> Double? {
    guard let moments = SampleMoments(values), let spread = moments.standardDeviation, spread > 0
    else { return nil }
    let scaled = values.map { ($0 - moments.mean) / spread }
    let ends = [1.0, -1].compactMap { side -> Double? in
      let turned = scaled.map { side * $0 }
      let start = [-0.6, log(0.8), log(1.7)]
      let descent = QuasiNewton(gradientTolerance: 1e-6, longestStep: 0.5, limit: 200)
      return descent.descend(
        problem(turned), from: start, curvature: Double(values.count) * .identity(3)
      ).flatMap { value($0.parameters, turned) }
    }
    return ends.max().map { $0 - Double(values.count) * log(spread) }
  }

  /// The log-likelihood at (μ, log σ, log λ).
  private static func value(_ x: [Double], _ values: [Double]) -> Double? {
    guard abs(x[1]) < 4, abs(x[2]) < 4 else { return nil }
    let (mean, sigma, rate) = (x[0], exp(x[1]), exp(x[2]))
    var sum = Double(values.count) * log(rate / 2)
    for value in values {
      let distance = (mean + rate * sigma * sigma - value) / (sigma * 2.0.squareRoot())
      guard distance < 25 else { return nil }
      sum += 0.5 * rate * (2 * mean + rate * sigma * sigma - 2 * value) + log(erfc(distance))
    }
    return sum.isFinite ? sum : nil
  }

  private static func problem(_ values: [Double]) -> BoundedProblem {
    BoundedProblem(
      lower: Array(repeating: -.infinity, count: 3), upper: Array(repeating: .infinity, count: 3),
      value: { value($0, values).map { -$0 } },
      gradient: { x in
        guard let here = value(x, values) else { return nil }
        var slope: [Double] = []
        for k in x.indices {
          var (above, below) = (x, x)
          above[k] += 1e-5
          below[k] -= 1e-5
          guard let up = value(above, values), let down = value(below, values) else { return nil }
          slope.append((down - up) / 2e-5)
        }
        return (-here, slope)
      })
  }
}
