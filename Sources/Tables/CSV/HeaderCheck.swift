package import Results

/// Whether the row that was taken for the column names can be that row.
///
/// Nothing is passed over on a guess: what looks wrong is refused, with the option that says so.
package struct HeaderCheck: Sendable {
  /// A row further down.
  package struct Row: Sendable {
    var line: Int
    var texts: [String]
  }

  /// Rows below the header that are looked at.
  package static let reach = 20
  private let file: String
  private let line: Int
  private let names: [String]
  private let layout: TableLayout
  private let following: [Row]

  /// - Parameters:
  ///   - file: the file, for diagnostics.
  ///   - line: the line of the names.
  ///   - names: the texts in that row.
  ///   - layout: how the file was said to be laid out.
  ///   - following: the rows after the header.
  package init(
    file: String, line: Int, names: [String], layout: TableLayout, following: [Row]
  ) {
    self.file = file
    self.line = line
    self.names = names
    self.layout = layout
    self.following = following
  }

  /// Why it cannot be; nil when nothing speaks against it.
  package var refusal: RefusedInput? { spreadsheetLine ?? otherDelimiter ?? title ?? questionIDs }

  /// A refusal for columns that are not there, when they stand in a row further down.
  package func explained(_ refusal: RefusedInput) -> RefusedInput {
    let missing = refusal.diagnostics.filter { $0.code == .csvMissingColumn }
    let fields = missing.compactMap(\.place.field)
    guard !fields.isEmpty, fields.count == refusal.diagnostics.count else { return refusal }
    // Half of the names or more: some may be misspelt as well.
    let row = following.first { row in
      fields.count { row.texts.contains($0) } * 2 >= fields.count
    }
    guard let row else { return refusal }
    return headerRows(
      "The column names stand on line \(row.line), not on line \(line).", skip: row.line - 1)
  }

  /// The line `sep=;` that spreadsheets put before the names, for themselves.
  private var spreadsheetLine: RefusedInput? {
    let row = Row(line: line, texts: names)
    guard row.isSpreadsheetLine(layout.delimiter) else { return nil }
    let text = row.joined(layout.delimiter)
    let named = CSVDelimiter.allCases.first { text.utf8.last == $0.byte && $0 != .comma }
    let option = named.map { " and --delimiter \($0.argument)" } ?? ""
    return headerRows(
      "The first line only tells a spreadsheet what ends a field.", skip: line, also: option)
  }

  private var otherDelimiter: RefusedInput? {
    guard names.count == 1, let text = names.first else { return nil }
    let found = CSVDelimiter.allCases.filter { $0 != layout.delimiter }
      .map { other in (other: other, count: text.utf8.count { $0 == other.byte }) }
      .max { $0.count < $1.count }
    guard let found, found.count > 0 else { return nil }
    let place = Place(file: file, line: line, column: 1)
    return RefusedInput([
      Diagnostic(
        .csvDelimiter, at: place,
        "The column names come out as one column; they seem to be parted by "
          + "\(found.other.words), not by \(layout.delimiter.words).",
        help: "Name what ends a field: --delimiter \(found.other.argument) "
          + "(in a study file, delimiter: \(found.other.key) under data).")
    ])
  }

  /// One text and otherwise nothing is a title.
  private var title: RefusedInput? {
    let filled = names.count { !$0.allSatisfy(\.isWhitespace) }
    guard filled <= 1, names.count >= 3 else { return nil }
    let names = following.first { $0.texts.allSatisfy { !$0.allSatisfy(\.isWhitespace) } }
    return headerRows(
      "Line \(line) holds \(filled == 1 ? "one text" : "nothing") and otherwise empty fields; "
        + "it looks like a title, not the column names.", skip: (names?.line ?? line + 1) - 1)
  }

  /// The third row of an export from Qualtrics.
  private var questionIDs: RefusedInput? {
    guard let row = following.prefix(2).firstIndex(where: { $0.isQuestionIDs }) else { return nil }
    let rows = layout.headerRows + row + 1
    return headerRows(
      "Line \(following[row].line) holds question ids, not answers: the header has \(rows) rows.",
      way:
        "Say that it is an export of Qualtrics: --source qualtrics (in a study file, source: qualtrics "
        + "under data). Or say how many rows: --header-rows \(rows), header_rows: \(rows).")
  }

  private func headerRows(_ message: String, skip: Int, also: String = "") -> RefusedInput {
    headerRows(
      message,
      way: "Pass over what stands before them with --skip \(skip)\(also) "
        + "(in a study file, skip_rows: \(skip) under data).")
  }

  private func headerRows(_ message: String, way: String) -> RefusedInput {
    RefusedInput([
      Diagnostic(
        .csvHeaderRows, at: Place(file: file, line: line, column: 1), message, help: way)
    ])
  }
}

extension HeaderCheck.Row {
  /// Reads the rows that follow, as far as they can be read.
  ///
  /// - Parameters:
  ///   - splitter: stands behind the header.
  ///   - bytes: what it reads from.
  ///   - most: rows to read.
  /// - Returns: the rows.
  package static func following(
    _ splitter: CSVSplitter, _ bytes: [UInt8], most: Int = HeaderCheck.reach
  ) -> [HeaderCheck.Row] {
    var splitter = splitter
    var record = CSVRecord()
    var rows: [HeaderCheck.Row] = []
    while rows.count < most {
      guard let found = try? splitter.read(bytes.span, into: &record), found else { break }
      rows.append(
        HeaderCheck.Row(line: record.line, texts: record.fields.map { $0.text(in: bytes) }))
    }
    return rows
  }

  /// The row as it stands in the file.
  func joined(_ delimiter: CSVDelimiter) -> String {
    texts.joined(separator: String(UnicodeScalar(delimiter.byte)))
  }

  /// Whether it is a line such as `sep=;`, which only spreadsheets read.
  func isSpreadsheetLine(_ delimiter: CSVDelimiter) -> Bool {
    guard texts.count <= 2 else { return false }
    let text = joined(delimiter)
    return text.lowercased().hasPrefix("sep=") && text.utf8.count <= 6
  }

  /// Whether it is Qualtrics' row of ids, such as `{"ImportId":"QID1"}`.
  package var isQuestionIDs: Bool { texts.contains { $0.hasPrefix("{\"ImportId\"") } }
}
