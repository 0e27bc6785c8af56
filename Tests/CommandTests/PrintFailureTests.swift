import Foundation
import TestSupport
import Testing

/// What happens to every command that prints when the disk is full, or when nobody reads any more.
@Suite("Output that cannot be written")
struct PrintFailureTests {
  private static let change = "--time time --score value --direction higher --sem 2"

  /// A line for each command, over the files that ``prepared()`` writes.
  static let lines = [
    "--help", "--version", "change --help", "--generate-completion-script bash",
    "scales list", "scales list --format csv", "scales list --format json", "scales show swemwbs",
    "scales check", "scales import keys.R --format psych --range 1-5 --kind sum",
    "rules list", "rules show core", "rules check",
    "rules apply core core.csv --time time --only core-10",
    "score data.csv --scale pair --scales .",
    "score data.csv --scale pair --scales . --format table",
    "sniff data.csv", "sniff data.csv --format json",
    "change scores.csv \(change)", "change scores.csv \(change) --format json",
    "change scores.csv \(change) --format table", "journeys scores.csv \(change)",
    "quarterly study.yml --out out --scales .", "explain csv.ragged-row", "explain --list",
    "explain --list --format json", "verify run/manifest.json --scales .",
    "verify run/manifest.json --scales . --format json", "selftest", "selftest --format json",
  ]

  private static func prepared() throws -> Command {
    let command = try Command()
    try SmallStudy.write(to: command)
    try command.write("list(total = c(\"q1\", \"-q2\"))", to: "keys.R")
    try command.write(
      "id,time,value\n"
        + (1...40).map { "\($0),1,\(9 + $0 % 7)\n\($0),2,\(11 + $0 % 5)\n" }.joined(),
      to: "scores.csv")
    try command.write(
      "id,time,scale,score,metric,value\n1,1,core-10,total,clinical,20\n1,2,core-10,total,clinical,8\n",
      to: "core.csv")
    let run = try command.run("quarterly", "study.yml", "--out", "run", "--scales", ".")
    #expect(run.code == 0, "\(run.complaints)")
    return command
  }

  private static func shell(_ command: Command, _ line: String) throws -> Int32 {
    try command.shell(
      "WAYMARK_SCALES='\(ProjectFiles.root)/Scales'; export WAYMARK_SCALES; "
        + "W='\(Command.program.path)'; \(line)")
  }

  @Test("a full disk is told, and ends in 74")
  func fullDisk() throws {
    let command = try Self.prepared()
    defer { command.remove() }
    for line in Self.lines {
      #expect(try Self.shell(command, "\"$W\" \(line) > /dev/null 2> fine") == 0, "\(line)")
      #expect(try Self.shell(command, "\"$W\" \(line) > /dev/full 2> full") == 74, "\(line)")
      #expect(try command.read("full").contains("No space left on device"), "\(line)")
    }
  }

  @Test("a pipe that nobody reads ends quietly")
  func closedPipe() throws {
    let command = try Self.prepared()
    defer { command.remove() }
    for line in Self.lines {
      // The reader has gone before the first byte: its end of the pipe is closed while the writer waits.
      let code = try Self.shell(
        command,
        "{ sleep 0.05; \"$W\" \(line) 2> said; echo $? > code; } | true; test \"$(cat code)\" = 0")
      #expect(code == 0, "\(line)")
      #expect(!(try command.read("said").contains("Broken pipe")), "\(line)")
    }
  }
}
