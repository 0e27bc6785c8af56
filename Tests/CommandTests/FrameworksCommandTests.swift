import Results
import Scales
import TestSupport
import Testing

@Suite("waymark frameworks")
struct FrameworksCommandTests {
  /// Runs over the golden framework, beside the scale it is made of.
  static func run(
    _ arguments: [String], changing changes: [(String, String)] = []
  ) throws -> Command.Outcome {
    let command = try Command()
    defer { command.remove() }
    let text = changes.reduce(GoldenCase.framework) { $0.replacing($1.0, with: $1.1) }
    try command.write(bytes: Array(text.utf8), to: "frameworks/small.json")
    try command.write(SmallStudy.scale, to: "pair.json")
    return try command.run(
      program: Command.program, ["frameworks"] + arguments + ["--scales", "."])
  }

  @Test(
    "the list: status, who agreed, the review and whether it has passed, soft and hard outcomes")
  func list() throws {
    let list = try Self.run(["list", "--format", "csv", "--today", "2026-06-01"])
    #expect(list.code == 0 && list.complaints.isEmpty, "\(list.complaints)")
    #expect(
      list.output == """
        id,name,status,agreed,lived_experience,commissioners,review_by,review_passed,soft,hard,unit,version
        small,Small,bespoke,2026-01-10,yes,notRecorded,2027-01-10,no,1,1,person,1

        """)
    let later = try Self.run(["list", "--format", "csv", "--today", "2027-01-11"])
    #expect(later.output.contains("2027-01-10,yes,1,1"))
    #expect(later.complaints.contains("The day of review has passed for 1 of 1."))
    #expect(try Self.run(["list", "--format", "ids"]).output == "small\n")
    let json = try Self.run(["list", "--format", "json", "--today", "2026-06-01"])
    #expect(json.output.contains("\"review_passed\": \"no\""))
    #expect(try Self.run(["list", "--today", "1 June"]).code == 64)
  }

  @Test("without --today the clock is asked: the end of the calendar has not passed, its start has")
  func clock() throws {
    let open = try Self.run(["list", "--format", "csv"], changing: [("2027-01-10", "9999-12-31")])
    #expect(open.output.contains("9999-12-31,no,"))
    let past = try Self.run(
      ["list", "--format", "csv"],
      changing: [("2026-01-10", "1999-01-01"), ("2027-01-10", "1999-06-01")])
    #expect(past.output.contains("1999-06-01,yes,"))
  }

  @Test("what is shown: everything that the file says, and that a review has passed")
  func show() throws {
    let outcome = try Self.run(["show", "small", "--today", "2027-02-01"])
    #expect(outcome.code == 0, "\(outcome.complaints)")
    let words = outcome.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for text in [
      "small, version 1, bespoke", "Comes after nobody's Ourselves.", "nobody endorses it.",
      "Agreed 2026-01-10", "took part people supported", "Commissioners not recorded",
      "To be reviewed by 2027-01-10: that day has passed", "Trust (soft)", "A home (hard)",
      "Chosen by the person and the service together", "described, never ranked",
      "not before 6, expected by 24 months of support", "score 'total' of 'pair'",
      "meaning to the person, rated 1 to 5", "side by side: not this time → did",
      "good: a tenancy; other: no place; did it hold for 3, 6 months?",
    ] { #expect(words.contains(text), "\(text)") }
    #expect(try Self.run(["show", "frameworks/small.json"]).code == 0)
    #expect(try Self.run(["show", "none.json"]).code == 66)
  }

  @Test("a check says what is proven, that a template is one, and refuses what cannot be meant")
  func check() throws {
    let good = try Self.run(["check", "--today", "2026-06-01"])
    #expect(good.code == 0 && good.output == "./frameworks/small.json: nothing wrong was found\n")
    let template = try Self.run(
      ["check", "frameworks/small.json", "--today", "2027-06-01"],
      changing: [("\"date\": \"2026-01-10\", ", "")])
    #expect(template.code == 0)
    #expect(template.output.contains("is a template: nobody is recorded to have agreed it"))
    #expect(
      template.output.contains("was to be looked at again by 2027-01-10; that day has passed"))
    let wrong = try Self.run(
      ["check", "frameworks/small.json", "missing.json"], changing: [("\"pair\"", "\"pear\"")])
    #expect(wrong.code == 65 && wrong.output.isEmpty)
    #expect(wrong.complaints.contains("framework.unknown-scale"))
    #expect(wrong.complaints.contains("Did you mean 'pair'?"))
    #expect(try Self.run(["check", "missing.json"]).code == 66)
  }

  @Test("all that is shipped is proven, and the schema passed over")
  func shipped() throws {
    let command = try Command()
    defer { command.remove() }
    let listed = try command.run("frameworks", "list", "--format", "ids").output
      .split(separator: "\n")
    #expect(listed.count == 14)
    let all = try command.run("frameworks", "check", "--today", "2026-12-01")
    #expect(all.code == 0, "\(all.complaints)")
    #expect(
      all.output.split(separator: "\n").count { $0.hasSuffix(": nothing wrong was found") } == 14)
    let schema = ProjectFiles.root + "/Scales/frameworks/framework.schema.json"
    #expect(try command.run("frameworks", "check", schema).code == 0)
  }

  @Test("every framework that is shipped, in lines of a hundred characters")
  func lines() throws {
    let command = try Command()
    defer { command.remove() }
    for id in ProjectStudies.catalog.frameworks.ids {
      let shown = try command.run("frameworks", "show", id, "--today", "2026-12-01")
      #expect(shown.code == 0)
      for line in shown.output.split(separator: "\n") where line.count > 100 {
        #expect(line.split(separator: " ").count == 1, "\(line)")
      }
    }
  }
}
