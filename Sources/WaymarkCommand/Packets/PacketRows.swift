import Documents
import Platform
import Results
import Tables

/// Reads packets from CSV: every row is made the object that it is in a document, and read as that.
enum PacketRows {
  /// The packets of a file.
  ///
  /// - Throws: `RefusedInput` with `csv.…`, `packet.edited` or `packet.impossible`.
  static func entries(_ file: SourceFile) throws(RefusedInput) -> [PacketEntry] {
    var reader = try CSVReader(file)
    let header = try CSVHeader(reading: &reader)
    try check(header)
    var record = CSVRecord()
    var entries: [PacketEntry] = []
    var troubles: [Diagnostic] = []
    while try reader.read(into: &record) {
      let cells = Dictionary(
        zip(header.names, record.fields.map(reader.text)), uniquingKeysWith: { first, _ in first })
      let place = Place(file: file.name, line: record.line, column: 1)
      guard record.fields.count == header.names.count, let row = Self.row(cells) else {
        troubles.append(PacketReading.edited(at: place))
        continue
      }
      switch PacketDocument.row(row, at: place) {
      case .success(let entry): entries.append(entry)
      case .failure(let refused): troubles += refused.diagnostics
      }
    }
    guard troubles.isEmpty else { throw RefusedInput(troubles) }
    guard !entries.isEmpty else {
      throw RefusedInput([
        Diagnostic(
          .csvNoRows, at: Place(file: file.name, line: header.line + 1, column: 1),
          "The file has column names and no rows.", help: "Export it again with the rows in it.")
      ])
    }
    return entries
  }

  private static func check(_ header: CSVHeader) throws(RefusedInput) {
    let missing = PacketEntry.columns.filter { header.position(of: $0) == nil }
    guard !missing.isEmpty else { return }
    throw RefusedInput(
      missing.map { name in
        Diagnostic(
          .csvMissingColumn,
          at: Place(file: header.file, line: header.line, column: 1, field: name),
          "There is no column '\(name)', so this is no file of packets.",
          help: "Give files that 'waymark packet make' or 'waymark packet merge' wrote.")
      })
  }

  private static let texts: Set<String> = [
    "service", "period", "scale", "version", "profile", "profile_version", "kind", "sha256",
  ]
  private static let lists: Set<String> = ["strata_by", "strata", "withheld"]

  /// The row as an object of a document; nil where a cell cannot be read.
  private static func row(_ cells: [String: String]) -> String? {
    var parts: [String] = []
    for name in PacketEntry.columns {
      let cell = cells[name] ?? ""
      let value: String
      if texts.contains(name) {
        value = JSONValue.string(cell).text(pretty: false)
      } else if lists.contains(name) {
        value = cell.isEmpty ? "[]" : cell
      } else if cell.isEmpty {
        value = "null"
      } else {
        guard NumberText.value(cell) != nil else { return nil }
        value = cell
      }
      parts.append("\"\(name)\":\(value)")
    }
    return "{" + parts.joined(separator: ",") + "}"
  }
}
