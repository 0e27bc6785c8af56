import LinearAlgebra

/// The covariance matrix of the fixed effects.
///
///     Cov(β) = σ² (XᵀV⁻¹X)⁻¹
extension ProfiledDeviance {
  /// Cov(β) in the units of the table, p × p.
  func fixedCovariance(_ solution: Solution) -> Matrix {
    (solution.residual / denominator) * relativeFixedCovariance(solution)
  }

  /// Cov(β) divided by the residual variance of the scaled outcome.
  func relativeFixedCovariance(_ solution: Solution) -> Matrix {
    let last = products.size - 1
    let inner = solution.cholesky.leading(last).schurComplement(after: products.randomCount).inverse
    let back = fixed.toCoefficients
    var result = fixed.scale * fixed.scale * (back * inner * back.transposed)
    result.mirrorLowerTriangle()
    return result
  }
}
