import Foundation
import TestSupport
import Testing

@Suite("What changes of a file leave alone, in waymark change and journeys")
struct ChangePropertyTests {
  struct Row: Hashable {
    var id: Int
    var time: Int
    var value: Int
  }

  /// Journeys of some people, with gaps.
  static func rows(seed: UInt64, people: Int = 60) -> [Row] {
    var random = SeededGenerator(seed: seed)
    return (1...people).flatMap { id in
      (1...6).compactMap { time in
        Int.random(in: 0..<5, using: &random) == 0
          ? nil : Row(id: id, time: time, value: Int.random(in: 0...40, using: &random))
      }
    }
  }

  static func text(_ rows: [Row], id: (Int) -> String = { "\($0)" }, sign: Int = 1) -> String {
    rows.reduce("id,time,value\n") { $0 + "\(id($1.id)),\($1.time),\(sign * $1.value)\n" }
  }

  static func output(_ name: String, _ data: String, _ direction: String) throws -> String {
    let outcome = try ChangeCommandTests.run(
      data,
      [
        "--time", "time", "--score", "value", "--sem", "4", "--direction", direction, "--cut-off",
        direction == "higher" ? "20" : "-20", "--format", "json",
      ], command: name)
    #expect(outcome.code == 0, "\(outcome.complaints)")
    return outcome.output
  }

  @Test("the order of rows changes nothing", arguments: ["change", "journeys"])
  func shuffled(name: String) throws {
    let rows = Self.rows(seed: 1)
    var random = SeededGenerator(seed: 2)
    let straight = try Self.output(name, Self.text(rows), "higher")
    let shuffled = try Self.output(name, Self.text(rows.shuffled(using: &random)), "higher")
    #expect(straight == shuffled)
  }

  @Test("renaming people changes their names and nothing else", arguments: ["change", "journeys"])
  func renamed(name: String) throws {
    let rows = Self.rows(seed: 3)
    let plain = try Self.output(name, Self.text(rows), "higher")
    let renamed = try Self.output(name, Self.text(rows) { "\(1000 + $0)" }, "higher")
    let pattern = /"person":"1(?<rest>\d{3})"/
    let back = renamed.replacing(pattern) { "\"person\":\"\(Int($0.output.rest) ?? 0)\"" }
    #expect(back == plain)
  }

  @Test("turning the scale round turns signs and nothing else", arguments: ["change", "journeys"])
  func turned(name: String) throws {
    let rows = Self.rows(seed: 4)
    let up = try ChangeCommandTests.json(Self.output(name, Self.text(rows), "higher"))
    let down = try ChangeCommandTests.json(Self.output(name, Self.text(rows, sign: -1), "lower"))
    let (cases, others) = (up["cases"] as? [[String: Any]], down["cases"] as? [[String: Any]])
    #expect(cases?.isEmpty == false && cases?.count == others?.count)
    for (one, other) in zip(try #require(cases), try #require(others)) {
      for key in ["category", "pattern", "crossing", "reliable"] {
        #expect("\(one[key] ?? "")" == "\(other[key] ?? "")")
      }
      let change = try #require(one["change"] as? Double?)
      #expect((other["change"] as? Double) == change.map { 0 - $0 })
      if name == "change" {
        let (a, b) = (one["p_true_change"] as? Double, other["p_true_change"] as? Double)
        #expect(abs((a ?? 0) - (b ?? 0)) < 1e-12)
      }
    }
  }

  @Test("the same file gives the same bytes", arguments: ["change", "journeys"])
  func repeated(name: String) throws {
    let data = Self.text(Self.rows(seed: 5))
    #expect(try Self.output(name, data, "higher") == Self.output(name, data, "higher"))
  }
}
