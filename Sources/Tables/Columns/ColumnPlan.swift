import Results

/// Where the columns that are asked for stand in a file, and what their cells are taken for.
struct ColumnPlan: Sendable {
  /// The file, for diagnostics.
  let file: String
  let delimiter: CSVDelimiter
  /// How many fields the header has.
  let fieldCount: Int
  /// The names as they were asked for.
  let names: [String]
  /// By column asked for the field it stands in.
  let fields: [Int]
  /// By column asked for whether it is read as numbers.
  let areNumbers: [Bool]
  /// By column asked for its number in a `Frame`.
  let slots: [Int]
  /// Texts that stand for an empty cell, by column asked for.
  let missing: [Set<String>]
  /// Whether rows with empty cells are kept too.
  private let keepsGaps: Bool
  /// Of the hashes; nothing that comes out depends on it.
  private let seed: UInt64

  /// Finds the columns whose complete rows are wanted.
  ///
  /// - Throws: `RefusedInput` with `csv.missing-column`, or why a name is not found; all at once.
  init(
    _ asked: ColumnsAsked, areNumbers: [Bool], in header: CSVHeader, _ table: RereadTable,
    seed: UInt64
  ) throws(RefusedInput) {
    let names = asked.columns.map(\.name)
    try self.init(
      names, areNumbers, missing: names.map { asked.missing.union(table.missingCodes[$0] ?? []) },
      keepsGaps: false, in: header, table.layout.delimiter, seed: seed)
  }

  /// Finds the columns of rows that are wanted with their gaps, in the order of a frame.
  ///
  /// - Throws: `RefusedInput` as above.
  init(_ asked: RowsAsked, in header: CSVHeader, _ layout: TableLayout) throws(RefusedInput) {
    let names = asked.columns
    try self.init(
      names, names.indices.map { $0 < asked.numbers.count },
      missing: Array(repeating: asked.missing, count: names.count), keepsGaps: true, in: header,
      layout.delimiter, seed: .random(in: 0...UInt64.max))
  }

  private init(
    _ names: [String], _ areNumbers: [Bool], missing: [Set<String>], keepsGaps: Bool,
    in header: CSVHeader, _ delimiter: CSVDelimiter, seed: UInt64
  ) throws(RefusedInput) {
    (self.names, self.areNumbers, self.missing) = (names, areNumbers, missing)
    (self.delimiter, self.keepsGaps, self.seed) = (delimiter, keepsGaps, seed)
    file = header.file
    fieldCount = header.names.count
    var problems: [Diagnostic] = []
    fields = names.map { name in
      if let position = header.position(of: name) { return position }
      problems.append(Self.problem(name, header))
      return 0
    }
    guard problems.isEmpty else { throw RefusedInput(problems) }
    let numbers = areNumbers.count { $0 }
    var (nextNumber, nextText) = (0, numbers)
    slots = areNumbers.map { isNumber in
      defer { if isNumber { nextNumber += 1 } else { nextText += 1 } }
      return isNumber ? nextNumber : nextText
    }
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
    for (field, slot) in zip(fields, slots) { roles[field] = Int32(clamping: slot) }
    let numbers = areNumbers.count { $0 }
    var frame = Frame(
      delimiter: delimiter, roles: roles, numbers: numbers, categories: slots.count - numbers,
      words: (missing.first ?? []).sorted().map { Array($0.utf8) }, seed: seed)
    if keepsGaps { frame.keepGaps() }
    return frame
  }

  /// Whether plain rows can be read without a look at each cell: one column stands in one field, and the
  /// same texts stand for an empty cell everywhere.
  var isQuick: Bool { Set(missing).count < 2 && Set(fields).count == fields.count }
}
