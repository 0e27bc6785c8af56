import Tables

/// A folder under `Fixtures` with its tables.
public struct Fixture: Sendable {
  /// A table of text: columns by name.
  public struct Table: Sendable {
    /// Names in the order of the file.
    public var names: [String]
    /// Cells by column name.
    public var columns: [String: [String]]

    /// A column, or nothing where there is none of that name.
    public func column(_ name: String) -> [String] { columns[name] ?? [] }
  }

  private let folder: String

  /// Makes the fixture at a path beneath `Fixtures`, for example `models/sleepstudy`.
  public init(_ path: String) {
    folder = "Fixtures/\(path)"
  }

  /// Reads a comma-separated table, for example `input.csv`.
  public func table(_ file: String) throws -> Table {
    var reader = try CSVReader(ProjectFiles.file("\(folder)/\(file)"))
    let header = try CSVHeader(reading: &reader)
    var record = CSVRecord()
    var columns: [String: [String]] = [:]
    while try reader.read(into: &record) {
      for (name, field) in zip(header.names, record.fields) {
        columns[name, default: []].append(reader.text(field))
      }
    }
    return Table(names: header.names, columns: columns)
  }
}
