import Platform
import Results
import Tables
import TestSupport
import Testing

/// `Fixtures/tables/workbook`: what is expected stands there beside the file, and `generate.py` says
/// whence it comes.
@Suite("Excel workbooks as text")
struct WorkbookTests {
  static func read(_ workbook: MadeUpWorkbook, sheet: String? = nil) throws -> String {
    var opening = TableOpening()
    opening.sheet = sheet
    return String(
      decoding: try TableText(workbook: workbook.file, opening).file.bytes, as: UTF8.self)
  }

  @Test("workbooks made by hand and by openpyxl", arguments: ["by-hand", "openpyxl"])
  func fixtures(_ name: String) throws {
    let table = try TableText(
      workbook: ProjectFiles.file("Fixtures/tables/workbook/\(name).xlsx"), TableOpening())
    let expected = try ProjectFiles.file("Fixtures/tables/workbook/\(name).csv")
    #expect(
      String(decoding: table.file.bytes, as: UTF8.self)
        == String(decoding: expected.bytes, as: UTF8.self))
    #expect(table.isConverted && table.file.name.hasSuffix("\(name).xlsx"))
  }

  @Test("what nobody sees in the sheet is told, with place and count")
  func notes() throws {
    let table = try TableText(
      workbook: ProjectFiles.file("Fixtures/tables/workbook/by-hand.xlsx"), TableOpening())
    #expect(
      table.notes.map(\.code) == [
        .workbookHiddenSheet, .workbookHiddenColumns, .workbookHiddenRows, .workbookErrors,
        .workbookMerged,
      ])
    #expect(table.notes.map(\.place.line) == [nil, nil, 6, 6, 2])
    #expect(table.notes.map(\.place.field) == [nil, nil, nil, "D6", "A2"])
    #expect(table.notes[2].message.hasPrefix("2 rows are hidden"))
    #expect(table.notes.allSatisfy { $0.severity == .note })
  }

  @Test(
    "every reason to refuse a workbook, or to say something of it",
    arguments: WorkbookTrouble.all.indices)
  func troubles(_ index: Int) {
    let trouble = WorkbookTrouble.all[index]
    let told = trouble.told
    #expect(told.map(\.code) == [trouble.code], "\(trouble.about)")
    #expect(told.allSatisfy { !$0.help.isEmpty && $0.place.file == "survey.xlsx" })
  }

  @Test("the reasons are all that there are")
  func everyCode() {
    let codes: Set<DiagnosticCode> = [
      .workbookDamaged, .workbookPassword, .workbookOldFormat, .workbookOpenDocument,
      .workbookBinary, .workbookNone, .workbookTooLarge, .workbookExpands, .workbookDocumentType,
      .workbookTooDeep, .workbookOrder, .workbookValue, .workbookSharedString, .workbookFormula,
      .workbookSheets, .workbookSheetUnknown, .workbookNothing, .workbookHiddenSheet,
      .workbookHiddenRows, .workbookHiddenColumns, .workbookMerged, .workbookErrors,
    ]
    #expect(Set(WorkbookTrouble.all.map(\.code)) == codes)
    #expect(
      Set(DiagnosticCode.allCases.filter { $0.rawValue.hasPrefix("workbook.") }) == codes)
  }

  @Test("a sheet is found by its name whatever its capitals, hidden or not; a near one is offered")
  func sheets() throws {
    let workbook = MadeUpWorkbook(
      .init(MadeUpWorkbook.rows([["a"]]), name: "Baseline"),
      .init(MadeUpWorkbook.rows([["b"]]), name: "Old one", state: "hidden"))
    #expect(try Self.read(workbook) == "a\n")
    #expect(try Self.read(workbook, sheet: "BASELINE") == "a\n")
    #expect(try Self.read(workbook, sheet: "Old one") == "b\n")
    let problem = try #require(refusals { _ = try Self.read(workbook, sheet: "Basline") }.first)
    #expect(problem.help.contains("'Baseline'"))
  }

  @Test(
    "row n is line n; rows at the end in which nothing stands are left out; all rows are as wide")
  func shape() throws {
    let rows =
      #"<row r="3"><c r="B3"><v>1</v></c></row><row><c><v>2</v></c><c><v>3</v></c><c r="D4"/></row>"#
      + #"<row r="9"><c r="C9"><v>4</v></c></row><row r="1048576"><c r="XFD1048576"/></row>"#
    #expect(try Self.read(MadeUpWorkbook(rows)) == "\n\n,1,\n2,3,\n\n\n\n\n,,4\n")
  }

  @Test("a formula may come to an empty text, and is refused where it came to nothing yet")
  func emptyText() throws {
    let one = #"<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="str"><f>"""#
    #expect(try Self.read(MadeUpWorkbook(one + "</f><v></v></c></row>")) == "1\n")
    #expect(
      refusalCodes { _ = try Self.read(MadeUpWorkbook(one + "</f></c></row>")) } == [
        .workbookFormula
      ]
    )
  }

  @Test("a cell far from the table is refused before it fills the memory")
  func farCell() {
    let rows = (1...200_000).map { "<row r=\"\($0)\"><c r=\"A\($0)\"><v>1</v></c></row>" }
    let far = #"<row r="200001"><c r="XFD200001"><v>1</v></c></row>"#
    #expect(
      refusalCodes { _ = try Self.read(MadeUpWorkbook(rows.joined() + far)) } == [.workbookTooLarge]
    )
  }

  @Test(
    "dates by the format of the cell",
    arguments: [
      ("yyyy", "45356", "2024-03-05"), ("d/m/yy;@", "45356", "2024-03-05"),
      ("h:mm", "0", "00:00:00"), ("m:ss", "1.25", "1900-01-01 06:00:00"), ("yyyy", "0", "0"),
      ("[mm]:ss", "0.5", "12:00:00"), ("\"days\" 0", "45356", "45356"), ("\\d0", "5", "5"),
      ("0_d", "5", "5"), ("[$-409]0", "5", "5"), ("dd", "2958465.9999999", "2958465.9999999"),
      ("dd", "1e300", "1e+300"), ("000", "7", "007"), ("000", "-7", "-7"), ("000", "7.5", "7.5"),
      ("0.0", "7", "7"), ("mmm", "1", "1900-01-01"), ("yyyy", "59.9999999", "1900-02-29"),
    ])
  func formats(_ code: String, _ value: String, _ shown: String) throws {
    var workbook = MadeUpWorkbook("<row r=\"1\"><c r=\"A1\" s=\"0\"><v>\(value)</v></c></row>")
    workbook.formats = [code]
    #expect(try Self.read(workbook) == shown + "\n")
  }

  @Test(
    "days of both epochs",
    arguments: [
      // The same day in both, 1,462 days apart (ECMA-376 part 1, 18.17.4.1).
      ("", "41235", "2012-11-22"), (#"date1904="1""#, "39773", "2012-11-22"),
      (#"date1904="true""#, "0", "1904-01-01"), (#"date1904="0""#, "1462", "1904-01-01"),
    ])
  func epochs(_ keys: String, _ value: String, _ shown: String) throws {
    var workbook = MadeUpWorkbook("<row r=\"1\"><c r=\"A1\" s=\"0\"><v>\(value)</v></c></row>")
    (workbook.formats, workbook.workbookKeys) = (["yyyy-mm-dd"], keys)
    #expect(try Self.read(workbook) == shown + "\n")
  }
}
