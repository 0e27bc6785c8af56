import Foundation
import TestSupport
import Testing

@Suite("waymark change: what stands beside the scores")
struct ChangeBesideTests {
  static let data = """
    id,time,value,who,how,began
    a,2025-01-20,10,Ann,paper,2025-01-18
    a,2025-02-01,20,Bo,paper,2025-01-18
    b,2025-01-01,10,Ann,paper,2025-01-01
    b,2025-02-01 10:00,10,Ann,phone,
    c,2025-01-01,30,Ann,paper,2025-06-01
    c,2025-02-01,20,,paper,2025-06-01
    d,2025-01-01,3,Ann,paper,
    d,2025-05-01,13,Ann,paper,

    """
  static let known = ChangeCommandTests.known + ["--direction", "higher", "--format", "json"]

  static func notes(_ document: [String: Any]) throws -> [String: String] {
    let notes = try #require(document["notes"] as? [[String: String]])
    return Dictionary(
      notes.map { ($0["code"] ?? "", $0["message"] ?? "") }, uniquingKeysWith: { first, _ in first }
    )
  }

  @Test("a change of worker and of the way of asking is told, of people where both are known")
  func changed() throws {
    let outcome = try ChangeCommandTests.run(
      Self.data, Self.known + ["--worker", "who", "--mode", "how"])
    let notes = try Self.notes(ChangeCommandTests.json(outcome.output))
    // c's last worker is not written: three are known, of whom a changed; of four b was telephoned.
    #expect(notes["change.rater-changed"]?.hasPrefix("For 1 of 3 people") == true)
    #expect(notes["change.mode-changed"]?.hasPrefix("1 of 4 people") == true)
    let quiet = try ChangeCommandTests.run(Self.data, Self.known)
    let without = try Self.notes(ChangeCommandTests.json(quiet.output))
    #expect(without["change.rater-changed"] == nil && without["change.mode-changed"] == nil)
  }

  @Test("the order of the rows changes nothing, and the standard input is kept for a second look")
  func shuffled() throws {
    let options = Self.known + ["--worker", "who", "--mode", "how"]
    let lines = Self.data.split(separator: "\n")
    let turned = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n") + "\n"
    let first = try ChangeCommandTests.run(Self.data, options)
    #expect(try ChangeCommandTests.run(turned, options).output == first.output)
  }

  @Test("the baseline is the score near the start of support; who has none is counted")
  func start() throws {
    let options = Self.known + ["--start", "began", "--start-within", "7"]
    let document = try ChangeCommandTests.json(
      try ChangeCommandTests.run(Self.data, options).output)
    let cases = try #require(document["cases"] as? [[String: Any]])
    // a came two days after the start, b on the day; c's start is far off and d's is not known.
    #expect(cases.map { $0["person"] as? String } == ["a", "b"])
    let summary = try #require(document["summary"] as? [String: Any])
    #expect(summary["noBaseline"] as? Int == 2 && summary["persons"] as? Int == 4)
    let echo = try #require(document["options"] as? [String: Any])
    #expect(echo["baseline"] as? String == "start" && echo["startWithin"] as? Int == 7)
    // A score before the start counts where it is near enough: then the one after is not the first.
    let before = try ChangeCommandTests.run(
      "id,time,value,began\nx,1,5,3\nx,4,6,3\nx,9,8,3\n",
      Self.known + ["--start", "began", "--start-within", "2"])
    let rows = try #require(
      try ChangeCommandTests.json(before.output)["cases"] as? [[String: Any]])
    #expect(rows.first?["first"] as? Int == 5)
  }

  @Test("columns beside answers are carried through the scoring")
  func answers() throws {
    let command = try Command()
    defer { command.remove() }
    try command.write(SmallStudy.scale, to: "pair.json")
    try command.write(
      "id,time,a,b,who\n1,1,3,3,Ann\n1,2,5,1,Bo\n2,1,3,3,Ann\n2,2,3,3,Ann\n", to: "data.csv")
    let outcome = try command.run(
      program: Command.program,
      [
        "change", "data.csv", "--scales", ".", "--scale", "pair", "--time", "time", "--sem", "1",
        "--worker", "who", "--format", "json",
      ])
    #expect(outcome.code == 0, "\(outcome.complaints)")
    let notes = try Self.notes(ChangeCommandTests.json(outcome.output))
    #expect(notes["change.rater-changed"]?.hasPrefix("For 1 of 2 people") == true)
  }

  @Test("the size of change that people call important comes from their own word")
  func anchor() throws {
    // Thirty people: those who gained four points or more say better, but for two on either side.
    var data = "id,time,value,word\n"
    for person in 0..<30 {
      let gain = person % 10
      let says = (gain >= 4) != (person == 3 || person == 15) ? "better" : "same"
      data += "\(person),1,10,\n\(person),2,\(10 + gain),\(says)\n"
    }
    let options = Self.known + ["--anchor", "word", "--anchor-yes", "better,much better"]
    let summary = try ChangeCutOffTests.summary(data, options)
    let rows = try ChangeCutOffTests.rows(summary, "importantChange")
    // Midway between gains of 3 and 4, where all but two of thirty are told apart.
    #expect(rows["roc-youden"]?["estimate"] as? Double == 3.5)
    #expect(rows["roc-youden"]?["count"] as? Int == 18 && rows["roc-youden"]?["of"] as? Int == 30)
    let predicted = try #require(rows["predictive-2015"]?["estimate"] as? Double)
    #expect(predicted > 2.5 && predicted < 5)
    #expect(rows["adjusted-2022"] == nil)
    let adjusted = try ChangeCutOffTests.rows(
      try ChangeCutOffTests.summary(data, options + ["--anchor-reliability", ".7"]),
      "importantChange")
    // Spaces about a word are nothing, and a word that nobody said is told.
    let told = try ChangeCommandTests.run(data, options)
    #expect(
      try Self.notes(ChangeCommandTests.json(told.output))["change.unseen-word"]?
        .contains("'much better'") == true)
    let spaced = try ChangeCommandTests.json(
      try ChangeCommandTests.run(
        data, Self.known + ["--anchor", "word", "--anchor-yes", " better , same"]
      ).output)
    #expect(try Self.notes(spaced)["change.unseen-word"] == nil)
    // Everybody said one of the two: there are no others to tell apart.
    #expect(try Self.notes(spaced)["mic.too-few-persons"] != nil)
    // More than half improved: the adjusted size is the smaller one.
    #expect(try #require(adjusted["adjusted-2022"]?["estimate"] as? Double) < predicted)
    let few = try ChangeCommandTests.run(
      Self.data, Self.known + ["--anchor", "how", "--anchor-yes", "paper"])
    let notes = try Self.notes(ChangeCommandTests.json(few.output))
    #expect(few.code == 0 && notes["mic.too-few-persons"] != nil)
  }

  @Test(
    "a column that is not there is refused, options that belong together are asked for together")
  func mistakes() throws {
    let absent = try ChangeCommandTests.run(Self.data, Self.known + ["--worker", "whom"])
    #expect(absent.code == 65 && absent.output.isEmpty)
    #expect(absent.complaints.contains("csv.missing-column"))
    for options in [
      ["--start", "began"], ["--start-within", "7"], ["--anchor", "how"], ["--anchor-yes", "x"],
      ["--anchor-reliability", ".7"],
      ["--start", "began", "--start-within", "-1"],
      ["--start", "began", "--start-within", "7", "--baseline", "2025-01-01"],
    ] {
      #expect(try ChangeCommandTests.run(Self.data, Self.known + options).code == 64)
    }
  }
}
