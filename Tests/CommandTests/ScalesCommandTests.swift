import TestSupport
import Testing

@Suite("waymark scales")
struct ScalesCommandTests {
  @Test("lists the scales of a folder, found through the environment")
  func list() throws {
    let command = try Command()
    defer { command.remove() }
    let outcome = try command.run("scales", "list")
    #expect(outcome.code == 0)
    #expect(outcome.output.split(separator: "\n").contains("swemwbs"))
  }

  @Test("checks every file it is given before it ends")
  func check() throws {
    let command = try Command()
    defer { command.remove() }
    try command.write(SmallStudy.scale, to: "good.json")
    try command.write(SmallStudy.scale.replacing("[2, 10]", with: "[2, 11]"), to: "range.json")
    try command.write("[]", to: "list.json")
    let outcome = try command.run("scales", "check", "range.json", "good.json", "list.json")
    #expect(outcome.code == 65)
    #expect(outcome.output == "good.json: all examples come out\n")
    #expect(outcome.complaints.contains("scale.range"))
    #expect(outcome.complaints.contains("document.wrong-type"))
  }

  @Test("says what nobody has verified, and still takes the file")
  func unverified() throws {
    let command = try Command()
    defer { command.remove() }
    let note = #"{"about": "range", "note": "Nobody has read the manual."}"#
    let scale = SmallStudy.scale.replacing(
      "\"items\": [", with: "\"unverified\": [\(note)], \"items\": [")
    try command.write(scale, to: "pair.json")
    let outcome = try command.run("scales", "check", "pair.json")
    #expect(outcome.code == 0)
    #expect(
      outcome.output.hasSuffix("pair.json: not verified: range: Nobody has read the manual.\n"))
  }
}

@Suite("waymark scales import")
struct ScalesImportCommandTests {
  private static let keys = #"list(total = c("q1", "-q2"))"#
  private static let stated = [
    "--range", "1-5", "--kind", "sum", "--direction", "total=higherIsBetter", "--respondent",
    "self",
  ]

  @Test("writes the draft, and what is open on the other stream")
  func draft() throws {
    let command = try Command()
    defer { command.remove() }
    try command.write(Self.keys, to: "two items.R")
    let outcome = try command.run(
      program: Command.program, ["scales", "import", "two items.R"] + Self.stated)
    #expect(outcome.code == 0)
    #expect(outcome.output.contains(#""id": "two-items""#))
    #expect(outcome.complaints.contains("note[import.missing-rule]"))
    #expect(outcome.complaints.contains("2 items and 1 scores in the draft, which lacks nothing"))
    try command.write(outcome.output, to: "two-items.json")
    let check = try command.run("scales", "check", "two-items.json")
    #expect(check.code == 65)
    #expect(check.complaints.contains("The file has no worked example"))
  }

  @Test("a file is written whole, and one that is there already is left alone")
  func out() throws {
    let command = try Command()
    defer { command.remove() }
    try command.write(Self.keys, to: "k.R")
    let arguments = ["scales", "import", "k.R", "--out", "k.json"] + Self.stated
    #expect(try command.run(program: Command.program, arguments).code == 0)
    #expect(command.names == ["k.R", "k.json"])
    let draft = try command.read("k.json")
    let again = try command.run(program: Command.program, arguments)
    #expect(again.code == 73)
    #expect(again.complaints.contains("it is there already"))
    #expect(try command.read("k.json") == draft)
  }

  @Test("what is not stated is listed, and what cannot be is refused")
  func open() throws {
    let command = try Command()
    defer { command.remove() }
    try command.write(Self.keys, to: "k.R")
    let open = try command.run("scales", "import", "k.R", "--range", "1-5", "--kind", "sum")
    #expect(open.code == 0)
    #expect(open.complaints.contains("which is not a scale yet:"))
    #expect(try command.run("scales", "import", "k.R").code == 65)
    #expect(try command.run("scales", "import", "k.R", "--range", "5-1").code == 64)
    #expect(try command.run("scales", "import", "k.R", "--direction", "up").code == 64)
    #expect(try command.run("scales", "import", "k.R", "--tier", "Z").code == 64)
    #expect(try command.run("scales", "import", "none.R").code == 66)
  }
}
