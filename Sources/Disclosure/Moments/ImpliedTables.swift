import Results

/// A factor of cross-products: its categories that have a column, each by the place of that column.
struct Factor {
  let name: String
  let columns: [Int]
}

extension CrossProducts {
  /// The factors, and as factors of their own the numbers that are only ever 0 and 1, for some 0 and for
  /// others 1: those with  0 < Σx = Σx² < n. A column of 0 and 1 cannot pass as a number.
  func factors() -> [Factor] {
    var places: [String: [Int]] = [:]
    var numbers: [Factor] = []
    for (place, column) in columns.enumerated() {
      switch column {
      case .intercept, .design: break
      case .category(_, let name): places[name, default: []].append(place)
      case .number(let name, _):
        let sum = self[intercept, place]
        if sum == self[place, place], sum > 0, sum < Double(n), Self.count(sum) != nil {
          numbers.append(Factor(name: name, columns: [place]))
        }
      }
    }
    return places.sorted { $0.key < $1.key }.map { Factor(name: $0.key, columns: $0.value) }
      + numbers
  }

  /// How many rows are in each category of a factor, the one without a column last if anybody is in it.
  ///
  /// - Throws: `Withheld` where the products are not counts of people in separate categories.
  func counts(_ factor: Factor) throws(Withheld) -> [Int] {
    var counts: [Int] = []
    for place in factor.columns {
      guard let count = Self.count(self[place, place]), self[intercept, place] == Double(count)
      else { throw Self.refusal("A column of a category is 1 for those in it and 0 for others.") }
      for other in factor.columns where other != place && self[place, other] != 0 {
        throw Self.refusal("Nobody is in two categories of one factor.")
      }
      counts.append(count)
    }
    return try completed(counts, to: n)
  }

  /// How many rows are in each pair of categories of two factors, those without a column last if
  /// anybody is in them.
  ///
  ///     n(a, –) = n(a) − Σ_b n(a, b)
  ///
  /// - Throws: `Withheld` where the products are not counts that fit together.
  func counts(_ first: Factor, _ second: Factor) throws(Withheld) -> [[Int]] {
    let totals = try counts(first)
    let otherTotals = try counts(second)
    var table: [[Int]] = []
    for (place, total) in zip(first.columns, totals) {
      var row: [Int] = []
      for other in second.columns {
        guard let count = Self.count(self[place, other]) else {
          throw Self.refusal("The product of two columns of categories is a number of people.")
        }
        row.append(count)
      }
      row = try completed(row, to: total)
      // Where everybody of the second factor has a column, so has everybody here.
      guard row.count <= otherTotals.count else { throw Self.misfit }
      table.append(row + [Int](repeating: 0, count: max(0, otherTotals.count - row.count)))
    }
    guard totals.count > first.columns.count else { return table }
    var last: [Int] = []
    for (column, total) in otherTotals.enumerated() {
      let rest = table.reduce(total) { $0 - $1[column] }
      guard rest >= 0 else { throw Self.misfit }
      last.append(rest)
    }
    return table + [last]
  }

  private static let misfit = refusal("More people share two categories than have one.")

  /// Counts with what is left of the total, if anything is.
  private func completed(_ counts: [Int], to total: Int) throws(Withheld) -> [Int] {
    let rest = counts.reduce(total, -)
    guard rest >= 0 else { throw Self.refusal("Categories hold more people than there are.") }
    return rest > 0 ? counts + [rest] : counts
  }
}
