import Documents
public import Platform
public import Results
public import Scales
import Tables

/// Which column answers which item, from a table: a CSV file with the columns `item`, `column` and, if
/// need be, `scale`. So whole questions can be the names of columns.
public struct ColumnTable: Sendable, Hashable {
  private struct Key: Sendable, Hashable {
    var scale: String
    var item: String
  }

  private var columns: [Key: String] = [:]

  /// The column of an item; nil when the table does not name it.
  public func column(of item: String, scale: String) -> String? {
    columns[Key(scale: scale, item: item)]
  }

  /// Reads a table; every problem is found in one pass.
  ///
  /// - Parameters:
  ///   - file: CSV.
  ///   - scales: whose items are asked for; rows of other scales are passed over.
  ///   - known: ids of all scales that there are.
  /// - Throws: `RefusedInput` with `mapping.…`, `csv.…` or `file.…`.
  public init(
    reading file: SourceFile, for scales: [Scale], known: [String]
  ) throws(RefusedInput) {
    var reader = try CSVReader(file)
    let header = try CSVHeader(reading: &reader)
    var problems = Self.problems(of: header)
    guard problems.isEmpty, let itemField = header.position(of: "item"),
      let columnField = header.position(of: "column")
    else { throw RefusedInput(problems) }
    let scaleField = header.position(of: "scale")
    var record = CSVRecord()
    var lines: [Key: Int] = [:]
    var uses: [Key: Int] = [:]
    while try reader.read(into: &record) {
      let place = Place(file: file.name, line: record.line, column: 1)
      func problem(_ code: DiagnosticCode, _ message: String, help: String) {
        problems.append(Diagnostic(code, at: place, message, help: help))
      }
      let texts = record.fields.map { Padding.trimmed(reader.text($0)) }
      guard texts.count == header.names.count, !texts.contains("") else {
        problem(
          .mappingRow, "The row does not fill in each of the \(header.names.count) columns.",
          help: "Give each row an item and a column; put names with commas in quotation marks.")
        continue
      }
      let (item, scale) = (texts[itemField], scaleField.map { texts[$0] })
      if let scale, !scales.contains(where: { $0.id == scale }) {
        if known.contains(scale) { continue }
        problem(
          .mappingScale, "The row is about a scale '\(scale)', and there is none.",
          help: NearestName.find(scale, among: known).map { "Did you mean '\($0)'?" }
            ?? "See 'waymark scales list'.")
        continue
      }
      let asked = scales.filter { scale == nil || $0.id == scale }
      let owners = asked.filter { $0.itemPositions[item] != nil }
      guard owners.count == 1 else {
        let names = asked.flatMap { $0.items.map(\.id) }
        problem(
          .mappingItem,
          owners.isEmpty
            ? "There is no item '\(item)' in \(asked.map { "'\($0.id)'" }.joined(separator: ", "))."
            : "The item '\(item)' is in several scales.",
          help: owners.isEmpty
            ? NearestName.find(item, among: names).map { "Did you mean '\($0)'?" }
              ?? "The items are: \(names.joined(separator: ", "))."
            : "Add a column 'scale' to the table.")
        continue
      }
      let key = Key(scale: owners[0].id, item: item)
      // Names of columns are compared as they stand in the file, spaces and all.
      let column = reader.text(record.fields[columnField])
      let use = Key(scale: key.scale, item: column)
      if let line = lines[key] ?? uses[use] {
        problem(
          .mappingDuplicate,
          lines[key] == nil
            ? "The column of this row is the column of another item, at line \(line)."
            : "The item '\(item)' is mapped before, at line \(line).",
          help: "Keep one of the two rows.")
        continue
      }
      lines[key] = record.line
      uses[use] = record.line
      columns[key] = column
    }
    guard problems.isEmpty else { throw RefusedInput(problems) }
  }

  private static let names = ["item", "column", "scale"]

  private static func problems(of header: CSVHeader) -> [Diagnostic] {
    let place = Place(file: header.file, line: header.line, column: 1)
    let help = "A mapping has the columns item and column and, if need be, scale."
    let strange = header.names.filter { !names.contains($0) }.map { name in
      Diagnostic(
        .mappingHeader, at: place, "A mapping has no use for the column '\(name)'.",
        help: NearestName.find(name, among: names).map { "Did you mean '\($0)'?" } ?? help)
    }
    let absent = names.prefix(2).filter { !header.names.contains($0) }.map { name in
      Diagnostic(.mappingHeader, at: place, "The mapping lacks the column '\(name)'.", help: help)
    }
    let twins = names.filter { header.names.contains($0) && header.position(of: $0) == nil }
    return strange + absent + twins.compactMap(header.obstacle)
  }
}
