import Foundation
import Platform
import TestSupport
import Testing

@Suite("waymark sniff, as a person would run it")
struct SniffCommandTests {
  /// Runs the lines that a look at a file prints for pasting: commands, and the study file.
  struct Pasted {
    var convert: String?
    var score: [String]
    var study: String
    var gaps: [String]

    init(_ json: String) throws {
      let object = try #require(
        JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
      #expect(object["schema"] as? String == "waymark-sniff/1")
      let pins = try #require(object["pins"] as? [String: Any])
      convert = pins["convert"] as? String
      score = try #require(pins["score"] as? [String])
      study = try #require(pins["study"] as? String)
      gaps = try #require(pins["study_gaps"] as? [String])
    }
  }

  func bash(_ command: Command, _ line: String) throws -> Command.Outcome {
    let program = Command.program.path
    return try command.run(
      program: URL(filePath: "/bin/bash"), ["-c", "waymark() { '\(program)' \"$@\"; }\n\(line)"])
  }

  @Test(
    "the lines it prints for the studies of the project run when they are pasted",
    arguments: [
      ("support-sim", "responses.csv", 2), ("state-anxiety", "sai.csv", 1),
      ("small-services", "responses.csv", 1),
    ])
  func pastedStudies(_ folder: String, _ file: String, _ scales: Int) throws {
    let command = try Command()
    defer { command.remove() }
    let data = try ProjectFiles.file("Fixtures/studies/\(folder)/\(file)")
    try command.write(bytes: data.bytes, to: file)
    let outcome = try command.run("sniff", file, "--format", "json")
    #expect(outcome.code == 0, "\(outcome.complaints)")
    let pasted = try Pasted(outcome.output)
    #expect(pasted.score.count == scales)
    #expect(pasted.gaps.isEmpty)
    for line in pasted.score {
      let scored = try bash(command, line)
      #expect(scored.code == 0, "\(line)\n\(scored.complaints)")
      #expect(scored.output.split(separator: "\n").count > 100)
    }
    try command.write(pasted.study, to: "study.yml")
    let run = try command.run("quarterly", "study.yml", "--out", "out")
    #expect(run.code == 0, "\(pasted.study)\n\(run.complaints)")
    #expect(command.exists("out/report.html"))
    // The text for people holds the same lines.
    let text = try command.run("sniff", file).output
    #expect(text.contains(pasted.study))
    for line in pasted.score { #expect(Self.unwrapped(text).contains(line), "\(line)") }
  }

  static func unwrapped(_ text: String) -> String {
    text.replacing(/\ \\\n +/, with: " ")
  }

  static let seven = (1...7).map { "w\($0)" }.joined(separator: ",")
  static let answers = (0..<30).map { row in
    "p\(row)," + (0..<7).map { String(1 + (row * 3 + $0) % 5) }.joined(separator: ",")
  }

  @Test(
    "the line it prints reads files with titles, delimiters, headers and encodings of their own",
    arguments: ["title", "semicolon", "spreadsheet", "qualtrics", "padded", "1252", "utf-16"])
  func pastedOddities(_ kind: String) throws {
    let command = try Command()
    defer { command.remove() }
    let name = "it's data.csv"
    let rows = Self.answers.joined(separator: "\n") + "\n"
    let head = "id,\(Self.seven)\n"
    var scale = "swemwbs"
    switch kind {
    case "title": try command.write("A survey\nof 5 people\n\n" + head + rows, to: name)
    case "semicolon":
      try command.write((head + rows).replacing(",", with: ";"), to: name)
    case "spreadsheet":
      try command.write(
        "sep=;\r\n" + (head + rows).replacing(",", with: ";").replacing("\n", with: "\r\n"),
        to: name)
    case "qualtrics":
      let ids = (1...7).map { "\"{\"\"ImportId\"\":\"\"QID\($0)\"\"}\"" }.joined(separator: ",")
      try command.write(
        head + "Id,a,b,c,d,e,f,g\n\"{\"\"ImportId\"\":\"\"_recordId\"\"}\",\(ids)\n" + rows,
        to: name)
    case "padded":
      let names = (1...10).map { $0 < 10 ? "q0\($0)" : "q10" }.joined(separator: ",")
      let ten = Self.answers.map { $0 + ",1,2,3" }.joined(separator: "\n")
      try command.write("id,\(names)\n\(ten)\n", to: name)
      scale = "k10-1-5"
    case "1252":
      let text = ("Rückmeldung," + head + rows.split(separator: "\n").map { "x,\($0)\n" }.joined())
      try command.write(bytes: Array(try #require(text.data(using: .windowsCP1252))), to: name)
    default:
      try command.write(
        bytes: Array(try #require((head + rows).data(using: .utf16))), to: name)
    }
    let outcome = try command.run("sniff", name, "--scale", scale, "--format", "json")
    #expect(outcome.code == 0, "\(outcome.complaints)")
    let pasted = try Pasted(outcome.output)
    #expect(pasted.convert == nil)
    let line = try #require(pasted.score.first)
    let scored = try bash(command, line + " --wide --strict")
    #expect(scored.code == 0, "\(line)\n\(scored.complaints)")
    #expect(scored.output.split(separator: "\n").count == 31)
  }

  @Test("the same layout works in a study file")
  func studyLayout() throws {
    let command = try Command()
    defer { command.remove() }
    let head = "id;wave;\(Self.seven.replacing(",", with: ";"))\n"
    let rows = (0..<60).map { row in
      "p\(row / 2);\(row % 2 + 1);"
        + (0..<7).map { String(1 + (row * 3 + $0) % 5) }
        .joined(separator: ";")
    }
    try command.write("A survey\n" + head + rows.joined(separator: "\n") + "\n", to: "data.csv")
    let pasted = try Pasted(
      command.run("sniff", "data.csv", "--scale", "swemwbs", "--format", "json").output)
    #expect(pasted.gaps.isEmpty)
    #expect(pasted.study.contains("delimiter: semicolon"))
    #expect(pasted.study.contains("skip_rows: 1"))
    try command.write(pasted.study, to: "study.yml")
    let run = try command.run("quarterly", "study.yml", "--out", "out", "--strict")
    #expect(run.code == 0, "\(run.complaints)")
    let refused = try command.run("quarterly", "bad.yml", "--out", "out")
    #expect(refused.code == 66)
    try command.write(
      pasted.study.replacing("skip_rows: 1", with: "skip_rows: -1"), to: "bad.yml")
    let bad = try command.run("quarterly", "bad.yml", "--out", "out")
    #expect(bad.code == 65 && bad.complaints.contains("document.value"))
  }

  @Test("no line is wider than a terminal, and nothing of a person's is shown")
  func canaries() throws {
    let command = try Command()
    defer { command.remove() }
    let rows = (0..<40).map { row in
      "CANARY-\(row),Canary\(row % 3) House,31/0\(row % 9 + 1)/19\(50 + row),\"Canary wrote \(row), at length\","
        + "CANARY \(row % 4),\(7_000_000 + row * 7_919),\(row % 5 + 1),\(row % 2 == 0 ? "canary" : "3")"
    }
    try command.write(
      "id,service,born,note,occasion,phone,q1,q2\n" + rows.joined(separator: "\n") + "\n",
      to: "data.csv")
    for format in ["text", "json"] {
      let outcome = try command.run("sniff", "data.csv", "--format", format)
      #expect(outcome.code == 0)
      #expect(!outcome.output.lowercased().contains("canary"))
      #expect(!outcome.output.contains(/70\d\d\d\d\d|19[5-8]\d/))
      if format == "text" {
        for line in outcome.output.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
      }
    }
  }

  @Test("a first row that is somebody's answers is not shown as column names")
  func noNames() throws {
    let command = try Command()
    defer { command.remove() }
    try command.write("CANARY,31/12/1987,3,4\nB,01/02/1990,2,5\nC,03/04/1991,1,1\n", to: "data.csv")
    for format in ["text", "json"] {
      let outcome = try command.run("sniff", "data.csv", "--format", format)
      #expect(outcome.code == 0)
      #expect(!outcome.output.contains("CANARY") && !outcome.output.contains("1987"))
      #expect(outcome.output.contains("are there names at all?"))
    }
  }

  @Test(
    "what is no table ends with 65 or 66 and a code",
    arguments: [
      ("", 65, "file.empty"), ("\u{FEFF}\n", 65, "file.empty"), ("%PDF-1.4\n", 65, "file.kind"),
      ("<!doctype html><html>", 65, "file.kind"), ("id,a\n1,\"2\n3,4\n", 65, "csv.unclosed-quote"),
      ("id,a\n1,\u{0}\n", 65, "file.zero-byte"),
    ])
  func refusals(_ text: String, _ code: Int32, _ says: String) throws {
    let command = try Command()
    defer { command.remove() }
    try command.write(text, to: "data.csv")
    let outcome = try command.run("sniff", "data.csv")
    #expect(outcome.code == code)
    #expect(outcome.complaints.contains(says), "\(outcome.complaints)")
  }

  @Test("folders, pipes, devices and circles of links are named, and nothing waits for them")
  func notFiles() throws {
    let command = try Command()
    defer { command.remove() }
    #expect(try command.shell("mkfifo pipe && ln -s b a && ln -s a b") == 0)
    for verb in [["sniff"], ["score", "--scale", "swemwbs"]] {
      for (path, code, words) in [
        (".", "file.not-regular", "a folder"), ("pipe", "file.not-regular", "a pipe"),
        ("/dev/zero", "file.not-regular", "a device"), ("a", "file.link-loop", "in a circle"),
        ("gone.csv", "file.missing", "not there"), ("data.csv/x", "file.missing", "not there"),
      ] {
        let outcome = try command.run(program: Command.program, verb + [path])
        #expect(outcome.code == 66, "\(path): \(outcome.complaints)")
        #expect(outcome.complaints.contains(code) && outcome.complaints.contains(words), "\(path)")
      }
    }
    let folder = try bash(command, "waymark score - --scale swemwbs < .")
    #expect(folder.code == 66 && folder.complaints.contains("file.unreadable"))
  }

  @Test("the standard input is read, and an unknown scale is refused with the nearest")
  func others() throws {
    let command = try Command()
    defer { command.remove() }
    let outcome = try command.run("sniff", "-", input: "id,\(Self.seven)\np1,1,2,3,4,5,1,2\n")
    #expect(outcome.code == 0 && outcome.output.hasPrefix("stdin\n"))
    #expect(outcome.output.contains("waymark score - --id id"))
    let unknown = try command.run("sniff", "-", "--scale", "swemwb", input: "id\n1\n")
    #expect(unknown.code == 65 && unknown.complaints.contains("Did you mean 'swemwbs'?"))
    #expect(try command.run("sniff", "-", "--format", "xml").code == 64)
  }

  @Test("scoring notes blank lines and mixed line ends once, and refuses a wrong layout")
  func scoring() throws {
    let command = try ScoreCommandTests.command("id,a,b\r\n1,1,1\n\n\n2,1,1\n")
    defer { command.remove() }
    let noted = try command.run("score", "data.csv", "--scale", "pair", "--scales", ".", "--wide")
    #expect(noted.code == 0)
    #expect(noted.output == "id,pair.total\n1,6\n2,6\n")
    #expect(noted.complaints.contains("note[csv.blank-rows]: 2 blank lines stand between the rows"))
    #expect(noted.complaints.contains("--> data.csv:3\n"))
    #expect(
      noted.complaints.contains("note[csv.mixed-line-ends]: Lines end in different ways (LF, CRLF)")
    )
    for (text, options, says) in [
      ("id;a;b\n1;1;1\n", ["--wide"], ["csv.delimiter", "--delimiter ';'"]),
      ("A,survey,2025\nid,a,b\n1,1,1\n", ["--wide"], ["csv.header-rows", "--skip 1 "]),
    ] {
      try command.write(text, to: "odd.csv")
      let outcome = try command.run(
        program: Command.program,
        ["score", "odd.csv", "--scale", "pair", "--scales", "."] + options)
      #expect(outcome.code == 65)
      for words in says { #expect(outcome.complaints.contains(words), "\(outcome.complaints)") }
    }
    let skipped = try command.run(
      "score", "odd.csv", "--scale", "pair", "--scales", ".", "--wide", "--skip", "1")
    #expect(skipped.output == "id,pair.total\n1,6\n")
    #expect(
      try command.run("score", "odd.csv", "--scale", "pair", "--skip", "-1").code == 64)
  }
}
