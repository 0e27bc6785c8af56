public import Platform
public import Results
import Tables

/// A workbook that is refused, or read with a note, for one reason.
public struct WorkbookTrouble: Sendable {
  /// The code of the reason.
  public var code: DiagnosticCode
  /// What is wrong with the file, in words that follow `a workbook`.
  public var about: String
  /// The file.
  public var file: SourceFile
  /// Which sheet of it is asked for.
  public var sheet: String?

  /// What is said of it.
  public var told: [Diagnostic] {
    var opening = TableOpening()
    opening.sheet = sheet
    do throws(RefusedInput) {
      return try TableText(workbook: file, opening).notes
    } catch {
      return error.diagnostics
    }
  }

  private init(
    _ code: DiagnosticCode, _ about: String, _ workbook: MadeUpWorkbook, sheet: String? = nil
  ) {
    (self.code, self.about, self.file, self.sheet) = (code, about, workbook.file, sheet)
  }

  private init(_ code: DiagnosticCode, _ about: String, bytes: [UInt8]) {
    (self.code, self.about) = (code, about)
    file = SourceFile(name: "survey.xlsx", bytes: bytes)
  }

  private static let row = MadeUpWorkbook.rows([["id", "a"], ["1", "2"]])

  /// One for each reason.
  public static let all: [WorkbookTrouble] = wholes + parts + choices + notes

  private static let wholes = [
    WorkbookTrouble(
      .workbookDamaged, "that breaks off",
      bytes: Array(MadeUpWorkbook(row).file.bytes.dropLast(40))),
    WorkbookTrouble(
      .workbookPassword, "behind a password",
      bytes: container + "EncryptedPackage".utf16.flatMap { [UInt8($0), 0] }),
    WorkbookTrouble(.workbookOldFormat, "of before 2007", bytes: container),
    WorkbookTrouble(
      .workbookOpenDocument, "that is an OpenDocument spreadsheet",
      bytes: ZipSample.archive([
        ("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8))
      ])),
    WorkbookTrouble(
      .workbookBinary, "in binary parts",
      bytes: ZipSample.archive(
        MadeUpWorkbook(row).parts.map {
          ($0.name, $0.name == "_rels/.rels" ? binaryRelation : $0.bytes)
        })),
    WorkbookTrouble(
      .workbookNone, "that is none", bytes: ZipSample.archive([("readme.txt", Array("hello".utf8))])
    ),
    WorkbookTrouble(
      .workbookTooLarge, "of 1,007 parts",
      with(row) { $0.others = (0..<1000).map { ("xl/media/\($0)", []) } }),
    WorkbookTrouble(
      .workbookExpands, "that unpacks to a thousand times its size",
      bytes: (try? ProjectFiles.file("Fixtures/tables/workbook/bomb.xlsx").bytes) ?? []),
  ]

  private static let parts = [
    WorkbookTrouble(
      .workbookDocumentType, "with a document type",
      with(row) { $0.prologue = "<!DOCTYPE w [<!ENTITY a \"aaaa\">]>" }),
    WorkbookTrouble(
      .workbookTooDeep, "with elements 100 deep",
      MadeUpWorkbook(
        String(repeating: "<x>", count: 100) + String(repeating: "</x>", count: 100))),
    WorkbookTrouble(
      .workbookOrder, "whose third cell comes before its second",
      MadeUpWorkbook(#"<row r="1"><c r="A1"><v>1</v></c><c r="C1"/><c r="B1"/></row>"#)),
    WorkbookTrouble(
      .workbookValue, "with a number that is none",
      MadeUpWorkbook(#"<row r="2"><c r="B2"><v>1,5</v></c></row>"#)),
    WorkbookTrouble(
      .workbookSharedString, "whose cell points beyond the shared texts",
      with(#"<row r="3"><c r="A3" t="s"><v>1</v></c></row>"#) { $0.strings = ["<t>a</t>"] }),
    WorkbookTrouble(
      .workbookFormula, "with two formulas that were never computed",
      MadeUpWorkbook(
        #"<row r="1"><c r="A1"><v>1</v></c></row>"#
          + #"<row r="2"><c r="A2"><f>A1+1</f><v></v></c><c r="B2"><f>A1</f></c></row>"#)),
  ]

  private static let choices = [
    WorkbookTrouble(
      .workbookSheets, "with two sheets",
      MadeUpWorkbook(.init(row, name: "Baseline"), .init(row, name: "Review"))),
    WorkbookTrouble(
      .workbookSheetUnknown, "without the sheet that was asked for",
      MadeUpWorkbook(.init(row, name: "Baseline"), .init(row, name: "Review")), sheet: "Baselin"),
    WorkbookTrouble(
      .workbookNothing, "with nothing but a hidden sheet",
      MadeUpWorkbook(.init(""), .init(row, name: "Answers", state: "hidden"))),
  ]

  private static let notes = [
    WorkbookTrouble(
      .workbookHiddenSheet, "with a hidden sheet beside the table",
      MadeUpWorkbook(.init(row), .init(row, name: "2019", state: "veryHidden"))),
    WorkbookTrouble(
      .workbookHiddenRows, "with two hidden rows",
      MadeUpWorkbook(
        #"<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>1</v></c></row>"#
          + #"<row r="3" hidden="1"><c r="A3"><v>1</v></c></row>"#)),
    WorkbookTrouble(
      .workbookHiddenColumns, "with a hidden column",
      MadeUpWorkbook(
        .init(
          content: #"<cols><col min="2" max="2" hidden="1"/></cols><sheetData>\#(row)</sheetData>"#)
      )),
    WorkbookTrouble(
      .workbookMerged, "with merged cells",
      MadeUpWorkbook(
        .init(row, after: #"<mergeCells><mergeCell ref="A2:A9"/></mergeCells>"#))),
    WorkbookTrouble(
      .workbookErrors, "with a cell that shows an error",
      MadeUpWorkbook(
        #"<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>"#)),
  ]

  private static func with(
    _ rows: String, _ change: (inout MadeUpWorkbook) -> Void
  ) -> MadeUpWorkbook {
    var workbook = MadeUpWorkbook(rows)
    change(&workbook)
    return workbook
  }

  private static let binaryRelation = Array(
    (#"<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/>"#
      + "</Relationships>").utf8)

  /// The head of an old container, up to the first place where a name can stand.
  private static let container: [UInt8] =
    [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 1016)
}
