import Platform
import Tables

/// Values that another program computed, from a CSV file of `name,value`.
public struct Expected {
  private var values: [String: Double] = [:]

  /// Reads the file, named as from the root of the project.
  public init(_ path: String) throws {
    for row in try Self.rows(path) {
      if let name = row["name"], let value = row["value"].flatMap({ NumberText.value($0) }) {
        values[name] = value
      }
    }
  }

  /// The value of this name; not a number, which agrees with nothing, when there is none.
  public subscript(_ name: String) -> Double { values[name] ?? .nan }

  /// The rows of any CSV file of the project by column name.
  public static func rows(_ path: String) throws -> [[String: String]] {
    var reader = try CSVReader(ProjectFiles.file(path))
    let header = try CSVHeader(reading: &reader)
    var record = CSVRecord()
    var rows: [[String: String]] = []
    while try reader.read(into: &record) {
      let texts = record.fields.map(reader.text)
      rows.append(Dictionary(zip(header.names, texts)) { first, _ in first })
    }
    return rows
  }
}
