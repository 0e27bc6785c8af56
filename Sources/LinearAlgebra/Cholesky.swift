/// The Cholesky factorization of a symmetric positive definite matrix.
///
///     A = L · Lᵀ        with L lower triangular
///
/// Only the lower triangle of `A` is read.
///
/// ### Source
/// Golub, G. H., & Van Loan, C. F. (2013). *Matrix computations* (4th ed.), section 4.2.
public struct Cholesky: Sendable, Hashable {
  /// L, n × n; zero above the diagonal.
  public let factor: Matrix

  /// Factors `matrix`, n × n.
  ///
  /// - Parameter matrix: Symmetric; its lower triangle is read.
  /// - Throws: `notPositiveDefinite` with the first failing pivot.
  public init(_ matrix: Matrix) throws(LinearAlgebraError) {
    precondition(matrix.rows == matrix.columns, "\(matrix.rows) × \(matrix.columns) is not square")
    var lower = matrix
    let failing = LAPACK.potrf(&lower)
    // A NaN passes LAPACK's comparison on some kernels, so the diagonal is looked at once more.
    if failing > 0 { throw .notPositiveDefinite(pivot: failing - 1) }
    if let pivot = lower.diagonal.firstIndex(where: { !($0 > 0 && $0.isFinite) }) {
      throw .notPositiveDefinite(pivot: pivot)
    }
    for j in 0..<lower.columns {
      for i in 0..<j { lower[i, j] = 0 }
    }
    factor = lower
  }

  private init(factor: Matrix) { self.factor = factor }

  /// Order of the matrix.
  public var order: Int { factor.rows }

  /// log |A|.
  public var logDeterminant: Double { logDeterminant(0..<order) }

  /// Twice the sum of the logarithms of L's diagonal over `range`: log |A| of that Schur complement.
  public func logDeterminant(_ range: Range<Int>) -> Double {
    var sum = 0.0
    for i in range { sum += logarithm(factor[i, i]) }
    return 2 * sum
  }

  /// The factorization of the first `count` rows and columns of A.
  public func leading(_ count: Int) -> Cholesky {
    count == order ? self : Cholesky(factor: factor.block(0..<count, 0..<count))
  }

  /// The factorization of what is left of A once the first `count` variables are swept out.
  public func schurComplement(after count: Int) -> Cholesky {
    Cholesky(factor: factor.block(count..<order, count..<order))
  }

  /// x with A · x = b.
  public func solve(_ b: [Double]) -> [Double] {
    solve(Matrix(rows: b.count, columns: 1, elements: b)).elements
  }

  /// X with A · X = B, column by column.
  public func solve(_ b: Matrix) -> Matrix {
    precondition(b.rows == order, "\(b.rows) rows against order \(order)")
    return LAPACK.potrs(factor, b)
  }

  /// x with Lᵀ · x = b; for a shorter `b`, with the first rows and columns of L.
  public func solveTransposedFactor(_ b: [Double]) -> [Double] {
    precondition(b.count <= order, "\(b.count) entries against order \(order)")
    var x = b
    for i in b.indices.reversed() {
      var sum = x[i]
      for j in i + 1..<b.count { sum -= factor[j, i] * x[j] }
      x[i] = sum / factor[i, i]
    }
    return x
  }

  /// A⁻¹, full and exactly symmetric.
  public var inverse: Matrix { LAPACK.potri(factor) }
}
