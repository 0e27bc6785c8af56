import Documents
import Foundation
import Platform
import Results
import TestSupport
import Testing

@Suite("waymark trajectories")
struct TrajectoriesCommandTests {
  static let sleep = ProjectFiles.root + "/Fixtures/models/sleepstudy/input.csv"
  static let slope = "Reaction ~ Days + (Days | Subject)"

  static func run(
    _ arguments: String..., data: String? = nil, input: String? = nil
  ) throws -> Command.Outcome {
    let command = try Command()
    defer { command.remove() }
    if let data { try command.write(data, to: "data.csv") }
    return try command.run(program: Command.program, ["trajectories"] + arguments, input: input)
  }

  /// The document as a dictionary, read by another reader than the program's.
  static func document(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  // lme4 1.1-31 and lmerTest 3.1-3, as Fixtures/models/sleepstudy/expected.csv has them ("slope REML").
  static let expected: [(String, Double, Double)] = [
    ("(Intercept)", 251.4051048484861, 6.824555776275826),
    ("Days", 10.46728595959604, 1.5457889324298524),
  ]
  static let criterion = 1743.628271958491

  @Test("the document has lme4's figures, in tables that bind")
  func json() throws {
    let outcome = try Self.run(
      Self.sleep, "--formula", Self.slope, "--factor", "Subject", "--format", "json")
    #expect(outcome.code == 0)
    let document = try Self.document(outcome.output)
    #expect(document["schema"] as? String == "waymark-mixed-model/1")
    let estimates = try #require(document["estimates"] as? [[String: Any]])
    for (row, expected) in zip(estimates, Self.expected) {
      #expect(row["term"] as? String == expected.0)
      let estimate = try #require(row["estimate"] as? Double)
      let error = try #require(row["std.error"] as? Double)
      // Iterative fits are promised to 1e-6.
      #expect(abs(estimate / expected.1 - 1) < 1e-6 && abs(error / expected.2 - 1) < 1e-6)
      let df = try #require(row["df"] as? Double)
      #expect(abs(df / 17 - 1) < 1e-5)
    }
    let summary = try #require(document["summary"] as? [String: Any])
    #expect(summary["criterion"] as? String == "REML" && summary["nobs"] as? Int == 180)
    let deviance = try #require(summary["deviance"] as? Double)
    #expect(abs(deviance / Self.criterion - 1) < 1e-8)
    #expect((summary["groups"] as? [String: Int]) == ["Subject": 18])
    #expect(summary["converged"] as? Bool == true && summary["verdict"] as? String == "certified")
    #expect((summary["gradient"] as? Double).map { $0 < 1e-3 } == true)
    let components = try #require(document["varianceComponents"] as? [[String: Any]])
    #expect(components.map { $0["term"] as? String } == ["(Intercept)", "Days", ""])
    // 24.74066, 5.922138 and 25.59182 with correlation 0.066: lme4's printed figures, whose default search
    // ends some 1e-5 beside the optimum.
    for (component, sd) in zip(components, [24.74066, 5.922138, 25.59182]) {
      let found = try #require(component["sd"] as? Double)
      #expect(abs(found / sd - 1) < 2e-5)
    }
    let modes = try #require(document["cases"] as? [[String: Any]])
    #expect(modes.count == 36 && modes[0]["level"] as? String == "308")
    #expect(
      (document["options"] as? [String: Any])?["categories"] as? [String: Int] == ["Subject": 18])
    #expect(![": nan", ": -nan", ": inf", ": -inf"].contains { outcome.output.contains($0) })
  }

  @Test("a table goes out as CSV or as JSON lines, the estimates unless another is named")
  func tables() throws {
    let csv = try Self.run(Self.sleep, "--formula", Self.slope)
    let lines = csv.output.split(separator: "\n")
    #expect(lines[0] == "term,estimate,std.error,statistic,df,p.value,conf.low,conf.high")
    #expect(lines.count == 3 && lines[2].hasPrefix("Days,10.467285959"))
    for (table, head, rows) in [
      ("summary", "criterion,deviance,logLik,AIC,BIC,bic.n,", 1),
      ("components", "group,term,variance,sd,with,correlation", 4),
      ("cases", "group,level,term,estimate,std.error", 36),
    ] {
      let csv = try Self.run(Self.sleep, "--formula", Self.slope, "--table", table)
      #expect(csv.output.hasPrefix(head) && csv.output.split(separator: "\n").count == rows + 1)
      let json = try Self.run(
        Self.sleep, "--formula", Self.slope, "--table", table, "--format", "ndjson")
      let objects = json.output.split(separator: "\n")
      #expect(objects.count == rows)
      for object in objects { _ = try Self.document(String(object)) }
    }
  }

  @Test("on a screen it is read from top to bottom, to the verdict")
  func screen() throws {
    let outcome = try Self.run(Self.sleep, "--formula", Self.slope, "--format", "table")
    for words in [
      "What is typical (Satterthwaite's degrees of freedom):", "What varies:",
      "180 rows, 18 of 'Subject'. REML log-likelihood -871.81", "Verdict: certified.",
      "0.07 with (Intercept)",
    ] {
      #expect(outcome.output.contains(words), "\(words)")
    }
    #expect(outcome.complaints.contains("'Subject' has 18 levels"))
  }

  @Test("maximum likelihood, the normal distribution and another level")
  func options() throws {
    let outcome = try Self.run(
      Self.sleep, "--formula", Self.slope, "--ml", "--df", "none", "--level", ".9", "--format",
      "json")
    let document = try Self.document(outcome.output)
    let summary = try #require(document["summary"] as? [String: Any])
    // lme4 1.1-31, the same file of figures ("slope ML").
    let deviance = try #require(summary["deviance"] as? Double)
    #expect(abs(deviance / 1751.9393444631976 - 1) < 1e-8)
    #expect(summary["criterion"] as? String == "ML")
    let row = try #require((document["estimates"] as? [[String: Any]])?.last)
    let (low, high) = (row["conf.low"] as? Double ?? 0, row["conf.high"] as? Double ?? 0)
    let error = try #require(row["std.error"] as? Double)
    // Twice the normal quantile at .95.
    #expect(abs((high - low) / error - 2 * 1.6448536269514722) < 1e-6)
    #expect(row["df"] is NSNull)
    for wrong in [["--level", "1"], ["--level", "0"], ["--df", "some"]] {
      let command = try Command()
      defer { command.remove() }
      let outcome = try command.run(
        program: Command.program, ["trajectories", Self.sleep, "--formula", Self.slope] + wrong)
      #expect(outcome.code == 64 && outcome.output.isEmpty)
    }
  }

  @Test("the standard input, other delimiters, and gaps that are counted before the fit")
  func input() throws {
    let text = try String(contentsOfFile: Self.sleep, encoding: .utf8)
    let semicolons = text.replacing(",", with: ";")
    let outcome = try Self.run(
      "-", "--formula", Self.slope, "--delimiter", ";", input: semicolons + ";3;308\nNA;4;308\n")
    #expect(outcome.code == 0)
    let plain = try Self.run(Self.sleep, "--formula", Self.slope)
    #expect(outcome.output == plain.output)
    #expect(outcome.complaints.contains("2 rows have nothing in 'Reaction'; of 182 rows 2"))
  }

  @Test("a boundary is a note, and a fit of few groups says what to do")
  func notes() throws {
    let path = ProjectFiles.root + "/Fixtures/models/dyestuff2/input.csv"
    let outcome = try Self.run(path, "--formula", "Yield ~ 1 + (1 | Batch)", "--format", "json")
    #expect(outcome.code == 0)
    let document = try Self.document(outcome.output)
    let summary = try #require(document["summary"] as? [String: Any])
    #expect(summary["verdict"] as? String == "certified, at the boundary")
    #expect((summary["boundary"] as? [String])?.count == 1)
    let codes = (document["notes"] as? [[String: Any]])?.compactMap { $0["code"] as? String } ?? []
    #expect(codes.contains("mixed.boundary") && codes.contains("trajectory.some-levels"))
  }

  @Test("a formula that is none is shown with a mark, as usage")
  func formula() throws {
    let outcome = try Self.run(Self.sleep, "--formula", "Reaction ~ Days + (Days | Subject")
    #expect(outcome.code == 64 && outcome.output.isEmpty)
    #expect(
      outcome.complaints.contains(
        "  | Reaction ~ Days + (Days | Subject\n  |                                  ^"))
    let absent = try Self.run(Self.sleep, "--formula", "Reaction ~ Day + (1 | Subject)")
    #expect(absent.code == 65 && absent.complaints.contains("Did you mean 'Days'?"))
    let missing = try Self.run("gone.csv", "--formula", "y ~ 1 + (1 | g)")
    #expect(missing.code == 66)
    let factor = try Self.run(Self.sleep, "--formula", Self.slope, "--factor", "Day")
    #expect(factor.code == 64)
  }

  @Test("the same bytes for the same input, whatever number of rows is read at once")
  func reproducible() throws {
    var text = "person,week,y\n"
    var generator = SeededGenerator(seed: 5)
    for row in 0..<60_000 {
      let noise = Double(Int.random(in: -1000...1000, using: &generator)) / 500
      text += "p\(row / 6),\(row % 6),\(10 + Double(row % 6) / 2 + noise)\n"
    }
    let first = try Self.run(
      "data.csv", "--formula", "y ~ week + (1 | person)", "--table", "cases", data: text)
    let second = try Self.run(
      "data.csv", "--formula", "y ~ week + (1 | person)", "--table", "cases", data: text)
    #expect(first.code == 0 && first.output == second.output)
    #expect(first.output.split(separator: "\n").count == 10_001)
  }

  @Test("residuals that take after each other, and weights")
  func residuals() throws {
    let formula = "Reaction ~ Days + (1 | Subject)"
    let outcome = try Self.run(
      Self.sleep, "--formula", formula, "--residual", "ar1", "--format", "json")
    let document = try Self.document(outcome.output)
    let residual = try #require(document["residual"] as? [String: Any])
    #expect(residual["structure"] as? String == "ar1")
    let rho = try #require(residual["correlation"] as? Double)
    #expect(rho > 0 && rho < 1)
    // A search over more parameters finds no lower likelihood than the model within it.
    let plain = try Self.document(
      try Self.run(Self.sleep, "--formula", formula, "--format", "json").output)
    func deviance(_ document: [String: Any]) throws -> Double {
      try #require((document["summary"] as? [String: Any])?["deviance"] as? Double)
    }
    #expect(try deviance(document) < deviance(plain))
    #expect(plain["residual"] is NSNull)
    let occasions = try Self.run(
      Self.sleep, "--formula", "Reaction ~ Days", "--residual", "by:Subject", "--within", "Subject",
      "--table", "components")
    #expect(
      occasions.output.split(separator: "\n").filter { $0.hasPrefix("Residual,") }.count == 18)
    for wrong in [
      ["--residual", "car1"], ["--residual", "ar2"], ["--time", "Days"], ["--within", "Subject"],
    ] {
      let command = try Command()
      defer { command.remove() }
      let outcome = try command.run(
        program: Command.program, ["trajectories", Self.sleep, "--formula", formula] + wrong)
      #expect(outcome.code == 64 && outcome.output.isEmpty, "\(wrong)")
    }
  }
}
