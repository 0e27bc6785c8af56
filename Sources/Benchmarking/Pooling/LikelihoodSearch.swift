import Glibc
import Results

/// The τ² ≥ 0 with the highest likelihood, or restricted likelihood.
///
///     −2 log L  = Σ log(v_j + τ²) + Q(τ²)                 slope in τ²: Σ w_j − yᵀPPy
///     −2 log Lᵣ = the same + log |XᵀWX|                   slope in τ²: tr(P) − yᵀPPy
///
/// The standard error comes from the expected information, ½ Σ w_j² and ½ tr(PP).
///
/// ### Source
/// Harville, D. A. (1977). Maximum likelihood approaches to variance component estimation and to
/// related problems. *Journal of the American Statistical Association, 72*(358), 320–338.
/// <https://doi.org/10.1080/01621459.1977.10480998>
struct LikelihoodSearch {
  private let sample: EffectSample
  private let restricted: Bool

  init(_ sample: EffectSample, restricted: Bool) {
    self.sample = sample
    self.restricted = restricted
  }

  /// The best of a grid, as the likelihood may have several peaks, then halving on the slope beside it.
  func run() throws(Withheld) -> Estimate {
    let grid = try grid()
    var (best, lowest) = (0, Double.infinity)
    for (position, tauSquared) in grid.enumerated() {
      let value = try deviance(fit(tauSquared), tauSquared)
      if value < lowest { (best, lowest) = (position, value) }
    }
    guard lowest.isFinite else { throw EffectSample.notComputable }
    let falls = slope(try fit(grid[best])) < 0
    if best == 0, !falls { return try estimate(0) }
    var (low, high) =
      falls ? (grid[best], grid[min(best + 1, grid.count - 1)]) : (grid[best - 1], grid[best])
    while true {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { return try estimate(middle) }
      if slope(try fit(middle)) < 0 { low = middle } else { high = middle }
    }
  }

  /// Zero, then points in equal proportions up to where the likelihood surely falls.
  private func grid() throws(Withheld) -> [Double] {
    let (v, y) = (sample.variances, sample.estimates)
    guard let least = v.min(), let first = y.min(), let last = y.max() else { return [0] }
    var top = max((last - first) * (last - first), least)
    while slope(try fit(top)) < 0 {
      top *= 4
      guard top.isFinite else { throw EffectSample.notComputable }
    }
    let bottom = least / 1024
    let points = 96
    let ratio = pow(top / bottom, 1 / Double(points))
    guard ratio.isFinite else { throw EffectSample.notComputable }
    return [0] + (0...points).map { bottom * pow(ratio, Double($0)) }
  }

  private func estimate(_ tauSquared: Double) throws(Withheld) -> Estimate {
    let fit = try fit(tauSquared)
    let information =
      restricted ? fit.traceOfSquare : fit.weights.reduce(0) { $0 + $1 * $1 }
    return Estimate(value: tauSquared, standardError: (2 / information).squareRoot())
  }

  private func fit(_ tauSquared: Double) throws(Withheld) -> WeightedFit {
    try WeightedFit(sample, weights: sample.weights(tauSquared))
  }

  private func deviance(_ fit: WeightedFit, _ tauSquared: Double) -> Double {
    let logs = fit.weights.reduce(0) { $0 - log($1) }
    return logs + fit.q + (restricted ? fit.logDeterminant : 0)
  }

  private func slope(_ fit: WeightedFit) -> Double {
    (restricted ? fit.trace : fit.weights.reduce(0, +)) - fit.squaredQ
  }
}
