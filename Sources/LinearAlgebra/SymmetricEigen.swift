/// Eigenvalues and eigenvectors of a symmetric matrix.
///
///     A = V · diag(w) · Vᵀ,      w₁ ≤ w₂ ≤ …
public struct SymmetricEigen: Sendable, Hashable {
  /// The eigenvalues, ascending.
  public let values: [Double]
  /// The eigenvectors as columns, in the order of `values`.
  public let vectors: Matrix

  /// Decomposes `matrix`, n × n; its lower triangle is read.
  ///
  /// - Throws: `noConvergence` where the iteration does not end, as with entries that are not finite.
  public init(_ matrix: Matrix) throws(LinearAlgebraError) {
    precondition(matrix.rows == matrix.columns, "\(matrix.rows) × \(matrix.columns) is not square")
    guard matrix.elements.allSatisfy(\.isFinite) else { throw .noConvergence }
    var vectors = matrix
    guard let values = LAPACK.syev(&vectors) else { throw .noConvergence }
    self.values = values
    self.vectors = vectors
  }
}
