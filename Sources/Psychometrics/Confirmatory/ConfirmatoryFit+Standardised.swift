public import LinearAlgebra

/// A fit in standard units: what one standard deviation of a factor is to an item, and what the model leaves.
public struct StandardisedFit: Sendable, Hashable, Codable {
  /// Loadings in standard deviations of item and factor, p × m.
  public let loadings: Matrix
  /// The factors' correlations, m × m.
  public let factorCorrelations: Matrix
  /// The share of each item's variance that the factors explain.
  public let explained: [Double]
  /// Correlations observed less those the model implies, p × p; 0 on the diagonal.
  public let residualCorrelations: Matrix
}

extension ConfirmatoryFit {
  /// The fit in standard units; nil where an item or a factor has a variance of 0 or less.
  ///
  /// What is observed of incomplete answers is their likeliest covariance without a model.
  public func standardised(group: Int = 0) -> StandardisedFit? {
    let here = matrices[group]
    let implied = here.covariance
    let (p, m) = (model.items, model.factors.count)
    guard let sample = UnrestrictedMoments(moments)?.covariances[group],
      implied.diagonal.allSatisfy({ $0 > 0 }),
      here.factorCovariances.diagonal.allSatisfy({ $0 > 0 })
    else { return nil }
    let items = implied.diagonal.map { $0.squareRoot() }
    let observed = sample.diagonal.map { $0.squareRoot() }
    let factors = here.factorCovariances.diagonal.map { $0.squareRoot() }
    var loadings = here.loadings
    for j in 0..<m {
      for i in 0..<p { loadings[i, j] *= factors[j] / items[i] }
    }
    var correlations = here.factorCovariances
    for j in 0..<m {
      for i in 0..<m { correlations[i, j] /= factors[i] * factors[j] }
    }
    var residuals = Matrix(rows: p, columns: p)
    for j in 0..<p {
      for i in 0..<p where i != j {
        residuals[i, j] =
          sample[i, j] / (observed[i] * observed[j]) - implied[i, j] / (items[i] * items[j])
      }
    }
    return StandardisedFit(
      loadings: loadings, factorCorrelations: correlations,
      explained: zip(here.common.diagonal, implied.diagonal).map { $0 / $1 },
      residualCorrelations: residuals)
  }
}
