import Results

/// A table that has passed the gate.
///
/// Everything withheld is withheld in the same words, so that a reader cannot tell which counts are
/// small and which only protect others: a small one would be easier to guess. ``inside`` knows, and
/// is not for release.
public struct ReleasedTable: Sendable, Hashable {
  /// What is known inside only.
  public struct Inside: Sendable, Hashable {
    /// Counts and totals withheld for their own sake.
    public var withheld: Int
    /// Counts and totals withheld to protect others.
    public var further: Int
    /// Whether it is proved that no fewer further ones would do.
    public var isFewest: Bool
    /// Of the counts and totals withheld, the narrowest interval that a reader can work out: highest
    /// less lowest; nil where none is withheld, or none has an upper limit.
    public var narrowest: Int?
  }

  /// Rows of counts, without totals.
  public let rows: Int
  /// Columns of counts, without totals.
  public let columns: Int
  /// What the totals are totals of: a reader must be told.
  public let totals: DisclosureProfile.Totals
  /// What is known inside only.
  public let inside: Inside
  /// Row by row with all totals; nil where a total is not part of the table.
  let figures: [Released<Int>?]

  /// The count in a row and a column.
  public func count(row: Int, column: Int) -> Released<Int> {
    precondition(column >= 0 && column < columns, "column \(column) of \(columns)")
    guard row >= 0, row < rows, let figure = figures[row * (columns + 1) + column] else {
      preconditionFailure("row \(row) of \(rows)")
    }
    return figure
  }

  /// The total of a row; nil where it is not part of the table.
  public func total(row: Int) -> Released<Int>? {
    precondition(row >= 0 && row < rows, "row \(row) of \(rows)")
    return figures[row * (columns + 1) + columns]
  }

  /// The total of a column; nil where it is not part of the table.
  public func total(column: Int) -> Released<Int>? {
    precondition(column >= 0 && column < columns, "column \(column) of \(columns)")
    return figures[rows * (columns + 1) + column]
  }

  /// The total of the table; nil where it is not part of it. With one row or one column it is that
  /// one's total.
  public var total: Released<Int>? {
    if rows == 1 { return total(row: 0) }
    if columns == 1 { return total(column: 0) }
    return figures[figures.count - 1]
  }

  /// The share of a row that is in a column, in percent, of the counts as they are told; withheld where
  /// either is, and nil where the row's total is not part of the table or nobody is in it.
  public func percentage(row: Int, column: Int) -> Released<Double>? {
    switch (count(row: row, column: column), total(row: row)) {
    case (_, nil): return nil
    case (.withheld(let reason), _), (_, .withheld(let reason)): return .withheld(reason)
    case (let part, let whole?):
      guard let part = part.value, let told = whole.value, told > 0 else { return nil }
      // Rounded on their own, a part can be told as more than its whole.
      let share = min(100, 100 * Double(part) / Double(told))
      if case .rounded(_, let base) = whole {
        return .rounded(share, base: 100 * Double(base) / Double(told))
      }
      return .shown(share)
    }
  }
}

extension DisclosureGate {
  /// A table of counts of people.
  public func table(_ table: CountTable) -> ReleasedTable {
    let risks = TableRisks(table, gate: self).withheld
    let sumsWhatIsShown = profile.totals == .ofWhatIsShown
    guard profile.protectsTables, !sumsWhatIsShown else {
      return released(
        table, withheld: risks, risks: risks, isFewest: true,
        narrowest: nil, sumsWhatIsShown: sumsWhatIsShown)
    }
    let knowledge = TableKnowledge(table, gate: self)
    let secondary = SecondarySuppression(knowledge, risks: risks)
    let attack = TableAttack(knowledge, withheld: secondary.withheld)
    let widths = secondary.withheld.indices.compactMap { place -> Int? in
      guard secondary.withheld[place] else { return nil }
      let interval = attack.interval(place)
      return interval.upper.map { $0 - interval.lower }
    }
    return released(
      table, withheld: secondary.withheld, risks: risks, isFewest: secondary.isFewest,
      narrowest: widths.min(), sumsWhatIsShown: false)
  }

  private func released(
    _ table: CountTable, withheld: [Bool], risks: [Bool], isFewest: Bool, narrowest: Int?,
    sumsWhatIsShown: Bool
  ) -> ReleasedTable {
    var figures = table.bordered.indices.map { place -> Released<Int>? in
      guard table.isReleased(place) else { return nil }
      return withheld[place] ? .withheld(notInTable) : rounded(table.bordered[place])
    }
    if sumsWhatIsShown { sumWhatIsShown(&figures, in: table) }
    let hidden = risks.count { $0 }
    return ReleasedTable(
      rows: table.rows, columns: table.columns, totals: profile.totals,
      inside: .init(
        withheld: hidden, further: withheld.count { $0 } - hidden, isFewest: isFewest,
        narrowest: narrowest),
      figures: figures)
  }

  /// Totals as sums of what the table shows of counts; none where that would put 0 in the place of
  /// people who are withheld.
  private func sumWhatIsShown(_ figures: inout [Released<Int>?], in table: CountTable) {
    func sum(_ places: [Int]) -> Released<Int> {
      let shown = places.compactMap { figures[$0]?.value }
      let total = shown.reduce(0, +)
      if total == 0, shown.count < places.count { return .withheld(notInTable) }
      return profile.roundingBase.flatMap { total > 0 ? .rounded(total, base: $0) : nil }
        ?? .shown(total)
    }
    for place in table.bordered.indices where table.isTotal(place) && table.isReleased(place) {
      let row = place / table.width
      let column = place % table.width
      figures[place] = sum(
        (row == table.rows ? 0..<table.rows : row..<row + 1).flatMap { row in
          (column == table.columns ? 0..<table.columns : column..<column + 1).map {
            row * table.width + $0
          }
        })
    }
  }

  /// Why a figure of a table is not told: for its own sake or another's.
  private var notInTable: Withheld {
    Withheld(
      "disclosure.in-table",
      "Not shown, so that nobody can be recognised (\(profile.title), \(profile.version)).",
      help: "Put rows or columns together: fewer and larger groups show more.")
  }
}
