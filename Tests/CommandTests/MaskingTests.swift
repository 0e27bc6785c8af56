import TestSupport
import Testing

/// Nobody's id, answer or words stand in what is said about a file, whatever is wrong with it.
@Suite("What people wrote stays out of what is said")
struct MaskingTests {
  /// A survey with a text of its own in each kind of cell, and what is wrong with it.
  struct Survey: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var bytes: [UInt8]

    init(_ description: String, _ text: String, then bytes: [UInt8] = []) {
      testDescription = description
      self.bytes = Array(text.utf8) + bytes
    }
  }

  static let id = "Zaphodia"
  static let answer = "Beeblebrox"
  static let number = "8675309"
  static let words = "Heartofgold"
  static let place = "Magrathea"
  static let canaries = [id, answer, number, words, place]

  static let head = "service,id,time,a,b,note\n"

  /// A row for each kind of cell that cannot be used, each with every text in it.
  static let rows: String = {
    let cells = [
      number, answer, "-\(number)", "\(number).5", "3,\(number)", "1;\(number)", "\(number)e9",
      "٣\(number)",
      "\u{A0}\(number)", "\(answer) \(number)", "\"\(answer)\"\"\"", "0x\(number)", "\(number)%",
      "1e\(number)", "\u{200B}\(answer)", "-99 \(number)",
    ]
    let rows = cells.enumerated().map { number, cell in
      "\(place),\(id)\(number),1,\"\(cell.replacing("\"", with: ""))\",2,\(words)\n"
    }
    return rows.joined()
      + "\(place),\(id)1,1,1,1,\(words)\n\(place),\(id)1,1,2,2,\(words)\n"
      + "\(place),\(id)2,\(answer),1,1,\(words)\n\(place),\(id)3,,1,1,\(words)\n"
      + ",\(id)4,1,1,1,\(words)\n\(place),,1,1,1,\(words)\n\(place),\(id)5,1,\(number)\n"
      + "\(place),\(id)6,1,1,1,\(words),\(number)\n\(place),\(id)7,\(number),1,1,\(words)\n"
      + (20..<60).flatMap { person in
        (1...2).map {
          "\(place),\(id)\(person),\($0),\(1 + (person + $0) % 5),\(1 + person % 3),\n"
        }
      }.joined()
  }()

  static let surveys: [Survey] = [
    Survey("cells and rows that cannot be used", head + rows),
    Survey("no line of names", rows),
    Survey("a name twice", "service,id,time,a,b,b\n" + rows),
    Survey("a column without a name", "service,id,time,a,b,\n" + rows),
    Survey("another column", head.replacing(",b,", with: ",c,") + rows),
    Survey("another delimiter", (head + rows).replacing(",", with: ";")),
    Survey("an open quotation mark", head + rows + "\(place),\"\(id),1,1,1,\(words)\n"),
    Survey("a quotation mark in a field", head + rows + "\(place),\(id)\"\(id),1,1,1,\(words)\n"),
    Survey(
      "text behind a quotation mark", head + rows + "\(place),\"\(id)\"\(id),1,1,1,\(words)\n"),
    Survey("not UTF-8", head + rows + "\(place),\(id)", then: [0xE9, 0x0A]),
    Survey("a zero byte", head + rows + "\(place),\(id)", then: [0, 0x0A]),
    Survey(
      "a long field",
      head + rows + "\(place),\(id)"
        + String(repeating: words, count: 100_000) + "\n"),
    Survey(
      "many fields", head + rows + "\(place),\(id)" + String(repeating: ",\(number)", count: 10_001)
    ),
    Survey("names alone", "\(id),\(answer),\(number),\(words),\(place),note\n"),
  ]

  static func expectNothing(
    in texts: [String: String], of canaries: [String] = canaries, _ survey: Survey
  ) {
    for (name, text) in texts {
      for canary in canaries {
        #expect(!text.contains(canary), "\(canary) in \(name): \(survey.testDescription)")
      }
    }
  }

  @Test("score", arguments: surveys, ["text", "json"])
  func score(_ survey: Survey, _ form: String) throws {
    let command = try Command()
    defer { command.remove() }
    try command.write(SmallStudy.scale, to: "pair.json")
    try command.write(bytes: survey.bytes, to: "data.csv")
    for options in [["--long"], ["--wide", "--format", "ndjson", "--strict"]] {
      let outcome = try command.run(
        program: Command.program,
        ["score", "data.csv", "--scale", "pair", "--scales", ".", "--problems", "problems.csv"]
          + ["--diagnostics", form] + options)
      #expect(outcome.code == 0 || outcome.code == 65)
      #expect(!outcome.complaints.isEmpty)
      Self.expectNothing(
        in: ["stderr": outcome.complaints, "problems.csv": try command.read("problems.csv")], survey
      )
      // Scores are told of people; answers and words of theirs are not.
      Self.expectNothing(
        in: ["stdout": outcome.output], of: [Self.answer, Self.number, Self.words], survey)
    }
  }

  @Test("quarterly", arguments: surveys, ["text", "json"])
  func quarterly(_ survey: Survey, _ form: String) throws {
    let command = try Command()
    defer { command.remove() }
    try SmallStudy.write(to: command)
    try command.write(bytes: survey.bytes, to: "data.csv")
    let outcome = try command.run(
      "quarterly", "study.yml", "--out", "out", "--scales", ".", "--diagnostics", form)
    #expect(outcome.code == 0 || outcome.code == 65, "\(outcome.complaints)")
    var said = ["stderr": outcome.complaints, "stdout": outcome.output]
    if outcome.code == 0 {
      for name in ["refused.csv", "manifest.json"] { said[name] = try command.read("out/\(name)") }
      #expect(said["refused.csv"]?.contains("response.") == true)
      Self.expectNothing(
        in: ["report.html": try command.read("out/report.html")],
        of: [Self.id, Self.answer, Self.number, Self.words], survey)
    }
    Self.expectNothing(in: said, survey)
  }

  @Test("commands that are given a survey instead of a definition", arguments: ["text", "json"])
  func check(_ form: String) throws {
    let command = try Command()
    defer { command.remove() }
    for survey in Self.surveys {
      try command.write(bytes: survey.bytes, to: "data.csv")
      for arguments in [
        ["scales", "check", "data.csv"], ["quarterly", "data.csv", "--out", "out"],
      ] {
        let outcome = try command.run(
          program: Command.program, arguments + ["--diagnostics", form])
        #expect(outcome.code == 65)
        Self.expectNothing(in: ["stderr": outcome.complaints], survey)
      }
    }
  }
}
