import Results
import Tables

/// Rows that are left out because a cell that the model needs is empty, counted by column.
enum MissingCells {
  /// A note for each column with empty cells.
  static func notes(_ columns: DataColumns) -> [Diagnostic] { notes(columns.facts) }

  /// The same of a table whose rows are not at hand.
  static func notes(_ columns: ColumnFacts) -> [Diagnostic] {
    let leftOut = columns.rowsRead - columns.rows
    return columns.columns.filter { $0.missing > 0 }.map { column in
      Diagnostic(
        .columnMissingCells, at: Place(file: columns.file, field: column.name),
        "\(Counted.words(column.missing, "row has", "rows have")) nothing in '\(column.name)'; of "
          + "\(columns.rowsRead) rows \(leftOut) are left out because a cell that the model needs is empty.",
        help:
          "Ask why it is empty. A mixed model allows for gaps that depend on what was seen, such as "
          + "earlier scores, and not on what was not.")
    }
  }
}
