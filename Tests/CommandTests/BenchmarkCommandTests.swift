import Foundation
import Results
import TestSupport
import Testing

@Suite("waymark benchmark")
struct BenchmarkCommandTests {
  static func run(
    _ arguments: String..., data: String, input: String? = nil
  ) throws -> Command.Outcome {
    let command = try Command()
    defer { command.remove() }
    try command.write(data, to: "data.csv")
    return try command.run(program: Command.program, ["benchmark"] + arguments, input: input)
  }

  static func document(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  static func number(_ row: [String: Any], _ name: String) throws -> Double {
    try #require(row[name] as? Double, "\(name)")
  }

  /// Log risk ratios of 13 trials of a vaccine and their variances: dat.bcg, printed to 11 decimals in
  /// reference/benchmarking.md §2.5.
  static let trials: [(Double, Double)] = [
    (-0.88931133392, 0.325584765004), (-1.58538865720, 0.194581121398),
    (-1.34807314830, 0.415367965368), (-1.44155119002, 0.020010031902),
    (-0.21754732221, 0.051210172170), (-0.78611558582, 0.006905618456),
    (-1.62089822360, 0.223017247572), (0.01195233352, 0.003961579298),
    (-0.46941764874, 0.056434210463), (-1.37134480347, 0.073024793613),
    (-0.33935882834, 0.012412213972), (0.44591340057, 0.532505845200),
    (-0.01731394822, 0.071404659684),
  ]

  static let published =
    "unit,y,se\n"
    + trials.enumerated().map { "trial \($0 + 1),\($1.0),\($1.1.squareRoot())\n" }.joined()

  // metafor 3.8.1, as §2.5 prints it.
  @Test(
    "published estimates are pooled as metafor pools them",
    arguments: [
      ("DL", 0.30876026, -0.71411722, 0.17874209), ("REML", 0.31324333, -0.71453235, 0.17978153),
      ("SJ", 0.34551570, -0.71724859, 0.18705946), ("ML", 0.28002817, -0.71119914, 0.17189682),
    ])
  func pooled(_ method: String, _ tau: Double, _ mean: Double, _ error: Double) throws {
    let outcome = try Self.run(
      "--values", "data.csv", "--estimate", "y", "--error", "se", "--pool", method, "--test", "z",
      "--format", "json", data: Self.published)
    #expect(outcome.code == 0)
    let document = try Self.document(outcome.output)
    #expect(document["schema"] as? String == "waymark-benchmark/1")
    let summary = try #require(document["summary"] as? [String: Any])
    // Printed digits; metafor's scoring stops where τ² moves by less than 1e-5, so that ML and REML are short
    // of the optimum in the eighth.
    let close = method.hasSuffix("ML") ? 1e-7 : 6e-9
    #expect(abs(try Self.number(summary, "tau2") - tau) < close)
    #expect(abs(try Self.number(summary, "estimate") - mean) < close)
    #expect(abs(try Self.number(summary, "std.error") - error) < close)
    let estimates = try #require(document["estimates"] as? [[String: Any]])
    #expect(estimates.count == 1 && estimates[0]["term"] as? String == "(Intercept)")
    let cases = try #require(document["cases"] as? [[String: Any]])
    #expect(cases.count == 13)
    guard method == "REML" else { return }
    // The trials' own lines, drawn towards the mean; and where one more would lie.
    #expect(abs(try Self.number(cases[0], "shrunken") - -0.80023357) < 1e-7)
    #expect(abs(try Self.number(cases[7], "shrunken.std.error") - 0.06258709) < 1e-7)
    #expect(abs(try Self.number(summary, "prediction-t-k-2.low") - -2.00838) < 6e-6)
    #expect(abs(try Self.number(summary, "I2") - 0.92221386) < 1e-7)
  }

  @Test("shares of published counts stand in a funnel, widened by what services differ")
  func shares() throws {
    // The ten proportions of reference/benchmarking.md §1.4, arcsine limits, winsorised by a tenth.
    let (x, n) = (
      [12, 30, 45, 22, 60, 18, 9, 41, 27, 55], [30, 60, 80, 50, 100, 40, 25, 90, 45, 120]
    )
    let data = "unit,x,n\n" + zip(x, n).enumerated().map { "u\($0),\($1.0),\($1.1)\n" }.joined()
    let outcome = try Self.run(
      "--values", "data.csv", "--numerator", "x", "--denominator", "n", "--limits", "arcsine",
      "--format", "json", data: data)
    let document = try Self.document(outcome.output)
    let summary = try #require(document["summary"] as? [String: Any])
    #expect(abs(try Self.number(summary, "target") - 0.4984375) < 1e-12)
    #expect(abs(try Self.number(summary, "phi") - 1.020147805) < 1e-9)
    #expect(abs(try Self.number(summary, "tau2.funnel") - 0.0005348073131) < 1e-12)
    let cases = try #require(document["cases"] as? [[String: Any]])
    let hundred = try #require(cases.first { $0["unit"] as? String == "u4" })
    #expect(abs(try Self.number(hundred, "lower.95") - 0.3913389045) < 1e-9)
    #expect(abs(try Self.number(hundred, "upper.95") - 0.6056086758) < 1e-9)
  }

  @Test("a denominator of zero, and more counted than there are, are set aside with the reason")
  func unusable() throws {
    let outcome = try Self.run(
      "--values", "data.csv", "--numerator", "x", "--denominator", "n", "--format", "json",
      data: "unit,x,n\na,3,0\nb,9,4\nc,5,40\nd,8,50\ne,11,60\nf,6,45\ng,7,50\n")
    #expect(outcome.code == 0)
    let cases = try #require(try Self.document(outcome.output)["cases"] as? [[String: Any]])
    for (row, words) in zip(cases, ["divide by", "More people are counted"]) {
      #expect((row["reason"] as? String)?.contains(words) == true)
      #expect(row["value"] is NSNull && row["position"] is NSNull)
    }
    #expect(cases[2]["position"] as? String == "within the limits")
  }

  /// Twelve services, made up: the last has four people.
  static let people: String = {
    var text = "person,service,worker,pre,post,improved\n"
    var person = 0
    for service in 0..<12 {
      for k in 0..<(service == 11 ? 4 : 12 + 5 * service) {
        person += 1
        let pre = 14 + (person * 7) % 17
        let post = 5 + Double(pre) * 0.7 + Double((person * 11) % 13) - 6 + Double(service % 4)
        text +=
          "p\(person),s\(service),w\(service)\(k % 3),\(pre),\(k % 9 == 8 ? "" : String(post)),"
          + "\(person * 5 % 3 == 0 ? 1 : 0)\n"
      }
    }
    return text
  }()

  @Test("people of services: what is expected of them, drawn effects, places, and who is not shown")
  func means() throws {
    let outcome = try Self.run(
      "data.csv", "--service", "service", "--person", "person", "--practitioner", "worker",
      "--formula", "post ~ pre", "--draws", "500", "--format", "json", data: Self.people)
    #expect(outcome.code == 0)
    let document = try Self.document(outcome.output)
    let cases = try #require(document["cases"] as? [[String: Any]])
    #expect(cases.count == 12)
    for row in cases where row["n"] is Double || row["n"] is Int {
      let difference = try Self.number(row, "observed") - Self.number(row, "expected")
      #expect(abs(try Self.number(row, "difference") - difference) < 1e-9)
      let (lambda, effect) = (try Self.number(row, "lambda"), try Self.number(row, "effect"))
      #expect(lambda > 0 && lambda < 1)
      #expect(try Self.number(row, "compare.low") > Self.number(row, "conf.low"))
      #expect(try Self.number(row, "rank.low") <= Self.number(row, "rank.high"))
      // With practitioners in the model an effect is drawn further than λ says, not beyond its own.
      #expect(abs(effect) <= abs(difference) + 1)
    }
    let small = try #require(cases.first { $0["service"] as? String == "s11" })
    #expect(small["position"] as? String == "not shown")
    for (name, value) in small where !["service", "position", "reason"].contains(name) {
      #expect(value is NSNull, "\(name)")
    }
    let summary = try #require(document["summary"] as? [String: Any])
    // With the four people of s11 the smallest other service is not shown: the model is of all.
    #expect(summary["services.shown"] as? Int == 10)
    let next = try #require(cases.first { $0["service"] as? String == "s0" })
    #expect(next["observed"] is NSNull && next["reason"] as? String == small["reason"] as? String)
    #expect(summary["practitioners"] as? Int == 36)
    #expect(!outcome.output.contains("w10") && !outcome.output.contains("p17"))
  }

  @Test("rates: observed over expected; few with or without the outcome are not shown")
  func rates() throws {
    let outcome = try Self.run(
      "data.csv", "--service", "service", "--rate", "--formula", "improved ~ pre", "--format",
      "json", "--disclosure", "none", data: Self.people)
    #expect(outcome.code == 0)
    let cases = try #require(try Self.document(outcome.output)["cases"] as? [[String: Any]])
    var (observed, expected) = (0.0, 0.0)
    for row in cases {
      observed += try Self.number(row, "observed")
      expected += try Self.number(row, "expected")
    }
    // The score equations of a logistic model with an intercept: as many as were observed.
    #expect(abs(observed - expected) < 1e-6)
    let gated = try Self.run(
      "data.csv", "--service", "service", "--rate", "--formula", "improved ~ pre", "--format",
      "csv", data: Self.people)
    #expect(gated.output.split(separator: "\n").count { $0.contains("not shown") } > 1)
  }

  @Test("an outcome outside a service's control is described, without marks and places")
  func describeOnly() throws {
    let outcome = try Self.run(
      "data.csv", "--service", "service", "--formula", "post ~ pre", "--describe-only", "--format",
      "json", data: Self.people)
    let cases = try #require(try Self.document(outcome.output)["cases"] as? [[String: Any]])
    for row in cases where row["position"] as? String != "not shown" {
      #expect(row["position"] is NSNull && row["rank.low"] is NSNull && row["p.value"] is NSNull)
      #expect(row["observed"] is Double)
    }
  }

  @Test(
    "results by gender stand beside what is adjusted for; a small category takes another with it")
  func categories() throws {
    let lines = Self.people.split(separator: "\n")
    let data =
      "\(lines[0]),gender\n"
      + lines.dropFirst().enumerated().map { row, line in
        "\(line),\(row < 4 ? "other" : row.isMultiple(of: 2) ? "woman" : "man")\n"
      }.joined()
    let outcome = try Self.run(
      "data.csv", "--service", "service", "--formula", "post ~ pre", "--by", "gender", "--table",
      "groups", "--format", "ndjson", data: data)
    #expect(outcome.code == 0)
    let rows = try outcome.output.split(separator: "\n").map { try Self.document(String($0)) }
    #expect(rows.map { $0["category"] as? String } == ["man", "other", "woman"])
    #expect(rows.count { $0["n"] is NSNull && $0["observed"] is NSNull } == 2)
    let shown = try #require(rows.first { !($0["n"] is NSNull) })
    let difference = try Self.number(shown, "observed") - Self.number(shown, "expected")
    #expect(abs(try Self.number(shown, "difference") - difference) < 1e-9)
  }

  @Test("files one below the other give what one file gives")
  func files() throws {
    let lines = Self.people.split(separator: "\n").map(String.init)
    let command = try Command()
    defer { command.remove() }
    let half = lines.count / 2
    try command.write(lines[...half].joined(separator: "\n") + "\n", to: "a.csv")
    try command.write(
      ([lines[0]] + lines[(half + 1)...]).joined(separator: "\n") + "\n", to: "b.csv")
    try command.write(Self.people, to: "all.csv")
    let options = ["--service", "service", "--formula", "post ~ pre", "--format", "csv"]
    let apart = try command.run(
      program: Command.program, ["benchmark", "a.csv", "b.csv"] + options)
    let together = try command.run(program: Command.program, ["benchmark", "all.csv"] + options)
    #expect(apart.code == 0 && apart.output == together.output)
  }

  @Test(
    "two services, one service, a person twice, and options that do not go together are refused")
  func refused() throws {
    let two = "person,service,pre,post\na,N,1,2\nb,N,2,4\nc,S,3,4\nd,S,2,5\n"
    #expect(
      try Self.run("--values", "data.csv", "--numerator", "pre", data: two).code == 64)
    #expect(
      try Self.run("data.csv", "--service", "service", data: two).code == 64)
    #expect(
      try Self.run(
        "data.csv", "--service", "service", "--formula", "post ~ pre + (1 | person)", data: two
      ).code == 64)
    let one = try Self.run(
      "data.csv", "--service", "service", "--formula", "post ~ 1", data: "service,post\nN,2\nN,3\n")
    #expect(one.code == 65 && one.output.isEmpty)
    let twice = try Self.run(
      "data.csv", "--service", "service", "--person", "person", "--formula", "post ~ 1",
      data: two + "a,S,2,2\n")
    #expect(twice.code == 65 && twice.complaints.contains("benchmark.repeated-person"))
    let named = try Self.run(
      "--values", "data.csv", "--numerator", "x", "--denominator", "n",
      data: "unit,x,n\na,3,9\na,4,9\n")
    #expect(named.code == 65 && named.complaints.contains("benchmark.not-compared"))
  }
}
