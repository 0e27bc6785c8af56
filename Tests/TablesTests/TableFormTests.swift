import Platform
import Results
import Tables
import TestSupport
import Testing

@Suite("What a table file looks like")
struct TableFormTests {
  static func form(_ text: String, delimiter: CSVDelimiter? = nil) throws -> TableForm {
    TableForm(
      try TextSample(ByteSource(ProjectFiles.text(text, name: "data.csv"))), delimiter: delimiter)
  }

  @Test(
    "the delimiter is the one that cuts all rows alike",
    arguments: [
      ("id,a,b\n1,2,3\n", CSVDelimiter.comma, DelimiterReading.Certainty.clear),
      ("id;a\n1;2,5\n2;3,5\n", .semicolon, .clear),
      ("id\tnote\n1\ta, b; c\n2\td\n", .tab, .clear),
      ("id|a\n1|2\n", .pipe, .clear),
      ("id,note\n1,\"a;b\"\n2,\"c;d;e\"\n", .comma, .clear),
      ("id\n1\n2\n", .comma, .single), ("id\na;b\nc\nd\n", .comma, .single),
      ("a;b,c;d\n1;2,3;4\n", .semicolon, .ambiguous),
      ("a,b,c\n1,2,3\n1,2\n1\n1,2,3,4\n", .comma, .uneven),
    ])
  func delimiters(
    _ text: String, _ delimiter: CSVDelimiter, _ certainty: DelimiterReading.Certainty
  ) throws {
    let reading = try Self.form(text).delimiter
    #expect(reading.delimiter == delimiter)
    #expect(reading.certainty == certainty)
  }

  @Test("a reading that is as good is named, and the user's own word settles it")
  func rivals() throws {
    let text = "a;b,c;d\n1;2,3;4\n"
    let form = try Self.form(text)
    #expect(form.delimiter.rivals.map(\.delimiter) == [.comma])
    #expect(form.columns.map(\.name) == ["a", "b,c", "d"])
    let named = try Self.form(text, delimiter: .comma)
    #expect(named.delimiter.certainty == .named)
    #expect(named.columns.map(\.name) == ["a;b", "c;d"])
  }

  @Test(
    "titles, rows for spreadsheets and second headers are told, with the layout that reads them",
    arguments: [
      ("id,a,b\n1,2,3\n", 0, 1), ("Title\nMore\n\nid,a,b\n1,2,3\n2,3,4\n", 3, 1),
      ("Title,,\nid,a,b\n1,2,3\n2,3,4\n", 1, 1), ("sep=;\nid;a;b\n1;2;3\n2;3;4\n", 1, 1),
      (HeaderCheckTests.qualtrics, 0, 3),
      ("q1,q2,q3\nHow?,What?,Why?\n1,2,3\n3,4,5\n", 0, 2),
      ("id,note\nx1,how are you\nx2,fine\n", 0, 1),
    ])
  func headers(_ text: String, _ skipped: Int, _ rows: Int) throws {
    let form = try Self.form(text)
    #expect(form.layout.skippedLines == skipped)
    #expect(form.layout.headerRows == rows)
    // The scorer reads the same names with that layout.
    var reader = try CSVReader(form.sampleFile, layout: form.layout)
    #expect(try reader.readHeader(form.layout).header.names == form.columns.map(\.name))
  }

  @Test(
    "a first row of numbers or days is doubted as column names; a run of numbers is not",
    arguments: [
      ("p1,31/12/1987,3,4\np2,01/02/1990,2,5\n", true), ("id,1,2,3,4\np1,3,4,5,1\n", false),
      ("id,q1,q2\np1,1,2\n", false), ("1001,3\n1002,4\n", true),
    ])
  func noNames(_ text: String, _ expected: Bool) throws {
    let form = try Self.form(text)
    #expect(form.header.seemsToHaveNoNames == expected)
    #expect((form.columns.first?.name == "column 1") == expected)
  }

  @Test("totals and remarks at the end are told and not counted as answers")
  func footers() throws {
    let rows = (1...20).map { "p\($0),\($0 % 5 + 1),3\n" }.joined()
    let form = try Self.form("id,a,b\n" + rows + "Total:,60,60\nExported by a person\n")
    #expect(form.rows.footers == [22, 23])
    #expect(form.rows.rows == 22)
    #expect(form.columns[1].codes.map(\.code) == [1, 2, 3, 4, 5])
    let plain = try Self.form("id,a,b\n" + rows)
    #expect(plain.rows.footers.isEmpty)
  }

  @Test("rows that are uneven, empty or the names again are counted")
  func rows() throws {
    let form = try Self.form("id,a,b\n1,2,3\n,,\n1,2\n\nid,a,b\n2,3,4\n,,\n,,\n")
    #expect(form.rows.rows == 7)
    #expect(form.rows.uneven == 1)
    #expect(form.rows.firstUneven?.line == 4)
    #expect(form.rows.empty == 1)
    #expect(form.rows.emptyAtEnd == 2)
    #expect(form.rows.repeatedNames == [6])
    #expect(form.rows.notes.blankLines == 1)
  }

  static func column(_ cells: [String]) throws -> ColumnForm {
    let text = "id,x\n" + cells.enumerated().map { "\($0 + 1),\($1)\n" }.joined()
    return try #require(try form(text).columns.last)
  }

  @Test(
    "columns are taken for what their cells are",
    arguments: [
      (["1", "2", "3", "1", "5"], ColumnForm.Kind.codes), (["", "", ""], .empty),
      (["North", "South", "North", "North", "South", "North"], .labels),
      (["2025-01-31", "2025-02-28", ""], .dates), (["1.5", "2", "3.25"], .decimals),
      (["\"1,5\"", "2", "\"3,25\""], .decimals), (["23", "45", "67", "31"], .wholeNumbers),
      (["a b c d e f", "g h i j k l", "m n o p q"], .freeText),
      (["A17", "B22", "C91", "D10"], .unique), (Array(repeating: "x", count: 12), .constant),
      (["10293", "88271", "39102", "44410"], .unique),
    ])
  func kinds(_ cells: [String], _ kind: ColumnForm.Kind) throws {
    #expect(try Self.column(cells).kind == kind)
  }

  @Test(
    "codes that look like no answer stand apart from the others",
    arguments: [
      (["1", "2", "3", "4", "5", "99", "99"], ["99"]), (["0", "1", "2", "-9", "1", "0"], ["-9"]),
      (["1", "2", "3", "4", "9", "1"], ["9"]), (["7", "8", "9", "6", "5"], []),
      (["1", "2", "NA", "3", "1", "."], [".", "NA"]), (["-1", "1", "-1", "1"], []),
      (["0", "10", "20", "99", "98", "97"], ["97", "98", "99"]), (["88", "99", "88"], []),
    ])
  func missing(_ cells: [String], _ expected: [String]) throws {
    #expect(try Self.column(cells).missingLookAlikes.map(\.text).sorted() == expected)
  }

  @Test(
    "days are tried in every order, and impossible ones fit none",
    arguments: [
      (["03/04/2025", "05/06/2025"], ["dd/mm/yyyy", "mm/dd/yyyy"], 0),
      (["13/04/2025", "05/06/2025"], ["dd/mm/yyyy"], 1),
      (["4 Mar 2025", "12-Apr-25"], ["d Mon yyyy"], 2),
      (["Mar 4, 2025", "December 31, 2025"], ["Mon d, yyyy"], 2),
      (["2025-02-29", "2025-02-28"], [], 1),
      (["2024-02-29 10:15", "2025-02-28T09:00"], ["yyyy-mm-dd"], 2),
      (["01.02.25", "03.04.25"], ["dd/mm/yy", "mm/dd/yy"], 0),
    ] as [([String], [String], Int)])
  func dates(_ cells: [String], _ forms: [String], _ settled: Int) throws {
    let column = try Self.column(cells.map { "\"\($0)\"" })
    #expect(column.dates.filter { $0.count == cells.count }.map(\.form.rawValue) == forms)
    #expect(column.settledDates == settled)
  }

  @Test("ids that spreadsheets damaged are noticed, running numbers are not")
  func damage() throws {
    #expect(try Self.column(["1E+05", "1.2E+11", "x"]).damage == [.exponents(2)])
    #expect(try Self.column(["1001.0", "1002.0", "x"]).damage == [.points(2)])
    let ids = (0..<20).map { String(10_000 + $0 * 4_001) } + ["731", "9120"]
    #expect(try Self.column(ids).damage == [.short(2, usual: 5)])
    #expect(try Self.column((1...120).map(String.init)).damage.isEmpty)
  }

  @Test("a structure that breaks is told where, and what stands before is described")
  func broken() throws {
    let form = try Self.form("id,a\n1,2\n2,\"3\n4,5\n")
    #expect(form.trouble?.code == .csvUnclosedQuote)
    #expect(form.trouble?.place.line == 3)
    #expect(form.rows.rows == 1)
    #expect(!form.isWhole)
  }

  @Test("a large file is judged by a beginning that is said, and a cut row is not counted")
  func large() throws {
    let text = "id,a\n" + (0..<5000).map { "person\($0),\($0 % 5 + 1)\n" }.joined()
    let sample = try TextSample(
      ByteSource(ProjectFiles.text(text, name: "data.csv")), most: 10_000)
    #expect(sample.byteCount == 10_000)
    let form = TableForm(sample)
    #expect(!form.isWhole)
    let lines = text.utf8.prefix(10_000).count { $0 == 0x0A }
    #expect(form.rows.rows == lines - 1)
    #expect(form.rows.uneven == 0)
  }

  @Test("combinations of columns are counted among rows that fill them")
  func combinations() throws {
    let form = try Self.form("id,t,x\n1,1,a\n1,2,a\n1,1,b\n,1,c\n")
    #expect(form.combinations(of: [0, 1]).rows == 3)
    #expect(form.combinations(of: [0, 1]).distinct == 2)
    #expect(form.combinations(of: [0, 1, 2]).distinct == 3)
  }
}

extension TableForm {
  /// The text that was looked at as a file.
  var sampleFile: SourceFile { SourceFile(name: sample.file, bytes: sample.bytes) }
}
