import LinearAlgebra
import Parallel

/// `CasewiseScores` about the sample rather than the model, of complete answers, all people of a part at once.
///
///     D = Z W U,   s_a = c (D_x D_y − (Uᵀ W S W U)_xy) + s D_u,   J = Σ s sᵀ
///     tr(VΓ) = Σ_g ½ [mean (zᵀWz)² − tr(WSWS)] + tr(WS),   the last term with means
///
/// with Z what people answered less the means observed, and U the vectors of `PlaceVectors`.
struct SampleScores {
  /// Σ s_i s_iᵀ over all people.
  let squares: Matrix
  /// tr(VΓ).
  let spread: Double

  /// The scores along `wanted` at numbers `x`; nil where a covariance matrix is not positive definite.
  init?(
    _ likelihood: NormalLikelihood, at x: [Double], _ rows: CompleteRows,
    along wanted: [[ModelPlace]]
  ) {
    let q = wanted.count
    var squares = Matrix(rows: q, columns: q)
    var spread = 0.0
    for (group, matrices) in likelihood.matrices(x).enumerated() {
      guard let sample = rows.moments.groups[group].first,
        let weight = (try? Cholesky(matrices.covariance))?.inverse
      else { return nil }
      let mapped = weight * PlaceVectors.vectors(matrices)
      let shared = mapped.transposed * (sample.covariance * mapped)
      let columns = wanted.enumerated().map { position, places in
        Column(
          position: position,
          places: places.filter { $0.group == group }.map { PlaceVectors($0, matrices) })
      }.filter { !$0.places.isEmpty }
      let parts = rows.centred[group]
      let sums = mapInOrder(count: parts.count) { Self.sums(parts[$0], mapped, shared, columns) }
      var fourth = 0.0
      for sum in sums {
        fourth += sum.fourth
        for (b, column) in columns.enumerated() {
          for (a, row) in columns.enumerated() {
            squares[row.position, column.position] += sum.squares[a, b]
          }
        }
      }
      let product = weight * sample.covariance
      spread += (fourth / Double(sample.n) - product.dotTransposed(product)) / 2
      if likelihood.model.hasMeans { spread += product.diagonal.reduce(0, +) }
    }
    self.squares = squares
    self.spread = spread
  }

  /// A number wanted, with its places in one group.
  private struct Column: Sendable {
    let position: Int
    let places: [PlaceVectors]
  }

  /// Σ s sᵀ and Σ (zᵀWz)² of a part of the people.
  private static func sums(
    _ part: Matrix, _ mapped: Matrix, _ shared: Matrix, _ columns: [Column]
  ) -> (squares: Matrix, fourth: Double) {
    let n = part.rows
    let d = (part * mapped).elements
    var elements = [Double](repeating: 0, count: n * columns.count)
    for (a, column) in columns.enumerated() {
      for place in column.places {
        if let (x, y) = place.spread {
          let mean = shared[x, y]
          for i in 0..<n {
            elements[a * n + i] += place.c * (d[x * n + i] * d[y * n + i] - mean)
          }
        }
        if let u = place.shift {
          for i in 0..<n { elements[a * n + i] += place.s * d[u * n + i] }
        }
      }
    }
    let scores = Matrix(rows: n, columns: columns.count, elements: elements)
    // The first vectors are the items themselves.
    var sizes = [Double](repeating: 0, count: n)
    for j in 0..<part.columns {
      for i in 0..<n { sizes[i] += part.elements[j * n + i] * d[j * n + i] }
    }
    return (scores.transposed * scores, sizes.reduce(0) { $0 + $1 * $1 })
  }
}
