public import Results

/// What is known of columns of a table beside their rows.
public struct ColumnFacts: Sendable, Hashable {
  /// A column.
  public struct Column: Sendable, Hashable {
    /// Its name in the file.
    public var name: String
    /// How many of its cells were empty, among all rows.
    public var missing: Int
    /// How many levels it has; nil for numbers, and where levels were not counted.
    public var levels: Int?
  }

  /// The columns, in the order in which they were asked for.
  public var columns: [Column]
  /// Complete rows: those in which no column asked for is empty.
  public var rows: Int
  /// All rows that could be read, complete or not.
  public var rowsRead: Int
  /// Rows that were set aside, as they have not as many fields as the header.
  public var setAside: Int
  /// The file, as the user called it.
  public var file: String
  /// The line of the column names.
  public var headerLine: Int
  /// Rows that were set aside, and what is odd about the file.
  public var notes: [Diagnostic]
}

extension DataColumns {
  /// What is known of the columns beside their rows.
  public var facts: ColumnFacts {
    ColumnFacts(
      columns: columns.map { column in
        if case .categories(_, let levels) = column.content {
          .init(name: column.name, missing: column.missing, levels: levels.count)
        } else {
          .init(name: column.name, missing: column.missing, levels: nil)
        }
      }, rows: rows, rowsRead: rowsRead, setAside: setAside, file: file, headerLine: headerLine,
      notes: notes)
  }
}
