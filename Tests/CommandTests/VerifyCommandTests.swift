import Foundation
import TestSupport
import Testing

@Suite("waymark verify")
struct VerifyCommandTests {
  /// The small study, run into `out`.
  private static func study() throws -> Command {
    let command = try Command()
    try SmallStudy.write(to: command)
    let run = try command.run("quarterly", "study.yml", "--out", "out", "--scales", ".")
    #expect(run.code == 0, "\(run.complaints)")
    return command
  }

  private static func verify(
    _ command: Command, _ more: String...
  ) throws -> Command.Outcome {
    try command.run(
      program: Command.program, ["verify", "out/manifest.json", "--scales", "."] + more)
  }

  /// How many files the run wrote beside its manifest, those in folders of it among them.
  private static func written(_ command: Command) throws -> Int {
    let names = try FileManager.default.subpathsOfDirectory(
      atPath: command.folder.appending(path: "out").path)
    return names.count { $0.contains(".") && $0 != "manifest.json" }
  }

  @Test("a run that is what it was: exit 0, and nothing is written")
  func same() throws {
    let command = try Self.study()
    defer { command.remove() }
    let before = command.names
    let written = try Self.written(command)
    let outcome = try Self.verify(command)
    #expect(outcome.code == 0, "\(outcome.complaints)")
    #expect(
      outcome.output == """
        Run of 'small' by waymark 0.1.0
        inputs:     3 of 3 as they were read
        outputs:    \(written) of \(written) as they were written
        made again: \(written) of \(written) are the same bytes
        The run is what it was.

        """)
    #expect(command.names == before)
  }

  @Test("a result that was changed by hand is told with its line and column, and without its value")
  func tampered() throws {
    let command = try Self.study()
    defer { command.remove() }
    var lines = try command.read("out/change.csv").split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
    let names = lines[0].split(separator: ",", omittingEmptySubsequences: false)
    let column = try #require(names.firstIndex(of: "first"))
    var cells = lines[3].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    cells[column] = "86753"
    lines[3] = cells.joined(separator: ",")
    try command.write(lines.joined(separator: "\n"), to: "out/change.csv")
    let outcome = try Self.verify(command)
    #expect(outcome.code == 65)
    let written = try Self.written(command)
    #expect(
      outcome.output.contains("outputs:    \(written - 1) of \(written) as they were written"))
    #expect(outcome.output.contains("made again: \(written) of \(written) are the same bytes"))
    #expect(outcome.complaints.contains("error[verify.output]"))
    #expect(outcome.complaints.contains("--> out/change.csv:4 (first)"))
    #expect(!(outcome.complaints + outcome.output).contains("86753"))
  }

  @Test("a changed input is told, and the study is then not run again")
  func changedInput() throws {
    let command = try Self.study()
    defer { command.remove() }
    try command.write(try command.read("data.csv") + "North,99,1,1,1\n", to: "data.csv")
    let outcome = try Self.verify(command)
    #expect(outcome.code == 65)
    #expect(outcome.complaints.contains("error[verify.input]"))
    #expect(outcome.output.contains("made again: not"))
    #expect(outcome.output.contains("inputs:     2 of 3 as they were read"))
  }

  @Test(
    "a missing file: exit 66",
    arguments: ["data.csv", "study.yml", "out/scores.csv", "out/manifest.json", "pair.json"])
  func missing(_ name: String) throws {
    let command = try Self.study()
    defer { command.remove() }
    try FileManager.default.removeItem(at: command.folder.appending(path: name))
    let outcome = try Self.verify(command)
    #expect(outcome.code == 66, "\(outcome.complaints)")
    #expect(outcome.complaints.contains("error[file.missing]"))
  }

  @Test("last digits may differ; whole numbers and more than a millionth may not")
  func numbers() throws {
    let command = try Self.study()
    defer { command.remove() }
    let text = try command.read("out/trajectories.json")
    let number = try #require(text.firstMatch(of: /"estimate": (-?[0-9]+\.[0-9]{9})([0-9]+)/))
    // A manifest that knows the file with other last digits, as another machine would have written it.
    func pretend(_ digits: String) throws -> Command.Outcome {
      let near = text.replacing(number.output.0, with: "\"estimate\": \(digits)")
      try command.write(near, to: "out/trajectories.json")
      let manifest = try command.read("out/manifest.json")
      let hash = #/("file": "trajectories.json",\s*"bytes": )[0-9]+(,\s*"sha256": ")[0-9a-f]{64}/#
      let sum = try command.shell(
        "sha256sum out/trajectories.json | cut -c1-64 | tr -d '\\n' > sum")
      #expect(sum == 0)
      let fresh = try command.read("sum")
      try command.write(
        manifest.replacing(hash) { "\($0.output.1)1\($0.output.2)\(fresh)" },
        to: "out/manifest.json")
      return try Self.verify(command)
    }
    let near = try pretend("\(number.output.1)0")
    #expect(near.code == 0, "\(near.complaints)")
    #expect(near.output.contains("1 more are the same but for last digits: trajectories.json"))
    let value = try #require(Double(number.output.1 + number.output.2))
    let far = try pretend("\(value * 1.001)")
    #expect(far.code == 65)
    #expect(far.complaints.contains("error[verify.result]"))
    #expect(far.complaints.contains("a number differs by 0.001 of its size"))
  }

  @Test("as JSON, one document; and what is no manifest is refused")
  func json() throws {
    let command = try Self.study()
    defer { command.remove() }
    let outcome = try Self.verify(command, "--format", "json", "--study", "study.yml")
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("\"schema\": \"waymark-verification/1\""))
    #expect(outcome.output.contains("\"same\": true"))
    try command.write("{\"schema\": \"waymark-manifest/9\"}", to: "other.json")
    let refused = try command.run("verify", "other.json")
    #expect(refused.code == 65 && refused.complaints.contains("error[verify.manifest]"))
  }
}
