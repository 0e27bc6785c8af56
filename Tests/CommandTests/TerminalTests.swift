import Foundation
import TestSupport
import Testing

/// What people see who sit before a terminal; `script` gives the program one.
@Suite("Tables and progress on a terminal")
struct TerminalTests {
  private static let script = "/usr/bin/script"
  private static let hasScript = FileManager.default.isExecutableFile(atPath: script)
  private static let absence: Comment = "'script' of bsdutils is not here to make a terminal"

  /// Runs a line of shell on a terminal of 80 columns, and gives what it showed.
  private static func onTerminal(_ command: Command, _ line: String) throws -> String {
    try command.write(
      "stty cols 80\nW='\(Command.program.path)'\nWAYMARK_SCALES='\(ProjectFiles.root)/Scales'\n"
        + "export WAYMARK_SCALES\n\(line)\n", to: "line.sh")
    _ = try command.shell("\(script) -qec 'sh line.sh' shown < /dev/null")
    return try command.read("shown").replacing("\r\n", with: "\n")
  }

  private static let rows =
    "id,time,value\n"
    + (1...30).map { "person-\($0),1,\(9 + $0 % 7)\nperson-\($0),2,\(11 + $0 % 5)\n" }.joined()
  private static let change =
    "change scores.csv --time time --score value --direction higher --sem 2"

  @Test("a table is asked for by name, by the environment, and by neither in a pipe")
  func precedence() throws {
    let command = try Command()
    defer { command.remove() }
    try command.write(Self.rows, to: "scores.csv")
    let arguments = Self.change.split(separator: " ").map(String.init)
    func output(_ more: [String], _ format: String?) throws -> String {
      try command.run(
        program: Command.program, arguments + more,
        environment: format.map { ["WAYMARK_FORMAT": $0] } ?? [:]
      ).output
    }
    #expect(try output([], nil).hasPrefix("person,first_time,"))
    #expect(try output(["--format", "table"], nil).hasPrefix("person     first_time  last_time"))
    #expect(try output([], "table").hasPrefix("person     first_time  last_time"))
    #expect(try output([], "json").hasPrefix("{\"schema\":\"waymark-change/1\""))
    // The command line comes before the environment.
    #expect(try output(["--format", "csv"], "json").hasPrefix("person,first_time,"))
    // A form that the command does not have is no fault; a word that is no form is.
    #expect(try output([], "ndjson").hasPrefix("person,first_time,"))
    let wrong = try command.run(
      program: Command.program, arguments, environment: ["WAYMARK_FORMAT": "excel"])
    #expect(wrong.code == 64 && wrong.complaints.contains("$WAYMARK_FORMAT is 'excel'"))
  }

  @Test("complaints are JSON lines if the environment says so, unless the command line does not")
  func diagnosticsFromEnvironment() throws {
    let command = try Command()
    defer { command.remove() }
    let json = try command.run(
      "score", "gone.csv", "--scale", "swemwbs",
      environment: ["WAYMARK_DIAGNOSTICS": "json"])
    #expect(json.code == 66 && json.complaints.hasPrefix("{\"schema\":"))
    let text = try command.run(
      "score", "gone.csv", "--scale", "swemwbs", "--diagnostics", "text",
      environment: ["WAYMARK_DIAGNOSTICS": "json"])
    #expect(text.complaints.hasPrefix("error[file.missing]"))
    let wrong = try command.run(
      "score", "gone.csv", "--scale", "swemwbs",
      environment: ["WAYMARK_DIAGNOSTICS": "xml"])
    #expect(wrong.code == 64)
  }

  @Test("--quiet leaves out hints and summaries, and keeps what was set aside")
  func quiet() throws {
    let command = try Command()
    defer { command.remove() }
    try command.write(Self.rows + "person-31,1,many\n", to: "scores.csv")
    let arguments = Self.change.split(separator: " ").map(String.init)
    let loud = try command.run(program: Command.program, arguments).complaints
    let quiet = try command.run(program: Command.program, arguments + ["--quiet"]).complaints
    #expect(loud.contains("note: ") && loud.contains("More: waymark explain"))
    #expect(!quiet.contains("note: ") && !quiet.contains("More:"))
    #expect(quiet.contains("set-aside[score.not-a-number]"))
  }

  @Test(
    "on a terminal rows are a table that fits, and columns without room are named",
    .enabled(if: hasScript, absence))
  func table() throws {
    let command = try Command()
    defer { command.remove() }
    try command.write(Self.rows, to: "scores.csv")
    let shown = try Self.onTerminal(command, "\"$W\" \(Self.change) 2> said")
    let lines = shown.split(separator: "\n").filter { !$0.hasPrefix("Script ") }
    #expect(lines.first?.hasPrefix("person     first_time  last_time") == true, "\(shown)")
    #expect(lines.count >= 32 && lines.allSatisfy { $0.count <= 80 })
    #expect(try command.read("said").contains("--format csv has all."))
  }

  @Test(
    "progress is one line on a terminal, only past a second, and wiped",
    .enabled(if: hasScript, absence))
  func progress() throws {
    let command = try Command()
    defer { command.remove() }
    try command.write(SmallStudy.scale, to: "pair.json")
    let slow =
      "{ printf 'id,a,b\\n1,2,3\\n'; sleep 1.6; printf '2,3,4\\n'; } | \"$W\" score - --scale pair "
      + "--scales . > scores.csv"
    let shown = try Self.onTerminal(command, slow)
    #expect(shown.contains(" bytes read, ") && shown.contains("\u{1B}[2K"), "\(shown)")
    #expect(
      shown.contains("\r\u{1B}[2KScript") || shown.contains("\u{1B}[2K\n")
        || shown.contains("\r\u{1B}[2K"))
    #expect(try command.read("scores.csv").contains("\n2,pair,total,raw,"))
    // Not before a second, not in JSON, not when asked to be quiet, not into a file.
    let quick = "printf 'id,a,b\\n1,2,3\\n' | \"$W\" score - --scale pair --scales . > scores.csv"
    for line in [
      quick, slow.replacing("--scales .", with: "--scales . --quiet"),
      slow.replacing("--scales .", with: "--scales . --diagnostics json"), "\(slow) 2> said",
    ] {
      #expect(!(try Self.onTerminal(command, line)).contains("\u{1B}[2K"), "\(line)")
    }
  }
}
