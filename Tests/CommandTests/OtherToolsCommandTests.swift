import Foundation
import TestSupport
import Testing

/// What reference/change.md found in other programs, at the command line; see `OtherToolsTests`.
@Suite("Defects of other tools, not repeated by the commands")
struct OtherToolsCommandTests {
  static func rows(_ data: String, _ options: [String]) throws -> [[String: String]] {
    let outcome = try ChangeCommandTests.run(
      data,
      (options.contains("--sem")
        ? Array(ChangeCommandTests.known.dropLast(2)) : ChangeCommandTests.known) + options)
    #expect(outcome.code == 0, "\(outcome.complaints)")
    return ChangeCommandTests.rows(outcome.output)
  }

  // Reference/change.md §0, finding 2: another program swaps first and last score for everybody when
  // the first person has no row for the first occasion.
  @Test(
    "a first person without a first occasion swaps nothing",
    arguments: ["1,post,20\n", "1,pre,\n1,post,20\n", ""])
  func noSilentSwap(first: String) throws {
    let data = "id,time,value\n" + first + "2,pre,30\n2,post,12\n3,pre,28\n3,post,9\n"
    let outcome = try ChangeCommandTests.run(
      data,
      ChangeCommandTests.known + ["--direction", "lower", "--waves", "pre,post"])
    let rows = ChangeCommandTests.rows(outcome.output)
    #expect(rows.map { $0["person"] } == ["2", "3"])
    #expect(rows.map { $0["change"] } == ["-18", "-19"])
    #expect(rows.map { $0["category"] } == ["improved", "improved"])
    #expect(outcome.complaints.contains("1 without a later score") == !first.isEmpty)
  }

  // Reference/change.md §1.7, no. 3: another program takes the first and last *row* of a person.
  @Test("rows in any order give the same first and last score")
  func shuffledRows() throws {
    var lines = ["1,1,30", "1,2,25", "1,3,10", "2,1,8", "2,3,22", "3,2,15", "3,1,15"]
    func rows() throws -> [[String: String]] {
      try Self.rows(
        "id,time,value\n" + lines.joined(separator: "\n") + "\n",
        ["--direction", "lower", "--cut-off", "15"])
    }
    let straight = try rows()
    #expect(straight.map { $0["change"] } == ["-20", "14", "0"])
    var random = SeededGenerator(seed: 9)
    for _ in 0..<5 {
      lines.shuffle(using: &random)
      #expect(try rows() == straight)
    }
  }

  // Reference/change.md §1.7, no. 6: another program calls it deteriorated.
  @Test(
    "a score on the cut-off before and after has crossed nothing", arguments: ["lower", "higher"])
  func onTheCutOff(direction: String) throws {
    let row = try #require(
      Self.rows(
        "id,time,value\n1,1,20\n1,2,20\n", ["--direction", direction, "--cut-off", "20"]
      ).first)
    #expect(row["category"] == "unchanged" && row["crossing"] == "none")
  }

  // Reference/change.md §1.7, no. 1 and 11: slopes as deviations from the group's, and a direction that
  // is taken for granted.
  @Test("deviations of slopes are no method, and no direction is taken for granted")
  func refused() throws {
    let data = "id,time,value\n1,1,20\n1,2,20\n"
    for name in ["change", "journeys"] {
      let silent = try ChangeCommandTests.run(data, ChangeCommandTests.known, command: name)
      #expect(silent.code == 64 && silent.output.isEmpty)
    }
    let method = try ChangeCommandTests.run(
      data, ChangeCommandTests.known + ["--direction", "lower", "--method", "hlm"])
    #expect(method.code == 64 && method.complaints.contains("is no method"))
  }

  // Reference/change.md §2.2: another program jitters scores for its figure before it classifies them.
  @Test("the classification uses scores as they are, not as they are written")
  func classificationBeforeDisplay() throws {
    // √2 standard errors with a critical value of 2: the border is 2.828427124746190.
    let rows = try Self.rows(
      "id,time,value\n1,1,0\n1,2,2.82842712474612\n2,1,0\n2,2,2.82842712474626\n",
      ["--direction", "higher", "--sem", "1", "--critical", "2"])
    #expect(rows.map { $0["change"] } == ["2.82842712475", "2.82842712475"])
    #expect(rows.map { $0["category"] } == ["unchanged", "improved"])
  }
}
