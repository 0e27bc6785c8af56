import Results

/// What is known of a table once all of its stretches have been read.
public struct StreamedFacts: Sendable, Hashable {
  /// The columns and rows.
  public var columns: ColumnFacts
  /// By column of categories its levels, in the order of their places.
  public var levels: [String: [String]]
  /// The same in the order of `DataColumns`.
  public var sorted: [String: [String]]
  /// Runs of rows.
  public var runs: Int
  /// Whether something was kept of each run, since they do not ascend.
  public var keptRuns: Bool
}

extension ColumnPass {
  /// What comes of a stream.
  ///
  /// - Throws: `RefusedInput` with `column.none-complete` or `text.invisible-character`.
  func streamed(
    _ intake: StreamIntake, _ columns: StreamedColumns, keepsRuns: Bool
  ) throws(RefusedInput) -> StreamedFacts {
    try requireRows()
    if let hidden = intake.hidden { try requireVisible([hidden.level], hidden.column) }
    var facts = StreamedFacts(
      columns: ColumnFacts(
        columns: [], rows: intake.rows, rowsRead: intake.rowsRead, setAside: intake.ragged.count,
        file: plan.file, headerLine: head.header.line, notes: notes),
      levels: [:], sorted: [:], runs: intake.runs, keptRuns: keepsRuns)
    for (column, name) in plan.names.enumerated() {
      let slot = plan.slots[column]
      var count: Int?
      if !plan.areNumbers[column] {
        if columns.wanted.contains(column) {
          let levels = intake.levels(slot)
          try requireVisible(levels, column)
          count = levels.count
          facts.levels[name] = levels
          facts.sorted[name] = LevelOrder.sorted(levels).map { levels[$0] }
        } else if columns.runs == [column] {
          count = intake.runs
        }
      }
      facts.columns.columns.append(
        .init(name: name, missing: intake.missing(slot), levels: count))
    }
    return facts
  }
}
