import Foundation
import TestSupport
import Testing

@Suite("waymark journeys: baseline, window, events and chance")
struct JourneyOptionTests {
  /// Three journeys on dates, and a person who came a month later.
  static let data = """
    id,time,value
    a,2025-01-01,10
    a,2025-02-01,20
    a,2025-06-01,30
    b,2025-01-01,10
    b,2025-02-01,10
    b,2025-03-01,11
    c,2025-01-01,30
    c,2025-02-01,20
    c,2025-03-01,21
    c,2025-04-01,33
    c,2025-05-01,34
    d,2025-02-01,3

    """

  static let known = ChangeCommandTests.known + ["--direction", "higher"]

  static func run(_ options: [String]) throws -> (outcome: Command.Outcome, events: String) {
    let command = try Command()
    defer { command.remove() }
    try command.write(data, to: "data.csv")
    let outcome = try command.run(
      program: Command.program, ["journeys", "data.csv"] + known + options)
    return (outcome, (try? command.read("events.csv")) ?? "")
  }

  // SEM 2, five occasions planned: 3.85765553 · 2 = 7.7 points (reference/change.md §2.8).
  @Test("events are in the order of time, each from ground that was held; gaps say how long")
  func events() throws {
    let found = try Self.run(["--events", "events.csv", "--gap", "60"])
    #expect(found.outcome.code == 0)
    #expect(
      found.events == """
        person,kind,from_time,at_time,length,from,to,size,standing
        a,gain,2025-01-01,2025-02-01,31,10,20,10,held
        a,gap,2025-02-01,2025-06-01,120,20,30,,returned
        c,setback,2025-01-01,2025-02-01,31,30,20,10,held
        c,gain,2025-03-01,2025-04-01,31,21,33,12,held

        """)
  }

  @Test("sudden gains stand among the events, with whether they were reversed")
  func suddenGains() throws {
    let command = try Command()
    defer { command.remove() }
    let values = [30, 30, 31, 18, 17, 18, 30]
    let rows = values.enumerated().map { "x,\($0.offset + 1),\($0.element)\n" }.joined()
    try command.write("id,time,value\n" + rows, to: "data.csv")
    let outcome = try command.run(
      program: Command.program,
      ["journeys", "data.csv"] + ChangeCommandTests.known + [
        "--direction", "lower", "--events", "events.csv", "--sudden-gains",
      ])
    #expect(outcome.code == 0)
    // 31 to 18 is 13 ≥ 5.54 and ≥ a quarter of 31; 30 lies above the half way of 24.5.
    #expect(
      try command.read("events.csv").contains("x,sudden-gain,3,4,1,31,18,13,reversed\n"))
  }

  @Test("the window marks the last score, the baseline leaves out who has none")
  func placement() throws {
    let window = try Self.run(["--window", "60-130"]).outcome
    #expect(
      ChangeCommandTests.rows(window.output).map { $0["placement"] } == [
        "late", "early", "in-time", "",
      ])
    let baseline = try Self.run(["--baseline", "2025-02-01", "--format", "json"]).outcome
    let document = try ChangeCommandTests.json(baseline.output)
    let cases = try #require(document["cases"] as? [[String: Any]])
    #expect(cases.map { $0["first"] as? Int } == [20, 10, 20, 3])
    let summary = try #require(document["summary"] as? [String: Any])
    #expect(summary["noBaseline"] as? Int == 0 && summary["persons"] as? Int == 4)
    let none = try Self.run(["--baseline", "2025-01-01", "--format", "json"]).outcome
    let without = try ChangeCommandTests.json(none.output)
    let counts = try #require(without["summary"] as? [String: Any])
    #expect(counts["noBaseline"] as? Int == 1 && counts["noScore"] as? Int == 0)
    #expect((without["cases"] as? [[String: Any]])?.count == 3)
    let notes = try #require(without["notes"] as? [[String: Any]])
    #expect(notes.contains { $0["code"] as? String == "change.no-baseline" })
  }

  @Test("how often chance alone passes the threshold is drawn where the scores are whole and known")
  func chance() throws {
    func chance(_ options: [String]) throws -> [String: Any]? {
      let outcome = try Self.run(options + ["--format", "json"]).outcome
      let document = try ChangeCommandTests.json(outcome.output)
      return (document["summary"] as? [String: Any])?["chance"] as? [String: Any]
    }
    let drawn = try #require(try chance(["--attainable", "0-40"]))
    let anyPair = try #require(drawn["anyPair"] as? Double)
    // Rounding to whole points with SEM 2 moves the planned 5 % by little.
    #expect(anyPair > 0.03 && anyPair < 0.07)
    #expect(try chance([]) == nil)
    #expect(try chance(["--attainable", "0-40.5"]) == nil)
  }

  @Test(
    "what cannot be meant is a mistake of the command line",
    arguments: [
      ["--gap", "60"], ["--sudden-gains"], ["--events", "e.csv", "--gap", "0"],
      ["--window", "9-3"],
      ["--window", "x"], ["--window", "-5-3"], ["--baseline", "spring"],
    ])
  func mistakes(_ options: [String]) throws {
    let outcome = try Self.run(options).outcome
    #expect(outcome.code == 64 && outcome.output.isEmpty, "\(outcome.complaints)")
  }

  @Test(
    "a list of events that cannot be written whole ends in 74, and none is written over its data")
  func events74() throws {
    #expect(try Self.run(["--events", "/dev/full"]).outcome.code == 74)
    #expect(try Self.run(["--events", "data.csv"]).outcome.code == 73)
  }
}
