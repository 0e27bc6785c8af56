import Distributions
import Results

/// What samples of services make of one figure, and the interval from it.
struct ServiceInterval {
  let estimate: Double
  let scale: FigureScale
  let method: ServiceResampling.Method
  /// The figure in every sample.
  let values: [Double]
  /// Degrees of freedom of the variance over services.
  let freedom: Double

  /// Nil where the figure, or that of a sample, has no place on its scale, or is the same in all.
  func interval(level: Double) -> ConfidenceInterval? {
    let limits = method == .percentile ? quantiles(level) : student(level)
    guard let (lower, upper) = limits, lower.isFinite, upper.isFinite else { return nil }
    return ConfidenceInterval(lower: lower, upper: upper, level: level, method: method.rawValue)
  }

  /// The variance of the figure over services, on a scale.
  ///
  ///     drawn       Σ (θ* − θ̄*)² / (B − 1)
  ///     left out    (G − 1)/G Σ (θ₋ − θ̄₋)²
  func variance(on scale: FigureScale = .plain) -> Double? {
    let moved = values.compactMap { scale.there($0) }
    guard moved.count == values.count, moved.count >= 2 else { return nil }
    let n = Double(moved.count)
    let mean = moved.reduce(0, +) / n
    let squares = moved.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    // Equal values differ by rounding.
    guard squares > 1e-24 * n * mean * mean, squares > 0 else { return nil }
    return method == .leftOut ? (n - 1) / n * squares : squares / (n - 1)
  }

  private func quantiles(_ level: Double) -> (Double, Double)? {
    guard variance() != nil else { return nil }
    let sorted = values.sorted()
    func at(_ p: Double) -> Double {
      let place = p * Double(sorted.count - 1)
      let below = min(Int(place), sorted.count - 2)
      return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
    }
    return (at((1 - level) / 2), at((1 + level) / 2))
  }

  private func student(_ level: Double) -> (Double, Double)? {
    let t = StudentT(degreesOfFreedom: freedom).quantile((1 + level) / 2)
    if scale == .share { return variance().flatMap { share($0, t) } }
    guard let here = scale.there(estimate), let variance = variance(on: scale) else { return nil }
    let reach = t * variance.squareRoot()
    return (scale.back(here - reach), scale.back(here + reach))
  }

  /// Wilson's interval of as many unrelated people as would give this variance.
  private func share(_ variance: Double, _ t: Double) -> (Double, Double)? {
    guard estimate > 0, estimate < 1 else { return nil }
    let n = estimate * (1 - estimate) / variance
    let centre = (estimate + t * t / (2 * n)) / (1 + t * t / n)
    let reach = t / (1 + t * t / n) * (variance + t * t / (4 * n * n)).squareRoot()
    return (centre - reach, centre + reach)
  }
}
