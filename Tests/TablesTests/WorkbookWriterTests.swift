import Platform
import Results
import Tables
import TestSupport
import Testing

@Suite("Excel workbooks that are written")
struct WorkbookWriterTests {
  static let table = ResultTable(
    columns: ["id", "=1+1", "mean"],
    rows: [
      [.text("=HYPERLINK(\"http://a\")"), .integer(3), .number(0.1)],
      [.text("http://example.org/"), .integer(-7), .number(1.0 / 3)],
      [.text("+44 1632"), .missing, .number(1e-7)], [.text("@x"), .integer(.max), .missing],
      [.text("_x0041_ \u{1F9ED}, \"Zo\u{EB}\""), .integer(.min), .number(123_456_789.25)],
    ])

  static func written(_ sheets: [WorkbookWriter.Sheet]) throws -> SourceFile {
    SourceFile(
      name: "results.xlsx",
      bytes: try #require(
        WorkbookWriter(title: "A title", notes: ["A note"], sheets: sheets).bytes()))
  }

  static func read(_ file: SourceFile, _ sheet: String) throws -> String {
    var opening = TableOpening()
    opening.sheet = sheet
    return String(decoding: try TableText(workbook: file, opening).file.bytes, as: UTF8.self)
  }

  @Test("a table read back is what its CSV is: texts are texts, numbers are numbers")
  func roundTrip() throws {
    let file = try Self.written([.init("Change", about: "a row per person", Self.table)])
    #expect(try Self.read(file, "Change") == CSVWriter.text(Self.table))
  }

  @Test("no cell is a formula or a link, and the column names are bold and stay in sight")
  func parts() throws {
    let file = try Self.written([.init("Change", about: "a row per person", Self.table)])
    let archive = try ZipParts(file.bytes)
    let sheet = try archive.text("xl/worksheets/sheet2.xml")
    #expect(!sheet.contains("<f>") && !sheet.contains("hyperlink"))
    #expect(sheet.contains("<pane ySplit=\"1\"") && sheet.contains("state=\"frozen\""))
    #expect(
      sheet.contains(#"<c r="A1" s="1" t="s">"#) && sheet.contains(#"<c r="B2"><v>3</v></c>"#))
  }

  @Test("the first sheet lists the others, with their rows")
  func readme() throws {
    let file = try Self.written([
      .init("Change", about: "a row per person", Self.table),
      .init("Empty", about: "nothing, yet", ResultTable(columns: ["a"])),
    ])
    #expect(
      try Self.read(file, "README")
        == "A title,,\nA note,,\n\nsheet,rows,what it holds\nChange,5,a row per person\nEmpty,0,\"nothing, yet\"\n"
    )
    #expect(try Self.read(file, "Empty") == "a\n")
  }

  @Test("the same tables give the same bytes")
  func sameBytes() throws {
    let sheets = [WorkbookWriter.Sheet("Change", about: "a row per person", Self.table)]
    #expect(try Self.written(sheets).bytes == Self.written(sheets).bytes)
  }

  @Test("names that Excel would not take are made fit, and no two are alike")
  func names() throws {
    let wanted = [
      "scores/of:all[people]", "'quoted'", "", "readme", "History", "x", "X",
      String(repeating: "long ", count: 20), String(repeating: "long ", count: 20),
      String(repeating: "\u{1F9ED}", count: 20),
    ]
    let one = ResultTable(columns: ["a"], rows: [[.integer(1)]])
    let file = try Self.written(wanted.map { .init($0, about: "", one) })
    let list = try Self.read(file, "README").split(separator: "\n").dropFirst(3)
    let names = list.map { String($0.prefix { $0 != "," }) }
    #expect(names.count == wanted.count)
    #expect(Set(names.map { $0.lowercased() }).count == wanted.count)
    for name in names {
      #expect(name.utf16.count <= 31 && !name.contains { "[]:*?/\\".contains($0) }, "\(name)")
      #expect(try Self.read(file, name) == "a\n1\n")
    }
  }

  @Test("any text comes back", arguments: 0..<20 as Range<UInt64>)
  func texts(seed: UInt64) throws {
    var numbers = SeededGenerator(seed: seed)
    let cells = WorkbookPropertyTests.cells(&numbers)
    let names = cells[0].indices.map { "c\($0)" }
    let table = ResultTable(
      columns: names, rows: cells.map { $0.map { $0.isEmpty ? .missing : .text($0) } })
    let file = try Self.written([.init("T", about: "", table)])
    var opening = TableOpening()
    opening.sheet = "T"
    let back = try WorkbookPropertyTests.fields(TableText(workbook: file, opening))
    let expected = cells.map {
      $0.map { $0.replacing("\r\n", with: " ").replacing("\n", with: " ") }
    }
    #expect(Array(back.dropFirst()) == expected)
  }
}
