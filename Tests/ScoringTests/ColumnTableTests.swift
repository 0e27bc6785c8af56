import Platform
import Results
import Scales
import Scoring
import TestSupport
import Testing

@Suite("Tables that map items to columns")
struct ColumnTableTests {
  static let scales = ["swemwbs", "who-5"].compactMap { try? ScoreStreamTests.scale($0) }
  static let known = ProjectStudies.catalog.ids

  static func table(_ text: String, _ scales: [Scale] = scales) throws -> ColumnTable {
    try ColumnTable(
      reading: ProjectFiles.text(text, name: "map.csv"), for: scales, known: known)
  }

  @Test("whole questions can be the names of columns; rows of other scales are passed over")
  func questions() throws {
    let table = try Self.table(
      """
      column,item,scale
      "1. How did you feel, ""on the whole""?", swemwbs-1 ,swemwbs
      Question 2 ,swemwbs-2,swemwbs
      Question 2 ,who5-1,who-5
      Question 3,gad7-1,gad-7

      """)
    #expect(
      table.column(of: "swemwbs-1", scale: "swemwbs")
        == "1. How did you feel, \"on the whole\"?")
    #expect(table.column(of: "swemwbs-2", scale: "swemwbs") == "Question 2 ")
    #expect(table.column(of: "who5-1", scale: "who-5") == "Question 2 ")
    #expect(table.column(of: "swemwbs-3", scale: "swemwbs") == nil)
    #expect(table.column(of: "gad7-1", scale: "gad-7") == nil)
  }

  @Test(
    "one wrong row is refused with its own code, its line and what was probably meant",
    arguments: [
      ("item,column\nswemwbs-11,a\n", DiagnosticCode.mappingItem, 2, "'swemwbs-1'"),
      ("item,column\nswemwbs-1,a\nswemwbs-1,b\n", .mappingDuplicate, 3, "Keep one"),
      ("item,column\nswemwbs-1,a\nswemwbs-2,a\n", .mappingDuplicate, 3, "Keep one"),
      ("item,column,scale\nswemwbs-1,a,swemwb\n", .mappingScale, 2, "'swemwbs'"),
      ("item,column,scale\nswemwbs-1,a,who-5\n", .mappingItem, 2, "who5-1"),
      ("item,column\nswemwbs-1\n", .mappingRow, 2, "quotation marks"),
      ("item,column\nswemwbs-1, \n", .mappingRow, 2, "quotation marks"),
      ("item,colum\nswemwbs-1,a\n", .mappingHeader, 1, "'column'"),
      ("item,column,note\nswemwbs-1,a,b\n", .mappingHeader, 1, "item and column"),
      ("column\na\n", .mappingHeader, 1, "item and column"),
    ])
  func oneWrongRow(_ text: String, _ code: DiagnosticCode, _ line: Int, _ help: String) throws {
    let found = refusals { _ = try Self.table(text) }
    #expect(found.contains { $0.code == code && $0.place.line == line && $0.help.contains(help) })
    #expect(found.allSatisfy { $0.code == code })
  }

  @Test("an item of several scales needs the scale")
  func severalScales() throws {
    var twin = try ScoreStreamTests.scale("who-5")
    twin.id = "twin"
    let both = [try ScoreStreamTests.scale("who-5"), twin]
    let item = twin.items[0].id
    let found = refusals { _ = try Self.table("item,column\n\(item),a\n", both) }
    #expect(found.map(\.code) == [.mappingItem] && found[0].help.contains("'scale'"))
    let table = try Self.table("item,column,scale\n\(item),a,who-5\n", both)
    #expect(table.column(of: item, scale: "who-5") == "a")
    #expect(table.column(of: item, scale: "twin") == nil)
  }

  @Test("every problem is found in one pass")
  func allAtOnce() {
    let found = refusals { _ = try Self.table("item,column\nx,a\nswemwbs-1,\nswemwbs-2,b\ny,c\n") }
    #expect(found.map(\.code) == [.mappingItem, .mappingRow, .mappingItem])
  }
}
