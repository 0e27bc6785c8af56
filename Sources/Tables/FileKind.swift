/// What a file is by its first bytes, whatever its name says.
package enum FileKind: String, Sendable, Hashable, CaseIterable {
  /// Compressed with gzip.
  case gzip
  /// An Excel workbook (`.xlsx`, `.xlsm`).
  case workbook
  /// An OpenDocument spreadsheet (`.ods`).
  case openDocument
  /// Some other zip file.
  case zip
  /// An Excel workbook of before 2007 (`.xls`), or another file in the same container.
  case oldWorkbook
  /// An SPSS data file (`.sav`, `.zsav`).
  case spss
  /// A Stata data file (`.dta`).
  case stata
  /// A PDF document.
  case pdf
  /// A web page.
  case html
  /// An XML document.
  case xml
  /// Rich text (`.rtf`).
  case richText
  /// A JSON document.
  case json
  /// A SQLite database.
  case sqlite
  /// A Parquet file.
  case parquet

  /// Bytes from the start that are looked at.
  private static let reach = 4096

  /// Recognises a file; nil when its first bytes are those of no kind that is known here.
  package init?(_ bytes: some Collection<UInt8>) {
    let head = Array(bytes.prefix(Self.reach))
    if let kind = Self.magic.first(where: { head.starts(with: $0.bytes) })?.kind {
      self = kind == .zip ? Self.zipContent(head) : kind
      return
    }
    guard let kind = Self.markup(head) else { return nil }
    self = kind
  }

  private static let magic: [(kind: FileKind, bytes: [UInt8])] = [
    (.gzip, [0x1F, 0x8B]),
    (.zip, [0x50, 0x4B, 0x03, 0x04]),
    (.zip, [0x50, 0x4B, 0x05, 0x06]),
    (.oldWorkbook, [0xD0, 0xCF, 0x11, 0xE0]),
    (.spss, Array("$FL2".utf8)), (.spss, Array("$FL3".utf8)),
    (.stata, Array("<stata_dta>".utf8)),
    // Formats 113 to 115: release, byte order, file type 1, and a zero.
    (.stata, [0x71, 0x02, 0x01, 0x00]), (.stata, [0x72, 0x02, 0x01, 0x00]),
    (.stata, [0x73, 0x02, 0x01, 0x00]),
    (.pdf, Array("%PDF-".utf8)),
    (.richText, Array("{\\rtf".utf8)),
    (.sqlite, Array("SQLite format 3".utf8) + [0]),
    (.parquet, Array("PAR1".utf8)),
  ]

  /// What a zip file holds, from the names of its first entries.
  private static func zipContent(_ head: [UInt8]) -> FileKind {
    func holds(_ text: String) -> Bool { head.firstRange(of: Array(text.utf8)) != nil }
    if holds("opendocument.spreadsheet") { return .openDocument }
    return holds("[Content_Types].xml") || holds("xl/") ? .workbook : .zip
  }

  /// Pages and documents, which may begin with a mark and with spaces.
  private static func markup(_ head: [UInt8]) -> FileKind? {
    let content = head.starts(with: TextEncoding.byteOrderMark) ? head.dropFirst(3) : head[...]
    let words = content.drop { [0x09, 0x0A, 0x0D, 0x20].contains($0) }
    let start = String(decoding: words.prefix(64), as: UTF8.self).lowercased()
    if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") { return .html }
    if start.hasPrefix("<?xml") { return .xml }
    guard let bracket = start.first, bracket == "{" || bracket == "[" else { return nil }
    // A list of objects, or an object with a quoted key: no line of column names begins so.
    let inside = start.dropFirst().first { !$0.isWhitespace }
    return inside == (bracket == "{" ? "\"" : "{") ? .json : nil
  }
}

extension FileKind {
  /// What it is, in words that follow `The file is`.
  package var words: String {
    switch self {
    case .gzip: "compressed (gzip)"
    case .workbook: "an Excel workbook"
    case .openDocument: "an OpenDocument spreadsheet"
    case .zip: "a zip file"
    case .oldWorkbook: "an old Excel workbook (.xls)"
    case .spss: "an SPSS data file"
    case .stata: "a Stata data file"
    case .pdf: "a PDF document"
    case .html: "a web page (HTML)"
    case .xml: "an XML document"
    case .richText: "a rich text document"
    case .json: "a JSON document"
    case .sqlite: "a SQLite database"
    case .parquet: "a Parquet file"
    }
  }

  /// The way out.
  var help: String {
    switch self {
    case .gzip: "Decompress it once; a file that is compressed only once is read as it is."
    case .zip: "Unpack it, and give the table that is in it as CSV UTF-8."
    case .pdf, .richText: "Ask for the export as CSV UTF-8; tables cannot be read from a document."
    case .html: "Look whether the export asked for a login; export again as CSV UTF-8."
    default: "Open it in its program and save it as CSV UTF-8."
    }
  }
}
