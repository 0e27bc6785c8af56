import LinearAlgebra

/// The covariance of the estimates, from the curvature of the log-likelihood where it is largest.
///
///     Cov(ξ) = 2 [∂²(−2ℓ)/∂ξ∂ξᵀ]⁻¹,      Cov(ν) = J Cov(ξ) Jᵀ,   J = ∂ν/∂ξ
///
/// The second derivatives are central differences of the exact gradient. Parameters at their bound count as
/// known: their rows and columns are zero.
struct ObservedInformation {
  let search: MarginalSearch

  /// Cov(ν) at ξ; nil where the curvature is not positive definite.
  func covariance(_ xi: [Double], held: Set<Int>) -> Matrix? {
    let free = xi.indices.filter { !held.contains($0) }
    guard let whole = search.curvature(xi) else { return nil }
    var curvature = Matrix(rows: free.count, columns: free.count)
    for (column, k) in free.enumerated() {
      for (row, j) in free.enumerated() { curvature[row, column] = whole[j, k] }
    }
    guard let inverse = (try? Cholesky(curvature))?.inverse else { return nil }
    var full = Matrix(rows: xi.count, columns: xi.count)
    for (column, k) in free.enumerated() {
      for (row, j) in free.enumerated() { full[j, k] = 2 * inverse[row, column] }
    }
    let jacobian = search.jacobian(xi)
    return jacobian * full * jacobian.transposed
  }
}
