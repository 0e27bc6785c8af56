public import LinearAlgebra
import Results

/// A mixed model's parameters as if they were known: what outcomes are simulated from.
public struct ModelTruth: Sendable, Hashable, Codable {
  /// The fixed effects, in the order of the model's columns.
  public var coefficients: [Double]
  /// The covariance of each term's random effects, in the order of `RefitPlan.terms`; in squared units of
  /// the outcome per unit of the columns.
  public var covariances: [Matrix]
  /// σ².
  public var residualVariance: Double

  /// Makes parameters; covariances must have no negative eigenvalues.
  public init(coefficients: [Double], covariances: [Matrix], residualVariance: Double) {
    precondition(residualVariance >= 0, "residual variance \(residualVariance)")
    self.coefficients = coefficients
    self.covariances = covariances
    self.residualVariance = residualVariance
  }

  /// The estimates of a fit.
  public init(_ fit: MixedModelFit) {
    coefficients = fit.fixedEffects.map(\.estimate.value)
    residualVariance = fit.residualVariance
    var terms: [[VarianceComponent]] = []
    for component in fit.varianceComponents {
      if component.correlations.isEmpty || terms.isEmpty {
        terms.append([component])
      } else {
        terms[terms.count - 1].append(component)
      }
    }
    covariances = terms.map { term in
      var matrix = Matrix(rows: term.count, columns: term.count)
      for (j, component) in term.enumerated() {
        matrix[j, j] = component.variance
        for (k, correlation) in component.correlations.enumerated() {
          matrix[j, k] =
            (correlation.value ?? 0) * component.standardDeviation * term[k].standardDeviation
          matrix[k, j] = matrix[j, k]
        }
      }
      return matrix
    }
  }
}
