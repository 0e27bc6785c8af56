import Foundation
import Results
import TestSupport
import Testing

@Suite("waymark rules")
struct RulesCommandTests {
  static let apply = ["rules", "apply", "nhs-talking-therapies", "data.csv", "--time", "time"]

  /// Runs `waymark rules apply` over a file of scores.
  static func run(
    _ data: String, _ options: [String] = [], pack: String = "nhs-talking-therapies"
  ) throws -> Command.Outcome {
    let command = try Command()
    defer { command.remove() }
    try command.write(data, to: "data.csv")
    return try command.run(
      program: Command.program,
      ["rules", "apply", pack, "data.csv", "--time", "time"] + options)
  }

  static let head = "id,time,scale,score,metric,value\n"

  static func row(_ id: String, _ time: Int, _ scale: String, _ value: Double?) -> String {
    "\(id),\(time),\(scale),total,raw,\(value.map { "\(Int($0))" } ?? "")\n"
  }

  // change.md A14 with §2.5: toy referrals, PHQ-9 then GAD-7, first and last; nil where there is none.
  static let referrals: [[Double?]] = [
    [15, 5, 12, 4],  // in range; both fall reliably; out: recovered, better
    [10, 9, 7, 7],  // in range by PHQ-9 alone; out, but a fall of 1
    [9, 3, 7, 2],  // not in range at the start; falls of 6 and 5: better
    [12, 6, 9, 13],  // falls by 6, rises by 4: neither; GAD-7 in range
    [18, 13, 16, 12],  // a fall of 5 does not count, of 4 does: better, still in range
    [11, 17, 8, 8],  // rises by 6: worse
    [9, 9, 8, 7],  // in range by GAD-7 alone; out without reliable change
    [20, nil, 15, nil],  // no later score, in range at the start
    [5, nil, 3, nil],  // no later score, not in range at the start
    [nil, nil, 5, 4],  // no PHQ-9: may have started in range
    [nil, nil, nil, nil],  // no score at all
  ]

  /// The referrals as 'waymark score' writes them, a row per person, time and measure.
  static func rows(_ name: (Int) -> String = { "\($0)" }) -> [String] {
    referrals.enumerated().flatMap { number, scores in
      [("phq-9", 0), ("gad-7", 2)].flatMap { scale, at in
        [
          row(name(number + 1), 1, scale, scores[at]),
          row(name(number + 1), 2, scale, scores[at + 1]),
        ]
      }
    }
  }

  @Test("rows of toy referrals, by hand")
  func people() throws {
    let outcome = try Self.run(Self.head + Self.rows().joined())
    #expect(outcome.code == 0, "\(outcome.complaints)")
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(
      lines == [
        "person,phq-9.first_time,phq-9.last_time,phq-9.first,phq-9.last,phq-9.change,"
          + "gad-7.first_time,gad-7.last_time,gad-7.first,gad-7.last,gad-7.change,started_in_range,"
          + "ended_out_of_range,reliably_better,reliably_worse,no_reliable_change,better_and_worse",
        "1,1,2,15,5,-10,1,2,12,4,-8,true,true,true,false,false,false",
        "2,1,2,10,9,-1,1,2,7,7,0,true,true,false,false,true,false",
        "3,1,2,9,3,-6,1,2,7,2,-5,false,true,true,false,false,false",
        "4,1,2,12,6,-6,1,2,9,13,4,true,false,false,false,false,true",
        "5,1,2,18,13,-5,1,2,16,12,-4,true,false,true,false,false,false",
        "6,1,2,11,17,6,1,2,8,8,0,true,false,false,true,false,false",
        "7,1,2,9,9,0,1,2,8,7,-1,true,true,false,false,true,false",
        "8,1,,20,,,1,,15,,,true,,,,,", "9,1,,5,,,1,,3,,,false,,,,,",
        "10,,,,,,1,2,5,4,-1,,,,,,", "11,,,,,,,,,,,,,,,,",
      ])
  }

  @Test("rates of toy referrals, with whom they are of and what the missing could make of them")
  func rates() throws {
    let command = try Command()
    defer { command.remove() }
    try command.write(Self.head + Self.rows().joined(), to: "data.csv")
    let outcome = try command.run(
      program: Command.program, Self.apply + ["--summary", "summary.csv", "--format", "json"])
    #expect(outcome.code == 0, "\(outcome.complaints)")
    let summary = ChangeCommandTests.rows(try command.read("summary.csv"))
    let counts = summary.filter { $0["part"] == "count" }
    #expect(
      counts.map { $0["name"] }
        == ["persons", "withLastScore", "incomplete", "noScore", "bothWays", "differentTimes"])
    #expect(counts.map { $0["count"] } == ["11", "7", "3", "1", "1", "0"])
    let rates = summary.filter { $0["part"] == "rate" }
    #expect(rates.map { $0["name"] } == ["recovery", "reliable-improvement", "reliable-recovery"])
    // In range with a last score: 1, 2, 4, 5, 6, 7. Recovered: 1, 2, 7. Better: 1, 3, 5 of 7.
    #expect(rates.map { $0["count"] } == ["3", "3", "1"])
    #expect(rates.map { $0["of"] } == ["6", "7", "6"])
    #expect(rates.map { $0["unknown"] } == ["2", "3", "2"])
    // 3/8 to 5/8, 3/10 to 6/10, 1/8 to 3/8.
    #expect(rates.map { $0["bound.low"] } == ["0.375", "0.3", "0.125"])
    #expect(rates.map { $0["bound.high"] } == ["0.625", "0.6", "0.375"])
    #expect(rates[0]["denominator"]?.contains("started in the range") == true)
    #expect(rates[1]["denominator"] == "people with a first and a last score on every measure")
    // Wilson for 3 of 6: (3 + z²/2 ± z √(3·3/6 + z²/4)) / (6 + z²), z = 1.959964.
    let z = 1.959_963_984_540_054
    for (cell, sign) in [("conf.low", -1.0), ("conf.high", 1.0)] {
      let limit = (3 + z * z / 2 + sign * z * (1.5 + z * z / 4).squareRoot()) / (6 + z * z)
      #expect(agrees(rates[0][cell].flatMap { Double($0) }, limit, relative: 1e-9))
    }
    // The document has the same, and everything that nobody has verified.
    let document = try ChangeCommandTests.json(outcome.output)
    #expect((document["cases"] as? [Any])?.count == 11)
    let found = try #require(document["summary"] as? [String: Any])
    #expect((found["rates"] as? [[String: Any]])?.map { $0["count"] as? Int } == [3, 3, 1])
    let notes = try #require(document["notes"] as? [[String: String]])
    #expect(notes.count { $0["code"] == "rules.unverified" } == 3)
    #expect(notes.contains { $0["code"] == "change.regression-to-the-mean" })
    let options = try #require(document["options"] as? [String: Any])
    #expect(options["pack"] as? String == "nhs-talking-therapies")
    #expect(outcome.complaints.contains("could not be read"))
    #expect(outcome.complaints.contains("1 person reliably better on one measure"))
  }

  @Test("the order of rows and the names of people change no rate")
  func shuffled() throws {
    var random = SeededGenerator(seed: 9)
    let plain = try Self.run(Self.head + Self.rows().joined(), ["--format", "json"])
    let shuffled = try Self.run(
      Self.head + Self.rows().shuffled(using: &random).joined(), ["--format", "json"])
    #expect(shuffled.output == plain.output)
    let renamed = try Self.run(
      Self.head + Self.rows { "\(1000 + $0)" }.joined(), ["--format", "json"])
    #expect(
      renamed.output.replacing(/"person":"1(?<rest>\d{3})"/) {
        "\"person\":\"\(Int($0.output.rest) ?? 0)\""
      } == plain.output)
  }

  @Test("two files, one of each measure, from a file and a pipe, give what one gives")
  func files() throws {
    let command = try Command()
    defer { command.remove() }
    let (phq, gad) = (
      Self.rows().filter { $0.contains("phq") }, Self.rows().filter { $0.contains("gad") }
    )
    try command.write(Self.head + Self.rows().joined(), to: "data.csv")
    try command.write(Self.head + phq.joined(), to: "phq.csv")
    let whole = try command.run(program: Command.program, Self.apply)
    let parts = try command.run(
      program: Command.program,
      ["rules", "apply", "nhs-talking-therapies", "phq.csv", "-", "--time", "time"],
      input: Self.head + gad.joined())
    #expect(parts.code == 0 && parts.output == whole.output, "\(parts.complaints)")
  }

  @Test("a measure without any row is refused by name, and nothing is counted")
  func absent() throws {
    let data = Self.head + Self.rows().filter { $0.contains("phq") }.joined()
    let outcome = try Self.run(data)
    #expect(outcome.code == 65 && outcome.output.isEmpty)
    #expect(outcome.complaints.contains("error[rules.absent]"))
    #expect(outcome.complaints.contains("'total' of 'gad-7' in the metric 'raw'"))
    #expect(!outcome.complaints.contains("'phq-9'"))
    let column = try Self.run("id,time,value\n1,1,2\n")
    #expect(column.code == 65 && column.complaints.contains("long output of 'waymark score'"))
  }

  @Test("of measures that stand in place of each other those that are used are named")
  func only() throws {
    // CORE-10: the scale's file has 11 as the cut-off and more than 6 as the change.
    let data =
      "id,time,scale,score,metric,value\n"
      + [(1, 1, 11.0), (1, 2, 4), (2, 1, 17), (2, 2, 11), (3, 1, 30)].map {
        "\($0.0),\($0.1),core-10,total,clinical,\($0.2)\n"
      }.joined()
    let all = try Self.run(data, pack: "core")
    #expect(all.code == 65 && all.complaints.contains("--only"))
    let some = try Self.run(data, ["--only", "core-10", "--format", "json"], pack: "core")
    #expect(some.code == 0, "\(some.complaints)")
    let summary = try ChangeCommandTests.json(some.output)["summary"] as? [String: Any]
    let rates = try #require(summary?["rates"] as? [[String: Any]])
    #expect(rates.map { $0["measure"] as? String } == ["core-10", "core-10", "core-10"])
    // Out of range: person 1 of 2; a fall of 7 counts, of 6 does not.
    #expect(rates.map { $0["count"] as? Int } == [1, 1, 1])
    #expect(rates.map { $0["of"] as? Int } == [2, 2, 2])
    #expect(rates.map { $0["unknown"] as? Int } == [1, 1, 1])
    for (pack, only) in [("core", "core-11"), ("nhs-talking-therapies", "phq-9")] {
      let wrong = try Self.run(data, ["--only", only], pack: pack)
      #expect(wrong.code == 64 && wrong.complaints.contains("--only"))
    }
  }

  @Test("what is set aside is told once, and ends with 65 when asked to")
  func setAside() throws {
    let data =
      Self.head + Self.rows().joined() + "12,1,phq-9,total,raw,28\n12,1,gad-7,total,raw,x\n12,2\n"
    let command = try Command()
    defer { command.remove() }
    try command.write(data, to: "data.csv")
    let outcome = try command.run(
      program: Command.program, Self.apply + ["--strict", "--problems", "problems.csv"])
    #expect(outcome.code == 65)
    let problems = try Record.rows(command.read("problems.csv"))
    #expect(
      problems.map(\.code).sorted()
        == ["csv.ragged-row", "score.not-a-number", "score.out-of-range"])
    #expect(outcome.complaints.contains("47 rows read; 3 rows or cells set aside"))
    #expect(!outcome.complaints.contains("'x'"))
  }

  @Test(
    "mistakes of the command line",
    arguments: [
      ["--level", "1"], ["--today", "31/12/2025"], ["--waves", "A,A"], ["--delimiter", "x"],
    ])
  func usage(_ options: [String]) throws {
    let outcome = try Self.run(Self.head + Self.rows().joined(), options)
    #expect(outcome.code == 64 && outcome.output.isEmpty)
  }

  @Test("an unknown pack is told with the nearest, and a file of scores is not written over")
  func unknown() throws {
    let outcome = try Self.run(Self.head, pack: "nhs-talking-terapies")
    #expect(outcome.code == 65 && outcome.complaints.contains("error[rules.unknown]"))
    #expect(outcome.complaints.contains("Did you mean 'nhs-talking-therapies'?"))
    let over = try Self.run(Self.head + Self.rows().joined(), ["--summary", "data.csv"])
    #expect(over.code == 73)
  }

  @Test("ids that spreadsheets or JSON could trip over come out as they went in")
  func escaping() throws {
    let data =
      Self.head + "\"a,\"\"b\"\"\",1,phq-9,total,raw,12\n" + Self.rows().joined()
    let text = try Self.run(data)
    #expect(text.output.contains("\n\"a,\"\"b\"\"\",1,,12,,"))
    let document = try ChangeCommandTests.json(Self.run(data, ["--format", "json"]).output)
    let cases = try #require(document["cases"] as? [[String: Any]])
    #expect(cases.last?["person"] as? String == "a,\"b\"")
  }

  @Test("lists, shows and checks the packs that are shipped")
  func packs() throws {
    let command = try Command()
    defer { command.remove() }
    #expect(try command.run("rules", "list").output == "core\nnhs-talking-therapies\n")
    let shown = try command.run("rules", "show", "nhs-talking-therapies").output
    for words in [
      "In range at first   10 or more", "below 8", "a fall of 6 or more", "could not be read",
      "who have left the range of people who seek help and are reliably better",
      "who started in the range", "nhse-sql",
    ] {
      #expect(shown.contains(words), "\(words)")
    }
    let core = try command.run("rules", "show", "core").output
    #expect(core.contains("more than 6") && core.contains("no such scale file is at hand"))
    let check = try command.run("rules", "check")
    #expect(check.code == 0, "\(check.complaints)")
    #expect(
      check.output.split(separator: "\n").count { $0.hasSuffix("nothing wrong was found") } == 2)
    #expect(check.output.contains("not checked against a scale file: core-om"))
    // What is wrong is told with its code and place, rules.measure and rules.rate among it.
    try command.write(
      GoldenCase.pack.replacing("\"starts\": \"reaches\"", with: "\"starts\": \"reach\""),
      to: "small.json")
    let wrong = try command.run("rules", "check", "small.json")
    #expect(wrong.code == 65 && wrong.complaints.contains("error[document.value]"))
    #expect(wrong.complaints.contains("--> small.json:4:"))
  }
}
