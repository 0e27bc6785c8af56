import LinearAlgebra

/// What one cluster gives to the robust covariance, from the cross-products of its rows.
///
/// Outside the span of [Z_j X_j] the working covariance V_j and what is left of it once the fixed effects
/// are estimated are both the identity. With U an orthonormal basis of that span, from the eigenvectors
/// of the cross-products, everything is as small as its dimension:
///
///     V = I + (UᵀZ) D (UᵀZ)ᵀ = LLᵀ        G = V − (UᵀX)(UᵀX)ᵀ        X in units where (XᵀV⁻¹X)⁻¹ = I
///     A = L (LᵀGL)^(−1/2) Lᵀ,  so that A G A = V;  A = I for CR0
///     S = A V⁻¹ UᵀX       score = Sᵀ Uᵀe       spread = SᵀVS       link = (UᵀX)ᵀ S
///
/// ### Source
/// Bell, R. M., & McCaffrey, D. F. (2002). Bias reduction in standard errors for linear regression with
/// multi-stage samples. *Survey Methodology, 28*(2), 169–181.
/// Pustejovsky, J. E., & Tipton, E. (2018). Small-sample methods for cluster-robust variance estimation
/// and hypothesis testing in fixed effects models. *Journal of Business & Economic Statistics, 36*(4),
/// 672–683. <https://doi.org/10.1080/07350015.2016.1247004>
struct ClusterSums {
  let score: [Double]
  let spread: Matrix
  let link: Matrix

  /// Nil where a factorization fails.
  ///
  /// - Parameters:
  ///   - gram: FᵀF of the columns F = [Z X].
  ///   - sides: Fᵀe.
  ///   - d: D over the columns of Z.
  ///   - corrected: whether residuals are adjusted (CR2).
  init?(gram: Matrix, sides: [Double], d: Matrix, corrected: Bool) {
    let (zCount, all) = (d.rows, 0..<gram.rows)
    guard let basis = Self.basis(gram) else { return nil }
    let turned = basis.transposed * gram
    let rank = 0..<basis.columns
    let z = turned.block(rank, 0..<zCount)
    let x = turned.block(rank, zCount..<all.upperBound)
    let v = Matrix.identity(rank.count) + z * d * z.transposed
    guard let whole = try? Cholesky(v) else { return nil }
    let inner = whole.solve(x)
    var s = inner
    if corrected {
      guard let adjusted = Self.adjusted(v, whole.factor, x, inner) else { return nil }
      s = adjusted
    }
    score = s.transposed * (basis.transposed * sides)
    spread = s.transposed * v * s
    link = x.transposed * s
  }

  /// T with F T orthonormal, from FᵀF; directions without length are left out.
  private static func basis(_ gram: Matrix) -> Matrix? {
    let lengths = gram.diagonal.map { $0 > 0 ? $0.squareRoot() : 1 }
    var scaled = gram
    for j in lengths.indices {
      for i in lengths.indices { scaled[i, j] /= lengths[i] * lengths[j] }
    }
    guard let eigen = try? SymmetricEigen(scaled), let largest = eigen.values.last, largest > 0
    else { return nil }
    let kept = eigen.values.indices.filter { eigen.values[$0] > 1e-12 * largest }
    return Matrix(
      columns: kept.map { k in
        let root = eigen.values[k].squareRoot()
        return zip(eigen.vectors.column(k), lengths).map { $0 / (root * $1) }
      }, rows: gram.rows)
  }

  /// A V⁻¹ X. Where a cluster alone decides a combination of fixed effects, G is singular in as many
  /// directions, and they take no part.
  private static func adjusted(_ v: Matrix, _ l: Matrix, _ x: Matrix, _ inner: Matrix) -> Matrix? {
    let lt = l.transposed
    var b = lt * (v - x * x.transposed) * l
    b.mirrorLowerTriangle()
    guard let eigen = try? SymmetricEigen(b),
      let shares = try? SymmetricEigen(x.transposed * inner)
    else { return nil }
    let decided = shares.values.count { $0 > 1 - 1e-9 }
    var side = eigen.vectors.transposed * (lt * inner)
    for (k, value) in eigen.values.enumerated() {
      let weight = k < decided ? 0 : 1 / max(value, .leastNormalMagnitude).squareRoot()
      for j in 0..<side.columns { side[k, j] *= weight }
    }
    return l * (eigen.vectors * side)
  }
}
