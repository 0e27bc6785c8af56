import Journeys
import Platform
import Reports
import Results
import Studies
import Tables
import TestSupport
import Testing

/// Expected values are counted by hand from the rows that `RecordedStudy` writes: sixty people, of whom one
/// was never asked and one took everything back.
@Suite("The tables of what a framework finds")
struct FrameworkTablesTests {
  static let names = [
    "framework", "distances", "distance-summary", "states", "order", "goal-summary",
    "observation-summary", "engagement", "times", "own-words", "consent-summary",
  ]
  static let run = Result { try RecordedStudy.run("made-recorded-tables") }
  let run: StudyRun

  init() throws { run = try Self.run.get() }

  @Test("they are written, told of in the manifest and the report, and sheets of the workbook")
  func everywhere() throws {
    let files = run.files
    let manifest = String(decoding: try #require(files.last).bytes, as: UTF8.self)
    let workbook = try #require(files.first { $0.name == "results.xlsx" })
    let html = run.report.html
    for name in Self.names {
      let file = try #require(files.first { $0.name == "\(name).csv" }, "\(name)")
      #expect(manifest.contains("\"file\": \"\(name).csv\""), "\(name)")
      #expect(manifest.contains(SHA256.hexadecimal(file.bytes)), "\(name)")
      #expect(html.contains("<code>\(name).csv</code>"), "\(name)")
      #expect(!files.contains { $0.name == "share/\(name).csv" }, "\(name)")
      var opening = TableOpening()
      opening.sheet = name
      let sheet = try TableText(
        workbook: SourceFile(name: workbook.name, bytes: workbook.bytes), opening)
      #expect(try RunFolderTests.cells(sheet.file) == RunFolderTests.cells(file), "\(name)")
    }
  }

  @Test("none has the name of a file of records, so no folder of records passes for a run")
  func names() {
    for kind in RecordFile.Kind.allCases {
      #expect(!run.files.contains { $0.name == "\(kind.rawValue).csv" }, "\(kind)")
    }
  }

  @Test("a study without a framework has none of them")
  func without() throws {
    let run = try RunFolderTests.run("support-sim")
    for name in Self.names { #expect(!run.files.contains { $0.name == "\(name).csv" }, "\(name)") }
    #expect(!run.report.html.contains("distance-summary.csv"))
  }

  @Test("where each person was at the start and at the review, and what lies between")
  func distances() throws {
    let table = try RunTable("distances", of: run)
    // 58 people by the three indicators of which something is on record.
    #expect(table.rows.count == 58 * 3)
    // Person 0 answers at level 1 in the first quarter, at 4 in the last: 1 and 2 in turn, then 4 and 5.
    let trust = try table.row([
      "person": RecordedStudy.id(0), "indicator": "trust-in-worker",
    ])
    #expect(
      trust.cells("service", "outcome", "kind", "record", "start_day", "start", "review_day")
        == ["North", "trust", "soft", "score", "2025-01-04", "1.5", "2025-10-04"])
    #expect(
      trust.cells("review", "distance", "move", "status", "reason")
        == ["4.5", "3", "towards better, beyond its error", "known", ""])
    let goals = try table.row(["person": RecordedStudy.id(0), "indicator": "own-goals"])
    #expect(
      goals.cells("start_day", "start", "review_day", "review", "distance", "move", "status")
        == ["2025-01-02", "3", "2025-05-02", "6", "3", "not judged", "known"])
    let none = try table.row(["person": RecordedStudy.id(1), "indicator": "own-goals"])
    #expect(
      none.cells("start_day", "start", "review", "distance", "move", "status", "reason")
        == ["", "", "", "", "", "missing", "no start and no review"])
    // Person 1 has a tenancy of their own from the spring on; person 3 had one and is at a place for now.
    let gained = try table.row(["person": RecordedStudy.id(1), "indicator": "housing"])
    #expect(
      gained.cells("start_day", "start", "start_state", "review_day", "review_state", "move")
        == ["2025-01-01", "", "temporary", "2025-12-31", "own-tenancy", "gained"])
    let lost = try table.row(["person": RecordedStudy.id(3), "indicator": "housing"])
    #expect(
      lost.cells("start_state", "review_state", "distance", "move", "status")
        == ["temporary", "temporary", "", "not yet", "known"])
  }

  @Test("how far people have come, indicator by indicator")
  func distanceSummary() throws {
    let table = try RunTable("distance-summary", of: run)
    #expect(table.rows.map { $0["indicator"] } == ["trust-in-worker", "own-goals", "housing"])
    // Of those of whom it is known every third is at a place for now again: 20 of 58.
    let home = try table.row(["indicator": "housing"])
    #expect(
      home.cells("people", "known", "gained", "kept", "lost", "not_yet", "towards", "mean_start")
        == ["58", "58", "38", "0", "0", "20", "", ""])
    let goals = try table.row(["indicator": "own-goals"])
    #expect(
      goals.cells("known", "missing_both", "withheld", "mean_distance", "not_judged", "status")
        == ["1", "57", "0", "", "", "withheld"])
    #expect(goals["reason"] == "1 person has a start and a review; a mean takes 10.")
  }

  @Test("homes that came and were lost, with what those not told of allow")
  func states() throws {
    let table = try RunTable("states", of: run)
    func count(_ figure: String, _ category: String = "", _ months: String = "") throws -> [String]
    {
      try table.row([
        "indicator": "housing", "figure": figure, "category": category, "months": months,
      ]).cells("n", "of", "status")
    }
    #expect(try count("people") == ["58", "", "known"])
    #expect(try count("attained") == ["58", "58", "known"])
    #expect(try count("lost") == ["20", "58", "known"])
    #expect(try count("regained") == ["0", "20", "known"])
    // Each has a spell told by a worker and one by the person; nobody is named for those lost again.
    #expect(try count("told by", "person") == ["58", "136", "known"])
    #expect(try count("told by", "service") == ["0", "136", "known"])
    #expect(try count("told by", "not recorded") == ["20", "136", "known"])
    // Six months: all 38 who kept it, and of those who lost it on 15 October the 8 who had it by 15 April.
    #expect(try count("sustained", "yes", "6") == ["46", "58", "known"])
    #expect(try count("sustained", "no", "6") == ["12", "58", "known"])
    let least = try table.row([
      "indicator": "housing", "figure": "sustained", "category": "at least", "months": "6",
    ])
    #expect(abs(try #require(least.number("value")) - 46.0 / 58) < 1e-11)
    // A year: nobody has had it for so long; those who have it may yet.
    #expect(try count("sustained", "yes", "12") == ["0", "58", "known"])
    #expect(try count("sustained", "not yet", "12") == ["38", "58", "known"])
    #expect(try count("held on", "held", "3") == ["58", "", "known"])
    let late = try table.row(["figure": "held on", "category": "held", "months": "24"])
    #expect(
      late.cells("n", "value", "status", "reason")
        == ["", "", "missing", "nobody was followed for so long"])
  }

  @Test("a goal, a break, an ending by the service")
  func counted() throws {
    let goals = try RunTable("goal-summary", of: run).row(["outcome": "own-aims"])
    #expect(
      goals.cells("people", "goals", "rated_twice", "nearer", "further", "chosen_not_recorded")
        == ["1", "1", "1", "1", "0", "1"])
    let engagement = try RunTable("engagement", of: run)
    func count(_ figure: String) throws -> String? { try engagement.row(["figure": figure])["n"] }
    #expect(try count("people supported") == "58")
    #expect(try count("support goes on") == "57")
    #expect(try count("breaks") == "1")
    #expect(
      try engagement.row(["figure": "ended"]).cells("told_by", "category", "n", "of")
        == ["service", "service-time-limit", "1", "58"])
    #expect(
      try engagement.row(["figure": "contacts"]).cells("n", "status", "reason")
        == ["", "missing", "no contacts are recorded"])
    #expect(try RunTable("observation-summary", of: run).rows.isEmpty)
  }

  @Test("words, their names masked, with what keeps them inside")
  func words() throws {
    let table = try RunTable("own-words", of: run)
    #expect(table.rows.map { $0["person"] } == [0, 2, 6, 1, 3, 7].map(RecordedStudy.id))
    let shown = try table.row(["may_be_shown": "yes"])
    #expect(
      shown.cells("service", "date", "kind", "outcome", "text", "names_masked", "reason")
        == [
          "North", "2025-03-01", "quote", "trust", "\(RecordedStudy.permitted), to [name]", "1", "",
        ])
    let reasons = table.rows(["may_be_shown": "no"]).map { $0.cells("text", "reason") }
    #expect(
      reasons == [
        ["withdrawn-canary", "consent withdrawn"], ["inside-only-canary", "consent missing"],
        ["expired-canary", "consent expired"], ["unapproved-canary", "not approved"],
        ["half-approved-canary", "not approved"],
      ])
  }

  @Test("what people agreed to, and what became of their words")
  func consent() throws {
    let table = try RunTable("consent-summary", of: run)
    func counts(_ counted: String, _ part: String, _ use: String) -> [[String]] {
      table.rows(["counted": counted, "part": part, "use": use]).map {
        $0.cells("consent", "n", "of")
      }
    }
    #expect(
      counts("people", "scores", "inside") == [
        ["covered", "58", "60"], ["missing", "1", "60"], ["expired", "0", "60"],
        ["withdrawn", "1", "60"],
      ])
    #expect(
      counts("people", "words", "shared") == [
        ["covered", "55", "60"], ["missing", "2", "60"], ["expired", "1", "60"],
        ["withdrawn", "2", "60"],
      ])
    #expect(
      counts("quote", "words", "shared") == [
        ["covered, approved", "1", "7"], ["covered, not approved", "2", "7"],
        ["missing", "1", "7"],
        ["expired", "1", "7"], ["withdrawn", "2", "7"],
      ])
  }

  @Test("a part of a record that is not agreed to is withheld and no missing answer")
  func withheld() throws {
    let run = try RecordedStudy.run(
      "made-recorded-parts", consents: [8: ["scores,inside,2025-01-01,,"]],
      words: [
        "\(RecordedStudy.id(8)),2025-03-01,quote,withheld-canary,,trust,,",
        "\(RecordedStudy.id(9)),2025-03-01,quote,=1+1,,trust,,",
      ])
    let table = try RunTable("distances", of: run)
    let home = try table.row(["person": RecordedStudy.id(8), "indicator": "housing"])
    #expect(
      home.cells("start_day", "start_state", "review_state", "move", "status", "reason")
        == ["", "", "", "", "withheld", "consent missing"])
    let trust = try table.row(["person": RecordedStudy.id(8), "indicator": "trust-in-worker"])
    #expect(trust["status"] == "known")
    let summary = try RunTable("distance-summary", of: run).row(["indicator": "housing"])
    #expect(summary.cells("people", "known", "missing_both", "withheld") == ["58", "57", "1", "1"])
    let words = try RunTable("own-words", of: run)
    #expect(words.rows(["person": RecordedStudy.id(8)]).isEmpty)
    // A text that a spreadsheet would take for a formula is none.
    #expect(try words.row(["person": RecordedStudy.id(9)])["text"] == "'=1+1")
  }

  @Test("verify makes them again, and finds the one that was touched")
  func verify() throws {
    let folder = "\(ProjectFiles.root)/.build/made-recorded-run"
    let study = try RecordedStudy.write("made-recorded-verify")
    let run = try StudyRun(study, catalog: ProjectStudies.catalog)
    try run.write(to: folder)
    func look() throws -> Verification {
      try Verification("\(folder)/manifest.json", study: study, catalog: ProjectStudies.catalog)
    }
    let found = try look()
    #expect(found.problems.isEmpty)
    for name in Self.names {
      let output = try #require(found.outputs.first { $0.name == "\(name).csv" }, "\(name)")
      #expect(output.isAsWritten == true && output.isMadeAgain, "\(name)")
    }
    var files = run.files
    let place = try #require(files.firstIndex { $0.name == "states.csv" })
    let text = String(decoding: files[place].bytes, as: UTF8.self)
    files[place] = OutputFile(
      name: "states.csv", text: text.replacing("lost,,,20,58", with: "lost,,,21,58"))
    #expect(files[place] != run.files[place])
    try Folder.write(
      files, to: folder,
      replacing: Set(files.map(\.name)).union(["figures/*.svg", "figures/*.md", "tables/*.md"])
        .union(["figures/*.json", "share/*.html", "share/*.csv", "share/*.svg"])
        .union(["share/*.json", "share/*.xlsx", "share/*.txt", "share/*.md"]))
    #expect(try look().problems.map(\.code) == [.verifyOutput])
  }
}
