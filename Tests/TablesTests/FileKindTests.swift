import Platform
import Results
import Tables
import TestSupport
import Testing

@Suite("What a file is by its first bytes")
struct FileKindTests {
  /// Signatures: Gary Kessler's table of file signatures, PKWARE APPNOTE, RFC 1952, and the formats'
  /// own documents.
  static let samples: [(FileKind, [UInt8])] = [
    (.gzip, [0x1F, 0x8B, 8, 0]),
    (.workbook, [0x50, 0x4B, 3, 4] + Array(repeating: 0, count: 26) + "[Content_Types].xml".utf8),
    (.workbook, [0x50, 0x4B, 3, 4] + Array(repeating: 0, count: 26) + "xl/workbook.xml".utf8),
    (
      .openDocument,
      [0x50, 0x4B, 3, 4] + Array(repeating: 0, count: 26)
        + "mimetypeapplication/vnd.oasis.opendocument.spreadsheet".utf8
    ),
    (.zip, [0x50, 0x4B, 3, 4, 20, 0]),
    (.oldWorkbook, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
    (.spss, Array("$FL2@(#) SPSS DATA FILE".utf8)), (.spss, Array("$FL3@(#)".utf8)),
    (.stata, Array("<stata_dta><header>".utf8)), (.stata, [0x72, 2, 1, 0, 5]),
    (.pdf, Array("%PDF-1.7\n".utf8)),
    (.html, Array("<!DOCTYPE html>\n<html>".utf8)), (.html, Array("\n  <HTML lang=en>".utf8)),
    (.xml, [0xEF, 0xBB, 0xBF] + Array("<?xml version=\"1.0\"?>".utf8)),
    (.richText, Array("{\\rtf1\\ansi".utf8)),
    (.json, Array("{\"id\": 1}".utf8)), (.json, Array("[\n {\"id\": 1}]".utf8)),
    (.sqlite, Array("SQLite format 3".utf8) + [0, 16]),
    (.parquet, Array("PAR1".utf8) + [21, 4]),
  ]

  @Test("each kind is recognised, and refused by name under any file name", arguments: samples)
  func kinds(_ kind: FileKind, _ bytes: [UInt8]) throws {
    #expect(FileKind(bytes) == kind)
    let problem = try #require(
      refusals { _ = try CSVReader(SourceFile(name: "data.csv", bytes: bytes)) }.first)
    #expect(problem.code == .fileKind)
    #expect(problem.message.contains(kind.words))
    #expect(!problem.help.isEmpty)
  }

  @Test(
    "tables are none of them",
    arguments: [
      "id,a\n1,2\n", "\u{FEFF}id;a\n", "[x],y\n1,2\n", "{id},a\n", "<5,>5\n1,2\n", "", "P",
      "PKX,a\n",
      "\"[\",\"{\"\n",
    ])
  func tables(_ text: String) { #expect(FileKind(Array(text.utf8)) == nil) }

  static let text = "id,name\n1,Ren\u{E9}\n2,\u{1F9ED}\n"

  static func utf16(_ text: String, little: Bool, mark: Bool) -> [UInt8] {
    ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit -> [UInt8] in
      let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return little ? bytes.reversed() : bytes
    }
  }

  static func utf32(_ text: String, little: Bool, mark: Bool) -> [UInt8] {
    ((mark ? [0xFEFF] : []) + text.unicodeScalars.map(\.value)).flatMap { value -> [UInt8] in
      let bytes = [24, 16, 8, 0].map { UInt8(value >> $0 & 0xFF) }
      return little ? bytes.reversed() : bytes
    }
  }

  @Test(
    "UTF-16 and UTF-32 are known by mark or by zeros, refused unless stated, with the way out",
    arguments: [true, false], [true, false])
  func wide(little: Bool, mark: Bool) throws {
    let sixteen = Self.utf16(Self.text, little: little, mark: mark)
    let thirtyTwo = Self.utf32(Self.text, little: little, mark: mark)
    #expect(TextForm(sixteen) == .utf16(isLittleEndian: little, hasMark: mark))
    #expect(TextForm(thirtyTwo) == .utf32(isLittleEndian: little, hasMark: mark))
    for (bytes, code, name) in [
      (sixteen, DiagnosticCode.fileUTF16, "UTF-16"), (thirtyTwo, .fileUTF32, "UTF-32"),
    ] {
      let file = SourceFile(name: "data.csv", bytes: bytes)
      let problem = try #require(refusals { _ = try CSVReader(file) }.first)
      #expect(problem.code == code)
      let order = mark ? "" : little ? "LE" : "BE"
      #expect(
        problem.help.contains(
          code == .fileUTF16 ? "--encoding utf-16 " : "iconv -f \(name)\(order) "))
      let sample = try TextSample(ByteSource(file))
      #expect(String(decoding: sample.bytes, as: UTF8.self) == Self.text)
    }
  }

  @Test("half of a surrogate pair becomes a replacement character, and the rest is read")
  func halfPair() throws {
    let bytes: [UInt8] = [0xFF, 0xFE, 0x61, 0, 0x3D, 0xD8, 0x62, 0, 0x3D, 0xD8]
    let sample = try TextSample(ByteSource(SourceFile(name: "x", bytes: bytes)))
    #expect(String(decoding: sample.bytes, as: UTF8.self) == "a\u{FFFD}b\u{FFFD}")
  }

  @Test("bytes that are not UTF-8 are read as Windows-1252 by sniff, with the first place")
  func windows1252() throws {
    // "René’s – €" in Windows-1252.
    let bytes = Array("id\nRen".utf8) + [0xE9, 0x92, 0x73, 0x20, 0x96, 0x20, 0x80, 0x0A]
    let sample = try TextSample(ByteSource(SourceFile(name: "x.csv", bytes: bytes)))
    #expect(
      String(decoding: sample.bytes, as: UTF8.self) == "id\nRen\u{E9}\u{2019}s \u{2013} \u{20AC}\n")
    #expect(sample.encoding == .windows1252(Place(file: "x.csv", line: 2, column: 4)))
  }

  @Test(
    "bytes of no encoding are refused",
    arguments: [
      ([0x61, 0x81, 0x0A], DiagnosticCode.fileEncoding), ([0x61, 0xE9, 0x01], .fileEncoding),
      ([0x61, 0x00, 0xE9], .fileZeroByte), ([], .fileEmpty), ([0x0D, 0x0A, 0x20], .fileEmpty),
      ([0xEF, 0xBB, 0xBF], .fileEmpty), ([0xFF, 0xFE], .fileEmpty),
    ] as [([UInt8], DiagnosticCode)])
  func noText(_ bytes: [UInt8], _ code: DiagnosticCode) {
    #expect(
      refusalCodes { _ = try TextSample(ByteSource(SourceFile(name: "x", bytes: bytes))) } == [code]
    )
  }
}
