import Platform
import Results
import Tables
import TestSupport
import Testing

@Suite("Names as their program means them, and rows that are nobody's answers")
struct TidiedTextTests {
  static func text(_ text: String, _ change: (inout TableLayout) -> Void) throws -> TableText {
    var layout = TableLayout()
    change(&layout)
    return try TableText(ProjectFiles.text(text), layout)
  }

  static func names(_ text: String, _ source: SurveySource) throws -> [String] {
    let found = try Self.text(text) { $0.source = source }
    var reader = try CSVReader(found.file)
    return try CSVHeader(reading: &reader).names
  }

  @Test("a question of SurveyMonkey stands over its first part only")
  func surveyMonkey() throws {
    let names = try Self.names(
      "Respondent ID,Collector ID,How far?,,Why\n,,Here,There,Open-Ended Response\n1,2,3,4,x\n",
      .surveyMonkey)
    #expect(
      names == ["Respondent ID", "Collector ID", "How far? | Here", "How far? | There", "Why"])
  }

  @Test("LimeSurvey's square brackets, with and without the question")
  func limeSurvey() throws {
    let names = try Self.names(
      "id,WB[SQ001],\"WB[SQ002]. How? [Calm]\",REF. Yours,\"What, now?\"\n", .limeSurvey)
    #expect(names == ["id", "WB_SQ001", "WB_SQ002", "REF", "What, now?"])
  }

  @Test("groups of KoboToolbox are left off, and names are on one line without no-break spaces")
  func others() throws {
    #expect(try Self.names("a/b/c,d\n", .kobo) == ["c", "d"])
    #expect(
      try Self.names("\"A\u{A0}question\u{A0}\n(all)\", B \n", .microsoftForms)
        == ["A question (all)", "B"])
  }

  @Test("rows keep their lines, whatever is left out before them")
  func lines() throws {
    let found = try Self.text("title\n\"a\nb\",c\n1,TEST\n\"2\nx\",ok\r\n3, test \n4,ok\n") {
      $0.skippedLines = 1
      $0.source = .redcap
      $0.leftOut = [LeftOut(column: "c", values: ["Test"])]
    }
    #expect(
      String(decoding: found.file.bytes, as: UTF8.self)
        == "title\na b,c\n\n\n\"2\nx\",ok\r\n\n4,ok\n")
    #expect(found.notes.map(\.code) == [.rowsLeftOut])
    #expect(found.notes.first?.message.hasPrefix("2 rows were left out") == true)
    #expect(found.notes.first?.place.line == 4)
  }

  @Test("a rule of a column that is not there refuses the file, and one without a row is told")
  func rules() throws {
    #expect(throws: RefusedInput.self) {
      try Self.text("a,b\n1,2\n") { $0.leftOut = [LeftOut(column: "B", values: ["2"])] }
    }
    let found = try Self.text("a,b\n1,2\n") { $0.leftOut = [LeftOut(column: "b", values: ["3"])] }
    #expect(found.notes.map(\.code) == [.rowsLeftOutNone])
  }

  @Test("every program is recognised by the names of its columns, and nothing by others")
  func recognition() {
    #expect(SurveySource(["ID", "Start time", "Completion time", "Email"]) == .microsoftForms)
    #expect(SurveySource(["Timestamp", "How are you?"]) == .googleForms)
    #expect(SurveySource(["timestamp", "q1", "q2"]) == nil)
    #expect(SurveySource(["id", "wave", "q1"]) == nil)
    #expect(SurveySource([]) == nil)
  }

  @Test("UTF-16 in both orders and Windows-1252 come out as UTF-8 when they are stated")
  func encodings() throws {
    let text = "id,größe\nÉ,“1”\u{1F600}\n"
    let units = Array(text.utf16)
    let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for bytes in [[0xFF, 0xFE] + little, [0xFE, 0xFF] + big, little] {
      #expect(try Self.decoded(bytes, .utf16) == text)
    }
    let windows: [UInt8] = [0x69, 0x64, 0x0A, 0x93, 0xE9, 0x94, 0x0A]
    #expect(try Self.decoded(windows, .windows1252) == "id\n“é”\n")
  }

  @Test("bytes that stand for no character, and an encoding that is plainly wrong, refuse the file")
  func wrongEncodings() {
    let wrong: [([UInt8], StatedEncoding)] = [
      ([0x69, 0x64, 0x0A, 0x81, 0x0A], .windows1252),
      (Array("id\né\n".utf8), .windows1252),
      (Array("id\n1\n".utf8), .utf16),
      ([0xFF, 0xFE, 0x61, 0x00, 0x00, 0xD8, 0x61, 0x00], .utf16),
      ([0xFF, 0xFE, 0x61, 0x00, 0x62], .utf16),
    ]
    for (bytes, encoding) in wrong {
      #expect(throws: RefusedInput.self) { try Self.decoded(bytes, encoding) }
    }
  }

  static func decoded(_ bytes: [UInt8], _ encoding: StatedEncoding) throws -> String {
    var layout = TableLayout()
    layout.opening.encoding = encoding
    let text = try TableText(SourceFile(name: "test", bytes: bytes), layout)
    return String(decoding: text.file.bytes, as: UTF8.self)
  }
}
