public import Platform

/// A workbook that a test makes up, put together from the XML of its parts.
public struct MadeUpWorkbook: Sendable {
  /// A sheet: its name, its state, and the elements within `worksheet`.
  public struct Sheet: Sendable {
    /// Its name.
    public var name: String
    /// `visible`, `hidden` or `veryHidden`.
    public var state: String
    /// The XML within its element.
    public var content: String

    /// A sheet of these rows, which can be seen unless its state says otherwise.
    public init(
      _ rows: String, name: String = "Survey", state: String = "visible", after: String = ""
    ) {
      (self.name, self.state) = (name, state)
      content = "<sheetData>\(rows)</sheetData>\(after)"
    }

    /// A sheet with this XML as it is.
    public init(content: String, name: String = "Survey") {
      (self.name, state, self.content) = (name, "visible", content)
    }
  }

  /// The sheets in their order.
  public var sheets: [Sheet]
  /// What stands before the first sheet's element, such as a document type.
  public var prologue = ""
  /// The items of the shared strings.
  public var strings: [String] = []
  /// Number formats of the styles 0, 1, 2 and so on.
  public var formats: [String] = []
  /// Attributes of the workbook's properties.
  public var workbookKeys = ""
  /// Parts beside those of every workbook.
  public var others: [(name: String, bytes: [UInt8])] = []

  /// A workbook of these sheets.
  public init(_ sheets: Sheet...) { self.sheets = sheets }

  /// A workbook of one sheet with these rows.
  public init(_ rows: String) { self.init(Sheet(rows)) }

  /// Rows of cells that hold texts of their own; empty texts are no cells.
  public static func rows(_ cells: [[String]]) -> String {
    cells.enumerated().map { row, cells in
      "<row r=\"\(row + 1)\">"
        + cells.enumerated().map { column, text in
          text.isEmpty
            ? ""
            : "<c r=\"\(letters(column))\(row + 1)\" t=\"inlineStr\"><is><t>\(escaped(text))</t></is></c>"
        }.joined() + "</row>"
    }.joined()
  }

  /// A text as XML.
  public static func escaped(_ text: String) -> String {
    text.unicodeScalars.map {
      switch $0 {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\r": "_x000D_"
      case "_": "_x005F_"
      case "\"": "&quot;"
      default: String($0)
      }
    }.joined()
  }

  /// The letters of a column below 702, from 0.
  public static func letters(_ column: Int) -> String {
    func letter(_ value: Int) -> String { String(UnicodeScalar(UInt8(65 + value % 26))) }
    return column < 26 ? letter(column) : letter(column / 26 - 1) + letter(column)
  }

  /// The parts by name.
  public var parts: [(name: String, bytes: [UInt8])] {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    func relations(_ all: [(id: String, kind: String, target: String)]) -> String {
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + all.map {
          "<Relationship Id=\"\($0.id)\" Type=\"\(related)/\($0.kind)\" Target=\"\($0.target)\"/>"
        }.joined() + "</Relationships>"
    }
    let numbered = sheets.enumerated()
    let list = numbered.map { at, sheet in
      "<sheet name=\"\(Self.escaped(sheet.name))\" sheetId=\"\(at + 1)\" state=\"\(sheet.state)\" "
        + "r:id=\"rId\(at + 1)\"/>"
    }
    var texts = [
      ("[Content_Types].xml", "<Types/>"),
      ("_rels/.rels", relations([("rId1", "officeDocument", "xl/workbook.xml")])),
      (
        "xl/workbook.xml",
        "<workbook xmlns=\"\(main)\" xmlns:r=\"\(related)\"><workbookPr \(workbookKeys)/>"
          + "<sheets>\(list.joined())</sheets></workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        relations(
          numbered.map { ("rId\($0.offset + 1)", "worksheet", "worksheets/s\($0.offset + 1).xml") }
            + [("strings", "sharedStrings", "strings.xml"), ("styles", "styles", "/xl/styles.xml")])
      ),
      (
        "xl/strings.xml",
        "<sst xmlns=\"\(main)\">\(strings.map { "<si>\($0)</si>" }.joined())</sst>"
      ),
      (
        "xl/styles.xml",
        "<styleSheet xmlns=\"\(main)\"><numFmts>"
          + formats.enumerated().map {
            "<numFmt numFmtId=\"\(164 + $0.offset)\" formatCode=\"\(Self.escaped($0.element))\"/>"
          }.joined() + "</numFmts><cellXfs>"
          + formats.indices.map { "<xf numFmtId=\"\(164 + $0)\"/>" }.joined()
          + "</cellXfs></styleSheet>"
      ),
    ]
    texts += numbered.map { at, sheet in
      (
        "xl/worksheets/s\(at + 1).xml",
        (at == 0 ? prologue : "") + "<worksheet xmlns=\"\(main)\">\(sheet.content)</worksheet>"
      )
    }
    return texts.map { ($0.0, Array($0.1.utf8)) } + others
  }

  /// The workbook as a file.
  public var file: SourceFile { SourceFile(name: "survey.xlsx", bytes: ZipSample.archive(parts)) }
}
