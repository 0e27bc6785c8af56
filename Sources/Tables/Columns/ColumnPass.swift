import Platform
import Results

/// All rows of a file, read under one view of what its columns are.
struct ColumnPass {
  let table: RereadTable
  let asked: ColumnsAsked
  let plan: ColumnPlan
  let head: SurveyHead
  let totals: any ColumnTotals

  /// What the columns turned out to be, by the complete rows.
  ///
  /// - Parameter wereNumbers: by column whether it was read as numbers before, in vain.
  /// - Returns: by column whether it holds numbers.
  /// - Throws: `RefusedInput` with `column.not-a-number`, for all columns at once.
  func judged(_ wereNumbers: [Bool]) throws(RefusedInput) -> [Bool] {
    var judged = plan.areNumbers
    var problems: [Diagnostic] = []
    for (column, form) in asked.columns.map(\.form).enumerated()
    where form != .categories {
      let slot = plan.slots[column]
      if plan.areNumbers[column] {
        let (others, rows) = (totals.others(slot), totals.rowsRead - totals.missing(slot))
        guard others > 0 else { continue }
        if form == .numbers || 2 * others <= rows {
          problems.append(try notANumber(column, others))
        } else {
          judged[column] = false
        }
      } else {
        let (levels, counts) = (totals.levels(slot), totals.counts(slot))
        let isNumber = levels.map { NumberText.value($0) != nil }
        if isNumber.allSatisfy({ $0 }) && !levels.isEmpty && !wereNumbers[column] {
          judged[column] = true
          continue
        }
        let seem = zip(levels, counts).reduce(0) {
          $0 + (ColumnLook.seemsNumeric($1.0) ? $1.1 : 0)
        }
        let all = counts.reduce(0, +)
        let others = zip(isNumber, counts).reduce(0) { $0 + ($1.0 ? 0 : $1.1) }
        if all > 0, 2 * seem >= all, others > 0 {
          problems.append(try notANumber(column, others))
        }
      }
    }
    guard problems.isEmpty else { throw RefusedInput(problems) }
    return judged
  }

  /// A text where there should be a number, at its place and without its value.
  private func notANumber(_ column: Int, _ count: Int) throws(RefusedInput) -> Diagnostic {
    let name = plan.names[column]
    let (place, text) = try search.first(column) { NumberText.value($0) == nil }
    guard !text.isEmpty else {
      return Diagnostic(
        .columnNotANumber, at: place,
        "Column '\(name)' holds numbers, and \(count) of its cells something else.",
        help: "If the column holds categories, name the column with --factor.")
    }
    let isOnly = count == 1 ? "" : ", and so do \(count - 1) more"
    return Diagnostic(
      .columnNotANumber, at: place,
      "Column '\(name)' holds numbers, and this cell something else (\(Shape(text).words))\(isOnly).",
      help: ColumnLook.help(text, name))
  }

  private var search: ColumnSearch { ColumnSearch(table: table, plan: plan, asked: asked) }

  /// The columns as they go out.
  ///
  /// - Parameter intake: their rows.
  /// - Returns: the columns.
  /// - Throws: `RefusedInput` with `column.none-complete` or `text.invisible-character`.
  func finished(_ intake: ColumnIntake) throws(RefusedInput) -> DataColumns {
    try requireRows()
    let columns = columns(intake)
    for (place, column) in columns.columns.enumerated() {
      if case .categories(_, let levels) = column.content { try requireVisible(levels, place) }
    }
    return columns
  }

  /// - Throws: `RefusedInput` with `column.none-complete`.
  func requireRows() throws(RefusedInput) {
    guard totals.rows > 0 else { throw noneComplete(of: totals.rowsRead) }
  }

  /// - Throws: `RefusedInput` with `csv.no-rows`.
  func requireSome() throws(RefusedInput) {
    guard totals.rowsRead + totals.ragged.count == 0 else { return }
    throw RefusedInput([
      Diagnostic(
        .csvNoRows, at: Place(file: plan.file, line: head.lines + 1, column: 1),
        "The file has column names and no rows.", help: "Export it again with the rows in it.")
    ])
  }

  /// Rows that were set aside, and what is odd about the file.
  var notes: [Diagnostic] {
    var form = TableNotes()
    form.lineEnds = totals.lineEnds
    form.tellsBlankLines = table.layout.tellsBlankLines
    return table.notes + head.header.notes + form.diagnostics(file: plan.file)
      + totals.ragged.map { $0.diagnostic(plan) }
  }

  /// The columns as they are, whatever is wrong with them.
  func columns(_ intake: ColumnIntake) -> DataColumns {
    DataColumns(
      columns: plan.names.enumerated().map { column, name in
        DataColumns.Column(
          name: name, content: content(column, intake),
          missing: totals.missing(plan.slots[column]))
      }, rows: totals.rows, rowsRead: totals.rowsRead, setAside: totals.ragged.count,
      file: plan.file, headerLine: head.header.line, notes: notes)
  }

  private func content(_ column: Int, _ intake: ColumnIntake) -> DataColumns.Content {
    let slot = plan.slots[column]
    if plan.areNumbers[column] { return .numbers(intake.read { $0.values(slot) }) }
    let levels = totals.levels(slot)
    let order = LevelOrder.sorted(levels)
    var places = [Int](repeating: 0, count: order.count)
    for (place, level) in order.enumerated() { places[level] = place }
    return .categories(
      codes: intake.read { $0.codes(slot, places) }, levels: order.map { levels[$0] })
  }

  /// - Throws: `RefusedInput` with `text.invisible-character` where a level has one.
  func requireVisible(_ levels: [String], _ column: Int) throws(RefusedInput) {
    guard let hidden = levels.first(where: { Self.hidden(in: $0) != nil }) else { return }
    throw RefusedInput([try invisible(column, hidden)])
  }

  /// The first character of a category that nobody sees; lines may break in it.
  static func hidden(in level: String) -> Unicode.Scalar? {
    guard HiddenCharacters.first(in: level) != nil else { return nil }
    return level.unicodeScalars.first {
      HiddenCharacters.isHidden($0) && !["\n", "\r", "\t"].contains($0)
    }
  }

  private func invisible(_ column: Int, _ level: String) throws(RefusedInput) -> Diagnostic {
    let hidden = Self.hidden(in: level)?.value ?? 0
    let (place, _) = try search.first(column) { $0 == level }
    return Diagnostic(
      .textInvisibleCharacter, at: place,
      "There is a character in this cell that nobody sees: \(HiddenCharacters.name(hidden)). With it the "
        + "cell is another category than the one it looks like.",
      help: "Write the cell again by hand, or have the export cleaned.", severity: .error)
  }

  private func noneComplete(of rowsRead: Int) -> RefusedInput {
    let counts = plan.names.indices.compactMap { column -> String? in
      let slot = plan.slots[column]
      let count = totals.missing(slot)
      return count > 0 ? "\(count) in '\(plan.names[column])'" : nil
    }
    return RefusedInput([
      Diagnostic(
        .columnNoneComplete, at: Place(file: plan.file),
        "None of the \(rowsRead) rows has something in every column that is needed; empty cells: "
          + "\(counts.joined(separator: ", ")).",
        help:
          "Leave the emptiest column out, or look whether --missing names a text that does mean "
          + "something.")
    ])
  }
}
