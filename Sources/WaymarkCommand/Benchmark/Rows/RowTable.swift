import Platform
import Results
import Synchronization
import Tables

/// Columns of tables with their gaps, in the order of the rows, which are known by their lines.
struct RowTable {
  /// Columns of numbers as they were asked for; nil where a cell is empty.
  private(set) var numbers: [[Double?]]
  /// Columns of texts as they were asked for; none is empty.
  private(set) var texts: [[String]]
  /// Rows that were read, those that are left out among them.
  private(set) var rowsRead = 0
  /// What was left out, and what is odd about the files.
  private(set) var notes: [Diagnostic] = []
  private var lines: [Int] = []
  private var files: [(name: String, end: Int)] = []
  /// The names of the columns.
  let names: (numbers: [String], texts: [String])

  /// The first file, as diagnostics name it.
  var file: String { files.first?.name ?? "" }

  /// Rows of which every text is there.
  var count: Int { lines.count }

  /// Reads tables, one below the other.
  ///
  /// - Parameters:
  ///   - paths: the files; `-` is the standard input.
  ///   - numbers: columns of numbers.
  ///   - texts: columns of texts; rows in which one is empty are left out and counted.
  ///   - cells: how the tables stand in their files.
  /// - Throws: `RefusedInput` with `file.…`, `csv.…`, `column.not-a-number` or
  ///   `text.invisible-character`.
  init(
    reading paths: [String], numbers: [String], texts: [String], _ cells: RowCellOptions
  ) throws(RefusedInput) {
    names = (numbers, texts)
    self.numbers = numbers.map { _ in [] }
    self.texts = texts.map { _ in [] }
    for path in paths {
      var asked = RowsAsked(numbers: numbers, texts: texts)
      asked.missing = cells.missingTexts
      asked.layout = cells.table.layout
      let stream = try RowStream(reading: path, asked)
      let file = stream.file
      let intake = RowIntake(numbers: numbers.count, texts: texts.count)
      let (count, columns) = (numbers.count, texts.count)
      let read = try stream.read(
        { RowPart($0, numbers: count, texts: columns) },
        then: { part, lines in intake.take(part, after: lines) })
      rowsRead += read.rows
      notes += read.notes
      try take(intake.rows, file)
    }
  }

  /// Where a row stands.
  ///
  /// - Parameters:
  ///   - row: its position.
  ///   - column: a column of it; nil for the whole row.
  /// - Returns: its place.
  func place(_ row: Int, _ column: String? = nil) -> Place {
    let file = files.first { row < $0.end }?.name ?? files.last?.name ?? ""
    return Place(file: file, line: lines.indices.contains(row) ? lines[row] : nil, field: column)
  }

  private mutating func take(_ rows: RowPart, _ file: String) throws(RefusedInput) {
    var troubles: [Diagnostic] = []
    for (column, name) in names.numbers.enumerated() {
      let places = rows.lines.indices.filter { rows.numbers[column][$0].isInfinite }
      guard let first = places.first else { continue }
      let more = places.count > 1 ? ", and so do \(places.count - 1) more" : ""
      troubles.append(
        Diagnostic(
          .columnNotANumber, at: Place(file: file, line: rows.lines[first], field: name),
          "Column '\(name)' holds numbers, and this cell something else\(more).",
          help:
            "If the text means that nothing was measured, name it with --missing; otherwise write it with digits and a point."
        ))
    }
    for (column, name) in names.texts.enumerated() {
      guard
        let row = rows.lines.indices.first(where: {
          HiddenCharacters.first(in: rows.texts[column][$0]) != nil
        })
      else { continue }
      let hidden = HiddenCharacters.first(in: rows.texts[column][row])?.value ?? 0
      troubles.append(
        Diagnostic(
          .textInvisibleCharacter, at: Place(file: file, line: rows.lines[row], field: name),
          "There is a character in this cell that nobody sees: \(HiddenCharacters.name(hidden)). With it the "
            + "name is another one than it looks like.",
          help: "Write the name again by hand, or have the export cleaned.", severity: .error))
    }
    guard troubles.isEmpty else { throw RefusedInput(troubles) }
    for (column, name) in names.texts.enumerated() {
      let empty = rows.texts[column].count(where: \.isEmpty)
      guard empty > 0 else { continue }
      notes.append(
        Diagnostic(
          .columnMissingCells, at: Place(file: file, field: name),
          "\(Counted.words(empty, "row has", "rows have")) nothing in '\(name)'; of \(rows.lines.count) rows "
            + "they are left out.",
          help: "Ask why it is empty: what is left out may not be like the rest."))
    }
    for row in rows.lines.indices where rows.texts.allSatisfy({ !$0[row].isEmpty }) {
      lines.append(rows.lines[row])
      for column in numbers.indices {
        let value = rows.numbers[column][row]
        numbers[column].append(value.isNaN ? nil : value)
      }
      for column in texts.indices { texts[column].append(rows.texts[column][row]) }
    }
    files.append((file, lines.count))
  }
}

/// A stretch of rows.
private struct RowPart: Sendable {
  /// From 1 for the first line of the stretch, or of the file.
  var lines: [Int] = []
  /// An empty cell is not a number, a text infinity.
  var numbers: [[Double]]
  var texts: [[String]]

  init(numbers: Int, texts: Int) {
    self.numbers = [[Double]](repeating: [], count: numbers)
    self.texts = [[String]](repeating: [], count: texts)
  }

  init(_ rows: borrowing RowStretch, numbers: Int, texts: Int) {
    lines = rows.lines().map { Int($0) + 1 }
    self.numbers = (0..<numbers).map { rows.numbers($0) }
    self.texts = (0..<texts).map { column in
      let levels = rows.levels(column)
      return rows.codes(column).map { levels[Int($0)] }
    }
  }
}

/// All rows of a file, stretch after stretch.
private final class RowIntake: Sendable {
  private let state: Mutex<RowPart>

  init(numbers: Int, texts: Int) { state = Mutex(RowPart(numbers: numbers, texts: texts)) }

  var rows: RowPart { state.withLock { $0 } }

  func take(_ part: RowPart, after lines: Int) {
    state.withLock { rows in
      rows.lines += part.lines.map { $0 + lines }
      for column in part.numbers.indices { rows.numbers[column] += part.numbers[column] }
      for column in part.texts.indices { rows.texts[column] += part.texts[column] }
    }
  }
}
