import Platform
import Results

/// A text with the column names that its source gives, and without rows that are nobody's answers.
///
/// Every row stays on its line: what is left out leaves blank lines behind.
struct TidiedText {
  /// The text.
  private(set) var file: SourceFile
  /// Rows that were left out, by rule.
  private(set) var notes: [Diagnostic] = []
  /// By correction the rows that it met.
  private(set) var corrections: [Int] = []
  /// The columns, where the source has questions apart from names.
  private(set) var columns: [TableText.Column] = []

  private let layout: TableLayout

  /// Tidies a text.
  ///
  /// - Parameters:
  ///   - file: UTF-8.
  ///   - layout: how the table stands in it, and what is said about it.
  /// - Throws: `RefusedInput` where the header cannot be read, or a column of a rule is not there.
  init(_ file: SourceFile, _ layout: TableLayout) throws(RefusedInput) {
    self.file = file
    self.layout = layout
    if let fault = TextEncoding.fault(in: file.bytes, 0..<file.bytes.count) {
      throw fault.refusal(file: file.name, in: file.bytes, lineStart: 0, line: 1)
    }
    try tidy()
  }

  private mutating func tidy() throws(RefusedInput) {
    let bytes = file.bytes
    let skipped = TableLayout.skip(layout.skippedLines, in: bytes, to: bytes.count)
    let mark = bytes.starts(with: TextEncoding.byteOrderMark) ? 3 : 0
    let start = max(mark, skipped.offset)
    var splitter = CSVSplitter(
      file: file.name, delimiter: layout.delimiter, range: start..<max(start, bytes.count))
    splitter.skip(to: start, lines: skipped.lines)
    var record = CSVRecord()
    var rows: [[String]] = []
    while rows.count < max(1, layout.headerRows), try splitter.read(bytes.span, into: &record) {
      rows.append(record.fields.map { $0.text(in: bytes) })
    }
    guard let first = rows.first else { throw TextEncoding.empty(file: file.name) }
    let found: (names: [String], questions: [String?]) =
      layout.source?.names(rows) ?? (first, first.map { _ in nil })
    let place = Place(file: file.name, line: skipped.lines + 1, column: 1)
    let names = try renamed(found.names, at: place)
    var editor = try RowEditor(layout, names: names, at: place)
    if found.questions.contains(where: { $0 != nil }) {
      columns = zip(names, found.questions).map { TableText.Column(name: $0, label: $1) }
    }
    var text = Array(bytes[start..<start])
    text.reserveCapacity(bytes.count + bytes.count / 16)
    text += bytes[..<skipped.offset]
    let delimiter = String(UnicodeScalar(layout.delimiter.byte))
    let all = names + layout.constants.map(\.column)
    text += all.map { Self.field($0, layout.delimiter) }.joined(separator: delimiter).utf8
    let lineEnd = Self.lineEnd(bytes[..<splitter.position])
    for _ in 0..<max(1, splitter.line - 1 - skipped.lines) { text += lineEnd }
    try copyRows(from: &splitter, bytes, &editor, lineEnd, to: &text)
    file.bytes = text
    notes = zip(layout.leftOut, editor.leftOut).map { note($0, rows: $1.rows, line: $1.line) }
    corrections = editor.uses
  }

  /// Copies the rows: a blank line for each line of a row that is left out, new texts where a row was
  /// corrected.
  private func copyRows(
    from splitter: inout CSVSplitter, _ bytes: [UInt8], _ editor: inout RowEditor,
    _ lineEnd: [UInt8], to text: inout [UInt8]
  ) throws(RefusedInput) {
    guard !editor.isIdle || !layout.constants.isEmpty else {
      text += bytes[splitter.position...]
      return
    }
    var record = CSVRecord()
    while true {
      let (position, line) = (splitter.position, splitter.line)
      guard try splitter.read(bytes.span, into: &record) else { break }
      switch try editor.fate(record, bytes) {
      case .asItIs: append(bytes, position..<splitter.position, after: record, to: &text)
      case .leftOut: for _ in 0..<max(1, splitter.line - line) { text += lineEnd }
      case .corrected(let changed):
        var at = position
        for (column, new) in changed.sorted(by: { $0.key < $1.key }) {
          let field = record.fields[column].extent
          text += bytes[at..<field.lowerBound] + Array(Self.field(new, layout.delimiter).utf8)
          at = field.upperBound
        }
        append(bytes, at..<splitter.position, after: record, to: &text)
      }
    }
  }

  /// Copies the rest of a row, with what all rows have in the columns that the file has not.
  private func append(
    _ bytes: [UInt8], _ range: Range<Int>, after record: CSVRecord, to text: inout [UInt8]
  ) {
    guard let end = record.fields.last?.extent.upperBound, !layout.constants.isEmpty else {
      text += bytes[range]
      return
    }
    text += bytes[range.lowerBound..<max(range.lowerBound, end)]
    for constant in layout.constants {
      text.append(layout.delimiter.byte)
      text += Self.field(constant.text, layout.delimiter).utf8
    }
    text += bytes[max(range.lowerBound, end)..<range.upperBound]
  }

  /// The names with those of the file that the study calls otherwise.
  private func renamed(_ names: [String], at place: Place) throws(RefusedInput) -> [String] {
    let missing = layout.renamed.keys.filter { !names.contains($0) }.sorted()
    guard missing.isEmpty else {
      throw RefusedInput(
        missing.map {
          MissingName.diagnostic(
            $0, among: names, at: place, help: "Name the column as this file does.")
        })
    }
    return names.map { layout.renamed[$0] ?? $0 }
  }

  /// How the last line of some text ends, so that what is put in ends alike.
  private static func lineEnd(_ text: ArraySlice<UInt8>) -> [UInt8] {
    guard text.last == Byte.carriageReturn || text.last == Byte.lineFeed else {
      return [Byte.lineFeed]
    }
    let isPair = text.last == Byte.lineFeed && text.dropLast().last == Byte.carriageReturn
    return isPair ? [Byte.carriageReturn, Byte.lineFeed] : Array(text.suffix(1))
  }

  private func note(_ rule: LeftOut, rows: Int, line: Int) -> Diagnostic {
    guard rows > 0 else {
      return Diagnostic(
        .rowsLeftOutNone, at: Place(file: file.name, field: rule.column),
        "No row has a value by which rows were to be left out.",
        help: "Look whether the value is written as in the file, or the rule is of no use any more."
      )
    }
    return Diagnostic(
      .rowsLeftOut, at: Place(file: file.name, line: line, field: rule.column),
      "\(rows == 1 ? "1 row was" : "\(rows) rows were") left out, as was asked, by the values of this column.",
      help: "Nothing of them is counted anywhere.")
  }

  /// A text as a field.
  private static func field(_ name: String, _ delimiter: CSVDelimiter) -> String {
    let needsQuotes = name.utf8.contains(delimiter.byte) && !name.utf8.contains(Byte.quote)
    return needsQuotes && delimiter != .comma ? "\"\(name)\"" : CSVWriter.quoted(name)
  }
}
