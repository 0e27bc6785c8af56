import LinearAlgebra

/// Columns made orthogonal in their order, so that those that differ by class stay apart from the rest.
///
///     [C D] = Q R,      QᵀQ = n I,      (γ̃, β̃) = R (γ, β)
///
/// by Gram and Schmidt, twice.
struct ClassBasis: Sendable {
  /// Q, column by column.
  let columns: [[Double]]
  /// R⁻¹, upper triangular.
  let back: Matrix

  init(_ raw: [[Double]]) {
    let rows = Double(raw.first?.count ?? 0)
    var done: [[Double]] = []
    var back = Matrix.identity(raw.count)
    for k in raw.indices {
      let largest = raw[k].reduce(0) { max($0, abs($1)) }
      var column = raw[k].map { $0 / largest }
      back[k, k] = 1 / largest
      for _ in 0..<2 {
        for j in 0..<k {
          var share = 0.0
          for row in column.indices { share += done[j][row] * column[row] }
          share /= rows
          for row in column.indices { column[row] -= share * done[j][row] }
          for i in 0...j { back[i, k] -= share * back[i, j] }
        }
      }
      var square = 0.0
      for value in column { square += value * value }
      let norm = (square / rows).squareRoot()
      for row in column.indices { column[row] /= norm }
      for i in 0...k { back[i, k] /= norm }
      done.append(column)
    }
    (columns, self.back) = (done, back)
  }
}
