import Foundation
import Platform
import TestSupport
import Testing

@Suite("waymark appraise")
struct AppraiseCommandTests {
  /// Answers to seven items, 1 to 5, of people who differ in one thing, on two occasions.
  static func data(people: Int = 120) -> String {
    var (state, lines) = (
      UInt64(11), ["id,wave," + (1...7).map { "q\($0)" }.joined(separator: ",")]
    )
    func noise() -> Double {
      var sum = 0.0
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        sum += Double(state >> 33) / Double(1 << 31)
      }
      return sum - 6
    }
    for person in 0..<people {
      let level = noise()
      for wave in ["A", "B"] {
        let answers = (0..<7).map { _ in
          "\(min(5, max(1, Int((3 + 0.8 * level + 0.6 * noise()).rounded()))))"
        }
        lines.append("p\(person),\(wave),\(answers.joined(separator: ","))")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  static func run(_ arguments: String..., data: String = Self.data()) throws -> Command.Outcome {
    let command = try Command()
    defer { command.remove() }
    try command.write(data, to: "data.csv")
    return try command.run(
      program: Command.program,
      ["appraise", "data.csv", "--scale", "swemwbs", "--pattern", "q{n}"] + arguments, input: nil)
  }

  @Test("the card, every coefficient and the items stand in one document")
  func json() throws {
    let outcome = try Self.run(
      "--occasion", "wave", "--occasions", "A,B", "--retest", "--mic", "3", "--format", "json")
    #expect(outcome.code == 0, "\(outcome.complaints)")
    let document = try TrajectoriesCommandTests.document(outcome.output)
    #expect(document["schema"] as? String == "waymark-appraisal/1")
    let card = try #require(document["card"] as? [[String: Any]])
    #expect(card.count == 12)
    let grades = Dictionary(
      uniqueKeysWithValues: card.map {
        ($0["property"] as? String ?? "", $0["grade"] as? String ?? "")
      })
    #expect(grades["reliability"] == "+" && grades["content"] == "?")
    #expect(grades["measurement-error"] == "-")
    #expect(document["persons"] as? Int == 120 && document["complete"] as? Int == 120)
    let coefficients = try #require(document["coefficients"] as? [[String: Any]])
    let ids = coefficients.compactMap { $0["id"] as? String }
    for id in [
      "alpha.raw", "alpha.standardised", "lambda2", "lambda4.exact", "glb", "omega.cfa.model",
      "omega.cfa.observed", "icc.agreement.single", "sdc.individual.agreement",
      "change.reliability",
    ] {
      #expect(ids.contains(id), "\(id)")
    }
    // A figure without an interval says why.
    for row in coefficients where row["estimate"] as? Double != nil {
      let id = row["id"] as? String ?? ""
      if ["correlation.mean", "separation.weighted"].contains(id) { continue }
      #expect(row["conf.low"] as? Double != nil || row["reason"] as? String != nil, "\(id)")
    }
    let items = try #require(document["itemFigures"] as? [[String: Any]])
    #expect(items.count == 7)
    let structure = try #require(document["structure"] as? [String: Any])
    #expect(structure["certified"] as? Bool == true)
    let fits = try #require(document["fits"] as? [[String: Any]])
    #expect(fits[0]["model"] as? String == "one-factor.ml" && fits[0]["df"] as? Int == 14)
  }

  @Test(
    "each table is the same bytes again, with a reason where there is nothing",
    arguments: [
      ("card", "property,"), ("coefficients", "id,"), ("items", "item,"), ("factors", "item,"),
      ("fits", "model,"), ("breaking", "place,"), ("functioning", "item,"), ("steps", "item,"),
      ("measures", "score,"), ("errors", "from,"), ("components", "part,"),
      ("expectations", "column,"), ("freed", "compared,"), ("means", "compared,"),
    ])
  func tables(_ table: String, _ head: String) throws {
    let first = try Self.run("--table", table, "--format", "csv")
    #expect(first.code == 0)
    #expect(first.output == (try Self.run("--table", table, "--format", "csv")).output)
    #expect(first.output.hasPrefix(head))
    if ["functioning", "steps", "measures", "components"].contains(table) {
      #expect(
        first.output.split(separator: "\n").count == 2 && first.output.contains("200")
          || table == "components" || table == "functioning")
    }
    // Everybody has a row on each occasion, and the first counts.
    #expect(first.complaints.contains("120 rows of people who have one already were left out"))
  }

  /// The answers of one wave, with a group, a service and two columns of numbers beside them.
  static func beside(people: Int) -> String {
    var lines = data(people: people).split(separator: "\n").map(String.init)
    lines = [lines[0]] + lines.dropFirst().enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
    return lines.enumerated().map { place, line in
      if place == 0 { return line + ",asked,service,lonely,shoe,word" }
      let sum = line.split(separator: ",").dropFirst(2).compactMap { Int($0) }.reduce(0, +)
      let shoe = place == 3 ? "none" : "\(36 + place * 7 % 11)"
      return line
        + ",\(place % 2 == 0 ? "paper" : "phone"),s\(place % 25),\(40 - sum + place * 5 % 7),\(shoe),"
    }.joined(separator: "\n") + "\n"
  }

  @Test("groups and expectations beside the answers have rows and tables of their own")
  func besideAnswers() throws {
    let outcome = try Self.run(
      "--group", "asked", "--expect", "lonely=-1..-0.5", "--expect", "shoe=-0.2..0.2", "--format",
      "json", data: Self.beside(people: 460))
    #expect(outcome.code == 0, "\(outcome.complaints)")
    let document = try TrajectoriesCommandTests.document(outcome.output)
    let card = try #require(document["card"] as? [[String: Any]])
    func row(_ property: String) -> [String: Any] {
      card.first { $0["property"] as? String == property } ?? [:]
    }
    #expect(row("hypotheses")["grade"] as? String == "+")
    #expect((row("invariance")["evidence"] as? String)?.contains("paper (230)") == true)
    let expectations = try #require(document["expectations"] as? [[String: Any]])
    #expect(expectations.map { $0["verdict"] as? String } == ["met", "met"])
    #expect(expectations[1]["n"] as? Int == 459)
    #expect(outcome.complaints.contains("1 cell of column 'shoe' holds no number"))
    #expect(!outcome.complaints.contains("none"))
    #expect((document["functioning"] as? [Any])?.count == 7)
    let fits = try #require(document["fits"] as? [[String: Any]]).compactMap {
      $0["model"] as? String
    }
    var expected = ["one-factor.ml", "one-factor.mlm", "one-factor.wlsmv"]
    for test in ["ml", "mlm"] {
      for level in ["configural", "metric", "scalar", "strict"] {
        expected.append("groups.\(level).\(test)")
      }
    }
    #expect(fits == expected + ["occasions"])
    // Every second person was asked on paper: nothing differs but by chance.
    #expect((document["freed"] as? [Any])?.isEmpty == true)
    let means = try #require(document["means"] as? [[String: Any]])
    #expect(means.count == 1 && means[0]["test"] as? String == "scaled")
    #expect(means[0]["in"] as? String == "phone")
    #expect(means[0]["items.held"] as? Int == 7)
    #expect(means[0]["all.items"] as? Double == means[0]["without"] as? Double)
    #expect((document["steps"] as? [Any])?.count == 28)
    let conversion = try #require(document["conversionTable"] as? [String: Any])
    #expect(conversion["from"] as? String == "raw")
    let rows = try #require(conversion["rows"] as? [[Double]])
    #expect(rows.count == 29 && rows.allSatisfy { $0.count == 3 } && rows[0][0] == 7)
  }

  @Test("intervals over services stand beside the others, with the method in their row")
  func services() throws {
    let outcome = try Self.run(
      "--service", "service", "--table", "coefficients", "--format", "csv",
      data: Self.beside(people: 300))
    #expect(outcome.code == 0, "\(outcome.complaints)")
    #expect(outcome.output.contains("service-jackknife-t"))
    #expect(outcome.output.contains("design-effect.alpha.raw,"))
    let few = try Self.run(
      "--service", "asked", "--format", "csv", data: Self.beside(people: 300))
    #expect(few.code == 0 && few.complaints.contains("18 more services"))
    #expect(few.output.contains("as if people of one service were unrelated"))
  }

  @Test("a scale held against its own answers as those of a parent did not change the ruler")
  func parent() throws {
    let command = try Command()
    defer { command.remove() }
    try command.write(Self.beside(people: 400), to: "data.csv")
    let common = ["appraise", "data.csv", "--scale", "swemwbs", "--pattern", "q{n}"]
    let outcome = try command.run(
      program: Command.program,
      common + ["--parent-answers", "data.csv", "--parent-scale", "swemwbs", "--format", "json"],
      input: nil)
    #expect(outcome.code == 0, "\(outcome.complaints)")
    let document = try TrajectoriesCommandTests.document(outcome.output)
    let card = try #require(document["card"] as? [[String: Any]])
    #expect(card.last?["property"] as? String == "adaptation")
    #expect(card.last?["grade"] as? String == "+")
    let rows = try #require(document["adaptation"] as? [[String: Any]])
    #expect(rows.count == 7 && rows.allSatisfy { $0["moved"] as? String == "no" })
    let unnamed = try command.run(
      program: Command.program, common + ["--parent-answers", "data.csv"], input: nil)
    #expect(unnamed.code == 64 && unnamed.complaints.contains("--parent-scale"))
  }

  @Test("on a screen each property is a question with its grade")
  func screen() throws {
    let outcome = try Self.run("--format", "table")
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("Do the items go together?"))
    #expect(outcome.output.contains("Complete answers") || outcome.output.contains("+ "))
  }

  @Test("what cannot be appraised is said")
  func refusals() throws {
    for (arguments, code) in [
      (["--retest"], Int32(64)), (["--occasion", "wave"], 64),
      (["--occasion", "wave", "--occasions", "A"], 64), (["--mic", "0"], 64),
      (["--level", "1"], 64), (["--table", "card", "--format", "json"], 64),
      (["--occasion", "wav", "--occasions", "A,B"], 65), (["--anchor", "q1"], 64),
      (["--anchor", "q1", "--anchor-yes", "5"], 64), (["--expect", "q1"], 64),
      (["--expect", "q1=0.5..0.2"], 64), (["--expect", "q1=-2..0"], 64),
      (["--expect", "=0..0.5"], 64), (["--expect", "q1=-1..1"], 64),
      (["--expect", "q1=0..0.5", "--expect", "q1=0..0.5"], 64), (["--level", "0.5"], 64),
      (["--occasion", "wave", "--occasions", "A,B", "--retest", "--expect-change", "q1=0..1"], 64),
      (["--parent-scale", "wemwbs"], 64), (["--expect-change", "q1=0..0.5"], 64),
      (["--group", "no such"], 65), (["--table", "no such"], 64),
    ] {
      let command = try Command()
      defer { command.remove() }
      try command.write(Self.data(people: 3), to: "data.csv")
      let outcome = try command.run(
        program: Command.program,
        ["appraise", "data.csv", "--scale", "swemwbs", "--pattern", "q{n}"] + arguments, input: nil)
      #expect(outcome.code == code, "\(arguments) \(outcome.code) \(outcome.complaints)")
      #expect(outcome.output.isEmpty)
    }
    // Three people: a card without figures.
    let few = try Self.run("--format", "json", data: Self.data(people: 3))
    #expect(few.code == 0)
    let document = try TrajectoriesCommandTests.document(few.output)
    let card = try #require(document["card"] as? [[String: Any]])
    #expect(card.allSatisfy { $0["grade"] as? String == "?" })
  }
}
