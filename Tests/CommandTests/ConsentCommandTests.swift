import Foundation
import Platform
import TestSupport
import Testing

@Suite(
  "Consent over every command: what stands in no folder that is sent, no packet and no complaint")
struct ConsentCommandTests {
  /// A folder with the study, and with the same study a quarter before somebody took back everything.
  static func command() throws -> Command {
    let command = try Command()
    for file in ConsentedStudy.files(withdrawn: [30]) {
      try command.write(bytes: file.bytes, to: file.name)
    }
    for file in ConsentedStudy.files(quarters: 3) {
      try command.write(bytes: file.bytes, to: "before/\(file.name)")
    }
    return command
  }

  /// Every file beneath a folder, a workbook by its parts: its name and what stands in it, in lower case.
  static func texts(_ command: Command, _ folder: String) throws -> [(name: String, text: String)] {
    let root = command.folder.appending(path: folder)
    let names = try #require(FileManager.default.enumerator(atPath: root.path))
      .compactMap { $0 as? String }.sorted()
    return try names.flatMap { name -> [(name: String, text: String)] in
      guard let data = try? Data(contentsOf: root.appending(path: name)) else { return [] }
      guard name.hasSuffix(".xlsx") else {
        return [(name, String(decoding: data, as: UTF8.self).lowercased())]
      }
      let parts = try ZipParts(Array(data))
      return try parts.names.map { (name, try parts.text($0).lowercased()) }
    }
  }

  static let everybody = (0..<ConsentedStudy.people).map { ConsentedStudy.id($0).lowercased() }
  static let noLonger = (ConsentedStudy.gone.sorted() + [30]).map {
    ConsentedStudy.id($0).lowercased()
  }

  /// No cell of anybody, and no id, stands in what a command complains of.
  static func holds(_ outcome: Command.Outcome, _ name: String, code: Int32 = 0) {
    #expect(outcome.code == code, "\(name): \(outcome.complaints)")
    let text = outcome.complaints.lowercased()
    for canary in [ConsentedStudy.cell, ConsentedStudy.removed] + everybody {
      #expect(!text.contains(canary), "\(canary) in what \(name) says")
    }
  }

  @Test(
    "quarter after quarter, and verified: share/ holds nobody, and who took all back is in no file")
  func quarters() throws {
    let command = try Self.command()
    defer { command.remove() }
    Self.holds(
      try command.run("quarterly", "before/study.yml", "--out", "q3", "--quarter", "2025Q3"),
      "the first quarter")
    let runs: [(String, [String])] = [
      ("plain", []), ("since", ["--since", "q3"]), ("json", ["--diagnostics", "json"]),
      ("q4", ["--quarter", "2025Q4", "--since", "q3", "--diagnostics", "json"]),
    ]
    for (name, options) in runs {
      let run = try command.run(
        program: Command.program, ["quarterly", "study.yml", "--out", name] + options)
      Self.holds(run, name)
      let said = run.output.lowercased()
      #expect(!said.contains(ConsentedStudy.cell) && !said.contains("zq7"), "\(name)")
      #expect(
        run.output.contains("1 person of the earlier run agrees no more") == options.contains("q3"))
      let share = try Self.texts(command, "\(name)/share")
      #expect(share.count > 8)
      for (file, text) in share {
        for canary in [ConsentedStudy.cell, ConsentedStudy.removed, ConsentedStudy.file, "zq7"] {
          #expect(!text.contains(canary), "\(canary) in \(name)/share/\(file)")
        }
      }
      let page = try command.read("\(name)/share/report.html")
      for words in ConsentedStudy.permitted {
        #expect(page.components(separatedBy: words).count == 2, "\(words) in \(name)")
      }
      #expect(page.components(separatedBy: "<li>Said:").count == 2)
      #expect(page.components(separatedBy: "<li>Noted:").count == 2)
      for (file, text) in try Self.texts(command, name) {
        for canary in [ConsentedStudy.removed] + Self.noLonger {
          #expect(!text.contains(canary), "\(canary) in \(name)/\(file)")
        }
      }
      let since = options.contains("--since") ? ["--since", "q3"] : []
      for format in ["text", "json"] {
        let verified = try command.run(
          program: Command.program,
          ["verify", "\(name)/manifest.json", "--format", format, "--diagnostics", "json"] + since)
        Self.holds(verified, "verify \(name)")
        #expect(!verified.output.lowercased().contains("zq7"), "\(name)")
      }
    }
    // Verified after somebody changed a row: where, and not what.
    let scores = try command.read("plain/scores.csv")
    try command.write(scores.replacing("ZQ7000", with: "ZQ7001"), to: "plain/scores.csv")
    Self.holds(try command.run("verify", "plain/manifest.json"), "verify, changed", code: 65)
  }

  @Test("a withdrawal that cannot be read refuses the run: nothing is written, nothing of it told")
  func refused() throws {
    let command = try Self.command()
    defer { command.remove() }
    let row = "ZQ7050,every \(ConsentedStudy.cell),shared,,,2025-03-01"
    for file in ConsentedStudy.files(consent: [row]) {
      try command.write(bytes: file.bytes, to: file.name)
    }
    for form in ["text", "json"] {
      Self.holds(
        try command.run("quarterly", "study.yml", "--out", "out", "--diagnostics", form), form,
        code: 65)
    }
    #expect(!command.exists("out"))
  }

  @Test("commands that look at a file of people tell nothing that stands in its cells")
  func looking() throws {
    let command = try Self.command()
    defer { command.remove() }
    let files = ConsentedStudy.files().map(\.name).filter { $0.hasSuffix(".csv") }
    for file in files {
      let outcome = try command.run("sniff", file)
      let said = (outcome.output + outcome.complaints).lowercased()
      #expect(
        !said.contains(ConsentedStudy.cell) && !said.contains(ConsentedStudy.removed), "\(file)")
      #expect(!said.contains("zq7"), "\(file)")
    }
    let answers = "answers-\(ConsentedStudy.file).csv"
    let started = try command.run("init", answers, "--scale", "trust-in-worker")
    let said = (started.output + started.complaints).lowercased()
    #expect(!said.contains(ConsentedStudy.cell) && !said.contains("zq7"), "\(said)")
    Self.holds(try command.run("frameworks", "show", "relational-service"), "frameworks show")
  }

  @Test(
    "over the scores of a run, nobody left out is in what comes out, and no complaint tells of anybody"
  )
  func scores() throws {
    let command = try Self.command()
    defer { command.remove() }
    Self.holds(try command.run("quarterly", "study.yml", "--out", "out"), "quarterly")
    let of = ["--id", "person", "--scale", "trust-in-worker", "--score", "value", "--time", "date"]
    for (name, arguments) in [
      ("change", ["change", "out/scores.csv"] + of),
      ("journeys", ["journeys", "out/scores.csv"] + of + ["--format", "json"]),
      (
        "person page",
        ["journeys", "out/scores.csv"] + of + ["--person", "ZQ7000", "--html", "page.html"]
      ),
      (
        "trajectories",
        ["trajectories", "out/scores.csv", "--formula", "value ~ 1 + (1 | person)"]
      ),
    ] {
      let outcome = try command.run(program: Command.program, arguments)
      Self.holds(outcome, name)
      let said = outcome.output.lowercased()
      for canary in [ConsentedStudy.cell, ConsentedStudy.removed] + Self.noLonger {
        #expect(!said.contains(canary), "\(canary) in \(name)")
      }
    }
    let page = try command.read("page.html").lowercased()
    #expect(!page.contains(ConsentedStudy.cell) && !page.contains(ConsentedStudy.removed))
    #expect(Self.everybody.allSatisfy { $0 == "zq7000" || !page.contains($0) })
  }

  @Test(
    "a packet of the scores of a run holds nobody's id or words, and may leave out who shares nothing"
  )
  func packets() throws {
    let command = try Self.command()
    defer { command.remove() }
    Self.holds(try command.run("quarterly", "study.yml", "--out", "out"), "quarterly")
    let make = [
      "packet", "make", "out/scores.csv", "--service", "service", "--person", "person", "--time",
      "date", "--score", "value", "--scale", "trust-in-worker", "--profile", "none",
    ]
    let all = try command.run(program: Command.program, make)
    let shared = try command.run(
      program: Command.program, make + ["--leave-out", "may_be_shared=no"])
    for (name, packet) in [("all", all), ("shared", shared)] {
      Self.holds(packet, name)
      let text = packet.output.lowercased()
      for canary in [ConsentedStudy.cell, ConsentedStudy.removed, ConsentedStudy.file, "zq7"] {
        #expect(!text.contains(canary), "\(canary) in \(name)")
      }
    }
    // Sixty may be used inside, and of those one does not share: number 12, of North.
    func people(_ packet: Command.Outcome) -> [Int] {
      packet.output.matches(of: /"n": ([0-9]+)/).compactMap { Int($0.output.1) }
    }
    #expect(people(all).reduce(0, +) == 60)
    #expect(people(shared).reduce(0, +) == 59)
  }

  @Test(
    "what reads rows alone says that it knows no consent",
    arguments: [
      "score", "change", "journeys", "trajectories", "benchmark services", "benchmark over-time",
      "rules apply", "packet make",
    ])
  func help(_ name: String) throws {
    let command = try Command()
    defer { command.remove() }
    let help = try command.run(
      program: Command.program, name.split(separator: " ").map(String.init) + ["--help"])
    let words = help.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("Rows know no consent: leave out of the files whoever has not agreed"))
  }
}
