import Platform
import TestSupport
import Testing

@Suite("waymark score --check-prorating")
struct ProratingCommandTests {
  static let scale: TestScale = {
    var scale = TestScale(
      4, codes: 0...9,
      scores: [
        TestScale.score(
          "s", "sum", TestScale.items(["q1", "q2", "q3", "q4"]), range: "[0, 36]",
          missing: #""rule": "prorate", "maxMissing": 1"#)
      ])
    scale.examples = [
      #"{"name": "one", "responses": {"q1": 1, "q2": 2, "q3": 3, "q4": 4}, "#
        + #""expected": {"s": {"raw": 10}}}"#
    ]
    return scale
  }()

  /// Sixty people; the fourth item is three points lower, and every third leaves it blank.
  static let data: String = {
    var numbers = SeededGenerator(seed: 4)
    var text = "id,q1,q2,q3,q4\n"
    for person in 1...60 {
      let level = Int.random(in: 4...8, using: &numbers)
      let answers = (0..<4).map {
        level + Int.random(in: -1...1, using: &numbers) - ($0 == 3 ? 3 : 0)
      }
      let last = person % 3 == 0 ? "" : "\(answers[3])"
      text += "\(person),\(answers[0]),\(answers[1]),\(answers[2]),\(last)\n"
    }
    return text
  }()

  static func run(_ data: String, _ options: String...) throws -> (
    outcome: Command.Outcome, table: String
  ) {
    let command = try Command()
    defer { command.remove() }
    try command.write(scale.text, to: "test.json")
    try command.write(data, to: "data.csv")
    let outcome = try command.run(
      program: Command.program,
      [
        "score", "data.csv", "--scale", "test", "--scales", ".", "--wide", "--check-prorating",
        "p.csv",
      ]
        + options)
    return (outcome, (try? command.read("p.csv")) ?? "")
  }

  @Test("the scores are the same, the table has the difference, and the words say which way")
  func bias() throws {
    let (outcome, table) = try Self.run(Self.data, "--no-audit")
    #expect(outcome.code == 0)
    let lines = table.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(lines.count == 2)
    let cells = Dictionary(zip(lines[0], lines[1])) { first, _ in first }
    #expect(cells["complete"] == "40" && cells["prorated"] == "20" && cells["beyond_rule"] == "0")
    let difference = try #require(cells["difference"].flatMap { NumberText.value($0) })
    // The blank item is three points below the others that stand for it.
    #expect(difference > 2 && difference < 4)
    #expect(outcome.complaints.contains("20 of 60 scores are prorated"))
    #expect(outcome.complaints.contains("points above what multiple imputation gives"))
    let again = try Self.run(Self.data, "--no-audit")
    #expect(again.table == table)
    #expect(try Self.run(Self.data, "--no-audit", "--seed", "2").table != table)
  }

  @Test("nothing prorated, and a scale without such a rule, are said")
  func nothing() throws {
    let (outcome, table) = try Self.run("id,q1,q2,q3,q4\n1,1,2,3,4\n")
    #expect(outcome.code == 0)
    #expect(table.hasSuffix(",prorating.none\n"))
    #expect(outcome.complaints.contains("nothing to compare"))
    let command = try ScoreCommandTests.command("id,a,b\n1,1,5\n")
    defer { command.remove() }
    let refused = try command.run(
      program: Command.program,
      ["score", "data.csv", "--scale", "pair", "--scales", ".", "--check-prorating", "p.csv"])
    #expect(refused.code == 64 && refused.complaints.contains("--check-prorating"))
  }
}
