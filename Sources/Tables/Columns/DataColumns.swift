public import Platform
public import Results

/// Columns of a table as numbers and categories: its complete rows, in their order.
public struct DataColumns: Sendable, Hashable {
  /// What stands in a column.
  public enum Content: Sendable, Hashable {
    /// Numbers, all finite.
    case numbers([Double])
    /// For each row the position of its level. Every level occurs. They stand in the order of numbers where
    /// all of them are numbers, otherwise in that of their characters.
    case categories(codes: [Int], levels: [String])
  }

  /// A column.
  public struct Column: Sendable, Hashable {
    /// Its name in the file.
    public var name: String
    /// What stands in it.
    public var content: Content
    /// How many of its cells were empty, among all rows.
    public var missing: Int
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
  /// Reads columns of a table file of any kind.
  ///
  /// Plain rows are read many at a time, all others one by one, on several cores; what comes out depends on
  /// the bytes alone. Spaces and tabs around a cell are no part of it.
  ///
  /// - Parameters:
  ///   - path: the file; `-` is the standard input.
  ///   - asked: which columns, and as what.
  /// - Throws: `RefusedInput` with `file.…`, `csv.…` or those of the file's kind; `column.not-a-number` for
  ///   a text where there should be a number, `text.invisible-character` for a category with a character
  ///   that nobody sees, `column.none-complete` when every row has an empty cell.
  public init(reading path: String, _ asked: ColumnsAsked) throws(RefusedInput) {
    var reading = ColumnReading(try RereadTable(path, asked.layout), asked)
    self = try reading.columns()
  }

  /// Reads columns of a table file that is in memory.
  ///
  /// - Throws: `RefusedInput` as above.
  public init(_ file: SourceFile, _ asked: ColumnsAsked) throws(RefusedInput) {
    var reading = ColumnReading(try RereadTable(file, asked.layout), asked)
    self = try reading.columns()
  }
}
