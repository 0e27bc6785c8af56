import Documents
import Platform
import Results
import Tables

/// A row of a file of records: its cells by column, without spaces around them.
struct RecordRow {
  /// A cell, and the byte of its line that it begins at.
  struct Cell {
    var text: String
    var column: Int
  }

  var file: String
  var line: Int
  var cells: [RecordColumn: Cell]

  /// The text of a cell; empty where the file has no such column.
  func text(_ column: RecordColumn) -> String { cells[column]?.text ?? "" }

  /// The text of a cell; nil where there is none.
  func filled(_ column: RecordColumn) -> String? {
    let text = text(column)
    return text.isEmpty ? nil : text
  }

  /// Where a cell is.
  func place(_ column: RecordColumn) -> Place {
    Place(file: file, line: line, column: cells[column]?.column, field: column.rawValue)
  }

  /// A refusal of the row for one of its cells. What stands in the cell is not told.
  func trouble(
    _ code: DiagnosticCode, _ column: RecordColumn, _ message: String, help: String
  ) -> RowTrouble {
    RowTrouble(Diagnostic(code, at: place(column), message, help: help))
  }
}

/// Why a row cannot be used.
struct RowTrouble: Error {
  var diagnostic: Diagnostic
  init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }
}

/// Texts of which a file says one or none.
enum YesOrNo: String, CaseIterable {
  case yes
  case no
}

extension RecordRow {
  /// The text of a cell that must not be empty.
  func needed(_ column: RecordColumn) throws(RowTrouble) -> String {
    if let text = filled(column) { return text }
    throw trouble(
      .recordMissingCell, column, "The row has nothing under '\(column.rawValue)'.",
      help: "Fill it in, or leave the row out: without it the row says nothing.")
  }

  /// A day; nil for an empty cell.
  func day(_ column: RecordColumn, _ order: DateOrder) throws(RowTrouble) -> Int? {
    guard let text = filled(column) else { return nil }
    if let day = order.day(Array(text.utf8)[...]) { return day }
    throw trouble(
      .recordDate, column,
      "The text under '\(column.rawValue)' is no day of the calendar, or is written in another form "
        + "(\(Shape(text).words)).",
      help: "Write it as yyyy-mm-dd; leave the cell empty where there is no such day.")
  }

  /// A day that must be there.
  func neededDay(_ column: RecordColumn, _ order: DateOrder) throws(RowTrouble) -> Int {
    _ = try needed(column)
    guard let day = try day(column, order) else { return 0 }
    return day
  }

  /// A word of a closed list; nil for an empty cell. Capitals, and what parts the words of it, do not
  /// matter.
  func word<Word: RawRepresentable & CaseIterable>(
    _ column: RecordColumn, _ type: Word.Type
  ) throws(RowTrouble) -> Word? where Word.RawValue == String {
    guard filled(column) != nil else { return nil }
    let id = try listed(column, among: type.allCases.map(\.rawValue), .recordUnknownWord)
    return Word(rawValue: id)
  }

  /// A word of a closed list that must be there.
  func neededWord<Word: RawRepresentable & CaseIterable>(
    _ column: RecordColumn, _ type: Word.Type
  ) throws(RowTrouble) -> Word where Word.RawValue == String {
    _ = try needed(column)
    guard let word = try word(column, type) else {
      throw trouble(.recordMissingCell, column, "Nothing is said here.", help: "Fill it in.")
    }
    return word
  }

  /// One of the ids that a list has; a text that is none of them is trouble of the code that is given.
  func listed(
    _ column: RecordColumn, among ids: [String], _ code: DiagnosticCode
  ) throws(RowTrouble) -> String {
    let text = try needed(column)
    if ids.contains(text) { return text }
    let folded = Self.folded(text)
    if let id = ids.first(where: { Self.folded($0) == folded }) { return id }
    let nearest = NearestName.find(folded, among: ids).map { "Did you mean '\($0)'? " } ?? ""
    let list =
      ids.isEmpty
      ? "The framework of the study names none." : "It is one of: \(ids.joined(separator: ", "))."
    let none =
      code == .recordUnknownIndicator
      ? "no outcome or indicator of the framework" : "none of those that the column may have"
    throw trouble(
      code, column, "The text under '\(column.rawValue)' is \(none) (\(Shape(text).words)).",
      help: nearest + list)
  }

  private static func folded(_ text: String) -> String {
    String(FoldedText.of(text).map { " _–".contains($0) ? "-" : $0 })
  }

  /// A number; nil for an empty cell. Outside its range it is trouble of the code that is given; without a
  /// range it may be any number.
  func number(
    _ column: RecordColumn, in range: ClosedRange<Double>?, _ code: DiagnosticCode
  ) throws(RowTrouble) -> Double? {
    guard let text = filled(column) else { return nil }
    guard let value = NumberText.value(text), value.isFinite else {
      throw trouble(
        .recordNumber, column,
        "The text under '\(column.rawValue)' is not a number (\(Shape(text).words)).",
        help: "Write it with digits and a point; leave the cell empty where there is none.")
    }
    if let range, !range.contains(value) {
      throw trouble(
        code, column,
        "The number under '\(column.rawValue)' is outside \(NumberText.text(range.lowerBound)) to "
          + "\(NumberText.text(range.upperBound)).",
        help: "Look whether it is of another scale, or correct it.")
    }
    return value
  }
}
