import Foundation
import TestSupport
import Testing

@Suite("waymark packet --plan")
struct BlockCommandTests {
  static let formulas = [
    Blocks.formula, "post ~ month + x + (1 + month | person)",
    "post ~ month * arm + (month | service/person)", "post ~ arm + age + x + (1 | service/person)",
    "post ~ factor(month) + arm:x + I(age^2) + (1 | person) + (1 | service)",
    "post ~ service + piecewise(month, 2) + (1 | person)",
  ]

  @Test("parts that are merged give what the pooled rows give", arguments: formulas)
  func parts(_ formula: String) throws {
    let command = try Command()
    defer { command.remove() }
    let rows = BlockRows()
    let expected = try Blocks.pooled(command, rows.text, formula)
    var whole = try Blocks.make(command, rows.text, plan: formula)
    #expect(whole.code == 0 && whole.complaints.contains("for use inside, not for sending"))
    try command.write(whole.output, to: "whole.json")
    try Blocks.expect(Blocks.fit(command, ["whole.json"]), isThatOf: expected)
    // Parts in which all services have people, and parts of one service each.
    let cuts = [
      (rows.parts { $0.number % 3 }, ["--parts"]),
      (rows.parts { BlockRows.services.firstIndex(of: $0.service) ?? 0 }, []),
    ]
    for (cut, more) in cuts {
      var names: [String] = []
      for (place, text) in cut.enumerated() {
        let made = try Blocks.make(command, text, plan: formula)
        try #require(made.code == 0, "\(made.complaints)")
        names.append("part-\(place).json")
        try command.write(made.output, to: names[place])
      }
      whole = try PacketCommandTests.run(
        command, ["merge"] + names + more + ["--profile", "none"])
      try #require(whole.code == 0, "\(whole.complaints)")
      let other = try PacketCommandTests.run(
        command, ["merge"] + names.reversed() + more + ["--profile", "none"])
      #expect(whole.output == other.output, "which file comes first makes no difference")
      try command.write(whole.output, to: "merged.json")
      try Blocks.expect(Blocks.fit(command, ["merged.json"]), isThatOf: expected)
      guard more.isEmpty else { continue }
      // Packets of other services need not be merged first.
      try Blocks.expect(Blocks.fit(command, names), isThatOf: expected)
    }
  }

  @Test("maximum likelihood, other degrees of freedom, and fewer terms than the plan has")
  func options() throws {
    let command = try Command()
    defer { command.remove() }
    let rows = BlockRows(people: 200, seed: 8)
    let made = try Blocks.make(command, rows.text)
    try command.write(made.output, to: "whole.json")
    let smaller = "post ~ month + arm + (1 | person)"
    for (formula, more) in [
      (Blocks.formula, ["--ml"]), (Blocks.formula, ["--df", "satterthwaite"]),
      (Blocks.formula, ["--df", "none", "--level", "0.9"]), (smaller, []),
    ] {
      // Every column of the plan decides which rows are complete.
      let kept = BlockRows.text(rows.rows.filter { !$0.line.hasSuffix(",") })
      let expected = try Blocks.pooled(command, kept, formula, more)
      let asked = formula == smaller ? ["--formula", formula] : []
      try Blocks.expect(Blocks.fit(command, ["whole.json"], more + asked), isThatOf: expected)
    }
    let document = try Blocks.fit(command, ["whole.json"])
    #expect(document["schema"] as? String == "waymark-mixed-model/1")
    let options = try #require(document["options"] as? [String: Any])
    #expect(
      options["formula"] as? String == Blocks.formula && options["scale"] as? String == "trust")
    #expect(
      options["categories"] as? [String: Int] == ["arm": 2, "person": 200, "service": 5])
    let notes = try #require(document["notes"] as? [[String: Any]])
    #expect(notes.map { $0["code"] as? String }.contains("packet.blocks"))
    let summary = try PacketCommandTests.run(
      command, ["fit", "whole.json", "--format", "csv", "--table", "summary"])
    let row = try #require(try PacketCommandTests.rows(summary.output).first)
    #expect(row["persons"] == "200" && row["services"] == "5" && row["withheld.most"] == "0")
    let screen = try PacketCommandTests.run(command, ["fit", "whole.json", "--format", "table"])
    #expect(screen.code == 0 && screen.output.contains("What varies:"))
    let cases = try PacketCommandTests.run(
      command, ["fit", "whole.json", "--format", "csv", "--table", "cases"])
    #expect(cases.code == 64 && cases.output.isEmpty)
  }

  @Test(
    "rows in no order are kept in memory from a file, and give the same; from a pipe they are refused"
  )
  func unsorted() throws {
    let command = try Command()
    defer { command.remove() }
    let rows = BlockRows(people: 80)
    var shuffled = rows.rows
    var generator = SeededGenerator(seed: 2)
    shuffled.shuffle(using: &generator)
    try command.write(BlockRows.text(shuffled), to: "rows.csv")
    let made = try PacketCommandTests.run(
      command,
      ["make", "rows.csv", "--plan", Blocks.formula, "--constant", "age", "--time", "month"]
        + ["--profile", "none"]
        + Blocks.columns + Blocks.measure)
    #expect(made.code == 0 && made.complaints.contains("kept in memory"))
    try command.write(made.output, to: "kept.json")
    try command.write(try Blocks.make(command, rows.text).output, to: "whole.json")
    try Blocks.expect(
      Blocks.fit(command, ["kept.json"]), isThatOf: Blocks.fit(command, ["whole.json"]))
    // Whoever was seen at the same times is of one pattern, in whatever order the rows came.
    let patterns = try ["kept.json", "whole.json"].map { name in
      let packets = try PacketCommandTests.document(command.read(name))["packets"]
      let packet = try #require((packets as? [[String: Any]])?.first)
      return (packet["patterns"] as? [[String: Any]] ?? []).compactMap { $0["persons"] as? Int }
        .sorted()
    }
    #expect(
      patterns[0] == patterns[1] && patterns[0].reduce(0, +) == rows.patterns.values.joined().count)
    let piped = try Blocks.make(command, BlockRows.text(shuffled))
    #expect(piped.code == 65 && piped.output.isEmpty)
    #expect(piped.complaints.contains("packet.split-person"))
  }

  @Test(
    "past the gate the fit is that of the rows of those who are not withheld, and says how many are"
  )
  func gate() throws {
    let command = try Command()
    defer { command.remove() }
    let rows = BlockRows()
    let formula = "post ~ month + age + (month | person) + (1 | service)"
    let made = try Blocks.make(command, rows.text, ["--account", "account.csv"], plan: formula)
    #expect(made.code == 0)
    // v is 1, age, and post at every month: threshold 10, and three people for each of its entries.
    let passing = rows.patterns.filter { key, people in
      let months = key.split(separator: ";")[1].split(separator: ",").count
      return people.count >= 10 && people.count >= 3 * (2 + months)
    }
    #expect(passing.count > 3 && passing.count < rows.patterns.count)
    let document = try PacketCommandTests.document(made.output)
    let packets = try #require(document["packets"] as? [[String: Any]])
    let packet = try #require(packets.first)
    let patterns = try #require(packet["patterns"] as? [[String: Any]])
    #expect(
      patterns.compactMap { $0["persons"] as? Int }.sorted() == passing.values.map(\.count).sorted()
    )
    let kept = Set(passing.values.joined())
    let withheld = rows.patterns.values.joined().count - kept.count
    #expect(packet["persons"] as? Int == kept.count)
    #expect(packet["withheld_fewest"] as? Int == withheld)
    #expect(packet["services"] as? [String] == BlockRows.services.sorted())
    let levels = try #require(packet["levels"] as? [String: [String]])
    #expect(levels["service"]?.contains("hub") == false, "nobody of the small service is left")
    #expect(made.complaints.contains("\(withheld) people are withheld"))
    for row in rows.rows { #expect(!made.output.contains(row.person)) }
    let account = try PacketCommandTests.rows(command.read("account.csv"))
    #expect(account.count == rows.patterns.count)
    #expect(account.filter { $0["withheld"] == "" }.count == passing.count)

    try command.write(made.output, to: "gated.json")
    let fit = try Blocks.fit(command, ["gated.json"])
    let text = BlockRows.text(rows.rows.filter { kept.contains($0.person) })
    // Sums are written with twelve digits, of which squares and differences leave some nine.
    try Blocks.expect(fit, isThatOf: Blocks.pooled(command, text, formula), relative: 1e-7)
    let summary = try #require(fit["summary"] as? [String: Any])
    #expect(summary["withheld.fewest"] as? Int == withheld && summary["services"] as? Int == 5)
    let notes = try #require(fit["notes"] as? [[String: Any]])
    #expect(notes.map { $0["code"] as? String }.contains("packet.withheld"))

    // Parts are added up before the gate, and give what the whole gives.
    var names: [String] = []
    for (place, part) in rows.parts({ $0.number % 2 }).enumerated() {
      names.append("part-\(place).json")
      try command.write(try Blocks.make(command, part, plan: formula).output, to: names[place])
    }
    let merged = try PacketCommandTests.run(command, ["merge", "--parts"] + names)
    let sum = try #require(
      (try PacketCommandTests.document(merged.output)["packets"] as? [[String: Any]])?.first)
    #expect(sum["persons"] as? Int == kept.count && sum["withheld_fewest"] as? Int == withheld)
    #expect(sum["profile"] as? String == "threshold-10")
  }

  @Test("services of one person: all withheld by a gate, fitted as rows are without one")
  func onePersonServices() throws {
    let command = try Command()
    defer { command.remove() }
    let rows = BlockRows(people: 40, seed: 3)
    let lines = rows.rows.map { row in
      row.line.replacing(/^("[^"]*"|[^,]*),/, with: "team \(row.person),")
    }
    let text = ([BlockRows.header] + lines).joined(separator: "\n") + "\n"
    let formula = "post ~ month + x + (month | person)"
    let gated = try Blocks.make(command, text, [], plan: formula)
    #expect(gated.code == 0)
    let made = try Blocks.make(command, text, plan: formula)
    try command.write(made.output, to: "whole.json")
    try Blocks.expect(
      Blocks.fit(command, ["whole.json"]), isThatOf: Blocks.pooled(command, text, formula))
    let nested = "post ~ month + x + (1 | service) + (1 | person)"
    let withheld = try Blocks.make(command, text, [], plan: nested)
    #expect(withheld.code == 0 && withheld.complaints.contains("people are withheld"))
    try command.write(withheld.output, to: "withheld.json")
    let fit = try PacketCommandTests.run(command, ["fit", "withheld.json"])
    #expect(fit.code == 65 && fit.output.isEmpty)
    #expect(fit.complaints.contains("packet.not-fitted"))
  }

  @Test("packets by another program, with sums and hashes of its own, are read and say the same")
  func otherProgram() throws {
    let command = try Command()
    defer { command.remove() }
    let people = try PacketCommandTests.rows(
      String(contentsOfFile: PacketCommandTests.people, encoding: .utf8))
    var text = "service,person,month,score\n"
    for row in people {
      let front = "\(row["service"] ?? ""),\(row["person"] ?? "")"
      text += "\(front),0,\(row["pre"] ?? "")\n\(front),6,\(row["post"] ?? "")\n"
    }
    let formula = "score ~ month + (1 | person) + (1 | service)"
    let range = ["--range", "5-25", "--period-name", "2026Q3", "--profile", "none"]
    let ours = try Blocks.make(command, text, range, plan: formula, constant: [])
    try command.write(ours.output, to: "ours.json")
    let expected = try Blocks.fit(command, ["ours.json"])
    let theirs = ["north", "others"].map { PacketCommandTests.folder + "/blocks-\($0).json" }
    try Blocks.expect(Blocks.fit(command, theirs), isThatOf: expected, relative: 1e-10)
    let merged = try PacketCommandTests.run(command, ["merge"] + theirs + ["--profile", "none"])
    try command.write(merged.output, to: "merged.json")
    try Blocks.expect(Blocks.fit(command, ["merged.json"]), isThatOf: expected, relative: 1e-10)
    #expect((expected["summary"] as? [String: Any])?["persons"] as? Int == 113)
    let other = PacketCommandTests.folder + "/blocks-other-plan.json"
    let refused = try PacketCommandTests.run(command, ["merge", theirs[0], other])
    #expect(refused.code == 65 && refused.complaints.contains("service/person"))
  }
}
