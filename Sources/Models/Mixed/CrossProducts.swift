import LinearAlgebra

/// All that a mixed model needs of its rows: cross-products, with the leading group kept level by level.
///
///     A_i = Z_iᵀ Z_i  (q × q)      B_i = Z_iᵀ U_i  (q × touched)      C = Uᵀ U
///
/// where Z_i are the leading group's columns at level i and U = [Z₂ … Z_k  Q  e] are the trailing
/// columns: those of the other groups, the orthonormal fixed effects, and the residual outcome last.
struct CrossProducts {
  /// One level of the leading group.
  struct Level {
    /// q × q, column by column.
    var a: [Double]
    /// q × `columns.count`, column by column.
    var b: [Double]
    /// The trailing columns that the rows of this level touch, ascending; Q and e always.
    var columns: [Int]
  }

  let rows: Int
  let fixedCount: Int
  /// Trailing columns that are random effects.
  let randomCount: Int
  /// Where each group's columns begin among the trailing ones; 0 for the leading group.
  let offsets: [Int]
  /// Columns of the leading group per level.
  let q: Int
  private(set) var levels: [Level] = []
  /// C, full and symmetric.
  private(set) var trailing: Matrix

  /// Number of trailing columns.
  var size: Int { randomCount + fixedCount + 1 }

  /// Sums whose levels are kept elsewhere.
  init(
    _ random: RandomEffects, rows: Int, fixedCount: Int, offsets: [Int] = [0], trailing: Matrix
  ) {
    self.rows = rows
    self.fixedCount = fixedCount
    randomCount = trailing.rows - fixedCount - 1
    self.offsets = offsets
    q = random.groups[0].size
    self.trailing = trailing
  }

  init(_ random: RandomEffects, _ fixed: FixedEffects, weights: [Double]?) {
    var offsets = [0]
    var next = 0
    for group in random.groups.dropFirst() {
      offsets.append(next)
      next += group.size * group.levels.count
    }
    self.offsets = offsets
    randomCount = next
    fixedCount = fixed.basis.count
    rows = fixed.residuals.count
    q = random.groups[0].size
    trailing = Matrix(
      rows: next + fixed.basis.count + 1, columns: next + fixed.basis.count + 1)
    let dense = fixed.q + [fixed.residuals]
    let columns = random.groups.map { [rows] in $0.columns(rows: rows, weights: weights) }
    for members in Self.rowsByLevel(random.groups[0]) { gather(members, random, columns, dense) }
    trailing.mirrorLowerTriangle()
  }

  /// The sums with another outcome: its products with the trailing columns, itself last. The levels'
  /// own part is left as it is.
  func replacingLast(_ last: [Double]) -> CrossProducts {
    var result = self
    for (k, value) in last.enumerated() {
      result.trailing[size - 1, k] = value
      result.trailing[k, size - 1] = value
    }
    return result
  }

  /// The rows of each level, in the order of the table.
  private static func rowsByLevel(_ group: RandomEffects.Group) -> [[Int]] {
    var result = Array(repeating: [Int](), count: group.levels.count)
    for (row, code) in group.codes.enumerated() { result[code].append(row) }
    return result
  }

  private mutating func gather(
    _ members: [Int], _ random: RandomEffects, _ randomColumns: [[[Double]]], _ dense: [[Double]]
  ) {
    var touched: Set<Int> = []
    for (offset, group) in zip(offsets, random.groups).dropFirst() {
      for row in members {
        for k in 0..<group.size { touched.insert(offset + group.codes[row] * group.size + k) }
      }
    }
    let columns = touched.sorted() + (randomCount..<size)
    let place = Dictionary(uniqueKeysWithValues: zip(columns, columns.indices))
    var level = Level(
      a: Array(repeating: 0, count: q * q), b: Array(repeating: 0, count: q * columns.count),
      columns: columns)
    let leading = randomColumns[0]
    var entries: [(column: Int, value: Double)] = []
    for row in members {
      entries.removeAll(keepingCapacity: true)
      for (index, group) in random.groups.enumerated().dropFirst() {
        for k in 0..<group.size {
          entries.append(
            (offsets[index] + group.codes[row] * group.size + k, randomColumns[index][k][row]))
        }
      }
      for (k, column) in dense.enumerated() { entries.append((randomCount + k, column[row])) }
      for j in 0..<q {
        for k in 0..<q { level.a[j * q + k] += leading[j][row] * leading[k][row] }
      }
      for (column, value) in entries {
        let position = place[column] ?? 0
        for k in 0..<q { level.b[position * q + k] += leading[k][row] * value }
        for (other, second) in entries where other >= column {
          trailing[other, column] += value * second
        }
      }
    }
    levels.append(level)
  }
}
