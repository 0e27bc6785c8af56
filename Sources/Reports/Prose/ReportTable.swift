/// A cell of a table, to be named in a sentence. Only a table makes one.
struct Cell: Sendable, Hashable {
  /// The number as the table shows it.
  let text: String
  fileprivate let id: String

  /// The number in prose, with the cell it comes from.
  var reference: Markup {
    Markup(.span, [.class("n"), .attribute(.cell, id)], text: text)
  }
}

/// A table of a report: formatted cells under a caption, with the heads of its columns and rows.
struct ReportTable: Sendable {
  /// Its id, unique in the report.
  let id: String
  /// What it shows.
  let caption: Sentence
  /// Heads of its columns; the first is over the heads of the rows.
  let columns: [Sentence]
  /// What to know when reading it; empty for nothing.
  var note = Sentence()
  private(set) var rows: [(head: Entry, entries: [Entry])] = []

  /// Starts a table without rows.
  init(_ id: String, _ caption: Sentence, columns: [Sentence]) {
    self.id = id
    self.caption = caption
    self.columns = columns
  }

  /// Whether it has no rows.
  var isEmpty: Bool { rows.isEmpty }

  /// Adds a row.
  ///
  /// - Returns: its cells after the head, to be named in sentences.
  @discardableResult
  mutating func add(_ head: Entry, _ entries: [Entry]) -> [Cell] {
    precondition(
      entries.count == columns.count - 1, "\(entries.count) entries in \(columns.count) columns")
    rows.append((head, entries))
    return entries.indices.map { Cell(text: entries[$0].text, id: cellId(rows.count - 1, $0)) }
  }

  /// Adds a row with one number.
  ///
  /// - Returns: the cell of the number.
  @discardableResult
  mutating func fact(_ head: Sentence, _ entry: Entry) -> Cell {
    precondition(columns.count == 2, "a fact in \(columns.count) columns")
    rows.append((.words(head), [entry]))
    return Cell(text: entry.text, id: cellId(rows.count - 1, 0))
  }

  /// The table as it stands on the page.
  var markup: Markup {
    let head = Markup(
      .thead,
      [
        Markup(
          .tr,
          columns.enumerated().map { position, column in
            Markup(.th, align(position - 1) + [.scope("col")], [column.markup])
          })
      ])
    let body = Markup(
      .tbody,
      rows.enumerated().map { number, row in
        let head = Markup(.th, [.scope("row")], [row.head.content.markup])
        let cells = row.entries.enumerated().map { position, entry in
          Markup(
            .td, (entry.isNumber ? [.id(cellId(number, position))] : []) + align(position),
            [entry.content.markup])
        }
        return Markup(.tr, [head] + cells)
      })
    let title = Markup(.caption, [.id(id + "-caption")], [caption.markup])
    let table = Markup(.table, [title, head, body])
    let region: [Markup.Attribute] = [
      .class(kind), .attribute(.role, "group"),
      .attribute(.tabindex, "0"), .id(id),
      .attribute(.labelledBy, id + "-caption"),
    ]
    let below = note == Sentence() ? [] : [Markup(.p, [.class("note")], [note.markup])]
    return Markup(self, Markup(.div, region, [table] + below))
  }

  /// Whether heads of rows are sentences or long names, which need room beside many columns.
  private var hasLongHeads: Bool {
    columns.count > 4 && rows.contains { $0.head.content.markup.text.count > 24 }
  }

  /// Narrow where there is little to line up, and on paper kept whole where it is short.
  private var kind: String {
    "table" + (columns.count == 2 ? " facts" : "") + (rows.count <= 12 ? " whole" : "")
      + (hasLongHeads ? " long" : "")
  }

  /// Numbers stand right, under each other; a column with any words in it stands left.
  private func align(_ column: Int) -> [Markup.Attribute] {
    isNumeric(column) ? [.class("num")] : []
  }

  /// Whether a column holds numbers only, counted from the first after the heads of the rows.
  func isNumeric(_ column: Int) -> Bool {
    let entries = column < 0 ? [] : rows.map { $0.entries[column] }
    return !entries.isEmpty && entries.allSatisfy { $0.isNumber || $0.isNone }
  }

  private func cellId(_ row: Int, _ column: Int) -> String { "\(id).\(row + 1).\(column + 1)" }
}
