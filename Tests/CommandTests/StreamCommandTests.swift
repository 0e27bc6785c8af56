import Foundation
import TestSupport
import Testing

@Suite("waymark trajectories --stream")
struct StreamCommandTests {
  static let formula = "score ~ week * arm + (week | person)"

  /// Sixty people at three times, made up; one cell is empty.
  static let data: String = {
    var generator = SeededGenerator(seed: 19)
    var text = "person,week,arm,score\n"
    for person in 0..<60 {
      let (level, slope) = (
        Int.random(in: -40...40, using: &generator), Int.random(in: -9...9, using: &generator)
      )
      for week in 0..<3 {
        let score = 200 + level + slope * week + Int.random(in: -20...20, using: &generator)
        let cell = person == 7 && week == 2 ? "" : "\(Double(score) / 10)"
        text += "\(person),\(week),\(person % 2 == 0 ? "usual" : "new"),\(cell)\n"
      }
    }
    return text
  }()

  static func run(_ arguments: [String], input: String? = nil) throws -> Command.Outcome {
    let command = try Command()
    defer { command.remove() }
    try command.write(data, to: "data.csv")
    return try command.run(
      program: Command.program, ["trajectories"] + arguments + ["--formula", formula],
      input: input)
  }

  static func document(_ outcome: Command.Outcome) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
  }

  static func numbers(_ rows: Any?, _ keys: [String]) throws -> [Double] {
    let rows = try #require(rows as? [[String: Any]])
    return rows.flatMap { row in keys.map { (row[$0] as? Double) ?? .nan } }
  }

  @Test("the figures are those of the rows, from a file and from the standard input")
  func same() throws {
    let whole = try Self.document(Self.run(["data.csv", "--format", "json", "--no-stream"]))
    let streams = [
      try Self.run(["data.csv", "--format", "json", "--stream"]),
      try Self.run(["-", "--format", "json", "--stream"], input: Self.data),
    ]
    for outcome in streams {
      #expect(outcome.code == 0)
      let document = try Self.document(outcome)
      for (table, keys) in [
        ("estimates", ["estimate", "std.error", "df", "p.value"]), ("varianceComponents", ["sd"]),
      ] {
        let found = try Self.numbers(document[table], keys)
        let expected = try Self.numbers(whole[table], keys)
        #expect(found.count == expected.count)
        // Sums in another order, at most twelve digits of which are written.
        for (a, b) in zip(found, expected) { #expect(agrees(a, b, relative: 1e-7)) }
      }
      let summary = try #require(document["summary"] as? [String: Any])
      #expect(summary["nobs"] as? Int == 179 && summary["verdict"] as? String == "certified")
      #expect((summary["groups"] as? [String: Int]) == ["person": 60])
      #expect((document["cases"] as? [Any])?.isEmpty == true)
      let options = try #require(document["options"] as? [String: Any])
      #expect(options["stream"] as? Bool == true)
      #expect(options["categories"] as? [String: Int] == ["arm": 2, "person": 60])
      let notes = try #require(document["notes"] as? [[String: Any]])
      #expect(
        notes.map { $0["code"] as? String } == ["column.missing-cells", "trajectory.streamed"])
    }
    #expect((whole["cases"] as? [Any])?.count == 120)
    #expect((whole["options"] as? [String: Any])?["stream"] == nil)
  }

  @Test("what needs the rows is not asked for together with --stream")
  func needsRows() throws {
    for others in [
      ["--table", "cases"], ["--bootstrap", "100"], ["--residual", "ar1"], ["--weights", "week"],
    ] {
      let outcome = try Self.run(["data.csv", "--stream"] + others)
      #expect(outcome.code == 64 && outcome.output.isEmpty)
      #expect(outcome.complaints.contains("leave --stream out"))
    }
    let profile = try Self.run(["data.csv", "--stream", "--profile", "--table", "intervals"])
    #expect(profile.code == 0 && profile.output.split(separator: "\n").count == 9)
  }
}
