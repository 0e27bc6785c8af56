import Platform
import Tables
public import Testing

/// Public data beside the project, `../shared/data`, that stay out of it for their licence. Tests
/// that need them are skipped where they are absent, and say so.
public enum SharedData {
  /// What a skipped test says.
  public static let absence: Comment = "the data are not beside this checkout (../shared/data)"
  private static let folder = ProjectFiles.root + "/../shared/data/"

  /// Whether the folder is there.
  public static let isPresent =
    (try? SourceFile(reading: folder + "README.md", name: "README")) != nil

  /// The rows of a CSV file by column name; texts as they stand, without quotation marks.
  public static func rows(_ name: String) throws -> [[String: String]] {
    var reader = try CSVReader(SourceFile(reading: folder + name, name: name))
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
