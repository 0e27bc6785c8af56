import Scales

/// How the cells of a file's rows become categories of one score's items, for plain rows by a table.
struct KeyedRowPlan: Sendable {
  private let score: KeyedScore
  /// By item of the scale its cell.
  private let cellOf: [Int]
  /// By item of the score its cell.
  private let cells: [Int]
  /// By item of the score and plain cell the category, `width` to an item; ``KeyedCategories/none`` for a blank.
  private var categories: [UInt16] = []
  /// The same with what the answer adds, in points.
  private var points: [Double] = []
  private let texts: Int

  private static let width = Int(PlainTables.blank) + 1

  /// Takes a score of which there must be a ``KeyedScore``.
  init(_ position: Int, of scale: Scale, cells cellOf: [Int], texts: Int) {
    guard let score = KeyedScore(score: position, of: scale) else {
      preconditionFailure("the score is no sum or mean of items")
    }
    self.score = score
    self.cellOf = cellOf
    self.texts = texts
    let keyed = score.categories
    cells = keyed.positions.map { cellOf[$0] }
    for item in 0..<keyed.k {
      for code in 0..<Self.width {
        let category =
          code == Int(PlainTables.blank) ? nil : keyed.category(code, item: item)
        categories.append(category ?? KeyedCategories.none)
        points.append(category.map { keyed.points[item][Int($0)] } ?? 0)
      }
    }
  }

  /// No rows so far.
  var noRows: KeyedRows { KeyedRows(textCount: texts, itemCount: score.categories.k) }

  /// A row read with care, from the responses by cell.
  func row(_ responses: [Response]) -> KeyedScore.Row {
    score.row(cellOf.map { responses[$0] }[...])
  }

  /// Adds a plain row: its texts, and by cell the code or ``PlainTables/blank``.
  @inline(__always)
  func add(
    _ texts: some Sequence<String>, _ codes: some Collection<UInt8>, to rows: inout KeyedRows
  ) {
    rows.append(texts)
    let first = codes.startIndex
    var (sum, isWhole) = (0.0, true)
    for item in cells.indices {
      let code = codes[codes.index(first, offsetBy: cells[item])]
      let place = item &* Self.width &+ Int(code)
      rows.append(categories[place])
      sum += points[place]
      if code == PlainTables.blank { isWhole = false }
    }
    if isWhole { return rows.end(.answered, sum) }
    // The rules for what was left out look at every answer.
    let row = score.row(
      cellOf.map { cell in
        let code = codes[codes.index(first, offsetBy: cell)]
        return code == PlainTables.blank ? .missing : Response.answered(Int(code))
      }[...])
    rows.replace(row.categories)
    rows.end(row.state, row.score)
  }
}
