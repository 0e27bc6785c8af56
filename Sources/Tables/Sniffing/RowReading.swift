/// What the rows of a table are, beside their cells.
package struct RowReading: Sendable, Hashable {
  /// Rows below the header.
  package private(set) var rows = 0
  /// Of them, rows with another number of fields than the header.
  package private(set) var uneven = 0
  /// The line of the first of them, and its fields.
  package private(set) var firstUneven: Line?
  /// Of them, rows of delimiters only with a row of something after them.
  package private(set) var empty = 0
  /// The same at the end of the file.
  package private(set) var emptyAtEnd = 0
  /// Lines on which the column names stand again.
  package private(set) var repeatedNames: [Int] = []
  /// Blank lines and line ends.
  package var notes = TableNotes()
  private var last: [Line] = []

  /// A row, as far as it is looked at for what it is.
  package struct Line: Sendable, Hashable {
    package var line: Int
    package var fields: Int
    var isFooter: Bool
    /// The word with which totals begin, and its column, where that is why it is one.
    package var total: Total?
  }

  /// The word with which a row of totals begins, and its column.
  package struct Total: Sendable, Hashable {
    package var column: Int
    package var word: String
  }

  /// The words with which totals begin.
  private static let totals: Set<String> = [
    "total", "totals", "sum", "mean", "average", "median", "sd", "std", "count", "base",
    "grand total", "subtotal", "end of file", "end of report", "eof",
  ]
  private static let mostLines = 5

  /// Lines at the end that look like totals or remarks, not like answers.
  package var footers: [Int] {
    let footers = last.reversed().prefix { $0.isFooter }.map(\.line)
    // A file that is all of this is not a table with a footer.
    return footers.count == rows ? [] : footers.reversed()
  }

  /// The words with which totals at the end begin, and their columns.
  package var totals: [Total] {
    let lines = Set(footers)
    return last.filter { lines.contains($0.line) }.compactMap(\.total)
  }

  /// Takes in a row below the header.
  mutating func take(
    _ record: CSVRecord, _ bytes: [UInt8], width: Int, namesHash: UInt64
  ) {
    rows += 1
    let filled = record.fields.count { !$0.bytes.isEmpty }
    if filled == 0 {
      emptyAtEnd += 1
      return
    }
    empty += emptyAtEnd
    emptyAtEnd = 0
    let fields = record.fields.count
    let first = record.fields.firstIndex { !$0.bytes.isEmpty }
    let text =
      first.map { String(decoding: bytes[record.fields[$0].bytes].prefix(80), as: UTF8.self) } ?? ""
    let isTotal = text.utf8.count <= 20 && Self.totals.contains(text.lowercased().trimmingColon)
    let isRemark = width >= 3 && filled <= 1 && (fields != width || text.contains(" "))
    let line = Line(
      line: record.line, fields: fields, isFooter: isTotal || isRemark,
      total: isTotal ? first.map { Total(column: $0, word: text) } : nil)
    if fields != width {
      uneven += 1
      if firstUneven == nil { firstUneven = line }
    } else if Self.hash(record, bytes) == namesHash, repeatedNames.count < Self.mostLines {
      repeatedNames.append(record.line)
    }
    if last.count == Self.mostLines { last.removeFirst() }
    last.append(line)
  }

  /// A value by which equal rows are known.
  static func hash(_ record: CSVRecord, _ bytes: [UInt8]) -> UInt64 {
    record.fields.reduce(0xCBF2_9CE4_8422_2325) { value, field in
      ColumnTally.hash([0x1F], from: ColumnTally.hash(bytes[field.bytes], from: value))
    }
  }
}

extension String {
  /// The text without a colon at its end and spaces around it.
  fileprivate var trimmingColon: String {
    var text = self[...]
    while let last = text.last, last == ":" || last.isWhitespace { text.removeLast() }
    return String(text.drop { $0.isWhitespace })
  }
}
