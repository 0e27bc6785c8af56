import Distributions

/// ρ_D of persons drawn with replacement.
struct ChangeResample {
  /// ρ_D; nil where everybody drawn changes alike.
  let coefficient: Double?

  init(_ items: ChangeItems, _ random: inout Xoshiro256) {
    let n = items.n
    var counts = [Int](repeating: 0, count: n)
    for _ in 0..<n { counts[Int(random.next(upperBound: UInt64(n)))] += 1 }
    let first = Self.sums(items.first, counts)
    let second = Self.sums(items.second, counts)
    var sums = ChangeItems.Sums()
    for (i, count) in counts.enumerated() where count > 0 {
      let (a, b) = (first.totals[i], second.totals[i])
      sums.s1 += Double(count) * a * a
      sums.s2 += Double(count) * b * b
      sums.c += Double(count) * a * b
    }
    (sums.t1, sums.t2) = (first.squares, second.squares)
    let (k1, k2) = items.factors
    coefficient = sums.isSpread ? sums.numerator(k1, k2) / sums.denominator : nil
  }

  /// Sums over items less their mean, person by person, and squares about the items' means.
  private static func sums(
    _ items: ItemDeviations, _ counts: [Int]
  ) -> (totals: [Double], squares: Double) {
    let n = Double(counts.reduce(0, +))
    var means = [Double](repeating: 0, count: items.k)
    var squares = 0.0
    for (row, count) in zip(items.rows, counts) where count > 0 {
      for j in 0..<items.k {
        means[j] += Double(count) * row[j] / n
        squares += Double(count) * row[j] * row[j]
      }
    }
    let mean = means.reduce(0, +)
    squares -= n * means.reduce(0) { $0 + $1 * $1 }
    return (items.rows.map { $0.reduce(0, +) - mean }, max(0, squares))
  }
}
