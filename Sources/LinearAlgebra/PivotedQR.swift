/// The QR factorization with column pivoting, for least squares and for finding the rank.
///
///     X · P = Q · R,      |R₁₁| ≥ |R₂₂| ≥ …
///
/// The columns are first divided by their length, so the rank does not depend on units:
/// columns count as dependent where |R_kk| ≤ tolerance · |R₁₁|.
///
/// ### Source
/// Golub, G. H., & Van Loan, C. F. (2013). *Matrix computations* (4th ed.), section 5.5.6.
public struct PivotedQR: Sendable, Hashable {
  /// Q, n × p, orthonormal columns.
  public let q: Matrix
  /// Number of independent columns.
  public let rank: Int
  /// Columns of X in the order in which they were taken, from 0.
  public let order: [Int]
  private let r: Matrix
  private let lengths: [Double]

  /// Factors `x`, n × p with n ≥ p.
  public init(_ x: Matrix, tolerance: Double = 1e-7) {
    precondition(x.rows >= x.columns, "\(x.rows) rows for \(x.columns) columns")
    var scaled = x
    lengths = (0..<x.columns).map { j in
      let column = x.column(j)
      let largest = column.reduce(0) { max($0, abs($1)) }
      guard largest > 0 else { return 1 }
      return largest
        * column.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }.squareRoot()
    }
    for j in 0..<x.columns {
      for i in 0..<x.rows { scaled[i, j] /= lengths[j] }
    }
    let factors = LAPACK.geqp3(scaled)
    (q, r, order) = factors
    let pivots = factors.r.diagonal.map(abs)
    rank = pivots.firstIndex { !($0 > tolerance * pivots[0]) } ?? pivots.count
  }

  /// log |XᵀX| = 2 Σ log |R_kk|, for a full rank.
  public var logDeterminant: Double {
    var sum = 0.0
    for k in 0..<r.columns { sum += logarithm(abs(r[k, k])) + logarithm(lengths[k]) }
    return 2 * sum
  }

  /// b with X · b = Q · c, for a full rank: coefficients of the columns of X from those of Q.
  public func coefficients(_ c: [Double]) -> [Double] {
    precondition(rank == r.columns && c.count == rank, "rank \(rank) of \(r.columns) columns")
    var solution = c
    for i in (0..<rank).reversed() {
      for j in i + 1..<rank { solution[i] -= r[i, j] * solution[j] }
      solution[i] /= r[i, i]
    }
    var result = Array(repeating: 0.0, count: rank)
    for (position, column) in order.enumerated() {
      result[column] = solution[position] / lengths[column]
    }
    return result
  }

  /// The matrix T with b = T · c, p × p, for a full rank.
  public var toCoefficients: Matrix {
    let p = r.columns
    return Matrix(
      columns: (0..<p).map { k in coefficients((0..<p).map { $0 == k ? 1 : 0 }) }, rows: p)
  }

  /// Least squares: the coefficients b that minimise ‖y − X · b‖, and y − X · b.
  ///
  /// - Throws: `rankDeficient` where the columns of X are dependent.
  public func leastSquares(
    _ y: [Double]
  ) throws(LinearAlgebraError) -> (coefficients: [Double], residuals: [Double]) {
    guard rank == r.columns else { throw .rankDeficient(rank: rank, columns: r.columns) }
    var residuals = y
    var total = Array(repeating: 0.0, count: rank)
    // The second sweep removes what rounding left in the directions of Q.
    for _ in 0..<2 {
      for k in 0..<rank {
        var projection = 0.0
        for i in 0..<q.rows { projection += q[i, k] * residuals[i] }
        for i in 0..<q.rows { residuals[i] -= projection * q[i, k] }
        total[k] += projection
      }
    }
    return (coefficients(total), residuals)
  }
}
