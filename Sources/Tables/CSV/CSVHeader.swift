import Documents
import Platform
public import Results

/// The column names of a CSV file.
public struct CSVHeader: Sendable, Hashable {
  /// The file, for diagnostics.
  public let file: String
  /// The line it stands on.
  public let line: Int
  /// Names in order, unique.
  public let names: [String]

  /// Reads the first record of a file as its column names.
  ///
  /// - Throws: `RefusedInput` with `csv.duplicate-column` or `csv.blank-column`, all of them at once.
  public init(reading reader: inout CSVReader) throws(RefusedInput) {
    var record = CSVRecord()
    _ = try reader.read(into: &record)
    try self.init(file: reader.file.name, record: record, names: record.fields.map(reader.text))
  }

  /// Takes a record as column names.
  ///
  /// - Throws: `RefusedInput` as above.
  package init(file: String, record: CSVRecord, names: [String]) throws(RefusedInput) {
    self.file = file
    line = record.line
    self.names = names
    var lineOf: [String: Int] = [:]
    var problems: [Diagnostic] = []
    for (position, (name, field)) in zip(names, record.fields).enumerated() {
      let place = Place(file: file, line: record.line, column: field.column)
      if name.allSatisfy(\.isWhitespace) {
        problems.append(
          Diagnostic(
            .csvBlankColumn, at: place, "Column \(position + 1) has no name.",
            help: "Give it a name, or remove it."))
      } else if let first = lineOf[name] {
        problems.append(
          Diagnostic(
            .csvDuplicateColumn, at: place,
            "Columns \(first) and \(position + 1) have the same name.",
            help: "Give each column a name of its own."))
      } else {
        lineOf[name] = position + 1
      }
    }
    guard problems.isEmpty else { throw RefusedInput(problems) }
  }

  /// Where a column stands, from 0; nil when there is none of that name.
  public func position(of name: String) -> Int? { names.firstIndex(of: name) }

  /// The column whose name is most like this one; nil when none is.
  public func nearest(to name: String) -> String? { NearestName.find(name, among: names) }
}
