public import Platform
public import Results

/// A mistake in the data that was put right, by whom and why. The data stay as they were exported; what
/// was wrong is put right again whenever they are read.
public struct Correction: Sendable, Hashable {
  /// What is done.
  public enum Change: Sendable, Hashable {
    /// A cell gets another text; an empty one means that nothing was answered.
    case cell(column: String, text: String)
    /// The row is left out.
    case remove
  }

  /// The person, as the file has the id.
  public var person: String
  /// The service, as the file has it; nil where the list does not say.
  public var service: String?
  /// The occasion, as the file has it; nil where the list does not say.
  public var occasion: String?
  /// What is done.
  public var change: Change
  /// Where it stands in the list.
  public var place: Place
}

/// A list of corrections, and the columns by which rows are known.
public struct Corrections: Sendable, Hashable {
  /// The columns of the list; `service` and `occasion` may be left out.
  static let columns = ["person", "service", "occasion", "column", "value", "by", "why"]
  /// What stands in `column` where a whole row is meant, and in `value` where it is to go.
  static let wholeRow = "*"
  static let remove = "remove"

  /// The corrections, in the order of the list.
  public private(set) var list: [Correction] = []
  /// The column of the person's id.
  public var person: String
  /// The column of the service, where there is one.
  public var service: String?
  /// The column of the occasion, where there is one.
  public var occasion: String?

  /// Reads a list: CSV with a row for each correction. Who made it (`by`) and for what reason (`why`) must
  /// be said.
  ///
  /// - Parameters:
  ///   - file: the list.
  ///   - person: the column of the person's id in the data.
  ///   - service: the column of the service.
  ///   - occasion: the column of the occasion.
  /// - Throws: `RefusedInput` with `file.…`, `csv.…` or `correction.row`; all rows at once.
  public init(
    reading file: SourceFile, person: String, service: String?, occasion: String?
  ) throws(RefusedInput) {
    (self.person, self.service, self.occasion) = (person, service, occasion)
    var reader = try CSVReader(file)
    let header = try CSVHeader(reading: &reader)
    var problems: [Diagnostic] = []
    for name in header.names where !Self.columns.contains(name) {
      problems.append(Self.strange(name, header))
    }
    for name in Self.columns where header.position(of: name) == nil {
      if !["service", "occasion"].contains(name) { problems.append(Self.absent(name, header)) }
    }
    guard problems.isEmpty else { throw RefusedInput(problems) }
    var record = CSVRecord()
    while try reader.read(into: &record) {
      let place = Place(file: file.name, line: record.line, column: 1)
      let texts = record.fields.map { Padding.trimmed(reader.text($0)) }
      func text(_ name: String) -> String {
        header.position(of: name).flatMap { texts.indices.contains($0) ? texts[$0] : nil } ?? ""
      }
      let (column, value) = (text("column"), text("value"))
      let isWhole = column == Self.wholeRow
      let lacks = ["person", "column", "by", "why"].filter { text($0).isEmpty }
      guard texts.count == header.names.count, lacks.isEmpty, !isWhole || value == Self.remove
      else {
        problems.append(
          Diagnostic(
            .correctionRow, at: place,
            lacks.isEmpty
              ? "The correction cannot be read."
              : "The correction does not say: \(lacks.joined(separator: ", ")).",
            help:
              "A row names the person, the column, the new value, who corrected it and why; '*' with "
              + "'remove' leaves a row out."))
        continue
      }
      list.append(
        Correction(
          person: text("person"), service: text("service").isEmpty ? nil : text("service"),
          occasion: text("occasion").isEmpty ? nil : text("occasion"),
          change: isWhole ? .remove : .cell(column: column, text: value), place: place))
    }
    guard problems.isEmpty else { throw RefusedInput(problems) }
  }

  /// Why corrections cannot be relied on: they do not meet one row each, and what they put right would
  /// be wrong again.
  ///
  /// - Parameter uses: for each correction of the list, the rows it met in all files.
  /// - Returns: nil when each met one.
  package func refusal(uses: [Int]) -> RefusedInput? {
    let problems = zip(list, uses).filter { $0.1 != 1 }.map { correction, uses in
      Diagnostic(
        .correctionUnmatched, at: correction.place,
        uses == 0
          ? "No row of the data has the person and occasion of this correction."
          : "\(uses) rows of the data have the person and occasion of this correction.",
        help: uses == 0
          ? "Write both as the data have them. If the data were put right themselves, remove the correction."
          : "Name the occasion, and the service where ids begin again in each.")
    }
    return problems.isEmpty ? nil : RefusedInput(problems)
  }

  private static func strange(_ name: String, _ header: CSVHeader) -> Diagnostic {
    Diagnostic(
      .correctionRow, at: Place(file: header.file, line: header.line, column: 1),
      "A list of corrections has no use for the column '\(name)'.",
      help: "Its columns are: \(columns.joined(separator: ", ")).")
  }

  private static func absent(_ name: String, _ header: CSVHeader) -> Diagnostic {
    header.obstacle(to: name)
      ?? Diagnostic(
        .correctionRow, at: Place(file: header.file, line: header.line, column: 1),
        "The list of corrections lacks the column '\(name)'.",
        help: "Its columns are: \(columns.joined(separator: ", ")).")
  }
}
