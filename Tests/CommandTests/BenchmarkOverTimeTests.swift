import Foundation
import TestSupport
import Testing

@Suite("waymark benchmark over-time")
struct BenchmarkOverTimeTests {
  typealias Base = BenchmarkCommandTests

  /// Runs the command with a time and a value, and reads its document.
  static func answer(
    _ options: [String], _ data: String
  ) throws -> (summary: [String: Any], cases: [[String: Any]], notes: [String]) {
    let outcome = try run(options + ["--format", "json"], data)
    #expect(outcome.code == 0, "\(outcome.complaints)")
    let document = try Base.document(outcome.output)
    #expect(document["schema"] as? String == "waymark-over-time/1")
    let notes = try #require(document["notes"] as? [[String: Any]])
    return (
      try #require(document["summary"] as? [String: Any]),
      try #require(document["cases"] as? [[String: Any]]),
      notes.compactMap { $0["code"] as? String }
    )
  }

  static func run(_ options: [String], _ data: String) throws -> Command.Outcome {
    let command = try Command()
    defer { command.remove() }
    try command.write(data, to: "data.csv")
    return try command.run(
      program: Command.program,
      ["benchmark", "over-time", "data.csv", "--time", "time"] + options)
  }

  static func table(_ values: [Double?]) -> String {
    "time,value\n"
      + values.enumerated().map { "\($0 + 1),\($1.map { "\($0)" } ?? "")\n" }.joined()
  }

  /// The series of NHSRplotthedots' vignette on deviations from the workbook.
  static let vignette: [Double?] = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]

  // reference/benchmarking.md §1.8, printed to six decimals.
  @Test("the limits of the vignette, as the workbook draws them and with large ranges set aside")
  func vignetteLimits() throws {
    let wide = try Self.answer(["--value", "value"], Self.table(Self.vignette))
    for (name, value) in [
      ("mean", 1.944444), ("average.moving.range", 1.882353), ("upper", 6.951503),
      ("lower", -3.062614),
    ] {
      #expect(abs(try Base.number(wide.summary, name) - value) < 5.1e-7, "\(name)")
    }
    #expect(
      wide.summary["rules.fired"] as? String == "outside" && wide.summary["outside"] as? Int == 1)
    #expect(wide.cases.count == 18 && wide.cases[4]["rules"] as? String == "outside")
    #expect(wide.cases[4]["kind"] as? String == "high")
    let narrow = try Self.answer(["--value", "value", "--screen"], Self.table(Self.vignette))
    for (name, value) in [("average.moving.range", 1.0), ("upper", 4.604444), ("lower", -0.715556)]
    {
      #expect(abs(try Base.number(narrow.summary, name) - value) < 5.1e-7, "\(name)")
    }
    #expect(narrow.notes.contains("spc.screened") && narrow.summary["screened"] as? Int == 2)
  }

  @Test("the snapshot of twenty normal draws, and every point of twelve series, are R's")
  func agreesWithR() throws {
    let folder = "Fixtures/benchmarking/over-time/"
    var series: [String: [Double?]] = [:]
    for row in try Expected.rows(folder + "series.csv") {
      series[row["series"] ?? "", default: []].append(Double(row["value"] ?? ""))
    }
    // NHSRplotthedots tests/_snaps: mean .1416238, lpl −3.01138, upl 3.294627 (set.seed(123); rnorm(20)).
    let snapshot = try Self.answer(
      ["--value", "value"], Self.table(try #require(series["snapshot"])))
    for (name, value) in [("mean", 0.1416238), ("lower", -3.01138), ("upper", 3.294627)] {
      #expect(agrees(try Base.number(snapshot.summary, name), value, relative: 1e-6))
    }
    let points = try Expected.rows(folder + "points.csv")
    var found = 0
    for (name, values) in series {
      for length in ["6", "7"] {
        let answer = try Self.answer(
          ["--value", "value", "--rule", length], Self.table(values))
        for row in points where row["series"] == name && row["length"] == length {
          let place = try #require(row["point"].flatMap { Int($0) })
          let rules = (answer.cases[place - 1]["rules"] as? String ?? "").split(separator: "; ")
            .map(String.init)
          for (column, rule) in [
            ("outside", "outside"), ("trend", "trend"), ("two", "two of three"), ("shift", "shift"),
          ] {
            #expect(rules.contains(rule) == (row[column] == "1"), "\(row)")
          }
          found += rules.count
        }
      }
    }
    #expect(found > 40)
  }

  // NHSRplotthedots' unit vectors of a trend (reference/benchmarking.md §1.8).
  @Test("seven rising values are a trend by either rule, six by one, a tie by neither")
  func runs() throws {
    func trends(_ values: [Double?], _ rule: String) throws -> Int {
      try Self.answer(["--value", "value", "--rule", rule], Self.table(values)).cases
        .count { ($0["rules"] as? String)?.contains("trend") == true }
    }
    #expect(try trends([1, 2, 3, 4, 5, 6, 7], "7") == 7)
    #expect(try trends([1, 2, 3, 4, 5, 6], "7") == 0)
    #expect(try trends([1, 2, 3, 4, 5, 6], "6") == 6)
    #expect(try trends([1, 2, 3, 3, 4, 5, 6], "6") == 0)
  }

  /// Fourteen months about 11.5, then fourteen about 31.5.
  static let months: String = {
    var text = "time,value\n"
    for place in 0..<28 {
      let value = [10, 12, 11, 13][place % 14 % 4] + (place < 14 ? 0 : 20)
      text += "\(2024 + place / 12)-\(place % 12 < 9 ? "0" : "")\(place % 12 + 1),\(value)\n"
    }
    return text
  }()

  @Test(
    "limits begin anew where it is said that something changed; the target is judged by the latest")
  func rebase() throws {
    let one = try Self.answer(["--value", "value"], Self.months)
    #expect(one.summary["segments"] as? Int == 1 && (one.summary["shift"] as? Int ?? 0) > 0)
    let two = try Self.answer(
      [
        "--value", "value", "--rebase", "2025-03=new team", "--target", "26", "--better", "higher",
      ], Self.months)
    #expect(two.summary["segments"] as? Int == 2 && two.summary["rules.fired"] as? String == "none")
    #expect(two.cases[13]["segment"] as? Int == 1 && two.cases[14]["segment"] as? Int == 2)
    // By hand: 30, 32, 31, 33 in turn have the mean 440/14; ranges of 2, 1, 2 and 3 in turn are 26/13.
    #expect(abs(try Base.number(two.summary, "mean") - 440.0 / 14) < 1e-9)
    #expect(abs(try Base.number(two.summary, "lower") - (440.0 / 14 - 5.32)) < 1e-9)
    #expect(two.summary["assurance"] as? String == "consistently met")
    let lower = try Self.answer(
      [
        "--value", "value", "--rebase", "2025-03", "--target", "26", "--better", "lower",
      ], Self.months)
    #expect(lower.summary["assurance"] as? String == "consistently not met")
    let between = try Self.answer(
      ["--value", "value", "--target", "22", "--better", "higher"], Self.months)
    #expect(between.summary["assurance"] as? String == "hit or miss")
  }

  @Test("shares per hundred, with a gap that ends a run and is no zero")
  func shares() throws {
    var text = "time,seen,referred\n"
    for place in 1...15 {
      text += place == 8 ? "2026-\(place),,\n" : "2026-\(place),\(place % 3 + 5),20\n"
    }
    let answer = try Self.answer(
      ["--numerator", "seen", "--denominator", "referred", "--per", "100"], text)
    #expect(answer.cases[0]["value"] as? Double == 30 || answer.cases[0]["value"] as? Int == 30)
    #expect(answer.cases[7]["value"] is NSNull && answer.cases[7]["kind"] as? String == "no value")
    #expect(answer.notes.contains("spc.gap") && answer.summary["figures"] as? Int == 14)
    let ratio = try Self.answer(
      ["--numerator", "seen", "--expected", "referred"], text.replacing(",20\n", with: ",4\n"))
    #expect(ratio.cases[0]["value"] as? Double == 1.5)
  }

  @Test("runs about the median: a jump halfway gives long runs and one crossing")
  func runChart() throws {
    // Twenty figures, median 5: two runs of ten; log₂ 20 rounds to 4, so up to 7 is usual; R: qbinom(.05, 19, .5) is 6.
    let values: [Double?] = (0..<20).map { Double($0 % 3) + ($0 < 10 ? 0 : 8) }
    let answer = try Self.answer(["--value", "value", "--chart", "run"], Self.table(values))
    #expect(answer.summary["longest.run"] as? Int == 10)
    #expect(answer.summary["longest.usual.run"] as? Int == 7)
    #expect(answer.summary["crossings"] as? Int == 1)
    #expect(answer.summary["fewest.usual.crossings"] as? Int == 6)
    #expect(
      answer.summary["rules.fired"] as? String
        == "unusually long run; unusually few crossings")
    #expect(answer.cases[9]["run"] as? Int == 10 && answer.cases[10]["run"] as? Int == 1)
  }

  @Test("what is usual of so many figures is R's log2 and qbinom", arguments: [10, 24, 100])
  func usualRuns(_ n: Int) throws {
    let expected = try Expected("Fixtures/benchmarking/over-time/expected.csv")
    let values: [Double?] = (0..<n).map { $0.isMultiple(of: 2) ? 1 : -1 }
    let answer = try Self.answer(
      ["--value", "value", "--chart", "run", "--centre", "0"], Self.table(values))
    #expect(try Base.number(answer.summary, "longest.usual.run") == expected["run.\(n)"])
    #expect(
      try Base.number(answer.summary, "fewest.usual.crossings") == expected["crossings.\(n)"])
    #expect(answer.summary["rules.fired"] as? String == "none")
  }

  @Test("of a table with several services one is taken; a share of few people can be left empty")
  func oneService() throws {
    var text = "time,service,seen,all\n"
    for place in 1...15 {
      text += "\(place),North,\(place % 3 + 12),40\n\(place),South,\(place % 4 + 1),\(place + 5)\n"
    }
    let options = ["--numerator", "seen", "--denominator", "all"]
    let both = try Self.run(options, text)
    #expect(both.code == 65 && both.complaints.contains("times.repeated"))
    let north = try Self.answer(options + ["--only", "service=North"], text)
    #expect(north.cases.count == 15 && north.cases[0]["value"] as? Double == 13.0 / 40)
    let gated = try Self.answer(
      options + ["--only", "service=North", "--disclosure", "threshold-10"], text)
    #expect(gated.summary["figures"] as? Int == 15)
    let small = try Self.run(
      options + ["--only", "service=South", "--disclosure", "threshold-10"], text)
    #expect(small.code == 65 && small.complaints.contains("series.too-short"))
    #expect(try Self.run(options + ["--only", "service=West"], text).code == 65)
  }

  /// reference/benchmarking.md §1.10.
  static let people: String = {
    let outcomes = [0, 1, 0, 0, 1, 1, 0, 0, 0, 1]
    let chances = [0.1, 0.3, 0.2, 0.05, 0.4, 0.15, 0.25, 0.5, 0.1, 0.35]
    return "time,came,chance\n"
      + zip(outcomes, chances).enumerated().map { "2026-01-0\($0 / 2 + 1),\($1.0),\($1.1)\n" }
      .joined()
  }()

  @Test(
    "sums of outcomes are those of the reference",
    arguments: [
      (
        ["--chart", "cusum", "--chance", "0.1"],
        [
          0, 0.597837, 0.502527, 0.407217, 1.005054, 1.602891, 1.507580, 1.412270, 1.316960,
          1.914797,
        ]
      ),
      (
        ["--chart", "cusum", "--expected", "chance"],
        [
          0, 0.430783, 0.248461, 0.199671, 0.556346, 1.109731, 0.886588, 0.481123, 0.385813,
          0.778855,
        ]
      ),
      (
        ["--chart", "vlad", "--expected", "chance"],
        [0.1, -0.6, -0.4, -0.35, -0.95, -1.8, -1.55, -1.05, -0.95, -1.6]
      ),
    ])
  func sums(_ options: [String], _ expected: [Double]) throws {
    let answer = try Self.answer(["--value", "came"] + options, Self.people)
    #expect(answer.cases.count == 10 && answer.notes.contains("series.inside-use"))
    for (row, value) in zip(answer.cases, expected) {
      // Printed to six decimals.
      let sum = (row["sum"] as? NSNumber)?.doubleValue
      #expect(agrees(sum, value, relative: 0, absolute: 5.1e-7))
    }
    #expect(answer.summary["observed"] as? Int == 4)
  }

  @Test("the limit for ten people is the published one, and the height that signals is the next")
  func limit() throws {
    // R cusum, tests/testthat: 1.41227 for n = 10, p = 0.1, odds ratio 2, alpha = 0.05.
    let found = try Self.answer(
      ["--value", "came", "--chart", "cusum", "--chance", "0.1", "--alpha", "0.05"], Self.people)
    #expect(abs(try Base.number(found.summary, "limit.quantile") - 1.41227) < 5e-6)
    #expect(found.summary["limit.source"] as? String == "exact")
    #expect(try Base.number(found.summary, "limit.quantile.probability") > 0.05)
    #expect(try Base.number(found.summary, "limit.probability") <= 0.05)
    #expect(try Base.number(found.summary, "limit") > 1.41227)
    let given = try Self.answer(
      ["--value", "came", "--chart", "cusum", "--chance", "0.1", "--limit", "1.41227"], Self.people)
    // By hand: 1.602891 at the sixth; then the sum begins anew.
    #expect(given.summary["first.signal"] as? Int == 6 && given.summary["signals"] as? Int == 1)
    #expect(given.cases[5]["signal"] as? String == "signal" && given.cases[9]["signal"] is NSNull)
    let drawn = try Self.answer(
      [
        "--value", "came", "--chart", "cusum", "--expected", "chance", "--alpha", "0.05", "--runs",
        "1000",
      ], Self.people)
    #expect(drawn.summary["limit.source"] as? String == "simulated")
  }

  @Test("the chart is drawn in files of its own, with its words and without anything to load")
  func drawing() throws {
    let command = try Command()
    defer { command.remove() }
    try command.write(Self.months, to: "data.csv")
    try command.write(Self.people, to: "people.csv")
    let drawn = try command.run(
      "benchmark", "over-time", "data.csv", "--time", "time", "--value", "value", "--rebase",
      "2025-03=new team", "--target", "26", "--better", "higher", "--title", "Wellbeing",
      "--chart-file", "chart.svg", "--spec-file", "chart.json", "--format", "csv")
    #expect(drawn.code == 0)
    let svg = try command.read("chart.svg")
    #expect(svg.hasPrefix("<svg") && svg.contains("new team") && svg.contains("<title"))
    #expect(svg.contains("As things are, the target will be met"))
    let spec = try Base.document(try command.read("chart.json"))
    #expect((spec["$schema"] as? String)?.contains("vega-lite") == true)
    let sums = try command.run(
      "benchmark", "over-time", "people.csv", "--time", "time", "--value", "came", "--chart",
      "vlad",
      "--expected", "chance", "--chart-file", "sums.svg")
    #expect(sums.code == 0)
    #expect(try command.read("sums.svg").contains("inside the service"))
    // A drawing never takes the place of what is read.
    let over = try command.run(
      "benchmark", "over-time", "data.csv", "--time", "time", "--value", "value", "--chart-file",
      "data.csv")
    #expect(over.code == 73)
    #expect(try command.read("data.csv") == Self.months)
  }

  @Test(
    "what no chart can be made of is refused with its code and line",
    arguments: [
      ("time,value\n1,2\n", [], "series.too-short", nil),
      ("time,value\n1,\n2,\n", [], "series.too-short", nil),
      ("time,value\n1,3\n2,3\n3,3\n", [], "series.constant", nil),
      ("time,value\n1,2\n3,4\n2,3\n", [], "times.order", 4),
      ("time,value\n2026Q2,2\n2026Q1,4\n", [], "times.order", 3),
      ("time,value\n2026-02-01,2\n2026-01-31,4\n", [], "times.order", 3),
      ("time,value\nspring,2\nspring,4\n", [], "times.repeated", 3),
      ("time,value\n1,2\n1.0,4\n", [], "times.repeated", 3),
      ("time,value\n1,2\n2,two\n", [], "column.not-a-number", 3),
    ] as [(String, [String], String, Int?)])
  func refused(_ data: String, _ options: [String], _ code: String, _ line: Int?) throws {
    let outcome = try Self.run(["--value", "value", "--diagnostics", "json"] + options, data)
    #expect(outcome.code == 65 && outcome.output.isEmpty)
    try Self.expect(outcome, code, line)
  }

  @Test("denominators of zero and more counted than there are refuse the table, all at once")
  func counts() throws {
    let outcome = try Self.run(
      ["--numerator", "seen", "--denominator", "all", "--diagnostics", "json"],
      "time,seen,all\n1,2,4\n2,5,4\n3,1,0\n")
    #expect(outcome.code == 65)
    let told = try outcome.complaints.split(separator: "\n").map { try Base.document(String($0)) }
    #expect(told.compactMap { $0["code"] as? String } == ["benchmark.count", "benchmark.count"])
    #expect(told.compactMap { $0["line"] as? Int } == [3, 4])
    let outcomes = try Self.run(
      ["--value", "came", "--expected", "p", "--chart", "vlad", "--diagnostics", "json"],
      "time,came,p\n1,1,0.2\n2,0,1.2\n")
    #expect(outcomes.code == 65)
    try Self.expect(outcomes, "series.outcome", 3)
    // Nobody's outcome can come: the sum stays at 0 by itself, so there is no height to look for.
    let none = try Self.run(
      ["--value", "came", "--expected", "p", "--chart", "cusum", "--alpha", "0.05"],
      "time,came,p\n1,0,0\n2,0,0\n")
    #expect(none.code == 65 && none.complaints.contains("hardly ever leaves 0"))
  }

  @Test(
    "options that do not go together are refused",
    arguments: [
      ["--value", "value", "--rule", "8"], ["--value", "value", "--target", "3"],
      ["--value", "value", "--chart", "cusum"], ["--value", "value", "--alpha", "0.05"],
      ["--value", "value", "--rebase", "1"], ["--value", "value", "--rebase", "9"],
      ["--value", "value", "--fix-after", "5"], ["--value", "value", "--numerator", "value"],
      ["--value", "value", "--chart", "run", "--rule", "6"],
      ["--value", "value", "--chart", "run", "--chart-file", "x.svg"], [],
    ])
  func usage(_ options: [String]) throws {
    #expect(try Self.run(options, Self.table([1, 2, 3])).code == 64)
  }

  static func expect(_ outcome: Command.Outcome, _ code: String, _ line: Int?) throws {
    let told = try outcome.complaints.split(separator: "\n").map { try Base.document(String($0)) }
    let own = try #require(told.first { $0["code"] as? String == code }, "\(outcome.complaints)")
    if let line { #expect(own["line"] as? Int == line) }
    #expect((own["help"] as? String)?.isEmpty == false)
  }
}
