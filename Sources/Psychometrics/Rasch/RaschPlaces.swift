import Distributions
import Glibc
import LinearAlgebra
import Results

/// Estimates of items from a vector of parameters and its covariance.
struct RaschPlaces {
  let counts: RaschCounts
  let parameters: RaschParameters
  let level: Double
  private let z: Double

  init(_ counts: RaschCounts, _ parameters: RaschParameters, _ level: Double) {
    self.counts = counts
    self.parameters = parameters
    self.level = level
    z = Normal().quantile((1 + level) / 2)
  }

  func items(_ x: [Double], _ covariance: Matrix) -> [RaschFit.Item] {
    counts.used.indices.map { item in
      var easiness: [Estimate?] = Array(repeating: nil, count: counts.categories[item])
      var thresholds: [Estimate?] = Array(
        repeating: nil, count: max(counts.categories[item] - 1, 0))
      for (step, category) in counts.used[item].enumerated() {
        let here = parameters.starts[item] + step - 1
        guard step > 0 else {
          easiness[category] = Estimate(value: 0)
          continue
        }
        easiness[category] = estimate(x[here], covariance[here, here])
        guard counts.used[item][step - 1] == category - 1 else { continue }
        let before = step > 1 ? here - 1 : nil
        let variance =
          covariance[here, here]
          + (before.map { covariance[$0, $0] - 2 * covariance[$0, here] } ?? 0)
        thresholds[category - 1] = estimate((before.map { x[$0] } ?? 0) - x[here], variance)
      }
      // An item that all answered alike stands in a category of its own.
      if counts.used[item].isEmpty, !easiness.isEmpty { easiness[0] = Estimate(value: 0) }
      return RaschFit.Item(item: item, easiness: easiness, thresholds: thresholds)
    }
  }

  private func estimate(_ value: Double, _ variance: Double) -> Estimate {
    let error = max(variance, 0).squareRoot()
    return Estimate(
      value: value, standardError: error,
      interval: ConfidenceInterval(
        lower: value - z * error, upper: value + z * error, level: level, method: "wald"))
  }

  /// σ from its logarithm.
  func spread(_ logarithm: Double, _ error: Double) -> Estimate {
    Estimate(
      value: exp(logarithm), standardError: exp(logarithm) * error,
      interval: ConfidenceInterval(
        lower: exp(logarithm - z * error), upper: exp(logarithm + z * error), level: level,
        method: "wald-log"))
  }
}
