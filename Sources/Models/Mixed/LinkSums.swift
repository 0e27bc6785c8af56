import LinearAlgebra

/// Rows of the leading group's levels with the columns of the groups that trail behind it.
struct LinkRows {
  /// Where each level's rows begin, and the end.
  var starts: [Int64]
  /// The leading group's columns.
  var z: [[Double]]
  /// For each other group its level of each row, and its columns.
  var codes: [[Int64]]
  var columns: [[[Double]]]
  /// [Q e].
  var dense: [[Double]]

  /// `rows` is the table level by level, and the random and fixed effects are of that table; `weights` are
  /// the square roots of the rows' weights.
  init(
    _ random: RandomEffects, _ fixed: FixedEffects, _ rows: LeadingRows, weights: [Double]?
  ) {
    let n = rows.frame.rows
    starts = rows.starts
    z = random.groups[0].columns(rows: n, weights: weights)
    codes = random.groups.dropFirst().map { $0.codes.map { Int64($0) } }
    columns = random.groups.dropFirst().map { $0.columns(rows: n, weights: weights) }
    dense = fixed.q + [fixed.residuals]
  }

  /// The rows of some levels of the leading group, with codes of the other groups as `place` has them.
  func part(_ levels: [Int], place: (_ group: Int, _ level: Int) -> Int) -> LinkRows {
    var result = self
    result.starts = [0]
    var rows: [Int] = []
    for level in levels {
      rows += Int(starts[level])..<Int(starts[level + 1])
      result.starts.append(Int64(rows.count))
    }
    func taken(_ columns: [[Double]]) -> [[Double]] {
      columns.map { column in rows.map { column[$0] } }
    }
    result.z = taken(z)
    result.codes = codes.enumerated().map { group, codes in
      rows.map { Int64(place(group, Int(codes[$0]))) }
    }
    result.columns = columns.map { taken($0) }
    result.dense = taken(dense)
    return result
  }
}

/// The levels of the leading group where other groups trail: by kinds where many persons are of one
/// kind, else each with the columns it touches.
struct LinkSums {
  let products: CrossProducts
  let links: Links
  /// Empty where the links themselves are summed over.
  let cells: [LeadingCell]

  /// Nil where the leading group has more random effects than are summed this way.
  init?(_ random: RandomEffects, _ rows: LinkRows) {
    guard let links = Links(q: random.groups[0].size) else { return nil }
    var offsets = [0]
    var groups: [Links.Group] = []
    var next = 0
    for (position, group) in random.groups.dropFirst().enumerated() {
      offsets.append(next)
      groups.append(
        Links.Group(codes: rows.codes[position], first: next, columns: rows.columns[position]))
      next += group.size * group.levels.count
    }
    let size = next + rows.dense.count
    var cross = Matrix(rows: size, columns: size)
    guard
      links.add(
        rows.starts, z: rows.z, groups: groups, dense: rows.dense, from: next, cross: &cross),
      let kinds = links.kinds()
    else { return nil }
    cross.mirrorLowerTriangle()
    self.links = links
    products = CrossProducts(
      random, rows: Int(rows.starts.last ?? 0), fixedCount: rows.dense.count - 1, offsets: offsets,
      trailing: cross)
    cells =
      kinds.count <= links.persons / 4
      ? LeadingCell.cells(links, kinds.of, count: kinds.count) : []
  }
}
