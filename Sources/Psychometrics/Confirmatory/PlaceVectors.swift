import LinearAlgebra

/// How Σ and μ change with one place: Σ by c (x yᵀ + y xᵀ), μ by s u, with x, y and u among a few vectors.
struct PlaceVectors {
  let place: ModelPlace
  /// Positions of x and y; nil where Σ does not change.
  let spread: (x: Int, y: Int)?
  /// c: 1, or ½ on a diagonal.
  let c: Double
  /// Position of u; nil where μ does not change.
  let shift: Int?
  /// s.
  let s: Double

  /// The vectors: p unit vectors, then the m columns of ΛΦ, then those of Λ; p × (p + 2m).
  static func vectors(_ matrices: ModelMatrices) -> Matrix {
    let p = matrices.loadings.rows
    return Matrix(
      rows: p, columns: p + 2 * matrices.loadings.columns,
      elements: Matrix.identity(p).elements + matrices.weighted.elements
        + matrices.loadings.elements)
  }

  init(_ place: ModelPlace, _ matrices: ModelMatrices) {
    let (p, m) = (matrices.loadings.rows, matrices.loadings.columns)
    let (i, j) = (place.row, place.column)
    self.place = place
    switch place.kind {
    case .loading:
      (spread, c, shift, s) = ((i, p + j), 1, i, matrices.factorMeans[j])
    case .factorCovariance:
      (spread, c, shift, s) = ((p + m + i, p + m + j), i == j ? 0.5 : 1, nil, 0)
    case .residualCovariance:
      (spread, c, shift, s) = ((i, j), i == j ? 0.5 : 1, nil, 0)
    case .intercept:
      (spread, c, shift, s) = (nil, 0, i, 1)
    case .factorMean:
      (spread, c, shift, s) = (nil, 0, p + m + i, 1)
    }
  }
}
