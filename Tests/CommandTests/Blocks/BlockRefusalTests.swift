import Foundation
import Results
import TestSupport
import Testing

@Suite("waymark packet --plan: what is refused")
struct BlockRefusalTests {
  static func expect(
    _ outcome: Command.Outcome, _ code: DiagnosticCode,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(outcome.code == 65 && outcome.output.isEmpty, sourceLocation: sourceLocation)
    #expect(
      outcome.complaints.contains(code.rawValue), "\(outcome.complaints)",
      sourceLocation: sourceLocation)
  }

  @Test("a packet with a figure, a name or a plan that was edited is refused, wherever it is read")
  func edited() throws {
    let command = try Command()
    defer { command.remove() }
    let made = try Blocks.make(command, BlockRows(people: 60).text).output
    let document = try PacketCommandTests.document(made)
    let packet = try #require((document["packets"] as? [[String: Any]])?.first)
    let persons = try #require(packet["persons"] as? Int)
    // The second sum of the first pattern.
    let figure = made.replacing(/("moments": \[\d+, )[^,]+/, maxReplacements: 1) {
      "\($0.output.1)1234.5"
    }
    #expect(figure != made)
    var edits = [figure]
    for (old, new) in [
      ("\"persons\": \(persons)", "\"persons\": \(persons + 1)"), ("\"trust\"", "\"hope\""),
      ("+ x +", "+ age +"), ("\"withheld_most\": 0", "\"withheld_most\": 9"),
      ("\"north\"", "\"nord\""), ("\"profile\": \"none\"", "\"profile\": \"threshold-10\""),
      ("\"role\": \"constant\"", "\"role\": \"free\""), ("\"usual\"", "\"useless\""),
    ] {
      #expect(made.contains(old), "\(old)")
      edits.append(made.replacing(old, with: new, maxReplacements: 1))
    }
    for edit in edits {
      try command.write(edit, to: "edited.json")
      for verb in ["merge", "fit"] {
        Self.expect(try PacketCommandTests.run(command, [verb, "edited.json"]), .packetEdited)
      }
    }
    // Keys in another order, and other spaces, are no edit.
    let again = try JSONSerialization.data(withJSONObject: document, options: .sortedKeys)
    try command.write(String(decoding: again, as: UTF8.self), to: "again.json")
    #expect(try PacketCommandTests.run(command, ["fit", "again.json"]).code == 0)
  }

  @Test("sums that nobody can have are refused although their hash is right")
  func impossible() throws {
    let command = try Command()
    defer { command.remove() }
    let path = PacketCommandTests.folder + "/blocks-impossible.json"
    for verb in ["merge", "fit"] {
      Self.expect(try PacketCommandTests.run(command, [verb, path]), .packetImpossible)
    }
  }

  @Test("other plans, other versions, and packets of another kind do not go together")
  func mismatches() throws {
    let command = try Command()
    defer { command.remove() }
    let rows = BlockRows(people: 80)
    let services = rows.parts { BlockRows.services.firstIndex(of: $0.service) ?? 0 }
    try command.write(try Blocks.make(command, services[0]).output, to: "north.json")
    let plain = "post ~ month + (1 | person) + (1 | service)"
    let others: [(String, DiagnosticCode, Command.Outcome)] = [
      ("formula", .packetPlan, try Blocks.make(command, services[1], plan: plain)),
      ("role", .packetPlan, try Blocks.make(command, services[1], constant: [])),
      (
        "kind", .packetPlan,
        try Blocks.make(command, services[1], ["--profile", "none", "--factor", "x"])
      ),
      (
        "range", .packetPlan,
        try Blocks.make(command, services[1], ["--profile", "none", "--range", "0-60"])
      ),
      (
        "version", .packetVersion,
        try Blocks.make(command, services[1], version: "3")
      ),
      ("same", .packetDuplicate, try Blocks.make(command, services[0])),
    ]
    for (name, code, made) in others {
      try #require(made.code == 0, "\(name): \(made.complaints)")
      try command.write(made.output, to: "\(name).json")
      for verb in ["merge", "fit"] {
        let outcome = try PacketCommandTests.run(command, [verb, "north.json", "\(name).json"])
        Self.expect(outcome, code)
      }
    }
    // The same part a second time, and parts past a gate.
    Self.expect(
      try PacketCommandTests.run(command, ["merge", "--parts", "north.json", "same.json"]),
      .packetDuplicate)
    let half = rows.parts { $0.number % 2 }
    for (place, text) in half.enumerated() {
      let made = try Blocks.make(command, text, place == 0 ? [] : ["--profile", "none"])
      try command.write(made.output, to: "half-\(place).json")
    }
    Self.expect(
      try PacketCommandTests.run(command, ["merge", "--parts", "half-0.json", "half-1.json"]),
      .packetGatedPart)
    let means = PacketCommandTests.folder + "/south.json"
    Self.expect(
      try PacketCommandTests.run(command, ["merge", "north.json", means]), .packetPlan)
  }

  @Test("somebody in two services is refused: side by side, apart, and in two ends of a file")
  func splitPersons() throws {
    let command = try Command()
    defer { command.remove() }
    let rows = BlockRows(people: 60).rows
    let first = try #require(
      rows.firstIndex { $0.service == "north" && $0.month == 0 && !$0.line.hasSuffix(",") })
    let away = rows[first].line.replacing("north", with: "south").replacing(",0,", with: ",7,")
    for place in [first + 1, first + 20, rows.count] {
      var lines = rows.map(\.line)
      lines.insert(away, at: place)
      let text = ([BlockRows.header] + lines).joined(separator: "\n") + "\n"
      for plan in [
        Blocks.formula, "post ~ month + (month | service/person)", "post ~ x + (1 | person)",
      ] {
        Self.expect(try Blocks.make(command, text, plan: plan), .packetSplitPerson)
        try command.write(text, to: "rows.csv")
        let file = try PacketCommandTests.run(
          command,
          ["make", "rows.csv", "--plan", plan, "--profile", "none"] + Blocks.measure
            + ["--service", "service", "--person", "person"])
        Self.expect(file, .packetSplitPerson)
      }
    }
  }

  @Test(
    "plans that no sums can serve",
    arguments: [
      "poly(month, 2) + (1 | person)", "ns(x, df = 3) + (1 | person)",
      "piecewise(x, 0) + (x | person)",
    ]
  )
  func notSummed(_ terms: String) throws {
    let command = try Command()
    defer { command.remove() }
    let rows = BlockRows(people: 40).text
    let made = try Blocks.make(command, rows, plan: "post ~ " + terms)
    guard terms.contains("piecewise") else { return Self.expect(made, .packetNotSummed) }
    // Every x is another one, so that everybody is a pattern; one that goes out says what a row says.
    #expect(made.code == 0)
    let gated = try Blocks.make(command, rows, [], plan: "post ~ " + terms)
    #expect(gated.code == 0 && gated.complaints.contains("people are withheld"))
  }

  @Test("a constant that is none, a column that is not there, one service where services vary")
  func data() throws {
    let command = try Command()
    defer { command.remove() }
    let rows = BlockRows(people: 40)
    Self.expect(
      try Blocks.make(command, rows.text, constant: ["age", "x"]), .packetNotSummed)
    Self.expect(
      try Blocks.make(command, rows.text, plan: "post ~ month + mood + (1 | person)"),
      .csvMissingColumn)
    Self.expect(
      try Blocks.make(command, rows.text, plan: "post ~ month + (1 | person) + (1 | worker)"),
      .csvMissingColumn)
    let one = rows.parts { BlockRows.services.firstIndex(of: $0.service) ?? 0 }[0]
    let made = try Blocks.make(command, one)
    #expect(made.code == 0)
    try command.write(made.output, to: "one.json")
    let fit = try PacketCommandTests.run(command, ["fit", "one.json"])
    Self.expect(fit, .packetNotFitted)
    #expect(fit.complaints.contains("'service' has 1 level"))
    // Of the same packet the model without services can be had.
    let within = "post ~ month + arm + (1 | person)"
    try Blocks.expect(
      Blocks.fit(command, ["one.json"], ["--formula", within]),
      isThatOf: Blocks.pooled(
        command,
        one.split(separator: "\n").filter { !$0.hasSuffix(",") }.joined(separator: "\n") + "\n",
        within))
  }

  @Test(
    "what the command line cannot mean is told",
    arguments: [
      ["--plan", "post ~ month + (1 | service)"], ["--plan", "post ~ month"],
      ["--plan", "post ~ (month | person"], ["--plan", "post ~ person + (1 | person)"],
      ["--plan", Blocks.formula, "--pre", "x"], ["--plan", Blocks.formula, "--score", "x"],
      ["--plan", Blocks.formula, "--constant", "height"],
      ["--plan", Blocks.formula, "--factor", "post"], ["--plan", Blocks.formula, "--waves", "a,b"],
      ["--plan", Blocks.formula, "--format", "csv"], ["--plan", Blocks.formula, "--eligible"],
      ["--factor", "x", "--pre", "x", "--post", "post"],
    ])
  func usage(_ options: [String]) throws {
    let outcome = try PacketCommandTests.run(
      ["make", "-", "--service", "service", "--person", "person"] + Blocks.measure + options,
      input: BlockRows(people: 12).text)
    #expect(outcome.code == 64 && outcome.output.isEmpty, "\(outcome.complaints)")
  }

  @Test("of a fit: another outcome, a column that is not in the plan, other people")
  func fitUsage() throws {
    let command = try Command()
    defer { command.remove() }
    try command.write(try Blocks.make(command, BlockRows(people: 60).text).output, to: "all.json")
    for options in [
      ["--formula", "x ~ month + (1 | person)"], ["--formula", "post ~ mood + (1 | person)"],
      ["--formula", "post ~ month + (1 | service)"], ["--formula", "post ~ pre"],
      ["--scale", "hope"], ["--period", "2026Q3"], ["--formula", "post ~ (1 | person"],
    ] {
      let outcome = try PacketCommandTests.run(command, ["fit", "all.json"] + options)
      #expect(outcome.code == 64 && outcome.output.isEmpty, "\(options) \(outcome.complaints)")
    }
  }
}
