/// A place in a factor model of ordered answers in which thresholds are told too.
///
///     y*_g = ν_g + Λ_g η + ε,   mean and covariance of η: α_g, Φ_g
///     an answer is c where τ_gjc < y*_gj ≤ τ_gj,c+1
///     δ_gj = 1 / SD(y*_gj)      the scaling factor
public enum ThresholdPlace: Sendable, Hashable, Codable {
  /// A place in the matrices of factors: a loading, an intercept, a mean or covariance of factors, a covariance of
  /// residuals.
  case structural(ModelPlace)
  /// τ: a cut of an item, from 0.
  case threshold(item: Int, cut: Int, group: Int)
  /// δ: an item's scaling factor.
  case scale(item: Int, group: Int)
}
