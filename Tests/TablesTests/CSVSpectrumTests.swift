import Documents
import Platform
import Results
import Tables
import TestSupport
import Testing

/// max-mapper/csv-spectrum: twelve files and the JSON that they mean. Eleven are read cell for cell. The
/// twelfth has a quotation mark inside a field that does not begin with one: it is refused there, and
/// read when its row is written as RFC 4180 has it. Its JSON gives another telephone number than its CSV.
@Suite("csv-spectrum", .enabled(if: Corpora.arePresent, "\(Corpora.absence)"))
struct CSVSpectrumTests {
  static let refused = "location_coordinates"
  static let names = Corpora.names(in: "csv-spectrum/csvs").map { String($0.dropLast(4)) }

  /// The lists of cells that a JSON file means, by name of the column.
  static func meant(_ name: String) throws -> [[String: String]] {
    let file = try Corpora.file("csv-spectrum/json/\(name).json")
    let reading = Reading(file: file.name)
    let document = try JSONDocument.parse(file.bytes, file: file.name)
    let rows = name == refused ? [document] : document.arrayValue(reading) ?? []
    let cells = rows.map { row in
      Dictionary(
        uniqueKeysWithValues: (row.membersValue(reading) ?? []).map {
          ($0.key, $0.value.stringValue(reading) ?? "")
        })
    }
    try reading.finish()
    return cells
  }

  /// The rows of a CSV file, and the names of its columns.
  static func read(_ file: SourceFile) throws -> (names: [String], rows: [[String]]) {
    var reader = try CSVReader(file)
    let header = try CSVHeader(reading: &reader)
    var record = CSVRecord()
    var rows: [[String]] = []
    while try reader.read(into: &record) { rows.append(record.fields.map(reader.text)) }
    return (header.names, rows)
  }

  @Test("there are twelve")
  func twelve() {
    #expect(Self.names.count == 12)
    #expect(Corpora.names(in: "csv-spectrum/json").count == 12)
  }

  @Test(
    "cells are what the JSON says, byte for byte, and stay so when written again",
    arguments: names.filter { $0 != refused })
  func cells(_ name: String) throws {
    let (names, rows) = try Self.read(Corpora.file("csv-spectrum/csvs/\(name).csv"))
    let meant = try Self.meant(name)
    #expect(rows.count == meant.count && !rows.isEmpty)
    for (row, cells) in zip(rows, meant) {
      #expect(row.count == names.count && cells.count == names.count)
      for (name, cell) in zip(names, row) {
        #expect(cells[name].map { Array($0.utf8) } == Array(cell.utf8))
      }
    }
    let table = ResultTable(columns: names, rows: rows.map { $0.map { .text($0) } })
    let again = try Self.read(ProjectFiles.text(CSVWriter.text(table)))
    #expect(again.names == names)
    #expect(again.rows.map { $0.map { Array($0.utf8) } } == rows.map { $0.map { Array($0.utf8) } })
  }

  @Test(
    "the file with a bare quotation mark is refused at it, and read as its JSON when it is quoted")
  func bareQuotationMark() throws {
    let file = try Corpora.file("csv-spectrum/csvs/\(Self.refused).csv")
    let problem = try #require(refusals { _ = try Self.read(file) }.first)
    #expect(problem.code == .csvStrayQuote)
    #expect(problem.place.line == 2 && problem.place.column == 24)
    let text = String(decoding: file.bytes, as: UTF8.self)
    let quoted = text.replacing("37\u{FFFD}", with: "\"37\u{FFFD}")
      .replacing("37.8\"N", with: "37.8\"\"N").replacing("17.9\"W", with: "17.9\"\"W\"")
    let (names, read) = try Self.read(ProjectFiles.text(quoted))
    var rows = read
    #expect(rows[0][0] == "2095257564")
    rows[0][0] = "1234567890"
    let meant = try #require(try Self.meant(Self.refused).first)
    #expect(Dictionary(uniqueKeysWithValues: zip(names, rows[0])) == meant)
  }
}
