import Results

/// A row that has not as many fields as the header.
struct RaggedRow {
  var line: Int
  var column: Int
  var fields: Int

  /// The same row where other lines stand before.
  func moved(down lines: Int) -> Self {
    RaggedRow(line: line + lines, column: column, fields: fields)
  }

  /// What is said of it.
  func diagnostic(_ plan: ColumnPlan) -> Diagnostic {
    Diagnostic(
      .csvRaggedRow, at: Place(file: plan.file, line: line, column: column),
      "The row has \(fields) fields where the header has \(plan.fieldCount).",
      help: "Look for a delimiter or a line end inside a text that is not in quotation marks.")
  }
}
