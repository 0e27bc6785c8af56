import Documents
import Platform
import Results
import Tables

/// The rows of a file of records, with the columns that its kind has.
struct RecordTable {
  let kind: RecordFile.Kind
  let name: String
  private(set) var rows: [RecordRow] = []
  /// In which order dates are written.
  private(set) var dates = DateOrder.dayFirst
  /// Rows that have not as many fields as the header.
  private(set) var setAside: [Diagnostic] = []
  private(set) var notes: [Diagnostic]

  /// Reads a file of any kind.
  ///
  /// - Parameters:
  ///   - source: the file.
  ///   - needsService: whether people are known only by service and id together.
  ///   - dates: whether the day or the month stands first in a date; nil where the columns show it.
  /// - Throws: `RefusedInput` with those of the file's kind, `csv.missing-column`, `record.unknown-column`,
  ///   `date.order-…`; all columns at once.
  init(
    _ source: RecordFile, needsService: Bool, dates: DateOrder?
  ) throws(RefusedInput) {
    kind = source.kind
    let text = try TableText(source.file, source.layout)
    name = text.file.name
    let layout = source.layout.reading(text)
    var reader = try CSVReader(text.file, layout: layout)
    let header = try reader.readHeader(layout).header
    let columns = try RecordHeader(header, kind, needsService: needsService)
    notes = text.notes + header.notes
    var record = CSVRecord()
    while try reader.read(into: &record) {
      guard record.fields.count == header.names.count else {
        let column = record.fields[min(record.fields.count - 1, header.names.count)].column
        setAside.append(
          Diagnostic(
            .csvRaggedRow, at: Place(file: name, line: record.line, column: column),
            "The row has \(record.fields.count) fields where the header has \(header.names.count).",
            help: "Look for a comma or a line end inside a text that is not in quotation marks."))
        continue
      }
      rows.append(
        RecordRow(file: name, line: record.line, cells: columns.cells(record, reader, text)))
    }
    notes += reader.notes
    if rows.isEmpty && setAside.isEmpty {
      notes.append(
        Diagnostic(
          .csvNoRows, at: Place(file: name, line: header.line),
          "The file of \(kind.rawValue) has column names and no rows.",
          help: kind == .consent
            ? "Nobody is used of whom it says nothing: fill it in, or leave it out of the study file."
            : "Nothing need be done where there is nothing to record yet.",
          severity: .note))
    }
    try decide(dates, header.line)
  }

  /// Decides on all dates of the file together in which order they are written.
  private mutating func decide(_ order: DateOrder?, _ line: Int) throws(RefusedInput) {
    if let order {
      dates = order
      return
    }
    var column = DateColumn()
    var field: RecordColumn?
    for row in rows {
      for (name, cell) in row.cells where name.isDate && !cell.text.isEmpty {
        column.take(Array(cell.text.utf8)[...], line: row.line)
        field = field ?? name
      }
    }
    let named = kind.required.first(where: \.isDate) ?? field
    dates = try column.order(file: name, line: line, field: named?.rawValue ?? "")
  }
}

/// Where the columns of a file of records stand.
struct RecordHeader {
  private let positions: [(column: RecordColumn, position: Int)]

  /// Finds every column, and refuses those that mean nothing here: a name that is misspelt would lose a
  /// column, and what is not needed should not be in the file.
  init(
    _ header: CSVHeader, _ kind: RecordFile.Kind, needsService: Bool
  ) throws(RefusedInput) {
    let isOfPeople = kind != .names
    let required =
      (isOfPeople ? [.person] + (needsService ? [RecordColumn.service] : []) : []) + kind.required
    let optional = (isOfPeople && !needsService ? [RecordColumn.service] : []) + kind.optional
    var problems: [Diagnostic] = []
    var positions: [(column: RecordColumn, position: Int)] = []
    for column in required + optional {
      let name = column.rawValue
      if let position = header.position(of: name) {
        positions.append((column, position))
      } else if let obstacle = header.obstacle(to: name) {
        problems.append(obstacle)
      } else if required.contains(column) {
        problems.append(
          Diagnostic(
            .csvMissingColumn, at: Place(file: header.file, line: header.line, field: name),
            "A file of \(kind.rawValue) has a column '\(name)', and this one has not.",
            help: header.nearest(to: name).map { "Did you mean it by '\($0)'? " + Self.rename }
              ?? "Add it, or name with 'columns:' the one that stands for it."))
      }
    }
    let known = Set((required + optional).map(\.rawValue))
    for (position, name) in header.names.enumerated()
    where !known.contains(name) && !name.allSatisfy(\.isWhitespace)
      && header.position(of: name) == position
    {
      problems.append(
        Self.unknown(name, kind, (required + optional).map(\.rawValue), header))
    }
    guard problems.isEmpty else { throw RefusedInput(problems) }
    self.positions = positions
  }

  private static func unknown(
    _ name: String, _ kind: RecordFile.Kind, _ known: [String], _ header: CSVHeader
  ) -> Diagnostic {
    Diagnostic(
      .recordUnknownColumn, at: Place(file: header.file, line: header.line, field: name),
      "A file of \(kind.rawValue) has no column '\(name)'.",
      help: NearestName.find(name, among: known).map { "Did you mean '\($0)'? \(rename)" }
        ?? "Leave it out: only what is needed belongs in records. Its columns are "
        + known.joined(separator: ", ") + ".")
  }

  private static let rename = "Rename it, or say so with 'columns:' in the study file."

  /// The cells of a row, without spaces around them.
  func cells(
    _ record: CSVRecord, _ reader: CSVReader, _ text: TableText
  ) -> [RecordColumn: RecordRow.Cell] {
    var cells: [RecordColumn: RecordRow.Cell] = [:]
    for (column, position) in positions {
      let field = record.fields[position]
      let cell = Padding.trimmed(reader.text(field))
      cells[column] = RecordRow.Cell(
        text: text.columns.first { $0.name == column.rawValue }.map { $0.meaning(cell) } ?? cell,
        column: field.column)
    }
    return cells
  }
}

extension TableText.Column {
  /// What a cell of a statistics file means: nothing for a code that the file declares to be no answer, the
  /// words of any other code that has some, else the cell itself.
  fileprivate func meaning(_ cell: String) -> String {
    if missingCodes.contains(where: { $0.code == cell }) { return "" }
    return valueLabels.first { $0.code == cell && !$0.words.isEmpty }?.words ?? cell
  }
}
