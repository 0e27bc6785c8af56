import Platform
public import Results

/// Writes tables as an Excel workbook: a sheet that says what is in it, then a sheet for each table.
///
/// Numbers are numbers, with the digits that the CSV has, and texts are texts: none is ever a formula
/// or a link, whatever it begins with. Column names are bold and stay in sight. The same tables give
/// the same bytes. While it writes, libxlsxwriter keeps parts in temporary files that only the user can
/// read, and removes them.
public struct WorkbookWriter: Sendable {
  /// A table, and how it is called.
  public struct Sheet: Sendable {
    /// What the sheet is to be called; made fit where Excel would not take it.
    public var name: String
    /// What a row of it is, in a sentence.
    public var about: String
    /// The table.
    public var table: ResultTable

    /// A sheet.
    public init(_ name: String, about: String, _ table: ResultTable) {
      (self.name, self.about, self.table) = (name, about, table)
    }
  }

  /// The title of the workbook.
  public var title: String
  /// Lines at the head of the first sheet.
  public var notes: [String]
  /// The tables in their order.
  public var sheets: [Sheet]

  /// The most rows below the names that a sheet can have.
  private static let mostRows = WorkbookLimits.rows - 1

  /// A workbook of these tables.
  public init(title: String, notes: [String] = [], sheets: [Sheet]) {
    (self.title, self.notes, self.sheets) = (title, notes, sheets)
  }

  /// The file; nil when the system has no room for it.
  public func bytes() -> [UInt8]? {
    guard let file = MemoryFile(),
      let output = WorkbookOutput(path: file.path, title: Self.fit(title, 255))
    else { return nil }
    let names = SheetNames(sheets.map(\.name))
    guard let first = output.addSheet(names.first), writeReadme(first, names.others) else {
      return nil
    }
    for (sheet, name) in zip(sheets, names.others) {
      guard let page = output.addSheet(name), Self.write(sheet.table, to: page) else { return nil }
    }
    return output.close() ? file.bytes() : nil
  }

  private func writeReadme(_ page: WorkbookOutput.Sheet, _ names: [String]) -> Bool {
    var isWritten = page.write(Self.fit(title, 32_000), row: 0, column: 0, isBold: true)
    var row = 1
    for note in notes {
      isWritten = page.write(Self.fit(note, 32_000), row: row, column: 0) && isWritten
      row += 1
    }
    row += 1
    var list = ResultTable(columns: ["sheet", "rows", "what it holds"])
    for (sheet, name) in zip(sheets, names) {
      let isCut = sheet.table.rows.count > Self.mostRows
      list.rows.append([
        .text(name), .integer(sheet.table.rows.count),
        .text(sheet.about + (isCut ? " Only the first \(Self.mostRows) fit here." : "")),
      ])
    }
    for (column, width) in [28, 10, 100].enumerated() { page.setWidth(width, column: column) }
    return Self.writeCells(list, to: page, from: row) && isWritten
  }

  private static func write(_ table: ResultTable, to page: WorkbookOutput.Sheet) -> Bool {
    for (column, name) in table.columns.enumerated() {
      let longest = table.rows.prefix(200).reduce(name.count) { max($0, width($1[column])) }
      page.setWidth(min(60, max(8, longest + 2)), column: column)
    }
    page.freezeFirstRow()
    return writeCells(table, to: page, from: 0)
  }

  /// Writes names and rows; false when a cell could not be written.
  private static func writeCells(
    _ table: ResultTable, to page: WorkbookOutput.Sheet, from start: Int
  ) -> Bool {
    var isWritten = true
    for (column, name) in table.columns.enumerated() {
      isWritten =
        page.write(fit(name, 32_000), row: start, column: column, isBold: true) && isWritten
    }
    for (row, cells) in zip((start + 1)..., table.rows.prefix(mostRows)) {
      for (column, cell) in cells.enumerated() {
        switch cell {
        case .missing: break
        case .text(let text):
          if !text.isEmpty {
            isWritten = page.write(fit(text, 32_000), row: row, column: column) && isWritten
          }
        case .integer(let value):
          // A spreadsheet keeps fifteen digits of a number.
          isWritten =
            (value.magnitude < 1_000_000_000_000_000
              ? page.write(Double(value), row: row, column: column)
              : page.write(String(value), row: row, column: column)) && isWritten
        case .number(let value):
          let shown = NumberText.value(NumberText.text(value)) ?? value
          isWritten = page.write(shown, row: row, column: column) && isWritten
        }
      }
    }
    return isWritten
  }

  private static func width(_ cell: ResultTable.Cell) -> Int {
    switch cell {
    case .text(let text): text.count
    case .integer(let value): String(value).count
    case .number(let value): NumberText.text(value).count
    case .missing: 0
    }
  }

  /// A text as a cell can hold it: not beyond Excel's 32,767 characters, nothing that ends a C text,
  /// and no letters that would be read as an escape.
  private static func fit(_ text: String, _ most: Int) -> String {
    let cut =
      text.utf16.count > most
      ? String(text.unicodeScalars.prefix(most / 2).map(Character.init)) + "\u{2026}" : text
    guard cut.utf8.contains(0) || cut.contains("_x") else { return cut }
    return cut.replacing("\0", with: "\u{FFFD}").replacing(/_x(?=[0-9A-Fa-f]{4}_)/) { _ in
      "_x005F_x"
    }
  }
}
