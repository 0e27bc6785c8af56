import Foundation
import TestSupport
import Testing

@Suite("Files and command lines that waymark score refuses")
struct ScoreRefusalTests {
  struct Trouble: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var data: [UInt8]
    var says: [String]
    var output = "id,pair.total\n"

    init(_ description: String, _ data: String, _ says: [String], after rows: String = "") {
      testDescription = description
      self.data = Array(data.utf8)
      self.says = says
      output += rows
    }
  }

  static let troubles: [Trouble] = [
    Trouble("nothing", "", ["file.empty"]),
    Trouble("blank lines", "\n\r\n\n", ["file.empty"]),
    Trouble("only names", "id,a,b\n", ["csv.no-rows", "data.csv:2:1"]),
    Trouble("no id", "who,a,b\n1,1,1\n", ["csv.missing-column", "(id)", "--id"]),
    Trouble(
      "no item", "id,a,B\n1,1,1\n", ["csv.missing-column", "(b)", "Did you mean 'B'?", "--map"]),
    Trouble("a name twice", "id,a,a,b\n1,1,1,1\n", ["csv.duplicate-column", "data.csv:1:6"]),
    Trouble(
      "an open quotation mark", "id,a,b\n1,1,1\n2,\"1,1\n3,1,1\n",
      ["csv.unclosed-quote", "data.csv:3:3"], after: "1,6\n"),
    Trouble(
      "a quotation mark in a field", "id,a,b\n1,1,1\nx\"y,1,1\n3,1,1\n",
      ["csv.stray-quote", "data.csv:3:2"], after: "1,6\n"),
    Trouble(
      "a zero byte", "id,a,b\n1,1,1\n2,\u{0},1\n", ["file.zero-byte", "data.csv:3:3"],
      after: "1,6\n"),
  ]

  @Test(
    "a file is refused with code, place and way out, after the rows before", arguments: troubles)
  func refused(_ trouble: Trouble) throws {
    let command = try ScoreCommandTests.command()
    defer { command.remove() }
    try command.write(bytes: trouble.data, to: "data.csv")
    let outcome = try command.run("score", "data.csv", "--scale", "pair", "--scales", ".", "--wide")
    #expect(outcome.code == 65, "\(outcome.complaints)")
    #expect(outcome.output == trouble.output)
    for words in trouble.says + ["help: "] {
      #expect(outcome.complaints.contains(words), "\(words) in \(outcome.complaints)")
    }
  }

  @Test(
    "no file that is read is written over, by whatever name, and no list over the other",
    arguments: [
      ["--problems", "data.csv"], ["--problems", "./data.csv"], ["--attention", "link.csv"],
      ["--problems", "labels.csv"], ["--attention", "mapping.csv"],
      ["--problems", "p.csv", "--attention", "p.csv"],
    ])
  func writtenOver(_ lists: [String]) throws {
    let command = try ScoreCommandTests.command()
    defer { command.remove() }
    let kept = [
      "data.csv": ScoreCommandTests.data, "labels.csv": "item,label,code\n*,no,1\n",
      "mapping.csv": "item,column\na,a\n",
    ]
    for (name, text) in kept { try command.write(text, to: name) }
    try FileManager.default.linkItem(
      at: command.folder.appending(path: "data.csv"),
      to: command.folder.appending(path: "link.csv"))
    let outcome = try command.run(
      program: Command.program,
      ["score", "data.csv", "--scale", "pair", "--scales", ".", "--labels", "labels.csv"]
        + ["--mapping", "mapping.csv"] + lists)
    #expect(outcome.code == 73)
    #expect(outcome.complaints.contains("is read or written here already; name another file"))
    for (name, text) in kept { #expect(try command.read(name) == text) }
  }

  @Test(
    "bytes that are not text are refused at their place, and files of another kind are named",
    arguments: [
      (Array("id,a,b\n1,1,1\nRen".utf8) + [0xE9], "file.encoding", "data.csv:3:4"),
      ([0x1F, 0x8B, 8, 0], "file.gzip-truncated", "data.csv"),
      ([0x50, 0x4B, 3, 4, 0], "file.kind", "zip file"),
      ([0xFF, 0xFE, 0x69, 0], "file.utf-16", "--encoding utf-16 "),
    ])
  func notText(_ bytes: [UInt8], _ code: String, _ words: String) throws {
    let command = try ScoreCommandTests.command()
    defer { command.remove() }
    try command.write(bytes: bytes, to: "data.csv")
    let outcome = try command.run("score", "data.csv", "--scale", "pair", "--scales", ".")
    #expect(outcome.code == 65)
    #expect(outcome.complaints.contains(code) && outcome.complaints.contains(words))
  }

  @Test(
    "a wrong command line exits 64",
    arguments: [
      ["--scale", "pair", "--columns", "a"], ["--scale", "pair", "--pattern", "q"],
      ["--scale", "pair", "--map", "a"], ["--scale", "pair", "--map", "c=a"],
      ["--scale", "pair", "--delimiter", "x"],
      ["--scale=pair", "--scale=pair", "--wide", "--wide"],
    ])
  func usage(_ arguments: [String]) throws {
    let command = try ScoreCommandTests.command()
    defer { command.remove() }
    let outcome = try command.run(
      "score", "data.csv", "--scales", ".", arguments[0], arguments[1],
      arguments.count > 2 ? arguments[2] : "--wide", arguments.count > 3 ? arguments[3] : "--strict"
    )
    #expect(outcome.code == 64, "\(outcome.complaints)")
    #expect(outcome.output.isEmpty)
  }

  @Test("missing files, unwritable files and full disks have codes of their own")
  func otherCodes() throws {
    let command = try ScoreCommandTests.command()
    defer { command.remove() }
    let missing = try command.run("score", "gone.csv", "--scale", "pair", "--scales", ".")
    #expect(missing.code == 66 && missing.complaints.contains("file.missing"))
    let folder = try command.run("score", ".", "--scale", "pair", "--scales", ".")
    #expect(folder.code == 66 && folder.complaints.contains("file.not-regular"))
    let problems = try command.run(
      "score", "data.csv", "--scale", "pair", "--scales", ".", "--problems", "no/where.csv")
    #expect(problems.code == 73)
    let full = try shell(command, "score data.csv --scale pair --scales . > /dev/full")
    #expect(full.code == 74 && full.complaints.contains("No space left"))
  }

  @Test("a reader that goes away ends the command quietly")
  func closedPipe() throws {
    let command = try ScoreCommandTests.command(
      "id,a,b\n" + String(repeating: "1,1,1\n", count: 300_000))
    defer { command.remove() }
    let outcome = try shell(
      command, "score data.csv --scale pair --scales . | head -1; exit ${PIPESTATUS[0]}")
    #expect(outcome.code == 0 && outcome.complaints.isEmpty)
    #expect(outcome.output == "id,scale,score,metric,value,status,reason\n")
  }

  /// Runs the program from a shell, for what only a shell can set up.
  func shell(_ command: Command, _ line: String) throws -> Command.Outcome {
    try command.run(
      program: URL(filePath: "/bin/bash"), ["-c", "'\(Command.program.path)' \(line)"])
  }
}
