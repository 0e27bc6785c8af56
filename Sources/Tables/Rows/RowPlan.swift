import Results

/// Where the columns that are asked for stand in a file.
struct RowPlan: Sendable {
  /// The file, for diagnostics.
  let file: String
  let delimiter: CSVDelimiter
  /// How many fields the header has.
  let fieldCount: Int
  let asked: RowsAsked
  /// By column asked for the field it stands in.
  let fields: [Int]
  /// Texts that stand for an empty cell.
  let missing: Set<String>
  private let seed = UInt64.random(in: 0...UInt64.max)

  /// Finds columns in a header.
  ///
  /// - Throws: `RefusedInput` with `csv.missing-column`, or why a name is not found; all at once.
  init(_ asked: RowsAsked, in header: CSVHeader, _ layout: TableLayout) throws(RefusedInput) {
    self.asked = asked
    file = header.file
    delimiter = layout.delimiter
    fieldCount = header.names.count
    missing = asked.missing
    var problems: [Diagnostic] = []
    fields = asked.columns.map { name in
      if let position = header.position(of: name) { return position }
      problems.append(Self.problem(name, header))
      return 0
    }
    guard problems.isEmpty else { throw RefusedInput(problems) }
  }

  private static func problem(_ name: String, _ header: CSVHeader) -> Diagnostic {
    if let obstacle = header.obstacle(to: name) { return obstacle }
    let nearest = header.nearest(to: name).map { "Did you mean '\($0)'?" }
    return Diagnostic(
      .csvMissingColumn,
      at: Place(file: header.file, line: header.line, column: 1, field: name),
      "There is no column '\(name)'.", help: nearest ?? "Name a column of the file.")
  }

  /// A frame for the columns, without rows.
  func frame() -> Frame {
    var roles = [Int32](repeating: -1, count: fieldCount)
    for (slot, field) in fields.enumerated() { roles[field] = Int32(clamping: slot) }
    var frame = Frame(
      delimiter: delimiter, roles: roles, numbers: asked.numbers.count,
      categories: fields.count - asked.numbers.count,
      words: missing.sorted().map { Array($0.utf8) }, seed: seed)
    frame.keepGaps()
    return frame
  }

  /// Whether plain rows can be read without a look at each cell: one column stands in one field.
  var isQuick: Bool { Set(fields).count == fields.count }
}
