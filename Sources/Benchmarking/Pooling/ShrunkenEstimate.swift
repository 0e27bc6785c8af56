import Distributions
import LinearAlgebra
public import Results

/// A service's estimate drawn towards what is expected of it, by how little it says.
///
///     λ_j = τ² / (τ² + v_j)
///     value = x_j β̂ + λ_j (y_j − x_j β̂)
///     SE²   = λ_j v_j + (1 − λ_j)² x_jᵀ (XᵀWX)⁻¹ x_j
///
/// λ near 1: the service speaks for itself. λ near 0: it is taken to be like the others. τ² is taken as
/// known. Shrinkage mends imprecision, not wrong data.
///
/// ### Source
/// Raudenbush, S. W., & Bryk, A. S. (1985). Empirical Bayes meta-analysis. *Journal of Educational
/// Statistics, 10*(2), 75–98. <https://doi.org/10.3102/10769986010002075>
public struct ShrunkenEstimate: Sendable, Hashable {
  /// The service's own estimate.
  public let own: Double
  /// λ, in [0, 1): the weight of its own estimate.
  public let lambda: Double
  /// The shrunken value, its standard error, and its interval by the normal distribution.
  public let shrunken: Estimate

  /// One for each service, in their order.
  static func all(_ fit: RandomEffectsFit) -> [ShrunkenEstimate] {
    let (sample, level, tauSquared) = (fit.sample, fit.options.level, fit.between.value)
    let z = Normal().quantile((1 + level) / 2)
    let x = sample.design
    let expected = x * fit.fit.coefficients
    let left = x * fit.covariance
    return sample.estimates.indices.map { j in
      let (y, v) = (sample.estimates[j], sample.variances[j])
      let lambda = tauSquared / (tauSquared + v)
      var ofMean = 0.0
      for column in 0..<x.columns { ofMean += left[j, column] * x[j, column] }
      let value = expected[j] + lambda * (y - expected[j])
      let error = (lambda * v + (1 - lambda) * (1 - lambda) * ofMean).squareRoot()
      return ShrunkenEstimate(
        own: y, lambda: lambda,
        shrunken: Estimate(
          value: value, standardError: error,
          interval: ConfidenceInterval(
            lower: value - z * error, upper: value + z * error, level: level, method: "normal")))
    }
  }
}
