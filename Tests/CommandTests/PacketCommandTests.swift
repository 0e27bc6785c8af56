import Documents
import Foundation
import Platform
import Results
import Tables
import TestSupport
import Testing

@Suite("waymark packet")
struct PacketCommandTests {
  static let folder = ProjectFiles.root + "/Fixtures/packets"
  static let people = folder + "/people.csv"
  static let trust = [
    "--measure", "trust", "--measure-version", "2", "--range", "5-25", "--period-name", "2026Q3",
  ]
  static let columns = ["--service", "service", "--pre", "pre", "--post", "post"]

  static func run(
    _ command: borrowing Command, _ arguments: [String], input: String? = nil
  ) throws -> Command.Outcome {
    try command.run(program: Command.program, ["packet"] + arguments, input: input)
  }

  static func run(_ arguments: [String], input: String? = nil) throws -> Command.Outcome {
    let command = try Command()
    defer { command.remove() }
    return try command.run(program: Command.program, ["packet"] + arguments, input: input)
  }

  /// The rows of a CSV text by column.
  static func rows(_ text: String) throws -> [[String: String]] {
    var reader = try CSVReader(SourceFile(name: "rows", bytes: Array(text.utf8)))
    let header = try CSVHeader(reading: &reader)
    var record = CSVRecord()
    var rows: [[String: String]] = []
    while try reader.read(into: &record) {
      rows.append(
        Dictionary(zip(header.names, record.fields.map(reader.text))) { first, _ in first })
    }
    return rows
  }

  /// A document as a dictionary, read by another reader than the program's.
  static func document(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  static func make(_ more: [String], input: String? = nil, file: String = people) throws
    -> Command.Outcome
  {
    try run(["make", file] + columns + trust + more, input: input)
  }

  @Test("what is made of rows is what Python makes of them")
  func figures() throws {
    let outcome = try Self.make(["--person", "person", "--profile", "none", "--format", "csv"])
    #expect(outcome.code == 0)
    #expect(outcome.complaints.contains("for use inside, not for sending"))
    let rows = try Self.rows(outcome.output)
    #expect(rows.map { $0["service"] } == ["east", "north", "south", "west"])
    let expected = try Self.rows(
      String(contentsOfFile: Self.folder + "/expected.csv", encoding: .utf8))
    #expect(expected.count == 28)
    for row in expected {
      let found = try #require(rows.first { $0["service"] == row["service"] })
      let cell = try #require(row["name"].flatMap { found[$0] })
      let value = try #require(row["value"].flatMap { NumberText.value($0) })
      #expect(agrees(NumberText.value(cell), value, relative: 1e-14), "\(row)")
    }
    for row in rows {
      #expect(row["scale"] == "trust" && row["version"] == "2" && row["period"] == "2026Q3")
      #expect(row["sha256"]?.count == 64 && row["withheld"] == "" && row["profile"] == "none")
    }
  }

  @Test(
    "nothing that a gate withholds is written, and what it would have said is told to the sender")
  func gate() throws {
    let outcome = try Self.make(
      ["--person", "person", "--stratum", "age", "--category", "category", "--format", "csv"])
    #expect(outcome.code == 0)
    let rows = try Self.rows(outcome.output)
    let west = try #require(rows.first { $0["service"] == "west" })
    for name in ["first", "n", "mean_pre", "sd_pre", "mean_post", "sd_post", "r", "strata"] {
      #expect(west[name] == "", "\(name)")
    }
    #expect(west["withheld"]?.contains("scores") == true && west["fewest"] == "10")
    // 34 people, of whom two have no later score: that there are two is withheld, the means of 32 are not.
    let north = try #require(rows.first { $0["service"] == "north" })
    #expect(north["n"] == "32" && north["first"] == "" && north["mean_pre"] != "")
    #expect(north["withheld"]?.contains("first") == true)
    #expect(outcome.complaints.contains("west, 2026Q3: 8 people with both scores"))
    #expect(outcome.complaints.contains("Scores of 8 people do not go out"))
    let names = try Self.rows(String(contentsOfFile: Self.people, encoding: .utf8)).compactMap {
      $0["person"]
    }
    #expect(names.count == 113)
    for name in names { #expect(!outcome.output.contains(",\(name),")) }
  }

  @Test(
    "the fit of packets that passed a gate says how many people are not in it, as far as it may")
  func gatedFit() throws {
    let command = try Command()
    defer { command.remove() }
    let made = try Self.run(command, ["make", Self.people] + Self.columns + Self.trust)
    try command.write(made.output, to: "packets.json")
    let outcome = try Self.run(command, ["fit", "packets.json", "--format", "json"])
    #expect(outcome.code == 0)
    let document = try Self.document(outcome.output)
    let summary = try #require(document["summary"] as? [String: Any])
    #expect(summary["withheld.packets"] as? Int == 1 && summary["services"] as? Int == 3)
    #expect(summary["withheld.fewest"] as? Int == 0 && summary["withheld.most"] as? Int == 9)
    let notes = try #require(document["notes"] as? [[String: Any]])
    let codes = notes.compactMap { $0["code"] as? String }
    #expect(codes.contains("packet.withheld") && codes.contains("packet.few-services"))
    let cases = try #require(document["cases"] as? [[String: Any]])
    #expect(cases.map { $0["service"] as? String } == ["east", "north", "south", "west"])
    #expect(cases[3]["effect"] is NSNull && cases[0]["shrinkage"] as? Double != nil)
    #expect(outcome.complaints.contains("0 to 9 people"))
  }

  @Test("131 schools through the program: what lme4 makes of the rows")
  func schools() throws {
    let command = try Command()
    defer { command.remove() }
    let made = try Self.run(
      command,
      [
        "make", ProjectFiles.root + "/Fixtures/models/bdf/input.csv", "--service", "school",
        "--pre", "pre", "--post", "post", "--measure", "language", "--measure-version", "1",
        "--profile", "none",
      ])
    #expect(made.code == 0)
    try command.write(made.output, to: "schools.json")
    let outcome = try Self.run(command, ["fit", "schools.json", "--format", "json"])
    let document = try Self.document(outcome.output)
    let estimates = try #require(document["estimates"] as? [[String: Any]])
    // benchmarking.md §6.4.
    for (row, value) in zip(estimates, [8.654736642, 0.9367761833]) {
      #expect(agrees(row["estimate"] as? Double, value, relative: 1e-9))
    }
    let summary = try #require(document["summary"] as? [String: Any])
    #expect(agrees(summary["deviance"] as? Double, 14595.95908, relative: 1e-9))
    #expect(agrees(summary["tau2"] as? Double, 7.717943159, relative: 1e-8))
    #expect(summary["verdict"] as? String == "certified" && summary["nobs"] as? Int == 2287)
  }

  @Test("rows in several parts, added up, give what the whole gives", arguments: ["json", "csv"])
  func parts(_ format: String) throws {
    let command = try Command()
    defer { command.remove() }
    let lines = try String(contentsOfFile: Self.people, encoding: .utf8).split(separator: "\n")
    var names: [String] = []
    for part in 0..<3 {
      let rows = lines.dropFirst().enumerated().filter { $0.offset % 3 == part }.map(\.element)
      let text = ([lines[0]] + rows).joined(separator: "\n") + "\n"
      let made = try Self.run(
        command,
        ["make", "-"] + Self.columns + Self.trust + [
          "--stratum", "age", "--profile", "none", "--format", format,
        ],
        input: text)
      #expect(made.code == 0)
      names.append("part-\(part).\(format)")
      try command.write(made.output, to: names[part])
    }
    let merged = try Self.run(
      command, ["merge"] + names + ["--parts", "--profile", "none"])
    #expect(merged.code == 0)
    try command.write(merged.output, to: "merged.json")
    let whole = try Self.make(["--stratum", "age", "--profile", "none"])
    try command.write(whole.output, to: "whole.json")
    var found: [[Double]] = []
    var strata: [NSArray] = []
    for name in ["merged.json", "whole.json"] {
      let outcome = try Self.run(command, ["fit", name, "--format", "json"])
      let document = try Self.document(outcome.output)
      let estimates = try #require(document["estimates"] as? [[String: Any]])
      let cases = try #require(document["cases"] as? [[String: Any]])
      let summary = try #require(document["summary"] as? [String: Any])
      found.append(
        estimates.compactMap { $0["estimate"] as? Double }
          + estimates.compactMap { $0["std.error"] as? Double }
          + ["deviance", "tau2", "sigma"].compactMap { summary[$0] as? Double }
          + cases.compactMap { $0["effect"] as? Double })
      let packets = try Self.document(command.read(name))["packets"] as? [[String: Any]]
      strata.append((packets ?? []).map { $0["strata"] as? NSArray ?? [] } as NSArray)
    }
    #expect(found[0].count == 11 && found[1].count == 11 && strata[0] == strata[1])
    for (part, whole) in zip(found[0], found[1]) {
      #expect(agrees(part, whole, relative: 1e-10, absolute: 1e-12))
    }
  }

  @Test("quotation marks, blank lines, spaces and line ends make no difference")
  func spelling() throws {
    let plain = try String(contentsOfFile: Self.people, encoding: .utf8)
    let expected = try Self.make(["--profile", "none"])
    let quoted = plain.split(separator: "\n").enumerated().map { number, line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return number % 3 == 1
        ? cells.map { "\"\($0)\"" }.joined(separator: ",")
        : number % 3 == 2 ? cells.joined(separator: ",") + "\n" : String(line)
    }.joined(separator: "\r\n")
    let found = try Self.make(["--profile", "none"], input: quoted, file: "-")
    #expect(found.code == 0 && found.output == expected.output)
  }

  /// What packets tell, service by service.
  static func numbers(_ document: String) throws -> [Double] {
    let read = try JSONSerialization.jsonObject(with: Data(document.utf8)) as? [String: Any]
    let packets = try #require(read?["packets"] as? [[String: Any]])
    return packets.flatMap { packet in
      ["n", "mean_pre", "sd_pre", "mean_post", "sd_post", "r"].compactMap { packet[$0] as? Double }
    }
  }

  @Test("rows of persons and times: the first and the last score of everybody")
  func long() throws {
    let rows = try Self.rows(String(contentsOfFile: Self.people, encoding: .utf8))
    var text = "person,service,wave,score\n"
    for row in rows.reversed() {
      let (person, service) = (row["person"] ?? "", row["service"] ?? "")
      text += "\(person),\(service),Last,\(row["post"] ?? "")\n"
      text += "\(person),\(service),Middle,9\n\(person),\(service),First,\(row["pre"] ?? "")\n"
    }
    let lacking = text.split(separator: "\n").filter {
      !$0.hasSuffix(",") && !$0.contains(",Middle,")
    }
    let long = [
      "--service", "service", "--person", "person", "--time", "wave", "--waves",
      "First,Middle,Last", "--score", "score", "--profile", "none",
    ]
    let found = try Self.run(
      ["make", "-"] + long + Self.trust, input: lacking.joined(separator: "\n") + "\n")
    #expect(found.code == 0, "\(found.complaints)")
    // The rows come in another order, so that sums differ in their last bits.
    let expected = try Self.numbers(try Self.make(["--profile", "none"]).output)
    let numbers = try Self.numbers(found.output)
    #expect(numbers.count == expected.count && !numbers.isEmpty)
    for (one, other) in zip(numbers, expected) { #expect(agrees(one, other, relative: 1e-12)) }
    let split = try Self.run(
      ["make", "-"] + long + Self.trust,
      input: "person,service,wave,score\na,north,First,9\na,south,Last,9\nb,north,First,8\n")
    #expect(split.code == 65 && split.complaints.contains("packet.split-person"))
  }

  @Test("a person may come again in another period, and not in the same")
  func periods() throws {
    let rows =
      "person,service,quarter,pre,post\na,north,Q1,9,10\nb,north,Q1,8,9\na,north,Q2,10,12\n"
    let options = [
      "make", "-", "--service", "service", "--person", "person", "--period", "quarter", "--pre",
      "pre", "--post", "post", "--measure", "trust", "--measure-version", "2", "--profile", "none",
      "--format", "csv",
    ]
    let found = try Self.run(options, input: rows)
    #expect(found.code == 0)
    #expect(try Self.rows(found.output).map { $0["period"] } == ["Q1", "Q2"])
    let again = try Self.run(options, input: rows + "b,south,Q1,7,7\n")
    #expect(again.code == 65 && again.output.isEmpty)
    #expect(again.complaints.contains("packet.split-person") && again.complaints.contains(":5"))
  }

  @Test("a packet that was edited or saved anew is refused, and one that was not is read")
  func edited() throws {
    let command = try Command()
    defer { command.remove() }
    let made = try Self.run(
      command, ["make", Self.people] + Self.columns + Self.trust + ["--format", "csv"])
    try command.write(made.output, to: "packets.csv")
    #expect(try Self.run(command, ["merge", "packets.csv"]).code == 0)
    for (old, new) in [("east", "west"), (",30,", ",31,"), ("threshold-10", "none")] {
      try command.write(made.output.replacing(old, with: new, maxReplacements: 1), to: "edited.csv")
      let outcome = try Self.run(command, ["merge", "edited.csv"])
      if made.output.contains(old) {
        #expect(outcome.code == 65 && outcome.complaints.contains("packet.edited"), "\(old)")
      }
    }
    let lines = made.output.split(separator: "\n")
    let cut = lines.map { $0.replacing(/(\d+\.\d\d)\d+/) { $0.output.1 } }
    try command.write(cut.joined(separator: "\n") + "\n", to: "cut.csv")
    let outcome = try Self.run(command, ["merge", "cut.csv"])
    #expect(outcome.code == 65 && outcome.complaints.contains("packet.edited"))
  }

  @Test("packets by another program with the same hash are read; a list with one left out is not")
  func otherProgram() throws {
    let names = ["north", "south", "east"].map { Self.folder + "/\($0).json" }
    let outcome = try Self.run(["merge"] + names + ["--profile", "none"])
    #expect(outcome.code == 0)
    let command = try Command()
    defer { command.remove() }
    try command.write(outcome.output, to: "all.json")
    #expect(try Self.run(command, ["fit", "all.json"]).code == 0)
    var document = try Self.document(outcome.output)
    let packets = try #require(document["packets"] as? [[String: Any]])
    #expect(packets.count == 3)
    document["packets"] = Array(packets.dropLast())
    let text = try JSONSerialization.data(withJSONObject: document)
    try command.write(String(decoding: text, as: UTF8.self), to: "fewer.json")
    let fewer = try Self.run(command, ["merge", "fewer.json"])
    #expect(fewer.code == 65 && fewer.complaints.contains("packet.edited"))
  }

  @Test(
    "what the command line cannot mean is told",
    arguments: [
      ["make", "x.csv"], ["make", "x.csv", "--service", "s", "--pre", "a", "--post", "b"],
      [
        "make", "x.csv", "--service", "s", "--pre", "a", "--post", "a", "--measure", "m",
        "--measure-version", "1",
      ],
      [
        "make", "x.csv", "--service", "s", "--pre", "a", "--post", "b", "--measure", "m",
        "--measure-version", "1", "--profile", "strict",
      ],
      [
        "make", "x.csv", "--service", "s", "--time", "t", "--measure", "m", "--measure-version",
        "1",
      ],
      ["fit", "x.json", "--formula", "post ~ pre + age"], ["fit", "x.json", "--level", "1"],
    ])
  func usage(_ arguments: [String]) throws {
    let outcome = try Self.run(arguments)
    #expect(outcome.code == 64 && outcome.output.isEmpty)
  }

  @Test(
    "each trouble has its code, and nothing is written",
    arguments: [
      (DiagnosticCode.packetImpossible, ["merge", "impossible.json"]),
      (.packetVersion, ["merge", "north.json", "other-version.json"]),
      (.packetPlan, ["merge", "north.json", "other-plan.json"]),
      (.packetDuplicate, ["merge", "north.json", "north.json"]),
      (.packetDuplicate, ["merge", "--parts", "north.json", "north.json"]),
      (.packetGatedPart, ["merge", "--parts", "gated.json", "gated-part.json"]),
      (.packetNotFitted, ["fit", "north.json", "south.json"]),
    ])
  func refusals(_ code: DiagnosticCode, _ arguments: [String]) throws {
    let paths = arguments.map { $0.hasSuffix(".json") ? Self.folder + "/" + $0 : $0 }
    let outcome = try Self.run(paths)
    #expect(outcome.code == 65 && outcome.output.isEmpty)
    #expect(outcome.complaints.contains(code.rawValue))
  }

  @Test("words that say who changed are counted, others refused; scores beyond the scale set aside")
  func cells() throws {
    let options = ["--category", "category", "--profile", "none", "--format", "csv"]
    let rows =
      "service,pre,post,category\nnorth,9,15,recovered\nnorth,9,13,improved\nnorth,9,9,\nnorth,9,99,unchanged\n"
    let found = try Self.make(options, input: rows, file: "-")
    let row = try #require(try Self.rows(found.output).first)
    #expect(row["recovered"] == "1" && row["improved"] == "2" && row["deteriorated"] == "0")
    #expect(row["n"] == "3" && row["first"] == "4")
    #expect(found.complaints.contains(DiagnosticCode.scoreOutOfRange.rawValue))
    let other = try Self.make(options, input: rows + "north,9,9,better\n", file: "-")
    #expect(other.code == 65 && other.complaints.contains(DiagnosticCode.packetCategory.rawValue))
    let text = try Self.make(options, input: rows + "north,9,n/k,\n", file: "-")
    #expect(text.code == 65 && text.complaints.contains(DiagnosticCode.columnNotANumber.rawValue))
  }
}
