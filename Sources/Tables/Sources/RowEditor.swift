import Results

/// What becomes of the rows of one file: left out by rule, corrected, or as they are.
struct RowEditor {
  /// What becomes of a row.
  enum Fate {
    case asItIs
    case leftOut
    /// By field the new text.
    case corrected([Int: String])
  }

  /// By rule the rows that it left out, and the line of the first.
  private(set) var leftOut: [(rows: Int, line: Int)]
  /// By correction the rows that it met.
  private(set) var uses: [Int]
  private let rules: [(column: Int, values: Set<String>)]
  private let corrections: [Correction]
  private let columns: [Int?]
  private let key: (person: Int, service: Int?, occasion: Int?)

  /// Whether any row can become another.
  var isIdle: Bool { rules.isEmpty && corrections.isEmpty }

  /// Finds the columns of the rules and corrections.
  ///
  /// - Parameters:
  ///   - layout: what was said about the table.
  ///   - names: its columns.
  ///   - place: the line of the names.
  /// - Throws: `RefusedInput` with `csv.missing-column`, all of them at once.
  init(_ layout: TableLayout, names: [String], at place: Place) throws(RefusedInput) {
    var problems: [Diagnostic] = []
    func find(_ name: String, _ what: String) -> Int {
      if let column = names.firstIndex(of: name) { return column }
      problems.append(MissingName.diagnostic(name, among: names, at: place, help: what))
      return 0
    }
    rules = layout.leftOut.map { rule in
      (
        find(rule.column, "Name the column by which rows are left out as the export does."),
        Set(rule.values.map(FoldedText.of))
      )
    }
    let list = layout.corrections?.list ?? []
    corrections = list
    columns = list.map { correction in
      if case .cell(let column, _) = correction.change { names.firstIndex(of: column) } else { nil }
    }
    if let corrections = layout.corrections, !list.isEmpty {
      let help = "Corrections find their rows by the columns that the study names."
      key = (
        find(corrections.person, help), corrections.service.map { find($0, help) },
        corrections.occasion.map { find($0, help) }
      )
    } else {
      key = (0, nil, nil)
    }
    leftOut = rules.map { _ in (0, 0) }
    uses = list.map { _ in 0 }
    guard problems.isEmpty else { throw RefusedInput(problems) }
  }

  /// What becomes of a row.
  ///
  /// - Throws: `RefusedInput` with `csv.missing-column` where a correction of the row is of a column
  ///   that the file has not.
  mutating func fate(_ record: CSVRecord, _ bytes: [UInt8]) throws(RefusedInput) -> Fate {
    func text(_ column: Int?) -> String? {
      column.flatMap {
        record.fields.indices.contains($0) ? record.fields[$0].text(in: bytes) : nil
      }
    }
    let rule = rules.firstIndex { rule in
      text(rule.column).map { rule.values.contains(FoldedText.of($0)) } ?? false
    }
    if let rule {
      if leftOut[rule].rows == 0 { leftOut[rule].line = record.line }
      leftOut[rule].rows += 1
      return .leftOut
    }
    guard !corrections.isEmpty, let id = text(key.person).map(Padding.trimmed) else {
      return .asItIs
    }
    var changed: [Int: String] = [:]
    var isRemoved = false
    for (position, correction) in corrections.enumerated() where correction.person == id {
      let service = text(key.service).map(Padding.trimmed)
      let occasion = text(key.occasion).map(Padding.trimmed)
      guard correction.service == nil || correction.service == service,
        correction.occasion == nil || correction.occasion == occasion
      else { continue }
      uses[position] += 1
      switch correction.change {
      case .remove: isRemoved = true
      case .cell(let column, let value):
        guard let field = columns[position] else {
          throw RefusedInput([
            MissingName.diagnostic(
              column, among: [], at: correction.place,
              help: "Name the column that is wrong as the study does.")
          ])
        }
        changed[field] = value
      }
    }
    return isRemoved ? .leftOut : changed.isEmpty ? .asItIs : .corrected(changed)
  }
}
