import Platform
import Tables

/// Rows of CSV as a table that fits the terminal: numbers to the right, words to the left, columns that
/// find no room left out and named.
///
/// The first rows decide how wide the columns are. Later cells that are wider are cut in their middle.
/// Numbers with a fraction are shown with six digits; `--format csv` has all of them.
struct ScreenTable {
  private struct Column {
    var position: Int
    var width: Int
    var isNumeric: Bool
  }

  /// No column of words is wider.
  private static let widest = 32
  /// A column of words can be cut to this.
  private static let narrowest = 10
  private static let gap = 2

  private let width: Int
  private var names: [String]?
  private var columns: [Column] = []
  /// The names of columns for which there was no room.
  private(set) var leftOut: [String] = []

  init(width: Int) { self.width = width }

  /// The lines of a stretch of rows. The first stretch begins with the names of the columns.
  mutating func lines(_ csv: [UInt8]) throws -> [String] {
    var rows = try Self.rows(csv)
    var lines: [String] = []
    if names == nil {
      guard !rows.isEmpty else { return [] }
      let names = rows.removeFirst()
      self.names = names
      lay(names, rows)
      lines.append(line(names))
      lines.append(
        columns.map { String(repeating: "-", count: $0.width) }
          .joined(separator: String(repeating: " ", count: Self.gap)))
    }
    return lines + rows.map(line)
  }

  private static func rows(_ csv: [UInt8]) throws -> [[String]] {
    guard !csv.isEmpty else { return [] }
    var reader = try CSVReader(SourceFile(name: "stdout", bytes: csv))
    var record = CSVRecord()
    var rows: [[String]] = []
    while try reader.read(into: &record) {
      let cells = record.fields.map(reader.text)
      // What comes first is an id, and stays as it is.
      rows.append(Array(cells.prefix(1)) + cells.dropFirst().map(shortened))
    }
    return rows
  }

  /// A number with a fraction in six digits; anything else as it is.
  private static func shortened(_ cell: String) -> String {
    guard cell.count > 7, cell.contains("."), let value = NumberText.value(cell), value.isFinite
    else { return cell }
    return NumberText.text(value, digits: 6)
  }

  /// Decides which columns are shown and how wide.
  private mutating func lay(_ names: [String], _ rows: [[String]]) {
    let all = names.indices.map { position in
      let cells = rows.compactMap { $0.indices.contains(position) ? $0[position] : nil }
      let given = cells.filter { !$0.isEmpty }
      let isNumeric =
        !given.isEmpty && given.allSatisfy { NumberText.value(Array($0.utf8)[...]) != nil }
      let widest = ([names[position]] + given).map(\.count).max() ?? 1
      return Column(
        position: position, width: isNumeric ? widest : min(Self.widest, widest),
        isNumeric: isNumeric)
    }
    func least(_ column: Column) -> Int {
      column.isNumeric ? column.width : min(column.width, Self.narrowest)
    }
    var used = 0
    for column in all {
      let needed = least(column) + (columns.isEmpty ? 0 : Self.gap)
      guard columns.isEmpty || used + needed <= width else { break }
      used += needed
      columns.append(column)
    }
    leftOut = names.dropFirst(columns.count).map(\.self)
    // What room is left goes to the columns of words, from the first on.
    var spare = max(0, width - used)
    for position in columns.indices {
      let wanted = columns[position].width
      let given = min(wanted, least(columns[position]) + spare)
      spare -= given - least(columns[position])
      columns[position].width = given
    }
  }

  private func line(_ cells: [String]) -> String {
    let texts = columns.map { column -> String in
      let cell = cells.indices.contains(column.position) ? cells[column.position] : ""
      let flat = StandardStream.visible(
        cell.split(whereSeparator: \.isNewline).joined(separator: " "))
      let fit = Wrapped.shortened(flat, column.width)
      let blank = String(repeating: " ", count: max(0, column.width - fit.count))
      return column.isNumeric ? blank + fit : fit + blank
    }
    var line = texts.joined(separator: String(repeating: " ", count: Self.gap))
    while line.last == " " { line.removeLast() }
    return line
  }
}
