import LinearAlgebra

/// Sums over the levels of a cell in several directions at once.
extension LeadingCell {
  /// Adds, for each symmetric q × q matrix X, Σ B_iᵀ X B_i · G to one of `full`, and for each Y
  /// Gᵀ (Σ B_iᵀ Y B_i) G to one of `narrow`.
  ///
  /// `g` is trailing columns × c, nil for the identity; `full` are trailing columns × c each, `narrow`
  /// c × c.
  func add(
    _ x: [[Double]], to full: inout [Matrix], _ y: [[Double]], to narrow: inout [Matrix],
    along g: Matrix?
  ) {
    if members.isEmpty {
      for (index, matrix) in x.enumerated() {
        addProduct(block(matrix), g, to: &full[index])
      }
      for (index, matrix) in y.enumerated() {
        addSandwich(block(matrix), g, to: &narrow[index])
      }
      return
    }
    let c = g?.columns ?? full.first?.columns ?? narrow.first?.columns ?? 0
    var sides = Array(repeating: 0.0, count: q * c)
    var turned = sides
    for start in stride(from: 0, to: members.count, by: q * columns.count) {
      for k in sides.indices { sides[k] = 0 }
      for (position, column) in columns.enumerated() {
        for k in 0..<c {
          let weight = g.map { $0[column, k] } ?? (column == k ? 1 : 0)
          guard weight != 0 else { continue }
          for j in 0..<q { sides[k * q + j] += weight * members[start + position * q + j] }
        }
      }
      for (index, matrix) in x.enumerated() {
        multiply(matrix, sides, c, into: &turned)
        for (position, column) in columns.enumerated() {
          for k in 0..<c {
            var sum = 0.0
            for j in 0..<q { sum += members[start + position * q + j] * turned[k * q + j] }
            full[index][column, k] += sum
          }
        }
      }
      for (index, matrix) in y.enumerated() {
        multiply(matrix, sides, c, into: &turned)
        for k in 0..<c {
          for l in 0..<c {
            var sum = 0.0
            for j in 0..<q { sum += sides[l * q + j] * turned[k * q + j] }
            narrow[index][l, k] += sum
          }
        }
      }
    }
  }

  private func multiply(_ x: [Double], _ y: [Double], _ c: Int, into result: inout [Double]) {
    for k in 0..<c {
      for i in 0..<q {
        var sum = 0.0
        for j in 0..<q { sum += x[j * q + i] * y[k * q + j] }
        result[k * q + i] = sum
      }
    }
  }

  /// Σ B_iᵀ X B_i over the cell's own columns, from the moments.
  private func block(_ x: [Double]) -> Matrix {
    let width = columns.count
    var result = Matrix(rows: width, columns: width)
    let packed = packedPairs(x, at: 0)
    var entry = 0
    for i in 0..<width {
      for j in 0...i {
        var sum = 0.0
        for pair in 0..<pairs { sum += packed[pair] * moments[entry + pair] }
        entry += pairs
        result[i, j] = sum
        result[j, i] = sum
      }
    }
    return result
  }

  private func addProduct(_ block: Matrix, _ g: Matrix?, to result: inout Matrix) {
    guard let g else { return addBlock(block, to: &result) }
    for k in 0..<g.columns {
      for (j, source) in columns.enumerated() {
        let weight = g[source, k]
        guard weight != 0 else { continue }
        for (i, column) in columns.enumerated() { result[column, k] += weight * block[i, j] }
      }
    }
  }

  private func addSandwich(_ block: Matrix, _ g: Matrix?, to result: inout Matrix) {
    guard let g else { return addBlock(block, to: &result) }
    for k in 0..<g.columns {
      for i in columns.indices {
        var sum = 0.0
        for (j, source) in columns.enumerated() { sum += block[i, j] * g[source, k] }
        for l in 0..<g.columns { result[l, k] += g[columns[i], l] * sum }
      }
    }
  }

  private func addBlock(_ block: Matrix, to result: inout Matrix) {
    for (j, column) in columns.enumerated() {
      for (i, row) in columns.enumerated() { result[row, column] += block[i, j] }
    }
  }

  /// Adds Σ B_iᵀ X B_i to one of `full` for each X, over the columns that `full` has.
  func addBlocks(_ x: [[Double]], to full: inout [Matrix]) {
    guard let size = full.first?.rows else { return }
    let width = columns.count { $0 < size }
    if members.isEmpty {
      for (index, matrix) in x.enumerated() {
        let block = block(matrix)
        for j in 0..<width {
          for i in 0..<width { full[index][columns[i], columns[j]] += block[i, j] }
        }
      }
      return
    }
    var turned = Array(repeating: 0.0, count: q * width)
    for start in stride(from: 0, to: members.count, by: q * columns.count) {
      let sides = Array(members[start..<start + q * width])
      for (index, matrix) in x.enumerated() {
        multiply(matrix, sides, width, into: &turned)
        for j in 0..<width {
          for i in 0..<width {
            var sum = 0.0
            for k in 0..<q { sum += sides[i * q + k] * turned[j * q + k] }
            full[index][columns[i], columns[j]] += sum
          }
        }
      }
    }
  }
}
