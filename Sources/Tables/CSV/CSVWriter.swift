import Platform
public import Results

/// Writes a table as CSV (RFC 4180): LF line ends, quotes only where they are needed.
public enum CSVWriter {
  /// The table as text.
  ///
  /// - Parameters:
  ///   - table: what to write.
  ///   - digits: significant digits of numbers, 1 to 17. The default is 12.
  /// - Returns: one line of column names, then a line per row.
  public static func text(_ table: ResultTable, digits: Int = 12) -> String {
    var text = table.columns.map(quoted).joined(separator: ",") + "\n"
    for row in table.rows {
      text += row.map { cell(_: $0, digits: digits) }.joined(separator: ",") + "\n"
    }
    return text
  }

  private static func cell(_ cell: ResultTable.Cell, digits: Int) -> String {
    switch cell {
    case .text(let text): quoted(text)
    case .number(let value): NumberText.text(value, digits: digits)
    case .integer(let value): String(value)
    case .missing: ""
    }
  }

  /// A text as a field: in quotation marks where it holds a comma, a quotation mark or a line end.
  public static func quoted(_ text: String) -> String {
    let needsQuotes = text.utf8.contains {
      $0 == Byte.comma || $0 == Byte.quote || $0 == Byte.lineFeed || $0 == Byte.carriageReturn
    }
    guard needsQuotes else { return text }
    return "\"" + text.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }
}
