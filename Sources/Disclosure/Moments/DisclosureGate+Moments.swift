import Results

extension DisclosureGate {
  /// The share of columns to persons above which a model says too much of each: DataSHIELD's third.
  private static let personsPerColumn = 3

  /// Cross-products behind a model: all of them, or none.
  ///
  /// They go where
  ///
  /// - there are enough persons, and at least three for each column;
  /// - every group that they imply passes as a count: each category, the one without a column too,
  ///   and each pair of categories of two factors. From 38 old, 17 young and 57 men among 100, with
  ///   13 young men, follow 4 young women (reference/benchmarking.md §6.5);
  /// - no group of a category has its numbers all at one end of their grid;
  /// - enough sets of scores have the sum and the sum of squares of each number.
  ///
  /// Cross-products cannot be rounded or withheld in part without becoming those of other data, so a
  /// profile that rounds counts is asked only whether every count is large enough.
  public func moments(_ moments: CrossProducts) -> Released<CrossProducts> {
    do {
      try check(moments)
      return .shown(moments)
    } catch {
      return .withheld(error)
    }
  }

  private func check(_ moments: CrossProducts) throws(Withheld) {
    guard profile.fewestPersons > 1 else { return }
    let persons = moments.n / moments.rowsPerPerson
    guard persons >= max(profile.fewestPersons, profile.fewestForMeans) else { throw tooFew }
    guard moments.columns.count <= persons / Self.personsPerColumn else {
      throw Withheld(
        "disclosure.many-columns",
        "Not shown: there are fewer than three people for each column of the model.",
        help: "Leave columns out of the plan, or wait until there are more people.")
    }
    let factors = moments.factors()
    for (place, factor) in factors.enumerated() {
      try check([try moments.counts(factor)], of: moments)
      for other in factors[..<place] {
        try check(try moments.counts(other, factor), of: moments)
      }
    }
    try checkNumbers(of: moments, factors: factors)
  }

  /// Whether every implied group passes as a count, and none is all of another. Rows of one person are
  /// counted as one: a group of rows has at least  rows / rows per person  people.
  private func check(_ table: [[Int]], of moments: CrossProducts) throws(Withheld) {
    let perPerson = moments.rowsPerPerson
    for row in table {
      for (column, rows) in row.enumerated() {
        let persons = rows / perPerson + (rows % perPerson > 0 ? 1 : 0)
        let isAll =
          table.count > 1 && rows > 0
          && (rows == row.reduce(0, +) || rows == table.reduce(0) { $0 + $1[column] })
        guard withholds(persons) || (isAll && profile.alikeGroups != .shown) else { continue }
        throw Withheld(
          "disclosure.implied-group",
          "Not shown: the sums behind the model tell of a group of too few people.",
          help: """
            Put categories together until every one, and every pair of two factors, has \
            \(profile.fewestPersons) people or more.
            """)
      }
    }
  }

  /// Numbers with a known grid: enough sets of scores behind their sums, and in no category all at
  /// one end.
  private func checkNumbers(of moments: CrossProducts, factors: [Factor]) throws(Withheld) {
    for (place, column) in moments.columns.enumerated() {
      guard case .number(_, let grid?) = column else { continue }
      let unit = grid.unit
      let sum = (moments[moments.intercept, place] / unit).rounded()
      let squares = (moments[place, place] / (unit * unit)).rounded()
      guard abs(sum) < 0x1p53, squares < 0x1p53 else {
        throw CrossProducts.refusal("Sums of scores are within what the scale can give.")
      }
      let sets = ScoreSets(of: moments.n, on: grid)?.count(
        [ScoreSets.Moments(sum: Int(sum), squares: Int(squares)...Int(squares))],
        enough: profile.fewestScoreSets)
      if sets?.reaches(profile.fewestScoreSets) == false { throw plainNumbers }
      for factor in factors {
        let counts = try moments.counts(factor)
        let sums = factor.columns.map { moments[place, $0] / unit }
        let rest = moments[moments.intercept, place] / unit - sums.reduce(0, +)
        for (count, sum) in zip(counts, sums + [rest]) where count > 0 {
          let mean = sum / Double(count)
          if mean <= Double(grid.steps.lowerBound) || mean >= Double(grid.steps.upperBound) {
            throw plainNumbers
          }
        }
      }
    }
  }

  private var plainNumbers: Withheld {
    Withheld(
      "disclosure.few-score-sets",
      "Not shown: scores of people could be worked out from the sums behind the model.",
      help: "Put groups together, or leave the column out of the plan.")
  }
}
