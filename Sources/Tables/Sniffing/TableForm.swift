import Platform
package import Results

/// What a table file looks like: every guess about its form, with the counts it rests on.
///
/// Nothing is decided here. Values of people are not in it: see `ColumnForm`.
package struct TableForm: Sendable {
  /// The text that was looked at.
  package let sample: TextSample
  /// What ends a field.
  package private(set) var delimiter: DelimiterReading
  /// Where the column names stand.
  package let header: HeaderReading
  /// The line of the names.
  package private(set) var headerLine = 0
  /// The rows.
  package private(set) var rows = RowReading()
  /// The columns.
  package private(set) var columns: [ColumnForm] = []
  /// Columns without a name, or with the name of another, by position.
  package private(set) var badNames: [Diagnostic] = []
  /// Where the structure breaks, if it does: what stands behind was not looked at.
  package private(set) var trouble: Diagnostic?
  /// What kind of file the text was made from; nil for text.
  package var kind: FileKind?
  /// The program that the file was exported from, where it is known by its columns or was stated.
  package private(set) var source: SurveySource?
  /// Whether rows were left out because there are very many cells.
  package private(set) var isCutShort = false

  /// Cells that are looked at: 2 million.
  private static let mostCells = 2_000_000

  /// Looks at a file.
  ///
  /// - Parameters:
  ///   - sample: its text.
  ///   - named: what ends a field, if that is known.
  ///   - stated: the program it was exported from, if that is known.
  package init(
    _ sample: TextSample, delimiter named: CSVDelimiter? = nil, source stated: SurveySource? = nil
  ) {
    let plain = TableForm(sample, delimiter: named, header: nil)
    let known = stated.map { (source: $0, skipped: plain.header.skippedLines) }
    guard let known = known ?? plain.recognised,
      let tidied = try? TidiedText(
        SourceFile(name: sample.file, bytes: sample.bytes),
        plain.layout(of: known.source, skipping: known.skipped))
    else {
      self = plain
      return
    }
    var text = sample
    text.bytes = tidied.file.bytes
    self = TableForm(
      text, delimiter: plain.delimiter.delimiter, header: HeaderReading(skipping: known.skipped))
    delimiter = plain.delimiter
    source = known.source
    for (position, column) in tidied.columns.enumerated() where columns.indices.contains(position) {
      columns[position].question = column.label
    }
  }

  private init(_ sample: TextSample, delimiter named: CSVDelimiter?, header known: HeaderReading?) {
    self.sample = sample
    let bytes = sample.bytes
    delimiter = DelimiterReading(bytes, named: named)
    let found = delimiter.delimiter
    let width = delimiter.evidence.first { $0.delimiter == found }?.fields ?? 1
    header = known ?? HeaderReading(bytes, delimiter: found, width: width)
    readRows(before: nil)
    // Totals must not count as answers.
    if let footer = rows.footers.first {
      let all = rows
      readRows(before: footer)
      rows = all
    }
    rows.notes.lineEnds = LineEnds(bytes, 0..<bytes.count)
  }

  /// The layout that the guesses amount to.
  package var layout: TableLayout {
    var layout = TableLayout()
    layout.delimiter = delimiter.delimiter
    layout.skippedLines = header.skippedLines
    layout.headerRows = header.headerRows
    layout.source = source
    return layout
  }

  private func layout(of source: SurveySource, skipping lines: Int) -> TableLayout {
    var layout = TableLayout()
    layout.delimiter = delimiter.delimiter
    layout.skippedLines = lines
    layout.headerRows = source.headerRows
    layout.source = source
    return layout
  }

  /// The program by the first row, or by the row that seems to hold the names.
  private var recognised: (source: SurveySource, skipped: Int)? {
    let splitter = CSVSplitter(
      file: sample.file, delimiter: delimiter.delimiter, range: 0..<sample.bytes.count)
    let first = HeaderCheck.Row.following(splitter, sample.bytes, most: 1).first
    if let first, let source = SurveySource(first.texts) { return (source, first.line - 1) }
    return SurveySource(columns.map(\.name)).map { ($0, header.skippedLines) }
  }

  /// Whether every row of the file was looked at.
  package var isWhole: Bool { sample.isWhole && !isCutShort && trouble == nil }

  /// Reads the rows.
  ///
  /// - Parameter line: where to stop; nil for the end.
  private mutating func readRows(before line: Int?) {
    let bytes = sample.bytes
    rows = RowReading()
    var record = CSVRecord()
    var tallies: [ColumnTally] = []
    do throws(RefusedInput) {
      guard var splitter = try splitterBehindHeader(&record) else { return }
      let names = record
      headerLine = record.line
      tallies = names.fields.map { _ in ColumnTally() }
      let width = tallies.count
      let namesHash = RowReading.hash(names, bytes)
      for _ in 1..<max(1, header.headerRows) { _ = try splitter.read(bytes.span, into: &record) }
      splitter.forgetNotes()
      defer {
        rows.notes = splitter.notes
        name(names, tallies)
      }
      while try splitter.read(bytes.span, into: &record) {
        if let line, record.line >= line { break }
        // The last row of a sample may be a part of one.
        if !sample.isWhole && splitter.position == bytes.count { break }
        if rows.rows >= max(100, Self.mostCells / max(1, width)) {
          isCutShort = true
          break
        }
        rows.take(record, bytes, width: width, namesHash: namesHash)
        guard record.fields.count == width else { continue }
        for (column, field) in record.fields.enumerated() {
          if field.hasEscapes {
            let text = Array(field.text(in: bytes).utf8)
            tallies[column].take(text[...])
          } else {
            tallies[column].take(bytes[field.bytes])
          }
        }
      }
    } catch {
      // An open quotation mark at the end of a sample may be closed further on.
      let found = error.diagnostics.first
      if sample.isWhole || found?.code != .csvUnclosedQuote { trouble = found }
    }
  }

  /// Reads up to the names, which are then in `record`; nil when there are none.
  private func splitterBehindHeader(
    _ record: inout CSVRecord
  ) throws(RefusedInput) -> CSVSplitter? {
    let bytes = sample.bytes
    let skipped = TableLayout.skip(header.skippedLines, in: bytes, to: bytes.count)
    var splitter = CSVSplitter(
      file: sample.file, delimiter: delimiter.delimiter, range: skipped.offset..<bytes.count)
    splitter.skip(to: skipped.offset, lines: skipped.lines)
    return try splitter.read(bytes.span, into: &record) ? splitter : nil
  }

  private mutating func name(_ record: CSVRecord, _ tallies: [ColumnTally]) {
    let names = record.fields.map { $0.text(in: sample.bytes) }
    // Where the first row seems to be somebody's answers, it is not shown as names.
    let isHidden = header.seemsToHaveNoNames
    columns = tallies.enumerated().map { position, tally in
      ColumnForm(isHidden ? "column \(position + 1)" : names[position], position: position, tally)
    }
    badNames = CSVHeader(file: sample.file, record: record, names: names).notes
  }

  /// How many different combinations of some columns there are, among rows that fill all of them.
  ///
  /// - Parameter columns: positions.
  /// - Returns: the rows, and the combinations.
  package func combinations(of columns: [Int]) -> (rows: Int, distinct: Int) {
    var record = CSVRecord()
    var seen: Set<UInt64> = []
    var count = 0
    let bytes = sample.bytes
    guard var splitter = try? splitterBehindHeader(&record) else { return (0, 0) }
    for _ in 1..<max(1, header.headerRows) { _ = try? splitter.read(bytes.span, into: &record) }
    var left = rows.rows
    while left > 0, (try? splitter.read(bytes.span, into: &record)) == true {
      left -= 1
      guard record.fields.count == self.columns.count else { continue }
      let fields = columns.map { record.fields[$0] }
      guard fields.allSatisfy({ !$0.bytes.isEmpty }) else { continue }
      count += 1
      seen.insert(
        fields.reduce(0xCBF2_9CE4_8422_2325) { value, field in
          ColumnTally.hash([0x1F], from: ColumnTally.hash(bytes[field.bytes], from: value))
        })
    }
    return (count, seen.count)
  }
}
