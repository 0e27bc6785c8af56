import Journeys
import Platform
import Results
import Tables
import TestSupport
import Testing

@Suite("Files of scores become a panel")
struct ScoreFileTests {
  static func columns(_ change: (inout ScoreColumns) -> Void = { _ in }) -> ScoreColumns {
    var columns = ScoreColumns(id: "id", time: "time", score: "value")
    change(&columns)
    return columns
  }

  static func panel(
    _ text: String, _ columns: ScoreColumns = columns()
  ) throws(RefusedInput) -> ScorePanel {
    var gathering = ScoreGathering(columns)
    try gathering.read(ByteSource(SourceFile(name: "data.csv", bytes: Array(text.utf8))))
    return try gathering.panel()
  }

  /// Everything of a panel in words.
  static func words(_ panel: ScorePanel) -> [String] {
    (0..<panel.count).map { person in
      let scores = panel.scores(person).map {
        "\(panel.coding.label(panel.times[$0]))=\(panel.values[$0])"
      }
      return String(decoding: panel.service(person), as: UTF8.self) + "/"
        + String(decoding: panel.id(person), as: UTF8.self) + ": "
        + scores.joined(separator: " ")
    } + panel.troubles.map { "\(panel.diagnostic($0))" } + panel.notes.map { "\($0)" }
  }

  @Test("whole numbers come first and in their order, then other ids byte by byte")
  func order() throws {
    let panel = try Self.panel(
      "id,time,value\nb,1,1\n10,1,1\n9,1,1\na,1,1\n007,1,1\n7,1,1\nabcdefgh,1,1\nabcdefga,1,1\n")
    let ids = (0..<panel.count).map { String(decoding: panel.id($0), as: UTF8.self) }
    #expect(ids == ["007", "7", "9", "10", "a", "abcdefga", "abcdefgh", "b"])
  }

  @Test("ids are bytes: two that only look the same are two people")
  func bytes() throws {
    let panel = try Self.panel("id,time,value\n\u{E9},1,1\ne\u{301},1,2\n")
    #expect(panel.count == 2)
  }

  @Test(
    "rows that cannot be used are set aside with code and place, and no value",
    arguments: [
      ("2,2025-02-30,11", DiagnosticCode.dateImpossible), ("2,2025-13-01,11", .dateImpossible),
      ("2,03/04/2025,11", .dateAmbiguous), ("2,03/04/25,11", .dateAmbiguous),
      ("2,25/12/2024,11", .dateForm), ("2,25/12/24,11", .dateShortYear),
      ("2,45000,11", .dateSerial), ("2,2025-01-06T10:00:00+02:00,11", .dateZone),
      ("2,2026-01-01,11", .dateFuture), ("2,soon,11", .occasionUnknown),
      ("2,,11", .occasionMissing), (",2025-01-06,11", .keyMissing),
      ("2,2025-01-06,eleven", .scoreNotANumber), ("2,2025-01-06,nan", .scoreNotANumber),
      ("2,2025-01-06,1e999", .scoreNotANumber), ("2,2025-01-06,11.5.2", .scoreNotANumber),
      ("2,2025-01-06,41", .scoreOutOfRange), ("2,2025-01-06", .csvRaggedRow),
      ("1.23E+11,2025-01-06,4", .keyDamaged), ("1,2025-01-06,9", .scoreConflict),
    ])
  func setAside(row: String, code: DiagnosticCode) throws {
    let columns = Self.columns {
      $0.today = DayNumber.of(year: 2025, month: 12, day: 31)
      $0.attainable = 0...40
    }
    let panel = try Self.panel("id,time,value\n1,2025-01-06,10\n\(row)\n", columns)
    #expect(panel.troubles.map(\.code) == [code])
    let diagnostic = try #require(panel.troubles.first.map { panel.diagnostic($0) })
    #expect(diagnostic.severity == .setAside && diagnostic.place.line == 3)
    #expect(!diagnostic.message.contains("eleven") && !diagnostic.help.isEmpty)
  }

  @Test("the same score twice counts once and is told; different ones do not count at all")
  func repeated() throws {
    let twice = try Self.panel("id,time,value\n1,1,10\n1,2,12\n1,2,12\n")
    #expect(twice.scores(0).count == 2 && twice.troubles.isEmpty)
    #expect(twice.notes.map(\.code) == [.scoreRepeat])
    let differing = try Self.panel("id,time,value\n1,1,10\n1,2,12\n1,2,13\n1,3,9\n")
    #expect(differing.scores(0).map { differing.values[$0] } == [10, 9])
    #expect(differing.diagnostic(differing.troubles[0]).message.contains("Lines 3 and 4"))
  }

  @Test(
    "files that cannot be understood are refused",
    arguments: [
      ("id,time,value\n1,Baseline,4\n", DiagnosticCode.scoreTimes),
      ("id,time,metric,value\n1,1,raw,4\n1,2,T,50\n", .scoreSeveral),
      ("id,time,value\n", .csvNoRows), ("who,time,value\n1,1,4\n", .csvMissingColumn),
      ("", .fileEmpty),
    ])
  func refused(text: String, code: DiagnosticCode) throws {
    let columns = Self.columns {
      $0.choices = [.init(column: "metric", value: nil, isRequired: false)]
    }
    let refusal = #expect(throws: RefusedInput.self) { try Self.panel(text, columns) }
    #expect(refusal?.diagnostics.map(\.code) == [code])
  }

  @Test(
    "what cannot be read before times are known is refused at its own line",
    arguments: [
      ("\"1,1,3\n1,2,9\n", DiagnosticCode.csvUnclosedQuote), ("1\"x,1,3\n1,2,9\n", .csvStrayQuote),
      ("1,soon,3\n1,2,9\n", .scoreTimes),
    ])
  func placed(rows: String, code: DiagnosticCode) throws {
    let refusal = #expect(throws: RefusedInput.self) { try Self.panel("id,time,value\n" + rows) }
    #expect(refusal?.diagnostics.map(\.code) == [code])
    #expect(refusal?.diagnostics.map(\.place.line) == [2])
  }

  @Test("a score of a size that nothing can be worked out from is set aside; 0 and 1e15 are not")
  func sizes() throws {
    let rows = ["1e15", "-1e15", "0", "-0", "1e-100", "1.1e15", "-1e308", "9e-101", "5e-324"]
    let text = rows.enumerated().map { "\($0.offset),1,\($0.element)\n" }.joined()
    let panel = try Self.panel("id,time,value\n" + text)
    #expect(panel.troubles.map(\.code) == Array(repeating: .scoreOutOfRange, count: 4))
    #expect(panel.troubles.map { panel.diagnostic($0).place.line } == [7, 8, 9, 10])
    let given = try Self.panel("id,time,value\n" + text, Self.columns { $0.attainable = 0...1e300 })
    #expect(given.troubles.count == 5)
  }

  @Test("a score that no row holds is refused")
  func nothingChosen() throws {
    let columns = Self.columns {
      $0.choices = [.init(column: "metric", value: "T", isRequired: true)]
    }
    let refusal = #expect(throws: RefusedInput.self) {
      try Self.panel("id,time,metric,value\n1,1,raw,4\n", columns)
    }
    #expect(refusal?.diagnostics.map(\.code) == [.scoreNone])
  }

  @Test("rows of what must not be compared with the chosen are counted, not taken")
  func notComparable() throws {
    let columns = Self.columns {
      $0.choices = [.init(column: "scale", value: "new", isRequired: false)]
      $0.choices[0].notComparable = ["old"]
    }
    let text = "id,time,scale,value\n1,1,old,4\n1,2,new,5\n1,3,other,6\n2,1,old,7\n"
    let panel = try Self.panel(text, columns)
    #expect(panel.count == 1 && panel.values == [5] && panel.troubles.isEmpty)
    #expect(panel.notes.map(\.code) == [.scoreNotComparable])
    #expect(panel.notes.first?.message.hasPrefix("2 rows are of 'old'") == true)
    // A file without the column holds one score only.
    #expect(try Self.panel("id,time,value\n1,1,4\n", columns).notes.isEmpty)
  }

  @Test("neither quotation marks nor the size of stretches change what is read", arguments: 0..<20)
  func stretches(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let ids = ["1", "2", "a b", " 3", "\u{E9}", "x", "", "44"]
    let times = ["1", "2", "3.5", "", "x", "-1"]
    let values = ["4", "10.25", "", "eleven", "-3", "1e3", " 7 "]
    let ends = ["\n", "\r\n"]
    let end = ends[Int.random(in: 0..<2, using: &random)]
    let cells = (0..<300).map { _ in
      [ids, times, values].map { $0[Int.random(in: 0..<$0.count, using: &random)] }
    }
    let plain = (["id,time,value", "1,1,1"] + cells.map { $0.joined(separator: ",") })
      .joined(separator: end)
    let quoted = (["id,time,value", "1,1,1"] + cells.map { "\"\($0[0])\",\($0[1]),\"\($0[2])\"" })
      .joined(separator: end)
    let whole = Self.words(try Self.panel(plain + end))
    let small = Self.columns {
      $0.blockSize = 700
      $0.chunkSize = 90
    }
    #expect(Self.words(try Self.panel(plain, small)) == whole)
    // Columns count the quotation marks; everything else is the same.
    func unplaced(_ words: [String]) -> [String] {
      words.map { $0.replacing(/column: Optional\(\d+\)/, with: "") }
    }
    #expect(unplaced(Self.words(try Self.panel(quoted, small))) == unplaced(whole))
  }

  @Test("days of the calendar are numbered without gaps, and read back")
  func days() {
    // 1970-01-01 is 0 and 2000-03-01 is 11017, as `date -d 2000-03-01 +%s` / 86400 says.
    #expect(DayNumber.of(year: 1970, month: 1, day: 1) == 0)
    #expect(DayNumber.of(year: 2000, month: 3, day: 1) == 11_017)
    for day in stride(from: -60_000, through: 84_000, by: 1) {
      let text = DayNumber.text(day)
      #expect(DayNumber.value(Array(text.utf8)[...]) == day, "\(text)")
    }
    #expect(DayNumber.value(Array("1900-02-29".utf8)[...]) == nil)
  }
}
