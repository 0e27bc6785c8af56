public import Platform
public import Results

/// Reads comma-separated records (RFC 4180) one after the other from a file in memory.
///
/// Quoted fields may hold commas, doubled quotes and line ends; lines end in LF, CRLF or CR.
/// A quote that is never closed, or stands inside an unquoted field, refuses the file: no guess is
/// made about where a person's answers begin and end.
public struct CSVReader: Sendable {
  /// The file.
  public let file: SourceFile
  private var splitter: CSVSplitter
  private let tellsBlankLines: Bool

  /// Starts at the first record, after checking that the file is text.
  ///
  /// - Parameters:
  ///   - file: UTF-8, with or without a byte order mark.
  ///   - layout: what ends a field, and how many lines are passed over at the beginning.
  /// - Throws: `RefusedInput` with `file.…`.
  public init(_ file: SourceFile, layout: TableLayout = TableLayout()) throws(RefusedInput) {
    self.file = file
    tellsBlankLines = layout.tellsBlankLines
    let skipped = TableLayout.skip(layout.skippedLines, in: file.bytes, to: file.bytes.count)
    let mark = file.bytes.starts(with: TextEncoding.byteOrderMark) ? 3 : 0
    let start = max(mark, skipped.offset)
    splitter = CSVSplitter(
      file: file.name, delimiter: layout.delimiter, range: start..<max(start, file.bytes.count))
    splitter.skip(to: start, lines: skipped.lines)
    try TextEncoding.check(file)
  }

  /// Reads the header of a file: its column names, and the rows that belong to them.
  ///
  /// - Parameter layout: how many rows the header has.
  /// - Returns: the column names, and what is known of the rows below.
  /// - Throws: `RefusedInput` with `csv.header-rows`, `csv.delimiter`, or as `CSVHeader` does.
  package mutating func readHeader(
    _ layout: TableLayout
  ) throws(RefusedInput) -> (header: CSVHeader, check: HeaderCheck) {
    var record = CSVRecord()
    guard try read(into: &record) else { throw TextEncoding.empty(file: file.name) }
    var other = CSVRecord()
    for _ in 1..<max(1, layout.headerRows) { _ = try read(into: &other) }
    let names = record.fields.map(text)
    let check = HeaderCheck(
      file: file.name, line: record.line, names: names, layout: layout,
      following: HeaderCheck.Row.following(splitter, file.bytes))
    if let refusal = check.refusal { throw refusal }
    splitter.forgetNotes()
    return (CSVHeader(file: file.name, record: record, names: names), check)
  }

  /// What is odd about the form of the rows so far.
  package var notes: [Diagnostic] {
    var notes = splitter.notes
    notes.tellsBlankLines = tellsBlankLines
    notes.lineEnds = LineEnds(file.bytes, 0..<file.bytes.count)
    return notes.diagnostics(file: file.name)
  }

  /// Reads the next record that is not a blank line.
  ///
  /// - Parameter record: takes the record; its storage is used again.
  /// - Returns: false at the end of the file.
  /// - Throws: `RefusedInput` with `csv.unclosed-quote`, `csv.stray-quote`, or when a field, a record
  ///   or the number of columns is beyond `CSVLimits`.
  public mutating func read(into record: inout CSVRecord) throws(RefusedInput) -> Bool {
    let bytes = file.bytes
    return try splitter.read(bytes.span, into: &record)
  }

  /// The text of a field, with doubled quotes undone.
  public func text(_ field: CSVField) -> String { field.text(in: file.bytes) }
}
