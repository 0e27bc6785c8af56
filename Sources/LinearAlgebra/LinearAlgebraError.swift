/// Why a factorization was not possible.
public enum LinearAlgebraError: Error, Sendable, Hashable {
  /// The matrix is not positive definite; `pivot` is the position from 0 at which that showed.
  case notPositiveDefinite(pivot: Int)
  /// The columns are linearly dependent: only `rank` of `columns` are independent.
  case rankDeficient(rank: Int, columns: Int)
  /// The iteration for the eigenvalues did not end.
  case noConvergence
}
