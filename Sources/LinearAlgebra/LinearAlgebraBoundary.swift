import COpenBLAS

/// The routines of BLAS and LAPACK that this room calls: arrays in, arrays out.
enum LAPACK {
  /// One thread, set before the first call: the same input gives the same bytes.
  private static let oneThread: Void = openblas_set_num_threads(1)

  /// Cholesky of the lower triangle, in place; 0, or the failing pivot from 1.
  static func potrf(_ a: inout Matrix) -> Int {
    _ = oneThread
    guard a.rows > 0 else { return 0 }
    var n = blasint(a.rows)
    var lda = n
    var info: blasint = 0
    unsafe dpotrf_("L", &n, &a.elements, &lda, &info, 1)
    return Int(info)
  }

  /// X with L · Lᵀ · X = B.
  static func potrs(_ factor: Matrix, _ b: Matrix) -> Matrix {
    _ = oneThread
    guard factor.rows > 0, b.columns > 0 else { return b }
    var x = b
    var n = blasint(factor.rows)
    var right = blasint(b.columns)
    var lda = n
    var ldb = n
    var info: blasint = 0
    unsafe dpotrs_("L", &n, &right, factor.elements, &lda, &x.elements, &ldb, &info, 1)
    return x
  }

  /// (L · Lᵀ)⁻¹, both triangles.
  static func potri(_ factor: Matrix) -> Matrix {
    _ = oneThread
    guard factor.rows > 0 else { return factor }
    var inverse = factor
    var n = blasint(factor.rows)
    var lda = n
    var info: blasint = 0
    unsafe dpotri_("L", &n, &inverse.elements, &lda, &info, 1)
    inverse.mirrorLowerTriangle()
    return inverse
  }

  /// Q (n × p), R (p × p, upper) and the order of the columns of a pivoted QR, n ≥ p.
  static func geqp3(_ a: Matrix) -> (q: Matrix, r: Matrix, order: [Int]) {
    _ = oneThread
    var r = Matrix(rows: a.columns, columns: a.columns)
    guard a.columns > 0 else { return (a, r, []) }
    var q = a
    var m = blasint(a.rows)
    var n = blasint(a.columns)
    var k = n
    var lda = m
    var pivots = Array(repeating: blasint(0), count: a.columns)
    var tau = Array(repeating: 0.0, count: a.columns)
    var size = blasint(64 * (a.columns + 1))
    var work = Array(repeating: 0.0, count: Int(size))
    var info: blasint = 0
    unsafe dgeqp3_(&m, &n, &q.elements, &lda, &pivots, &tau, &work, &size, &info)
    for j in 0..<a.columns {
      for i in 0...j { r[i, j] = q[i, j] }
    }
    unsafe dorgqr_(&m, &n, &k, &q.elements, &lda, tau, &work, &size, &info)
    return (q, r, pivots.map { Int($0) - 1 })
  }

  /// Eigenvalues ascending, eigenvectors in place; nil where the iteration did not end.
  static func syev(_ a: inout Matrix) -> [Double]? {
    _ = oneThread
    guard a.rows > 0 else { return [] }
    var n = blasint(a.rows)
    var lda = n
    var values = Array(repeating: 0.0, count: a.rows)
    var size = blasint(64 * a.rows)
    var work = Array(repeating: 0.0, count: Int(size))
    var info: blasint = 0
    unsafe dsyev_("V", "L", &n, &a.elements, &lda, &values, &work, &size, &info, 1, 1)
    return info == 0 ? values : nil
  }

  /// left · right.
  static func product(_ left: Matrix, _ right: Matrix) -> Matrix {
    _ = oneThread
    var result = Matrix(rows: left.rows, columns: right.columns)
    guard left.rows > 0, right.columns > 0, left.columns > 0 else { return result }
    unsafe cblas_dgemm(
      CblasColMajor, CblasNoTrans, CblasNoTrans, blasint(left.rows), blasint(right.columns),
      blasint(left.columns), 1, left.elements, blasint(left.rows), right.elements,
      blasint(right.rows), 0, &result.elements, blasint(left.rows))
    return result
  }
}
