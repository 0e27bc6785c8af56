import Reports
import Results
import Scales
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

  @Test("checks all that is listed where no file is named, and passes over the schema")
  func all() throws {
    let command = try Command()
    defer { command.remove() }
    let listed = try command.run("scales", "list").output.split(separator: "\n")
    let all = try command.run("scales", "check")
    #expect(all.code == 0, "\(all.complaints)")
    let proven = all.output.split(separator: "\n").filter {
      $0.hasSuffix(": all examples come out")
    }
    #expect(listed.count > 30 && proven.count == listed.count)
    let folder = ProjectFiles.root + "/Scales/"
    let some = try command.run(
      "scales", "check", folder + "scale.schema.json", folder + "brs.json")
    #expect(some.code == 0 && some.output.hasPrefix("\(folder)brs.json: all examples come out\n"))
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
    #expect(outcome.complaints.contains("2 items and 1 score in the draft, which lacks nothing"))
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

@Suite("waymark scales show and list")
struct ScalesShowCommandTests {
  static let ids = ProjectStudies.catalog.ids

  @Test("a scale in words: what its file says, in lines of a hundred characters", arguments: ids)
  func show(_ id: String) throws {
    let file = try ProjectFiles.file("Scales/\(id).json")
    let scale = try Scale(reading: file)
    let lines = ScaleSheet(scale).lines
    for line in lines where line.count > 100 {
      // Only a word that is longer than the line is let pass, such as an address.
      #expect(line.split(separator: " ").count == 1, "\(line)")
    }
    let words = lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
    for text in scale.unverified.map(\.note) + scale.sources.map(\.text) + [
      scale.about, scale.name,
    ] {
      #expect(words.contains(text.split(separator: " ").joined(separator: " ")), "\(text)")
    }
    for item in scale.items { #expect(words.contains(item.id)) }
    for score in scale.scores { #expect(words.contains("Score \(score.id): ")) }
  }

  @Test("keys, ranges, rules, bands and errors, by hand from the file of the CORE-10")
  func core() throws {
    let command = try Command()
    defer { command.remove() }
    let outcome = try command.run("scales", "show", "core-10")
    #expect(outcome.code == 0)
    let words = outcome.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for text in [
      "Made of 10 times the mean of 10 items", "reversed core10-2, core10-3", "Better lower",
      "up to 1 may be missing, the others stand for them [cst-scoring]",
      "Number 'clinical' 0 to 40", "15 to below 20 moderate;", "mean 4.7, SD 4.8, n 535",
      "Cronbach's alpha 0.9 (n not stated,", "more than 6 (confidence level 0.9,",
      "11 or more is the range of people who seek help", "core10-6 above 0",
    ] { #expect(words.contains(text), "\(text)") }
  }

  @Test("recodes, weights, skips, tables and conditions, by hand from a file that has them all")
  func everything() throws {
    let scale = try Scale(reading: ProjectFiles.file("Fixtures/scales/everything.json"))
    let words = ScaleSheet(scale).lines.joined(separator: " ")
      .split(separator: " ").joined(separator: " ")
    for text in [
      "drinks 0 counts 0, 1 counts 1, 2 counts 3", "often reversed, times 2",
      "much 1 from 2 on, else 0", "passed over when drinks is 0: a blank then counts as 0",
      "drinks must be answered", "Contained in", "No total Drinking and goals are two things. [us]",
      "'-99' would not take the question", "each person words it; the first goal", "goal at -2",
    ] { #expect(words.contains(text), "\(text)") }
  }

  @Test("a file is shown as well as an id; what is neither is refused")
  func names() throws {
    let command = try Command()
    defer { command.remove() }
    try command.write(SmallStudy.scale, to: "pair.json")
    #expect(try command.run("scales", "show", "pair.json").output.hasPrefix("Pair\npair, version"))
    #expect(try command.run("scales", "show", "pair").code == 65)
    #expect(try command.run("scales", "show", "none.json").code == 66)
  }

  @Test("the list as a table and as JSON")
  func list() throws {
    let command = try Command()
    defer { command.remove() }
    try command.write(SmallStudy.scale, to: "pair.json")
    let csv = try command.run("scales", "list", "--format", "csv", "--scales", ".")
    #expect(
      csv.output == """
        id,name,items,scores,respondent,status,licence_tier,unverified
        pair,Pair,2,1,self,bespoke,own,0

        """)
    let json = try command.run("scales", "list", "--format", "json", "--scales", ".")
    #expect(json.output.contains(#""licence_tier": "own""#))
    try command.write("{}", to: "broken.json")
    let broken = try command.run("scales", "list", "--format", "csv", "--scales", ".")
    #expect(broken.code == 65 && broken.output.isEmpty)
    #expect(try command.run("scales", "list", "--scales", ".").output == "broken\npair\n")
  }
}
