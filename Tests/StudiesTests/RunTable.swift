import Platform
import Studies
import Tables
import Testing

/// A CSV file of a run, read back: its rows by the names of the columns.
struct RunTable {
  let columns: [String]
  let rows: [[String: String]]

  init(_ name: String, of run: StudyRun) throws {
    let file = try #require(run.files.first { $0.name == "\(name).csv" }, "no \(name).csv")
    var reader = try CSVReader(SourceFile(name: file.name, bytes: file.bytes))
    var record = CSVRecord()
    var lines: [[String]] = []
    while try reader.read(into: &record) { lines.append(record.fields.map { reader.text($0) }) }
    columns = try #require(lines.first)
    for line in lines { try #require(line.count == columns.count, "\(name)") }
    let names = columns
    rows = lines.dropFirst().map { line in
      Dictionary(zip(names, line)) { first, _ in first }
    }
  }

  /// Rows in which these columns hold these texts.
  func rows(_ wanted: [String: String]) -> [[String: String]] {
    rows.filter { row in wanted.allSatisfy { row[$0.key] == $0.value } }
  }

  /// The one row in which these columns hold these texts.
  func row(_ wanted: [String: String]) throws -> [String: String] {
    let found = rows(wanted)
    try #require(found.count == 1, "\(found.count) rows of \(wanted)")
    return found[0]
  }
}

extension [String: String] {
  /// Some cells, in that order.
  func cells(_ names: String...) -> [String] { names.map { self[$0] ?? "no column \($0)" } }

  /// A cell as a number; nil where it is empty.
  func number(_ name: String) -> Double? { self[name].flatMap { Double($0) } }
}
