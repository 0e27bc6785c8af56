import LinearAlgebra

/// The columns of the other groups beside those of the fixed effects, for rows that patterns share.
struct MomentTrailing {
  /// Where each group's columns begin; 0 for the leading group.
  let offsets: [Int]
  /// Columns in all.
  let size: Int
  private let random: RandomEffects
  private let fixed: Range<Int>
  /// The varying columns of each group, scaled.
  private let columns: [[[Double]]]

  init(_ random: RandomEffects, _ rows: MomentRows, fixedCount: Int) {
    var (offsets, next) = ([0], 0)
    for group in random.groups.dropFirst() {
      offsets.append(next)
      next += group.size * group.levelCount
    }
    self.offsets = offsets
    self.random = random
    fixed = next..<next + fixedCount + 1
    size = fixed.upperBound
    columns = random.groups.map { $0.columns(rows: rows.frame.rows) }
  }

  /// z_t of the leading group.
  func leadingRows(_ rows: Range<Int>) -> [[Double]] {
    rows.map { row in columns[0].map { $0[row] } }
  }

  /// The columns that a pattern's rows touch, and M_t over them, from that over the fixed effects.
  func maps(_ fixedMaps: [Matrix], from start: Int) -> (columns: [Int], maps: [Matrix]) {
    guard random.groups.count > 1 else { return (Array(fixed), fixedMaps) }
    func first(_ index: Int, _ row: Int) -> Int {
      let group = random.groups[index]
      return offsets[index] + group.codes[row] * group.size
    }
    var touched: Set<Int> = []
    for row in fixedMaps.indices {
      for index in random.groups.indices.dropFirst() {
        let start = first(index, start + row)
        touched.formUnion(start..<start + random.groups[index].size)
      }
    }
    let sorted = touched.sorted()
    let place = Dictionary(uniqueKeysWithValues: zip(sorted, sorted.indices))
    let maps = fixedMaps.enumerated().map { row, map in
      var result = Matrix(rows: sorted.count + map.rows, columns: map.columns)
      for index in random.groups.indices.dropFirst() {
        for k in 0..<random.groups[index].size {
          result[place[first(index, start + row) + k] ?? 0, 0] = columns[index][k][start + row]
        }
      }
      for column in 0..<map.columns {
        for line in 0..<map.rows { result[sorted.count + line, column] = map[line, column] }
      }
      return result
    }
    return (sorted + fixed, maps)
  }
}
