import Distributions
import Results

/// Cochran's Q as a function of τ², and the τ² at which it has a given value.
///
///     Q(τ²) = min over β of Σ (y_j − x_j β)² / (v_j + τ²)
///
/// At the true τ² it is χ² with k − p degrees of freedom.
///
/// ### Source
/// Viechtbauer, W. (2007). Confidence intervals for the amount of heterogeneity in meta-analysis.
/// *Statistics in Medicine, 26*(1), 37–52. <https://doi.org/10.1002/sim.2514>
extension EffectSample {
  /// χ² with k − p degrees of freedom.
  var chiSquared: ChiSquared { ChiSquared(degreesOfFreedom: Double(degreesOfFreedom)) }

  /// The τ² with Q(τ²) = c; 0 where Q is below c already there.
  ///
  /// Q falls and is convex, a minimum over β of functions convex in β and τ² together, so Newton's
  /// steps from 0 climb to the root without passing it.
  func tauSquared(whereQIs c: Double) throws(Withheld) -> Double {
    var tauSquared = 0.0
    for _ in 0..<mostSteps {
      let fit = try WeightedFit(self, weights: weights(tauSquared))
      let excess = fit.q - c
      guard excess > 0 else { return tauSquared }
      let next = tauSquared + excess / fit.squaredQ
      guard next.isFinite else { throw Self.notComputable }
      guard next - tauSquared > 4 * next.ulp else { return next }
      tauSquared = next
    }
    throw Self.notComputable
  }

  /// The interval of τ²: where Q has the quantiles of χ². Nil where even τ² = 0 is too much.
  func profileInterval(level: Double) throws(Withheld) -> ConfidenceInterval? {
    let chiSquared = chiSquared
    let least = chiSquared.quantile((1 - level) / 2)
    guard try WeightedFit(self, weights: weights(0)).q > least else { return nil }
    return ConfidenceInterval(
      lower: try tauSquared(whereQIs: chiSquared.quantile((1 + level) / 2)),
      upper: try tauSquared(whereQIs: least), level: level, method: "q-profile")
  }
}

/// A step at least doubles v + τ² while far away, so that 2¹⁰²⁴ ends the numbers before this.
private let mostSteps = 2_200
