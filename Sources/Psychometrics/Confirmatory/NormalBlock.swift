import Glibc
import LinearAlgebra

/// The likelihood of one pattern of answered items.
struct NormalBlock {
  let n: Double
  let observed: [Int]
  /// n/2 [o log 2π + log|Σ| + tr(Σ⁻¹ T)].
  let value: Double
  private let inverse: Matrix
  private let spread: Matrix
  private let off: [Double]

  /// The block at Σ and μ of all items; nil where Σ is not positive definite.
  ///
  /// Without means in the model, everybody's own mean is taken.
  init?(
    _ pattern: AnswerMoments.Pattern, _ covariance: Matrix, _ mean: [Double], hasMeans: Bool
  ) {
    let observed = pattern.observed
    let o = observed.count
    var sigma = Matrix(rows: o, columns: o)
    for (j, column) in observed.enumerated() {
      for (i, row) in observed.enumerated() { sigma[i, j] = covariance[row, column] }
    }
    guard let factor = try? Cholesky(sigma) else { return nil }
    let off =
      hasMeans ? zip(pattern.mean, observed).map { $0 - mean[$1] } : Array(repeating: 0, count: o)
    var spread = pattern.covariance
    for j in 0..<o {
      for i in 0..<o { spread[i, j] += off[i] * off[j] }
    }
    let inverse = factor.inverse
    let n = Double(pattern.n)
    let size = Double(o) * log(2 * .pi) + factor.logDeterminant + inverse.dotTransposed(spread)
    guard size.isFinite else { return nil }
    value = n / 2 * size
    self.n = n
    self.observed = observed
    self.inverse = inverse
    self.spread = spread
    self.off = off
  }

  /// Products of the vectors, given as columns over all items, with W, with M = W T W, and of W d with them.
  func products(_ vectors: Matrix) -> Products {
    let rows = Matrix(
      rows: observed.count, columns: vectors.columns,
      elements: (0..<vectors.columns).flatMap { j in observed.map { vectors[$0, j] } })
    let scaled = inverse * rows
    return Products(
      n: n, w: rows.transposed * scaled, m: scaled.transposed * (spread * scaled),
      d: scaled.transposed * off)
  }

  /// What derivatives are made of.
  struct Products {
    let n: Double
    /// Uᵀ W U.
    let w: Matrix
    /// Uᵀ M U.
    let m: Matrix
    /// Uᵀ W d.
    let d: [Double]

    func gradient(_ a: PlaceVectors) -> Double {
      var sum = 0.0
      if let (x, y) = a.spread { sum += a.c * (w[x, y] - m[x, y]) }
      if let u = a.shift { sum -= a.s * d[u] }
      return n * sum
    }

    /// Without the matrices of the model, the expected one only.
    func information(
      _ a: PlaceVectors, _ b: PlaceVectors, _ matrices: ModelMatrices?
    ) -> (expected: Double, observed: Double) {
      // What both changes of Σ share, and both of μ.
      var (spreads, shifts) = (0.0, 0.0)
      if let (x, y) = a.spread, let (u, v) = b.spread {
        spreads = a.c * b.c * (w[x, u] * w[y, v] + w[x, v] * w[y, u])
      }
      if let u = a.shift, let v = b.shift { shifts = a.s * b.s * w[u, v] }
      let expected = n * (spreads + shifts)
      guard let matrices else { return (expected, 0) }
      var observed = 0.0
      if let (x, y) = a.spread, let (u, v) = b.spread {
        observed +=
          a.c * b.c
          * (w[y, u] * m[v, x] + w[y, v] * m[u, x] + w[x, u] * m[v, y] + w[x, v] * m[u, y])
          - spreads
      }
      observed += shifts
      if let (x, y) = a.spread, let u = b.shift {
        observed += a.c * b.s * (d[x] * w[y, u] + d[y] * w[x, u])
      }
      if let (x, y) = b.spread, let u = a.shift {
        observed += b.c * a.s * (d[x] * w[y, u] + d[y] * w[x, u])
      }
      observed += bend(a, b, matrices) + (a.place == b.place ? 0 : bend(b, a, matrices))
      return (expected, n * observed)
    }

    /// ½ tr((W − M) Σ″) − dᵀ W μ″ of a loading with itself, another one, a factor covariance or a factor mean;
    /// for two loadings the half that each order contributes.
    private func bend(_ a: PlaceVectors, _ b: PlaceVectors, _ matrices: ModelMatrices) -> Double {
      guard a.place.kind == .loading else { return 0 }
      let (i, j) = (a.place.row, a.place.column)
      let (k, l) = (b.place.row, b.place.column)
      switch b.place.kind {
      case .loading:
        let whole = (w[i, k] - m[i, k]) * matrices.factorCovariances[j, l]
        return a.place == b.place ? whole : whole / 2
      case .factorCovariance:
        let first = matrices.loadings.rows + matrices.loadings.columns
        var sum = 0.0
        if l == j { sum += w[i, first + k] - m[i, first + k] }
        if k == j, k != l { sum += w[i, first + l] - m[i, first + l] }
        return sum
      case .factorMean: return k == j ? -d[i] : 0
      case .residualCovariance, .intercept: return 0
      }
    }
  }
}
