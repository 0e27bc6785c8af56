import LinearAlgebra

extension JointOrder.Optimum {
  /// The model of outcomes at the optimum, with the uncertainty of γ and φ in its covariance.
  ///
  ///     Var(θ̂) = Var(θ̂ | γ, φ) + D Var(γ̂, φ̂) Dᵀ,      D = ∂θ̂/∂(γ, φ)
  ///
  /// the inverse of the whole information, by blocks; D by differences on either side.
  func widened(_ fit: OutcomeFit) -> OutcomeFit {
    let size = fit.parameters.count
    var matrix = Matrix(rows: size, columns: slopes.count)
    for (k, column) in slopes.enumerated() where column.count == size {
      for j in 0..<size { matrix[j, k] = column[j] }
    }
    var result = fit
    result.covariance = fit.covariance + matrix * covariance * matrix.transposed
    return result
  }
}
