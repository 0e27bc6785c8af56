import Platform
import Results
import Tables
import TestSupport
import Testing

@Suite("Comma-separated records (RFC 4180)")
struct CSVReaderTests {
  static func records(_ text: String) throws -> [[String]] {
    var reader = try CSVReader(ProjectFiles.text(text))
    var record = CSVRecord()
    var records: [[String]] = []
    while try reader.read(into: &record) { records.append(record.fields.map(reader.text)) }
    return records
  }

  @Test(
    "fields are what the standard says",
    arguments: [
      ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
      ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
      ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
      ("\u{FEFF}a\n1\n", [["a"], ["1"]]),
      ("\"a,b\",\"c\"\"d\"\n", [["a,b", "c\"d"]]),
      ("\"one\ntwo\",x\n", [["one\ntwo", "x"]]),
      ("a,,\n", [["a", "", ""]]),
      ("a\n\n\nb\n\n", [["a"], ["b"]]),
      ("\"\"\nb", [[""], ["b"]]),
      ("é,日本\n", [["é", "日本"]]),
    ])
  func fields(_ text: String, _ expected: [[String]]) throws {
    #expect(try Self.records(text) == expected)
  }

  @Test(
    "a file whose structure cannot be relied on is refused where it breaks",
    arguments: [
      ("a,b\n1,\"2\n3,4\n", DiagnosticCode.csvUnclosedQuote, 2, 3),
      ("a,b\n1,2\"3\n", .csvStrayQuote, 2, 4),
      ("a,b\n\"1\"2,3\n", .csvStrayQuote, 2, 4),
    ])
  func broken(_ text: String, _ code: DiagnosticCode, _ line: Int, _ column: Int) throws {
    let problem = try #require(refusals { _ = try Self.records(text) }.first)
    #expect(problem.code == code)
    #expect(problem.place.line == line)
    #expect(problem.place.column == column)
  }

  @Test(
    "a file that is not text is refused",
    arguments: [
      ([], DiagnosticCode.fileEmpty), ([0xEF, 0xBB, 0xBF], .fileEmpty), ([0x0A, 0x0A], .fileEmpty),
      ([0x61, 0x0A, 0xE9, 0x0A], .fileEncoding), ([0xFF, 0xFE, 0x61, 0x00], .fileUTF16),
      ([0x61, 0x00], .fileZeroByte),
    ] as [([UInt8], DiagnosticCode)])
  func notText(_ bytes: [UInt8], _ code: DiagnosticCode) {
    #expect(refusalCodes { _ = try CSVReader(SourceFile(name: "x", bytes: bytes)) } == [code])
  }

  @Test("a byte that is not UTF-8 is named by line and column")
  func placeOfBadByte() throws {
    let file = SourceFile(name: "x", bytes: Array("ab\ncd".utf8) + [0xE9])
    let problem = try #require(refusals { _ = try CSVReader(file) }.first)
    #expect(problem.place.line == 2)
    #expect(problem.place.column == 3)
  }

  @Test("columns without a name, or with that of another, are told, and refused when asked for")
  func badHeader() throws {
    var reader = try CSVReader(ProjectFiles.text("a,,a,b\n"))
    let header = try CSVHeader(reading: &reader)
    #expect(header.notes.map(\.code) == [.csvBlankColumn, .csvDuplicateColumn])
    #expect(header.notes.allSatisfy { $0.severity == .note })
    #expect(header.position(of: "b") == 3)
    #expect(header.position(of: "a") == nil)
    #expect(header.obstacle(to: "a")?.code == .csvDuplicateColumn)
    #expect(header.obstacle(to: "a")?.severity == .error)
    #expect(header.obstacle(to: "b") == nil && header.obstacle(to: "c") == nil)
  }

  @Test("what is written is read back unchanged")
  func roundTrip() throws {
    let texts = [
      "plain", "a,b", "say \"x\"", "two\nlines", "", "=1+1", "é 日本 \u{1F9ED}", " padded ",
    ]
    let table = ResultTable(
      columns: ["text", "n"], rows: texts.enumerated().map { [.text($1), .integer($0)] })
    let rows = try Self.records(CSVWriter.text(table)).dropFirst()
    #expect(rows.map { $0[0] } == texts)
  }

  @Test(
    "texts that a spreadsheet would take for formulas get an apostrophe; numbers are never touched")
  func formulas() throws {
    let texts = [
      "=1+1", "+44 7700", "-a", "@SUM(A1)", "  =x", "\t=x", "\u{FF1D}1", "=\"a\",b", "-5", "+3.5",
      "a=b", "",
    ]
    let table = ResultTable(
      columns: ["=text", "n"],
      rows: texts.map { [.text($0), .number(-2.5)] } + [[.missing, .integer(-3)]])
    let rows = try Self.records(CSVWriter.text(table, guardsFormulas: true))
    #expect(rows[0] == ["'=text", "n"])
    #expect(
      rows.dropFirst().map { $0[0] }
        == texts.map { ["-5", "a=b", ""].contains($0) ? $0 : "'" + $0 } + [""])
    #expect(rows.dropFirst().map { $0[1] } == texts.map { _ in "-2.5" } + ["-3"])
    #expect(try Self.records(CSVWriter.text(table))[1][0] == "=1+1")
  }

  @Test(
    "two columns whose names look the same are refused, and where they part is told",
    arguments: [
      ("\u{E9},e\u{301}", "U+00E9", "U+0065 U+0301"), ("a,a\u{200B}", "nothing more", "U+200B"),
    ])
  func lookAlikes(_ head: String, _ one: String, _ other: String) throws {
    var reader = try CSVReader(ProjectFiles.text("\(head)\n1,2\n"))
    let header = try CSVHeader(reading: &reader)
    for name in header.names {
      #expect(header.position(of: name) == nil)
      let problem = try #require(header.obstacle(to: name))
      #expect(problem.code == .textLookAlike && problem.severity == .error)
      #expect(problem.message.contains(one) && problem.message.contains(other))
    }
  }
}
