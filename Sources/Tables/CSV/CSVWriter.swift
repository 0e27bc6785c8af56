import Platform
public import Results

/// Writes a table as CSV (RFC 4180): LF line ends, quotes only where they are needed.
public enum CSVWriter {
  /// The table as text.
  ///
  /// - Parameters:
  ///   - table: what to write.
  ///   - digits: significant digits of numbers, 1 to 17. The default is 12.
  ///   - guardsFormulas: whether texts that a spreadsheet would take for a formula get an apostrophe in
  ///     front; not by default. Numbers are never touched.
  /// - Returns: one line of column names, then a line per row.
  public static func text(
    _ table: ResultTable, digits: Int = 12, guardsFormulas: Bool = false
  ) -> String {
    func shown(_ text: String) -> String { quoted(guardsFormulas ? guarded(text) : text) }
    var text = table.columns.map(shown).joined(separator: ",") + "\n"
    for row in table.rows {
      text += row.map { cell(_: $0, digits: digits, shown) }.joined(separator: ",") + "\n"
    }
    return text
  }

  /// A text with an apostrophe in front where a spreadsheet would take it for a formula: where its first
  /// character but spaces is one of `= + - @`, narrow or wide, or it begins with a tab or a line end, and
  /// it is no plain number.
  ///
  /// Source: OWASP, CSV Injection.
  static func guarded(_ text: String) -> String {
    let marks: Set<Unicode.Scalar> = [
      "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]
    let first = text.unicodeScalars.first { $0 != " " }
    guard let first, marks.contains(first) || first == "\t" || first == "\r" || first == "\n",
      NumberText.value(text) == nil
    else { return text }
    return "'\(text)"
  }

  private static func cell(
    _ cell: ResultTable.Cell, digits: Int, _ shown: (String) -> String
  ) -> String {
    switch cell {
    case .text(let text): shown(text)
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
