import Foundation
import TestSupport
import Testing

@Suite("waymark change")
struct ChangeCommandTests {
  static let known = ["--time", "time", "--score", "value", "--sem", "2"]

  static func run(
    _ data: String, _ options: [String], command name: String = "change", files: [String] = []
  ) throws -> Command.Outcome {
    let command = try Command()
    defer { command.remove() }
    try command.write(data, to: "data.csv")
    return try command.run(program: Command.program, [name, "data.csv"] + options)
  }

  /// The rows of a CSV output by column name.
  static func rows(_ output: String) -> [[String: String]] {
    let lines = output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.dropFirst().map { Dictionary(zip(lines[0], $0)) { first, _ in first } }
  }

  static func json(_ text: String) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test(
    "a list that cannot be written ends in 74, and none is written over a file that is read",
    arguments: ["change", "journeys"])
  func lists(_ name: String) throws {
    let data = "id,time,value\n1,1,x\n1,2,5\n2,1,3\n2,2,4\n"
    let known = Self.known + ["--direction", "higher"]
    let full = try Self.run(data, known + ["--problems", "/dev/full"], command: name)
    #expect(full.code == 74, "\(full.complaints)")
    let command = try Command()
    defer { command.remove() }
    try command.write(data, to: "data.csv")
    for options in [
      ["--problems", "data.csv"], ["--summary", "data.csv"],
      ["--problems", "both.csv", "--summary", "both.csv"],
    ] {
      // The second of two lists of one name can only be seen once the first is there.
      try command.write("", to: "both.csv")
      let outcome = try command.run(
        program: Command.program, [name, "data.csv"] + known + options)
      #expect(outcome.code == 73 && outcome.output.isEmpty, "\(options)")
      #expect(outcome.complaints.contains("is read or written here already"))
      #expect(try command.read("data.csv") == data)
    }
  }

  /// HAM-D of claus_2020 on occasions 1 and 4, as a file of scores.
  static func claus() throws -> String {
    try SharedData.rows("claus_2020.csv").filter { ["1", "4"].contains($0["time"]) }
      .reduce("id,time,value\n") { text, row in
        let score = row["hamd"] ?? ""
        return text + "\(row["id"] ?? ""),\(row["time"] ?? ""),\(score == "NA" ? "" : score)\n"
      }
  }

  // Reference/change.md §1.6: clinicalsignificance's own snapshots on the 40 pairs, r = .80,
  // s₁ = 3.3401212937; those of HA with one-sided error.
  @Test(
    "counts of claus_2020 by the methods that agree",
    .enabled(if: SharedData.isPresent, SharedData.absence),
    arguments: [
      ("jacobson-truax-1991", 29, 10, 1), ("gulliksen-lord-novick", 29, 10, 1),
      ("edwards-nunnally-1978", 32, 5, 3), ("hageman-arrindell-1999", 32, 7, 1),
    ])
  func claus(method: String, improved: Int, unchanged: Int, deteriorated: Int) throws {
    let outcome = try Self.run(
      Self.claus(),
      [
        "--time", "time", "--score", "value", "--reliability", ".8", "--sd", "3.3401212937",
        "--direction", "lower", "--method", method, "--format", "json",
      ])
    #expect(outcome.code == 0)
    let document = try Self.json(outcome.output)
    let cases = try #require(document["cases"] as? [[String: Any]])
    let found = cases.reduce(into: [:]) { $0[$1["category"] as? String ?? "", default: 0] += 1 }
    #expect(
      found == ["improved": improved, "unchanged": unchanged, "deteriorated": deteriorated])
    let summary = try #require(document["summary"] as? [String: Any])
    #expect(summary["twoScores"] as? Int == 40)
    #expect(summary["persons"] as? Int == 43)
  }

  /// A method, and what it needs beside the reliability.
  static let methods: [(String, String)] =
    [
      "jacobson-truax-1991", "gulliksen-lord-novick", "hsu-linn-nord-own-mean",
      "edwards-nunnally-1978", "hageman-arrindell-1999",
    ].map { ($0, "") } + [
      ("hsu-linn-nord", "--reference-second-mean 12"),
      ("nunnally-kotsch-1983", "--second-reliability .5"),
      ("nunnally-kotsch-1983-first-spread", "--second-reliability .5"),
    ]
    + [
      "speer-1992", "chelune-1993", "iverson-2001", "temkin-1999", "mcsweeny-1993", "charter",
      "maassen-2006", "crawford-garthwaite-2006",
    ].map {
      ($0, "--retest 40,24.85,3.3401212936673805,14.975,7.7110892509357871,0.16311874473985216")
    }

  // Fixtures/change/claus-2020, worked out in R from the papers' formulas.
  @Test(
    "all sixteen methods on claus_2020, with cut-off c of norms 8 ± 8",
    .enabled(if: SharedData.isPresent, SharedData.absence), arguments: methods)
  func clausByR(_ method: String, _ needs: String) throws {
    let expected = try Expected("Fixtures/change/claus-2020/expected.csv")
    let outcome = try Self.run(
      Self.claus(),
      [
        "--time", "time", "--score", "value", "--reliability", ".8", "--sd", "3.3401212936673805",
        "--direction", "lower", "--cut-off", "19.886998076050197", "--method", method, "--format",
        "json",
      ] + needs.split(separator: " ").map(String.init))
    #expect(outcome.code == 0, "\(outcome.complaints)")
    let cases = try #require(Self.json(outcome.output)["cases"] as? [[String: Any]])
    func count(_ words: String...) -> Double {
      Double(cases.count { words.contains($0["category"] as? String ?? "") })
    }
    #expect(count("improved", "recovered") == expected["\(method).improved"])
    #expect(count("unchanged") == expected["\(method).unchanged"])
    #expect(count("deteriorated") == expected["\(method).deteriorated"])
    #expect(count("recovered") == expected["\(method).recovered.by.c"])
    let squares = cases.compactMap { $0["index"] as? Double }.reduce(0) { $0 + $1 * $1 }
    // Written with twelve digits.
    #expect(agrees(squares, expected["\(method).squares"], relative: 1e-10))
  }

  @Test(
    "the first of claus_2020 has the index of the paper's formula",
    .enabled(if: SharedData.isPresent, SharedData.absence))
  func clausIndex() throws {
    let outcome = try Self.run(
      Self.claus(),
      [
        "--time", "time", "--score", "value", "--reliability", ".8", "--sd", "3.3401212937",
        "--direction", "lower",
      ])
    let first = try #require(Self.rows(outcome.output).first)
    // The same place: id 1, 25 to 13.
    #expect(first["person"] == "1" && first["change"] == "-12")
    let index = try #require(first["index"].flatMap { Double($0) })
    #expect(abs(index - -5.6805320) < 1e-6)
  }

  /// Options of a command line in one text, and what is said of them.
  struct Mistake: Sendable, CustomTestStringConvertible {
    var options: String
    var says: String
    var testDescription: String { options }

    init(_ options: String, _ says: String, stated: String = "--sem 2 --direction higher ") {
      self.options = "--time time --score value " + stated + options
      self.says = says
    }
  }

  static let mistakes: [Mistake] = [
    Mistake("--sem 2", "Which way is better", stated: ""),
    Mistake("--reliability .8 --sd 3", "not both"),
    Mistake("--direction higher --reliability=1 --sd 3", "at least 0 and below 1", stated: ""),
    Mistake("--direction higher --reliability=-0.1 --sd 3", "at least 0 and below 1", stated: ""),
    Mistake("--direction higher --reliability=nan --sd 3", "at least 0 and below 1", stated: ""),
    Mistake("--direction higher --reliability=.8 --sd 0", "--sd is above 0", stated: ""),
    Mistake("--direction higher --sd 3", "belong together", stated: ""),
    Mistake("--direction up --sem 2", "--direction", stated: ""),
    Mistake("--method jacobson", "is no method"),
    Mistake("--method iverson-2001", "--retest"),
    Mistake("--method iverson-2001 --retest 100,103,10,109", "six numbers"),
    Mistake("--today 31/12/2025", "--today"),
    Mistake("--level 1", "--level"),
    Mistake("--attainable 40-0", "--attainable"),
    Mistake("--waves Baseline,Baseline", "--waves"),
    Mistake("--published-cut-off x", "needs --scale"),
    Mistake("--smallest-important 0", "--smallest-important"),
  ]

  @Test("what is not stated, or cannot be, is a mistake of the command line", arguments: mistakes)
  func usage(mistake: Mistake) throws {
    for name in ["change", "journeys"] {
      let options = mistake.options.split(separator: " ").map(String.init)
      let outcome = try Self.run("id,time,value\n1,1,2\n1,2,3\n", options, command: name)
      #expect(outcome.code == 64 && outcome.output.isEmpty)
      #expect(outcome.complaints.contains(mistake.says), "\(outcome.complaints)")
    }
  }

  @Test("people without a later score are counted, and have no row")
  func noLaterScore() throws {
    let data = "id,time,value\n1,1,10\n1,2,20\n2,1,10\n3,1,\n"
    let outcome = try Self.run(
      data, Self.known + ["--direction", "higher", "--format", "json"])
    let document = try Self.json(outcome.output)
    let summary = try #require(document["summary"] as? [String: Any])
    #expect(summary["noLaterScore"] as? Int == 1 && summary["noScore"] as? Int == 1)
    #expect((document["cases"] as? [Any])?.count == 1)
    let rates = try #require(summary["rates"] as? [[String: Any]])
    #expect(rates[0]["bound.low"] as? Double == 0.5 && rates[0]["bound.high"] as? Double == 1)
  }

  @Test(
    "nothing to compare is said, and is no failure",
    arguments: ["id,time,value\n1,1,10\n", "id,time,value\n1,1,\n1,2,\n"])
  func nobody(data: String) throws {
    for format in ["csv", "json"] {
      let outcome = try Self.run(
        data, Self.known + ["--direction", "higher", "--format", format])
      #expect(outcome.code == 0)
      #expect(outcome.complaints.contains("Nobody has two scores"))
      if format == "json" { _ = try Self.json(outcome.output) }
    }
  }

  @Test("without an error of measurement changes are given and nobody is judged")
  func unjudged() throws {
    let outcome = try Self.run(
      "id,time,value\n1,1,10\n1,2,20\n",
      ["--time", "time", "--score", "value", "--direction", "higher"])
    let row = try #require(Self.rows(outcome.output).first)
    #expect(row["change"] == "10" && row["category"] == "" && row["index"] == "")
    #expect(outcome.complaints.contains("the size of change cannot yet be judged"))
  }

  @Test("waymark score's own output is read as it is, from a pipe too")
  func scoreOutput() throws {
    let command = try Command()
    defer { command.remove() }
    try command.write(SmallStudy.scale, to: "pair.json")
    try command.write("id,wave,a,b\n1,Baseline,1,5\n1,Review,5,1\n2,Baseline,3,\n", to: "data.csv")
    let scored = try command.run(
      "score", "data.csv", "--scale", "pair", "--scales", ".", "--keep", "wave")
    let options = [
      "--time", "wave", "--score", "value", "--waves", "Baseline,Review", "--sem", "1",
      "--direction", "higher",
    ]
    try command.write(scored.output, to: "scores.csv")
    let file = try command.run(program: Command.program, ["change", "scores.csv"] + options)
    let piped = try command.run(
      program: Command.program, ["change", "-"] + options, input: scored.output)
    #expect(file.code == 0 && file.output == piped.output)
    #expect(Self.rows(file.output).first?["change"] == "8")
    // The same from the answers themselves.
    let answers = try command.run(
      program: Command.program,
      ["change", "data.csv", "--scale", "pair", "--scales", ".", "--time", "wave"]
        + ["--waves", "Baseline,Review", "--sem", "1"])
    #expect(Self.rows(answers.output).first?["category"] == "improved")
    #expect(
      Self.rows(answers.output).map { $0["change"] } == Self.rows(file.output).map { $0["change"] })
  }

  @Test("answers of fifteen people give an alpha with its interval, of fewer none")
  func estimated() throws {
    for people in [15, 14] {
      let rows = (0..<people).flatMap { person in
        (1...2).map { time in
          let a = 1 + (person * 7 + time) % 5
          return "\(person),\(time),\(a),\(6 - max(1, min(5, a + person % 2)))\n"
        }
      }.joined()
      let command = try Command()
      defer { command.remove() }
      try command.write(SmallStudy.scale, to: "pair.json")
      try command.write("id,time,a,b\n" + rows, to: "data.csv")
      let outcome = try command.run(
        "change", "data.csv", "--scale", "pair", "--scales", ".", "--time", "time", "--format",
        "json")
      let options = try #require(Self.json(outcome.output)["options"] as? [String: Any])
      let error = options["error"] as? [String: Any]
      if people == 15 {
        #expect(error?["origin"] as? String == "sample" && error?["n"] as? Int == 15)
        #expect(error?["reliabilityKind"] as? String == "cronbach-alpha")
        #expect(error?["reliabilityLow"] is Double && error?["reliabilityHigh"] is Double)
        #expect(outcome.complaints.contains("better and worse days"))
      } else {
        #expect(error == nil && outcome.complaints.contains("cannot yet be judged"))
      }
    }
  }

  @Test("published figures stand beside the computed ones, apart")
  func published() throws {
    // PHQ-9, lower is better: the scale's file has a threshold of change and cut-offs.
    let data = "id,time,value\n1,1,15\n1,2,4\n2,1,6\n2,2,7\n"
    let outcome = try Self.run(
      data,
      ["--time", "time", "--score", "value", "--scale", "phq-9", "--sem", "2", "--format", "json"])
    #expect(outcome.code == 0, "\(outcome.complaints)")
    let document = try Self.json(outcome.output)
    let summary = try #require(document["summary"] as? [String: Any])
    let found = try #require(summary["publishedChange"] as? [[String: Any]])
    let cutOffs = try #require(summary["publishedCutOffs"] as? [[String: Any]])
    #expect(found.allSatisfy { $0["improved"] as? Int == 1 && $0["of"] as? Int == 2 })
    #expect(!found.isEmpty || !cutOffs.isEmpty)
    #expect(cutOffs.allSatisfy { $0["threshold"] is Double || $0["threshold"] is Int })
  }

  @Test("service and id together are the person")
  func services() throws {
    let data = "id,service,time,value\n1,North,1,10\n1,South,1,20\n1,North,2,20\n1,South,2,20\n"
    let outcome = try Self.run(
      data, Self.known + ["--direction", "higher", "--service", "service"])
    let rows = Self.rows(outcome.output)
    #expect(rows.map { $0["service"] } == ["North", "South"])
    #expect(rows.map { $0["change"] } == ["10", "0"])
  }

  @Test("a retest study in place of a reliability: what it expects, and the exact t")
  func retest() throws {
    // Reference/change.md §2.6: x = 100, E = 107.176, SE = 5.2542720112.
    let outcome = try Self.run(
      "id,time,value\n1,1,100\n1,2,118\n",
      [
        "--time", "time", "--score", "value", "--direction", "higher", "--method",
        "crawford-garthwaite-2006", "--retest", "100,103,10,109,8,.76",
      ])
    let row = try #require(Self.rows(outcome.output).first)
    let index = try #require(row["index"].flatMap { Double($0) })
    #expect(abs(index - (118 - 107.176) / 5.254_272_011_2) < 1e-9)
    #expect(row["category"] == "improved")
  }

  @Test("with --strict anything set aside is exit 65, after the rows")
  func strict() throws {
    let data = "id,time,value\n1,1,10\n1,2,20\n2,1,ten\n"
    let outcome = try Self.run(data, Self.known + ["--direction", "higher", "--strict"])
    #expect(outcome.code == 65 && Self.rows(outcome.output).count == 1)
    // Nobody's value is told.
    #expect(!outcome.complaints.contains("'ten'") && outcome.complaints.contains("letters"))
  }
}
