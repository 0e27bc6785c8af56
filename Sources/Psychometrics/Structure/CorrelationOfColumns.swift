import LinearAlgebra

/// Pearson's correlations of columns of numbers.
enum CorrelationOfColumns {
  /// k × k; nil where a column does not vary.
  static func pearson(_ columns: [[Double]]) -> Matrix? {
    guard let n = columns.first?.count, n >= 2 else { return nil }
    var scaled: [Double] = []
    scaled.reserveCapacity(columns.count * n)
    for column in columns {
      let mean = column.reduce(0, +) / Double(n)
      let squares = column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      guard squares > 0 else { return nil }
      let length = squares.squareRoot()
      for x in column { scaled.append((x - mean) / length) }
    }
    let z = Matrix(rows: n, columns: columns.count, elements: scaled)
    var r = z.transposed * z
    for j in 0..<columns.count { r[j, j] = 1 }
    return r
  }
}
