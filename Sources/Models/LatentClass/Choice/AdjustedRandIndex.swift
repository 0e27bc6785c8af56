/// How far two partings of the same people agree, beyond chance: 1 for the same, near 0 for chance alone.
///
///     ARI = (Σ_ij C(n_ij, 2) − e) / (½ [Σ_i C(a_i, 2) + Σ_j C(b_j, 2)] − e)
///     e = Σ_i C(a_i, 2) Σ_j C(b_j, 2) / C(n, 2)
///
/// with n_ij the people of part i of the one and part j of the other. What the parts are called does not matter.
///
/// ### Source
/// Hubert, L., & Arabie, P. (1985). Comparing partitions. *Journal of Classification*, 2(1), 193–218.
package enum AdjustedRandIndex {
  /// The index; nil for fewer than two people, or where both put everybody in one part, or each alone.
  package static func of(_ first: [Int], _ second: [Int]) -> Double? {
    precondition(first.count == second.count, "\(first.count) and \(second.count) people")
    var (cells, rows, columns): ([Cell: Int], [Int: Int], [Int: Int]) = ([:], [:], [:])
    for (i, j) in zip(first, second) {
      cells[Cell(i: i, j: j), default: 0] += 1
      rows[i, default: 0] += 1
      columns[j, default: 0] += 1
    }
    func pairs(_ counts: some Collection<Int>) -> Double {
      counts.reduce(0) { $0 + Double($1) * Double($1 - 1) / 2 }
    }
    let all = pairs([first.count])
    guard all > 0 else { return nil }
    let (a, b) = (pairs(rows.values), pairs(columns.values))
    let expected = a * b / all
    guard (a + b) / 2 > expected else { return nil }
    return (pairs(cells.values) - expected) / ((a + b) / 2 - expected)
  }

  private struct Cell: Hashable {
    var i: Int
    var j: Int
  }
}
