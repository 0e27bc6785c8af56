import Platform
import Results
import Tables
import TestSupport
import Testing

@Suite("Column names that are not where they were looked for")
struct HeaderCheckTests {
  static func header(
    _ text: String, _ change: (inout TableLayout) -> Void = { _ in }
  ) throws -> (header: CSVHeader, check: HeaderCheck, rows: [[String]], notes: [Diagnostic]) {
    var layout = TableLayout()
    change(&layout)
    var reader = try CSVReader(ProjectFiles.text(text, name: "data.csv"), layout: layout)
    let head = try reader.readHeader(layout)
    var record = CSVRecord()
    var rows: [[String]] = []
    while try reader.read(into: &record) { rows.append(record.fields.map(reader.text)) }
    return (head.header, head.check, rows, reader.notes)
  }

  static let qualtrics = """
    id,q1
    Response ID,How are you?
    "{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}"
    R_1,3

    """

  @Test(
    "a header that cannot be one is refused with the option that says so",
    arguments: [
      ("id;a;b\n1;2;3\n", DiagnosticCode.csvDelimiter, "--delimiter ';'", "delimiter: semicolon"),
      ("id\ta\n1\t2\n", .csvDelimiter, "--delimiter tab", "delimiter: tab"),
      ("id|a\n1|2\n", .csvDelimiter, "--delimiter '|'", "delimiter: bar"),
      ("sep=;\nid;a\n", .csvHeaderRows, "--skip 1 and --delimiter ';'", "skip_rows: 1"),
      ("sep=,\nid,a\n", .csvHeaderRows, "--skip 1 (", "skip_rows: 1"),
      ("A survey,,\n\nid,a,b\n1,2,3\n", .csvHeaderRows, "--skip 2 ", "skip_rows: 2"),
      (",,\nid,a,b\n1,2,3\n", .csvHeaderRows, "--skip 1 ", "skip_rows: 1"),
      (qualtrics, .csvHeaderRows, "--source qualtrics", "source: qualtrics"),
    ])
  func refused(_ text: String, _ code: DiagnosticCode, _ option: String, _ key: String) throws {
    let problem = try #require(refusals { _ = try Self.header(text) }.first)
    #expect(problem.code == code)
    #expect(problem.help.contains(option), "\(problem.help)")
    #expect(problem.help.contains(key), "\(problem.help)")
    #expect(problem.place.line == 1)
  }

  @Test("what the option says is done, and lines keep their numbers")
  func layouts() throws {
    let qualtrics = try Self.header(Self.qualtrics) { $0.headerRows = 3 }
    #expect(qualtrics.header.names == ["id", "q1"])
    #expect(qualtrics.rows == [["R_1", "3"]])
    // Quotation marks in the lines before do not matter.
    let titled = try Self.header("A \"survey\r\nof 5\" people\r\n\r\nid;a\r\n1;2\r\n") {
      $0.skippedLines = 3
      $0.delimiter = .semicolon
    }
    #expect(titled.header.names == ["id", "a"])
    #expect(titled.header.line == 4)
    #expect(titled.rows == [["1", "2"]])
    #expect(titled.notes.isEmpty)
  }

  @Test("names that differ in spaces or capitals are not taken for another, but suggested")
  func nearestNames() throws {
    let header = try Self.header("Person ID , q1\n1,2\n").header
    #expect(header.names == ["Person ID ", " q1"])
    #expect(header.position(of: "q1") == nil)
    #expect(header.nearest(to: "person id") == "Person ID ")
    #expect(header.nearest(to: "q1") == " q1")
    let items = try Self.header("q1, Q2,item_03,Q_5_1,v7\n1,2,3,4,5\n").header
    #expect(items.nearest(to: "q2") == " Q2")
    #expect(items.nearest(to: "q3") == nil)
    #expect(items.nearest(to: "item_3") == "item_03")
    #expect(items.nearest(to: "Q5_1") == "Q_5_1")
    #expect(items.nearest(to: "w7") == "v7")
  }

  @Test("skipping everything leaves an empty file")
  func skipAll() {
    #expect(refusalCodes { _ = try Self.header("a\nb\n") { $0.skippedLines = 9 } } == [.fileEmpty])
  }

  @Test("columns that are not there are looked for further down")
  func explained() throws {
    let text = "Results,of,a survey\nid,a,b\n1,2,3\n"
    let check = try Self.header(text).check
    let missing = ["id", "a"].map {
      Diagnostic(
        .csvMissingColumn, at: Place(file: "data.csv", line: 1, column: 1, field: $0), "", help: "")
    }
    let problem = try #require(check.explained(RefusedInput(missing)).diagnostics.first)
    #expect(problem.code == .csvHeaderRows)
    #expect(problem.message == "The column names stand on line 2, not on line 1.")
    #expect(problem.help.contains("--skip 1 "))
    let other = RefusedInput([
      Diagnostic(.csvMissingColumn, at: Place(file: "data.csv", field: "z"), "", help: "")
    ])
    #expect(check.explained(other) == other)
  }

  @Test("blank lines between rows are told, those at the end are not")
  func blankRows() throws {
    let notes = try Self.header("\nid,a\n1,2\n\n\n2,3\n\n3,4\n\n\n").notes
    #expect(notes.map(\.code) == [.csvBlankRows])
    #expect(notes[0].severity == .note)
    #expect(
      notes[0].message == "3 blank lines stand between the rows; nothing was read from there.")
    #expect(notes[0].place.line == 4)
  }

  @Test(
    "line ends that differ are told, but not those inside quotation marks",
    arguments: [
      ("id,a\r\n1,2\n2,3\r\n", "LF, CRLF"), ("id,a\n1,2\r2,3\n", "LF, CR"),
      ("id,a\r\n1,2\r3,4\r\n", "CRLF, CR"), ("id,a\r\n1,\"x\ny\"\r\n", nil),
      ("id,a\n1,\"x\r\ny\"\n", nil), ("id,a\n1,2\n", nil), ("id,a\r1,2\r", nil),
    ] as [(String, String?)])
  func lineEnds(_ text: String, _ kinds: String?) throws {
    let notes = try Self.header(text).notes
    #expect(notes.map(\.code) == (kinds == nil ? [] : [.csvMixedLineEnds]))
    if let kinds { #expect(notes[0].message.contains("(\(kinds))")) }
  }
}
