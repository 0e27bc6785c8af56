import LinearAlgebra

/// The levels of the leading group where other groups trail: by kinds where many persons are of one
/// kind, else each with the columns it touches.
struct LinkSums {
  let products: CrossProducts
  let links: Links
  /// Empty where the links themselves are summed over.
  let cells: [LeadingCell]

  /// Nil where the leading group has more random effects than are summed this way.
  ///
  /// `rows` is the table level by level, and the random and fixed effects are of that table; `weights` are
  /// the square roots of the rows' weights.
  init?(
    _ random: RandomEffects, _ fixed: FixedEffects, _ rows: LeadingRows, weights: [Double]?
  ) {
    guard let links = Links(q: random.groups[0].size) else { return nil }
    let n = rows.frame.rows
    var offsets = [0]
    var groups: [Links.Group] = []
    var next = 0
    for group in random.groups.dropFirst() {
      offsets.append(next)
      groups.append(
        Links.Group(
          codes: group.codes.map { Int64($0) }, first: next,
          columns: group.columns(rows: n, weights: weights)))
      next += group.size * group.levels.count
    }
    let p = fixed.basis.count
    var cross = Matrix(rows: next + p + 1, columns: next + p + 1)
    guard
      links.add(
        rows.starts, z: random.groups[0].columns(rows: n, weights: weights), groups: groups,
        dense: fixed.q + [fixed.residuals], from: next, cross: &cross),
      let kinds = links.kinds()
    else { return nil }
    cross.mirrorLowerTriangle()
    self.links = links
    products = CrossProducts(random, rows: n, fixedCount: p, offsets: offsets, trailing: cross)
    cells =
      kinds.count <= links.persons / 4
      ? LeadingCell.cells(links, kinds.of, count: kinds.count) : []
  }
}
