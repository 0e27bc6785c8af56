import TestSupport
import Testing

/// Rows of records that cannot be used, by the command: each is set aside with its place, its reason and a
/// way out, and the run goes on.
@Suite("Rows of records that are set aside, and the run that goes on")
struct RecordSetAsideTests {
  /// Rows that a test adds to a file, and the code that they are set aside with.
  struct Trouble: Sendable, CustomTestStringConvertible {
    var file: String
    var rows: [String]
    var code: String
    /// How many rows are set aside, those of the file as it was among them.
    var count = 1
    var help: String
    var testDescription: String { "\(code) \(file) \(rows[0].prefix(60))" }

    init(_ file: String, _ rows: String..., code: String, count: Int = 1, help: String) {
      (self.file, self.rows, self.code, self.count, self.help) = (file, rows, code, count, help)
    }
  }

  static let troubles = [
    // Overlaps the stretch in a tenancy that is still going on.
    Trouble(
      "outcomes.csv", "P1,housing,temporary,2025-07-01,2025-08-01,worker", code: "record.overlap",
      count: 2, help: "Correct the dates, or keep the right one"),
    // Support and answers begin in 2025.
    Trouble(
      "outcomes.csv", "P1,treatment,in-touch,2024-01-01,2024-05-01,worker",
      code: "record.before-start", help: "Correct the dates"),
    // Ratings of goals are 0 to 10.
    Trouble(
      "goals.csv", "P1,g2,new-steps,,,2025-03-01,11,set,person", code: "record.rating-range",
      help: "another scale"),
    Trouble(
      "contacts.csv", "P1,2025-04-01,yes,yes,worker,6,3,", code: "record.rating-range",
      help: "correct it"),
    Trouble(
      "contacts.csv", "P1,2026-01-01,yes,yes,worker,3,3,", code: "record.after-until",
      help: "look up to a later day"),
    Trouble(
      "outcomes.csv", "P1,housig,settled,2025-03-01,,", code: "record.unknown-indicator",
      help: "Did you mean 'housing'?"),
    Trouble(
      "outcomes.csv", "P1,justice,comunity,2025-03-01,,", code: "record.unknown-word",
      help: "Did you mean 'community'?"),
    Trouble(
      "observations.csv", "P1,31/04/2025,met-and-talked,did,worker,", code: "record.date",
      help: "yyyy-mm-dd"),
    Trouble(
      "support.csv", "P1,2025-05-01,2025-04-01,moved,person", code: "record.order",
      help: "Correct one"),
    Trouble(
      "support.csv", "P1,2025-01-20,,,", code: "record.repeat", help: "it counts once"),
    Trouble("support.csv", "P1,2025-05-01", code: "csv.ragged-row", help: "comma"),
    Trouble(
      "words.csv", "P1,2025-03-01,quote,,,trust,,", code: "record.missing-cell",
      help: "Fill it in"),
    Trouble(
      "consent.csv", "P1,everythin,inside,2025-01-01,,", code: "record.unknown-word",
      help: "Did you mean 'everything'?"),
    Trouble("consent.csv", "P1,words,inside,2025-13-01,,", code: "record.date", help: "yyyy-mm-dd"),
  ]

  @Test("by its line, with a way out, and counted on the terminal", arguments: troubles)
  func setAside(_ trouble: Trouble) throws {
    var study = RecordedRun()
    let line = study.add(trouble.rows[0], to: trouble.file)
    let (command, outcome) = try study.run()
    defer { command.remove() }
    #expect(outcome.code == 0, "\(outcome.complaints)")
    let refused = try command.read("out/refused.csv").split(separator: "\n").dropFirst()
    let told = refused.filter { $0.hasPrefix("\(trouble.file),") }
    #expect(told.count == trouble.count && refused.count == trouble.count, "\(refused)")
    #expect(told.allSatisfy { $0.contains(",row,\(trouble.code),") }, "\(told)")
    #expect(told.last?.hasPrefix("\(trouble.file),\(line),") == true, "\(told)")
    #expect(told.last?.contains(trouble.help) == true, "\(told)")
    #expect(outcome.output.contains(", \(trouble.count) set aside: refused.csv says why"))
    let report = try command.read("out/report.html")
    #expect(report.contains("Of them set aside"))
    #expect(RefusedWords.found(in: String(told.last ?? "")).isEmpty)
  }

  @Test("a copy of a row that cannot be used has the same trouble, and is not said to count")
  func copies() throws {
    var study = RecordedRun()
    study.add("P1,2025-05-01,,moved,", "P1,2025-05-01,,moved,", to: "support.csv")
    let (command, outcome) = try study.run()
    defer { command.remove() }
    #expect(outcome.code == 0)
    let refused = try command.read("out/refused.csv")
    #expect(refused.components("record.missing-cell") == 2 && !refused.contains("record.repeat"))
  }

  @Test("with --strict, and in JSON, they are told as every other row is")
  func strict() throws {
    var study = RecordedRun()
    let line = study.add("P1,g2,new-steps,,,2025-03-01,11,set,person", to: "goals.csv")
    let (command, outcome) = try study.run("--strict", "--diagnostics", "json")
    defer { command.remove() }
    #expect(outcome.code == 65 && command.exists("out/report.html"))
    #expect(
      outcome.complaints.contains(
        "\"code\":\"record.rating-range\",\"severity\":\"set-aside\""))
    #expect(outcome.complaints.contains("\"file\":\"goals.csv\",\"line\":\(line)"))
  }

  @Test("an observation without observer and a row without worker are kept as not recorded")
  func notRecorded() throws {
    var study = RecordedRun()
    study.add("P1,2025-04-01,met-and-talked,willing,worker,", to: "observations.csv")
    study.change("workers.csv", "P2,Worker A,2025-01-20,", "P2,,2025-01-20,")
    let (command, outcome) = try study.run()
    defer { command.remove() }
    #expect(outcome.code == 0, "\(outcome.complaints)")
    #expect(outcome.output.contains(" 0 set aside"))
    let support = try command.read("out/tables/engagement-support.md")
    #expect(
      support.contains("People with a stretch of time whose worker is not recorded | 1 |"),
      "\(support)")
    // Of the twelve, the last noted of P1 is now 'willing'.
    let noted = try command.read("out/tables/observation-1.md")
    #expect(noted.contains("willing"), "\(noted)")
  }

  @Test("a person without answers is kept and told; a consent that meets nobody is told too")
  func unknownPerson() throws {
    var study = RecordedRun()
    study.add("P99,2025-03-01,yes,yes,person,3,3,", to: "contacts.csv")
    study.add("P98,everything,inside,2025-01-01,,2025-06-01", to: "consent.csv")
    let (command, outcome) = try study.run()
    defer { command.remove() }
    #expect(outcome.code == 0)
    #expect(outcome.complaints.contains("1 person in the file of contacts has no answers."))
    #expect(outcome.complaints.contains("meets nobody's answers"))
    #expect(!(outcome.output + outcome.complaints).contains("P9"))
  }
}

extension String {
  /// How often a text stands in this one.
  fileprivate func components(_ text: String) -> Int { ranges(of: text).count }
}
