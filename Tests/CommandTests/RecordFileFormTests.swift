import Platform
import TestSupport
import Testing

/// Files of records as they come: of other encodings and programs, damaged, absent, huge.
@Suite("Files of records that are not as they should be")
struct RecordFileFormTests {
  /// What refuses the run, and what is said of it.
  struct Refusal: Sendable, CustomTestStringConvertible {
    var about: String
    var bytes: [UInt8]?
    var code: String
    var help: String
    var testDescription: String { about }

    init(_ about: String, _ text: String?, _ code: String, _ help: String) {
      self.init(about, bytes: text.map { Array($0.utf8) }, code, help)
    }

    init(_ about: String, bytes: [UInt8]?, _ code: String, _ help: String) {
      (self.about, self.bytes, self.code, self.help) = (about, bytes, code, help)
    }
  }

  private static let head = "person,goal,date,rating,status,words\n"

  static let refusals = [
    Refusal("absent", nil, "file.missing", "from that file's own folder"),
    Refusal("empty", "", "file.empty", "line of column names"),
    Refusal(
      "another header", "client,goal,date,status\nP1,g,2025-03-01,set\n", "csv.missing-column",
      "name with 'columns:' the one that stands for it"),
    Refusal(
      "a column misspelt", "person,goal,date,statis\nP1,g,2025-03-01,set\n",
      "record.unknown-column", "Did you mean 'status'?"),
    Refusal(
      "a column that is not needed", "person,goal,date,status,telephone\nP1,g,2025-03-01,set,0\n",
      "record.unknown-column", "only what is needed belongs in records"),
    Refusal(
      "a header twice", "person,goal,goal,date,status\nP1,g,g,2025-03-01,set\n",
      "csv.duplicate-column", "a name of its own"),
    Refusal(
      "Windows-1252", bytes: Array((head + "P1,g,2025-03-01,3,set,caf").utf8) + [0xE9, 0x0A],
      "file.encoding", "goals: {file: goals.csv, …} under records"),
    Refusal(
      "UTF-16", bytes: utf16(head),
      "file.utf-16", "encoding: utf-16 in goals: {file: goals.csv, …} under records"),
    Refusal(
      "semicolons", "person;goal;date;status\nP1;g;2025-03-01;set\n", "csv.delimiter",
      "delimiter: semicolon in goals: {file: goals.csv, …} under records"),
    Refusal(
      "days that may be months", head + "P1,g,03/01/2025,3,set,\n", "date.order-ambiguous",
      "date_order: day_first or month_first, under records in the study file"),
    Refusal(
      "days first and months first", head + "P1,g,13/01/2025,3,set,\nP1,h,01/13/2025,3,set,\n",
      "date.order-mixed", "under records in the study file"),
    Refusal(
      "a quotation mark left open", head + "P1,g,2025-03-01,3,set,\"To cook\n",
      "csv.unclosed-quote", "Close it"),
    Refusal("a zero byte", head + "P1,g,2025-03-01,3,set,a\0b\n", "file.zero-byte", "CSV UTF-8"),
  ]

  @Test("each refuses the run with its way out, and nothing is written", arguments: refusals)
  func refused(_ refusal: Refusal) throws {
    var study = RecordedRun()
    study.files["goals.csv"] = refusal.bytes
    let (command, outcome) = try study.run()
    defer { command.remove() }
    #expect(outcome.code == (refusal.bytes == nil ? 66 : 65))
    #expect(outcome.complaints.contains("The run was refused, and nothing was written."))
    #expect(outcome.complaints.contains("error[\(refusal.code)]"), "\(outcome.complaints)")
    #expect(outcome.complaints.contains(refusal.help), "\(outcome.complaints)")
    #expect(outcome.complaints.contains("--> goals.csv"))
    #expect(!command.exists("out"))
  }

  /// A file that is read once the study file says how.
  private static let readable: [(bytes: [UInt8], said: String)] = [
    (
      Array((head + "P1,g,2025-03-01,3,set,caf").utf8) + [0xE9, 0x0A], "encoding: windows-1252"
    ),
    (Array("person;goal;date;status\nP1;g;2025-03-01;set\n".utf8), "delimiter: semicolon"),
    (utf16(head + "P1,g,2025-03-01,3,set,\n"), "encoding: utf-16"),
  ]

  private static func utf16(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { bytes += [UInt8(unit & 255), UInt8(unit >> 8)] }
    return bytes
  }

  @Test("what is said of the way out is true: with it, the file is read")
  func waysOut() throws {
    for (bytes, said) in Self.readable {
      var study = RecordedRun()
      study.files["goals.csv"] = bytes
      study.change("study.yml", "goals: goals.csv", "goals: {file: goals.csv, \(said)}")
      let (command, outcome) = try study.run()
      defer { command.remove() }
      #expect(outcome.code == 0, "\(said): \(outcome.complaints)")
      #expect(outcome.output.contains(" 0 set aside"))
    }
    var study = RecordedRun()
    study.files["goals.csv"] = Array((Self.head + "P1,g,03/01/2025,3,set,\n").utf8)
    study.change("study.yml", "until: 2025-12-31", "until: 2025-12-31\n  date_order: day_first")
    let (command, outcome) = try study.run()
    defer { command.remove() }
    #expect(outcome.code == 0, "\(outcome.complaints)")
  }

  @Test("a consent that was taken back and cannot be read refuses the run")
  func consent() throws {
    for row in ["P1,everything,inside,2025-01-01,,32/13/2025", "P1,everythin,inside,,,2025-03-01"] {
      var study = RecordedRun()
      study.add(row, to: "consent.csv")
      let (command, outcome) = try study.run()
      defer { command.remove() }
      #expect(outcome.code == 65 && !command.exists("out"))
      #expect(
        outcome.complaints.contains("the row may be somebody's, who has taken their consent back"))
    }
  }

  @Test("a framework that names an absent scale refuses the run, and says where and what is near")
  func absentScale() throws {
    let command = try Command()
    defer { command.remove() }
    try command.write(SmallStudy.scale, to: "pair.json")
    let framework = GoldenCase.framework.replacing(
      "\"scale\": \"pair\"", with: "\"scale\": \"pear\"")
    try command.write(bytes: Array(framework.utf8), to: "frameworks/small.json")
    try command.write(SmallStudy.study + "\nframework: small\n", to: "study.yml")
    try command.write(SmallStudy.header + SmallStudy.rows, to: "data.csv")
    let outcome = try command.run("quarterly", "study.yml", "--out", "out", "--scales", ".")
    #expect(outcome.code == 65 && !command.exists("out"))
    #expect(outcome.complaints.contains("error[framework.unknown-scale]"), "\(outcome.complaints)")
    #expect(outcome.complaints.contains("'pair'"))
  }

  @Test("the same rows with a byte order mark, CRLF, or as a workbook: the same report")
  func otherForms() throws {
    let plain = try RecordedRun().run()
    defer { plain.command.remove() }
    let wanted = try plain.command.read("out/tables/distance-states.md")
    #expect(wanted.contains("| 12 | 12 | 0 | 0 | 0 |"), "\(wanted)")
    var marked = RecordedRun()
    for (name, bytes) in marked.files where name.hasSuffix(".csv") && name != "answers.csv" {
      var text: [UInt8] = [0xEF, 0xBB, 0xBF]
      for byte in bytes { text += byte == 0x0A ? [0x0D, 0x0A] : [byte] }
      marked.files[name] = text
    }
    var workbook = RecordedRun()
    for kind in ["outcomes", "support", "consent"] {
      let rows = workbook.text("\(kind).csv").split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      workbook.files["\(kind).xlsx"] = MadeUpWorkbook(MadeUpWorkbook.rows(rows)).file.bytes
      workbook.files["\(kind).csv"] = nil
      workbook.change("study.yml", "\(kind): \(kind).csv", "\(kind): \(kind).xlsx")
    }
    for study in [marked, workbook] {
      let (command, outcome) = try study.run()
      defer { command.remove() }
      #expect(outcome.code == 0, "\(outcome.complaints)")
      #expect(outcome.output == plain.outcome.output)
      #expect(try command.read("out/tables/distance-states.md") == wanted)
    }
  }

  @Test("a header alone is worth a note, and the run goes on")
  func headerAlone() throws {
    var study = RecordedRun()
    study.files["goals.csv"] = Array(Self.head.utf8)
    let (command, outcome) = try study.run()
    defer { command.remove() }
    #expect(outcome.code == 0)
    #expect(outcome.complaints.contains("note[csv.no-rows]: The file of goals has column names"))
    #expect(try command.read("out/report.html").contains("The study has nothing on"))
  }

  @Test("a quote of a million characters, a formula and markup are words like any other")
  func hostileWords() throws {
    var study = RecordedRun()
    let long = String(repeating: "word ", count: 200_000)
    study.add(
      "P1,2025-03-01,quote,\(long),,trust,R. Hale,2025-11-01",
      "P2,2025-03-01,quote,=cmd()|' /C calc'!A0,,trust,R. Hale,2025-11-01",
      "P3,2025-03-01,quote,<script>alert(1)</script>,,trust,R. Hale,2025-11-01", to: "words.csv")
    let (command, outcome) = try study.run()
    defer { command.remove() }
    #expect(outcome.code == 0, "\(outcome.complaints)")
    for file in ["out/report.html", "out/share/report.html"] {
      let report = try command.read(file)
      #expect(!report.contains("<script>alert"), "\(file)")
      #expect(report.contains("=cmd()"), "\(file)")
    }
    // Of the tables that a spreadsheet opens one has words, for use inside, and none begins a formula.
    #expect(try command.read("out/own-words.csv").contains("'=cmd()"))
    for name in try command.names(in: "out") + command.names(in: "out/share").map({ "share/\($0)" })
    where name.hasSuffix(".csv") && name != "own-words.csv" {
      #expect(try !command.read("out/\(name)").contains("cmd()"), "\(name)")
    }
  }
}
