import LinearAlgebra

/// The columns that vary over a group, in the units that the model is solved in.
///
///     z̃ᵀ = zᵀA,      b = A b̃,      Var(b) = A Var(b̃) Aᵀ
///
/// A divides each column by a power of two near its root mean square: units do not matter then, and
/// whole numbers stay exact. Where columns of an unstructured term are near to dependent, as an intercept
/// and calendar years are, A also makes them orthogonal (upper triangular, by Gram and Schmidt): the
/// model is the same, and its likelihood is round where it was a ridge.
struct EffectColumns {
  /// A, size × size, one block for each term.
  private(set) var outward = Matrix(rows: 0, columns: 0)
  /// For each column those that it is made of, with their weights.
  private var parts: [[(column: Int, weight: Double)]] = []

  var size: Int { parts.count }

  /// Adds a term's columns; nil for an intercept. Each row stands for as many as `standing` has it, or for
  /// itself.
  mutating func append(
    _ raw: [[Double]?], _ structure: Formula.RandomTerm.Structure, standing: [Double]? = nil
  ) {
    var scales = raw.map { column in
      column.map { PowerOfTwo.near(rootMeanSquareOf: $0, standing: standing) } ?? 1
    }
    if structure == .compoundSymmetry, let largest = scales.max() {
      // One variance for all means one unit for all.
      scales = scales.map { _ in largest }
    }
    let turn = structure == .unstructured ? Self.turn(raw, scales, standing) : nil
    let offset = size
    var whole = Matrix(rows: offset + raw.count, columns: offset + raw.count)
    for j in 0..<offset {
      for i in 0..<offset { whole[i, j] = outward[i, j] }
    }
    for k in raw.indices {
      var own: [(column: Int, weight: Double)] = []
      for j in 0...k {
        let weight = (turn.map { $0[j, k] } ?? (j == k ? 1 : 0)) / scales[j]
        guard weight != 0 else { continue }
        whole[offset + j, offset + k] = weight
        own.append((offset + j, weight))
      }
      parts.append(own)
    }
    outward = whole
  }

  /// Below this share of its square, what a column has of its own is turned out: an intercept beside a
  /// column whose mean is more than about thirty times its spread.
  private static let nearDependent = 1e-3
  /// Below this share nothing can be told from rounding.
  private static let dependent = 1e-20
  /// Rows that are looked at.
  private static let sample = 4_096

  /// R⁻¹ of the scaled columns' QR factorization, by Gram and Schmidt twice, on rows from the whole
  /// table; nil where no column is near to a combination of those before it.
  private static func turn(
    _ raw: [[Double]?], _ scales: [Double], _ standing: [Double]?
  ) -> Matrix? {
    guard raw.count > 1, let rows = raw.lazy.compactMap({ $0?.count }).first, rows > 1 else {
      return nil
    }
    let step = standing == nil ? max(1, rows / sample) : 1
    let looked = Array(stride(from: 0, to: rows, by: step))
    let all = standing?.reduce(0, +) ?? Double(looked.count)
    func meanProduct(_ left: [Double], _ right: [Double]) -> Double {
      var sum = 0.0
      if let standing {
        for row in left.indices { sum += standing[row] * left[row] * right[row] }
      } else {
        for row in left.indices { sum += left[row] * right[row] }
      }
      return sum / all
    }
    var turn = Matrix.identity(raw.count)
    var isNeeded = false
    var done: [[Double]] = []
    for k in raw.indices {
      var column = looked.map { row in (raw[k].map { $0[row] } ?? 1) / scales[k] }
      let before = meanProduct(column, column)
      for _ in 0..<2 {
        for j in 0..<k {
          let share = meanProduct(done[j], column)
          for row in column.indices { column[row] -= share * done[j][row] }
          for i in 0...j { turn[i, k] -= share * turn[i, j] }
        }
      }
      let own = meanProduct(column, column)
      guard own > dependent * before else { return nil }
      isNeeded = isNeeded || own < nearDependent * before
      let norm = own.squareRoot()
      for row in column.indices { column[row] /= norm }
      for i in 0...k { turn[i, k] /= norm }
      done.append(column)
    }
    return isNeeded ? turn : nil
  }

  /// Whether the columns from `offset` on are only scaled, not turned.
  func isPlain(_ columns: Range<Int>) -> Bool {
    columns.allSatisfy { parts[$0].count == 1 }
  }

  /// What one unit of an effect that is not turned is, in the units of the table.
  func unit(_ column: Int) -> Double { outward[column, column] }

  /// z̃ for one row's z.
  func inward(_ z: [Double]) -> [Double] {
    parts.map { $0.reduce(0) { $0 + z[$1.column] * $1.weight } }
  }

  /// z̃ for whole columns, nil for an intercept; each row times its root weight.
  func inward(_ columns: [[Double]?], rows: Int, weights: [Double]? = nil) -> [[Double]] {
    parts.map { part in
      var result = Array(repeating: 0.0, count: rows)
      if part.count == 1, part[0].weight == 1, let column = columns[part[0].column] {
        result = column
      } else {
        for (source, weight) in part {
          if let column = columns[source] {
            for row in result.indices { result[row] += weight * column[row] }
          } else {
            for row in result.indices { result[row] += weight }
          }
        }
      }
      if let weights {
        for row in result.indices { result[row] *= weights[row] }
      }
      return result
    }
  }

  /// b̃ for the effects b of columns from `offset` on: the upper triangle of A solved backwards.
  func inward(effects: [Double], at offset: Int) -> [Double] {
    var result = effects
    for k in result.indices.reversed() {
      for j in k + 1..<result.count { result[k] -= outward[offset + k, offset + j] * result[j] }
      result[k] /= outward[offset + k, offset + k]
    }
    return result
  }

  /// b for all effects b̃ of a level.
  func outward(_ effects: [Double]) -> [Double] { outward * effects }

  /// Var(b) for Var(b̃).
  func outward(_ variance: Matrix) -> Matrix {
    var result = outward * variance * outward.transposed
    result.mirrorLowerTriangle()
    return result
  }
}
