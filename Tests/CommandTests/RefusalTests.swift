import TestSupport
import Testing

@Suite("Files and definitions that refuse a run")
struct RefusalTests {
  struct Trouble: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var code: Int32
    var says: [String]
    var data = SmallStudy.header + SmallStudy.rows
    var study = SmallStudy.study
    var scale = SmallStudy.scale
  }

  static let troubles: [Trouble] = [
    Trouble(testDescription: "empty data", code: 65, says: ["file.empty"], data: ""),
    Trouble(
      testDescription: "header only", code: 65, says: ["csv.no-rows"], data: SmallStudy.header),
    Trouble(
      testDescription: "missing column", code: 65,
      says: ["csv.missing-column", "data.csv:1:1 (b)", "There is no column 'b'"],
      data: "service,id,time,a,c\nNorth,1,1,1,1\n"),
    Trouble(
      testDescription: "duplicate column", code: 65,
      says: ["csv.duplicate-column", "data.csv:1:19"],
      data: "service,id,time,a,a\nNorth,1,1,1,1\n"),
    Trouble(
      testDescription: "unclosed quote", code: 65, says: ["csv.unclosed-quote", "data.csv:2:7"],
      data: "service,id,time,a,b\nNorth,\"1,1,1,1\n"),
    Trouble(
      testDescription: "stray quote", code: 65, says: ["csv.stray-quote", "data.csv:2:3"],
      data: "service,id,time,a,b\nNo\"rth,1,1,1,1\n"),
    Trouble(
      testDescription: "unknown key in study.yml", code: 65,
      says: ["document.unknown-key", "study.yml:2:1", "Did you mean 'title'?"],
      study: SmallStudy.study.replacing("title:", with: "titel:")),
    Trouble(
      testDescription: "study.yml is not YAML", code: 65, says: ["document.syntax", "study.yml:"],
      study: "id: [small\n"),
    Trouble(
      testDescription: "unknown scale", code: 65,
      says: ["scale.unknown", "study.yml:14:5", "Did you mean 'pair'?"],
      study: SmallStudy.study.replacing("scale: pair", with: "scale: pairs")),
    Trouble(
      testDescription: "unknown score", code: 65,
      says: ["study.reference", "study.yml:16:5", "total"],
      study: SmallStudy.study.replacing("score: total", with: "score: sum")),
    Trouble(
      testDescription: "formula names an absent column", code: 65,
      says: ["study.formula", "study.yml:18:17", "'age'"],
      study: SmallStudy.study.replacing("~ occasion", with: "~ occasion + age")),
    Trouble(
      testDescription: "formula cannot be read", code: 65,
      says: ["study.formula", "study.yml:18:47"],
      study: SmallStudy.study.replacing("(1 | person)", with: "(1 | person")),
    Trouble(
      testDescription: "column used twice", code: 65, says: ["study.reference", "both"],
      study: SmallStudy.study.replacing("occasion: time", with: "occasion: a")),
    Trouble(
      testDescription: "outcome with a column's name", code: 65,
      says: ["study.reference", "'person'"],
      study: SmallStudy.study.replacing("score: total", with: "score: person")
        .replacing("total ~", with: "person ~"),
      scale: SmallStudy.scale.replacing("\"id\": \"total\"", with: "\"id\": \"person\"")
        .replacing("{\"total\":", with: "{\"person\":")),
    Trouble(
      testDescription: "scale listed twice", code: 65, says: ["study.reference", "twice"],
      study: SmallStudy.study.replacing(
        "  - scale: pair\noutcomes", with: "  - scale: pair\n  - scale: pair\noutcomes")),
    Trouble(
      testDescription: "unknown item in a scale", code: 65,
      says: ["scale.unknown-item", "pair.json:"],
      scale: SmallStudy.scale.replacing("\"b\": \"reverse\"", with: "\"c\": \"reverse\"")),
    Trouble(
      testDescription: "scale is not JSON", code: 65, says: ["document.syntax", "pair.json:1:"],
      scale: "{\"schema\": "),
    Trouble(
      testDescription: "example that does not come out", code: 65,
      says: ["scale.example", "pair.json:16:16"],
      scale: SmallStudy.scale.replacing("{\"raw\": 6}", with: "{\"raw\": 7}")),
  ]

  @Test("a run is refused whole, with code, place and way out", arguments: troubles)
  func refused(_ trouble: Trouble) throws {
    let command = try Command()
    defer { command.remove() }
    try SmallStudy.write(
      to: command, scale: trouble.scale, study: trouble.study, data: trouble.data)
    let outcome = try command.run("quarterly", "study.yml", "--out", "out", "--scales", ".")
    #expect(outcome.code == trouble.code, "\(outcome.complaints)")
    #expect(outcome.output.isEmpty)
    for words in trouble.says {
      #expect(outcome.complaints.contains(words), "\(words) in \(outcome.complaints)")
    }
    #expect(outcome.complaints.contains("help: "))
    #expect(command.names == ["data.csv", "pair.json", "study.yml"])
  }

  @Test("bytes that are not UTF-8 refuse the run at their place")
  func notUTF8() throws {
    let command = try Command()
    defer { command.remove() }
    try SmallStudy.write(to: command)
    try command.write(
      bytes: Array("service,id,time,a,b\nNorth,Ren".utf8) + [0xE9] + Array(",1,1,1\n".utf8),
      to: "data.csv")
    let outcome = try command.run("quarterly", "study.yml", "--out", "out", "--scales", ".")
    #expect(outcome.code == 65)
    #expect(outcome.complaints.contains("file.encoding"))
    #expect(outcome.complaints.contains("data.csv:2:10"))
    #expect(!command.exists("out"))
  }

  @Test("a missing file exits 66", arguments: ["data.csv", "study.yml"])
  func missing(_ name: String) throws {
    let command = try Command()
    defer { command.remove() }
    try SmallStudy.write(
      to: command,
      study: SmallStudy.study.replacing(
        "data.csv", with: name == "data.csv" ? "gone.csv" : "data.csv"))
    let outcome = try command.run(
      "quarterly", name == "study.yml" ? "gone.yml" : "study.yml", "--out", "out", "--scales", ".")
    #expect(outcome.code == 66)
    #expect(outcome.complaints.contains("file.missing"))
    #expect(!command.exists("out"))
  }

  @Test("a folder of something else is left alone, exit 73")
  func foreignFolder() throws {
    let command = try Command()
    defer { command.remove() }
    try SmallStudy.write(to: command)
    let outcome = try command.run("quarterly", "study.yml", "--out", ".", "--scales", ".")
    #expect(outcome.code == 73)
    #expect(command.names == ["data.csv", "pair.json", "study.yml"])
    let nowhere = try command.run("quarterly", "study.yml", "--out", "no/where", "--scales", ".")
    #expect(nowhere.code == 73)
  }

  @Test(
    "a wrong command line exits 64",
    arguments: [["quarterly"], ["quartely"], ["quarterly", "x", "--bogus"]])
  func usage(_ arguments: [String]) throws {
    let command = try Command()
    defer { command.remove() }
    let outcome =
      try arguments.count == 1
      ? command.run(arguments[0])
      : command.run(arguments[0], arguments[1], arguments[2])
    #expect(outcome.code == 64)
  }
}
