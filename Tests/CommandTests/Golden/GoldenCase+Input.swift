import Platform
import Results
import TestSupport

/// Files that are not what they are taken for, tables laid out in another way, and files with a row
/// per answer.
extension GoldenCase {
  private static let header = "id,a,b\n1,1,1\n"

  static let kinds: [GoldenCase] = [
    score(
      .fileGzipTruncated, bytes: Array(GzipSample.small.dropLast(9)), file: "data.csv.gz"),
    score(.fileGzipCorrupt, bytes: Array(header.utf8), file: "data.csv.gz"),
    limit(.fileGzipTooLarge, "a file of 4096 bytes, decompressed with a limit of 1000") {
      let zeros = [UInt8](repeating: 0, count: 4096)
      return refusals {
        _ = try SourceFile(name: "data.csv.gz", bytes: GzipSample.member(zeros))
          .decompressed(limit: 1000)
      }
    },
    score(.fileKind, bytes: Array("%PDF-1.7\n".utf8)),
    score(.fileUTF16, bytes: [0xFF, 0xFE] + header.utf8.flatMap { [$0, 0] }),
    score(.fileUTF32, bytes: [0xFF, 0xFE, 0, 0] + header.utf8.flatMap { [$0, 0, 0, 0] }),
    score(.fileZeroByte, bytes: Array("\(header)2,\u{0},1\n".utf8)),
    score(.fileNotRegular, "", file: "."),
    linked(.fileLinkLoop),
  ]

  static let workbooks: [GoldenCase] = WorkbookTrouble.all.map { trouble in
    limit(trouble.code, "a workbook \(trouble.about)") { trouble.told }
  }

  static let statistical: [GoldenCase] = StatisticalTrouble.all.map { trouble in
    limit(trouble.code, trouble.about) { trouble.told }
  }

  static let layouts: [GoldenCase] = [
    score(.csvDelimiter, "id;a;b\n1;1;1\n"),
    score(.csvHeaderRows, "How people are,,\n\nid,a,b\n1,1,1\n"),
    score(.csvBlankRows, "id,a,b\n1,1,1\n\n\n2,1,1\n"),
    score(.csvMixedLineEnds, "id,a,b\r\n1,1,1\n2,1,1\r\n"),
  ]

  static let mappings: [GoldenCase] = [
    mapping(.mappingHeader, "item,colum\na,x\nb,y\n"),
    mapping(.mappingRow, "item,column\na,x\nb\n"),
    mapping(.mappingScale, "item,column,scale\na,x,pair\nb,y,pear\n"),
    mapping(.mappingItem, "item,column\na,x\nbb,y\n"),
    mapping(.mappingDuplicate, "item,column\na,x\nb,x\n"),
    derived,
  ]

  static let answerRows: [GoldenCase] = [
    answers(.responseConflict, "1,a,1\n1,b,2\n1,a,4\n"),
    answers(.responseRepeat, "1,a,1\n1,b,2\n1,a,1\n"),
    answers(.itemUnknown, "1,a,1\n1,B,2\n1,mood,3\n"),
    answers(.itemAbsent, "1,A,1\n1,B,2\n"),
  ]

  /// `waymark score` over a file of these bytes.
  private static func score(
    _ code: DiagnosticCode, bytes: [UInt8], file: String = "data.csv"
  ) -> Self {
    var golden = score(code, "", file: file)
    golden.files[file] = bytes
    return golden
  }

  private static func mapping(_ code: DiagnosticCode, _ table: String) -> Self {
    var golden = score(code, "id,x,y\n1,1,1\n", options: ["--mapping", "map.csv"])
    golden.files["map.csv"] = Array(table.utf8)
    return golden
  }

  private static func answers(_ code: DiagnosticCode, _ rows: String) -> Self {
    score(code, "id,item,answer\n" + rows, options: ["--long-input"])
  }

  /// A scale asked for from the answers to another one, of which it is no part.
  private static var derived: Self {
    var golden = score(.scaleDerivation, "id,a,b\n1,1,1\n", options: ["--from", "both"])
    golden.files["both.json"] = Array(
      SmallStudy.scale.replacing("\"pair\"", with: "\"both\"").utf8)
    return golden
  }

  /// A data file whose symbolic links lead in a circle.
  private static func linked(_ code: DiagnosticCode) -> Self {
    var golden = score(code, "", file: "other.csv")
    golden.links = ["other.csv": "another.csv", "another.csv": "other.csv"]
    return golden
  }

  /// What the library says where meeting it with the program would take too much of a test, such as
  /// a gigabyte of text, or is met alike by every command.
  private static func limit(
    _ code: DiagnosticCode, _ words: String, _ told: @escaping @Sendable () -> [Diagnostic]
  ) -> Self {
    GoldenCase(code: code, arguments: [words], files: [:], told: told)
  }
}
