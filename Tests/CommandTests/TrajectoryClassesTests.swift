import Documents
import Foundation
import Platform
import Results
import TestSupport
import Testing

@Suite("waymark trajectories --classes")
struct TrajectoryClassesTests {
  /// Two kinds of people at four months: one begins low and rises, the other begins high and stays. The odd digits
  /// come from a fixed sequence.
  static func data(people: Int = 60) -> String {
    var (state, lines) = (UInt64(7), ["person,month,score,age"])
    func noise() -> Double {
      var sum = 0.0
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        sum += Double(state >> 33) / Double(1 << 31)
      }
      return sum - 6
    }
    for person in 0..<people {
      let rises = person % 3 == 0
      let start = (rises ? 10 : 20) + noise()
      for month in 0..<4 {
        let score = start + (rises ? 1.5 : 0) * Double(month) + noise()
        lines.append("p\(person),\(month),\(score),\(30 + person % 7)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  static let formula = "score ~ month + (1 | person)"

  @Test("everything in one document: models, landscape, estimates, cases, and what is recommended")
  func json() throws {
    let outcome = try TrajectoriesCommandTests.run(
      "data.csv", "--formula", Self.formula, "--classes", "1..3", "--membership", "~ age",
      "--starts",
      "20", "--format", "json", data: Self.data())
    #expect(outcome.code == 0)
    let document = try TrajectoriesCommandTests.document(outcome.output)
    #expect(document["schema"] as? String == "waymark-latent-classes/1")
    let models = try #require(document["models"] as? [[String: Any]])
    #expect(models.map { $0["classes"] as? Int } == [1, 2, 3])
    #expect(models[1]["sizes"] as? [Int] == [20, 40])
    let recommendation = try #require(document["recommendation"] as? [String: Any])
    #expect(
      recommendation["verdict"] as? String == "kinds" && recommendation["classes"] as? Int == 2)
    let landscape = try #require(document["landscape"] as? [[String: Any]])
    #expect(landscape.count { $0["told"] as? Bool == true } == 3)
    let estimates = try #require(document["estimates"] as? [[String: Any]])
    let slopes = estimates.filter {
      $0["classes"] as? Int == 2 && $0["part"] as? String == "fixed"
        && $0["term"] as? String == "month"
    }.compactMap { $0["estimate"] as? Double }
    #expect(slopes.count == 2 && abs(slopes[0] - 1.5) < 0.5 && abs(slopes[1]) < 0.3)
    let cases = try #require(document["cases"] as? [[String: Any]])
    #expect(cases.count == 3 * 60)
    for row in cases {
      let posteriors = try #require(row["posteriors"] as? [Double])
      #expect(abs(posteriors.reduce(0, +) - 1) < 1e-9)
    }
    #expect(document["notes"] is [[String: Any]])
  }

  @Test(
    "the same seed gives the same bytes",
    arguments: ["models", "landscape", "estimates", "cases", "profiles", "grolts"])
  func tables(_ table: String) throws {
    func bytes() throws -> String {
      try TrajectoriesCommandTests.run(
        "data.csv", "--formula", "score ~ month", "--within", "person", "--classes", "2",
        "--starts",
        "5", "--table", table, "--format", "csv", data: Self.data()
      ).output
    }
    let first = try bytes()
    #expect(first.hasPrefix(table == "grolts" ? "item,about,answer" : "classes,"))
    #expect(try bytes() == first)
  }

  /// Half the people of one kind and a fifth of the other are housed at the end, which stands in their last row, and of
  /// every tenth person it is not known.
  @Test("what goes with class: behind it, and later")
  func relations() throws {
    let lines = Self.data(people: 120).split(separator: "\n").enumerated().map { place, line in
      guard place > 0 else { return line + ",arm,housed,worth" }
      let (person, month) = ((place - 1) / 4, (place - 1) % 4)
      let housed = person % 3 == 0 ? person % 2 : person % 5 == 0 ? 1 : 0
      let isTold = month == 3 && person % 10 != 9
      return line + ",\(person % 4 == 0 ? "b" : "a"),\(isTold ? "\(housed)" : "")"
        + ",\(isTold ? "\(10 * housed + person % 7)" : "")"
    }
    let data = lines.joined(separator: "\n") + "\n"
    func run(_ more: String...) throws -> Command.Outcome {
      let command = try Command()
      defer { command.remove() }
      try command.write(data, to: "data.csv")
      let plain = ["data.csv", "--formula", Self.formula, "--classes", "1..2", "--starts", "5"]
      return try command.run(program: Command.program, ["trajectories"] + plain + more, input: nil)
    }
    let outcome = try run(
      "--behind", "age", "--behind", "arm", "--later", "housed", "--later", "worth", "--format",
      "json")
    #expect(outcome.code == 0, "\(outcome.complaints)")
    let document = try TrajectoriesCommandTests.document(outcome.output)
    // A missing outcome takes nobody's journey away.
    let models = try #require(document["models"] as? [[String: Any]])
    #expect(models.last?["sizes"] as? [Int] == [40, 80])
    let rows = try #require(document["relations"] as? [[String: Any]])
    #expect(rows.allSatisfy { $0["classes"] as? Int == 2 })
    let behind = rows.filter { $0["method"] as? String == "three-step" }
    #expect(
      behind.map { $0["column"] as? String } == ["(Intercept)", "age", "armb", "age", "armb"])
    for row in behind where row["column"] as? String != "(Intercept)" {
      #expect(try #require(row["p.value"] as? Double) > 0.05)
    }
    func share(_ column: String, _ method: String, _ number: Int) throws -> Double {
      try #require(
        rows.first {
          $0["column"] as? String == column && $0["method"] as? String == method
            && $0["class"] as? Int == number && $0["against"] is NSNull
        }?["estimate"] as? Double)
    }
    // The classes hardly overlap, so that shares are those counted: of 34 told of who rise, and of 74.
    let told = (0..<120).filter { $0 % 10 != 9 }
    let rising = told.filter { $0 % 3 == 0 }
    let others = told.filter { $0 % 3 != 0 }
    let expected = [
      Double(rising.count { $0 % 2 == 1 }) / Double(rising.count),
      Double(others.count { $0 % 5 == 0 }) / Double(others.count),
    ]
    #expect(abs(try share("housed", "bch", 1) - expected[0]) < 0.02)
    #expect(abs(try share("housed", "bch", 2) - expected[1]) < 0.02)
    #expect(try share("worth", "bch", 1) > share("worth", "bch", 2))
    #expect(rows.contains { $0["method"] as? String == "ml" && $0["column"] as? String == "worth" })
    let table = try run("--later", "housed", "--table", "relations", "--format", "csv")
    #expect(table.output.hasPrefix("classes,method,column,class,against,estimate"))
    // A column that changes within persons is none of persons.
    let changing = try run("--later", "score", "--table", "relations")
    #expect(changing.code == 65 && changing.complaints.contains("'score' changes within persons"))
    #expect(try run("--later", "nothing").code == 65)
    #expect(try run("--table", "relations").code == 64)
  }

  @Test(
    "known classes, services, halves and the test against one class fewer stand in the document")
  func options() throws {
    let lines = Self.data().split(separator: "\n").enumerated().map { place, line in
      guard place > 0 else { return line + ",kind,service" }
      let person = (place - 1) / 4
      return line + ",\(person % 2 > 0 ? 0 : person % 3 == 0 ? 2 : 1),s\(person % 5)"
    }
    let outcome = try TrajectoriesCommandTests.run(
      "data.csv", "--formula", Self.formula, "--classes", "2", "--starts", "5", "--known-class",
      "kind", "--cluster", "service", "--split-half", "2", "--bootstrap", "100", "--format", "json",
      data: lines.joined(separator: "\n") + "\n")
    #expect(outcome.code == 0)
    let document = try TrajectoriesCommandTests.document(outcome.output)
    let model = try #require((document["models"] as? [[String: Any]])?.first)
    // The low and rising kind is known as 2.
    #expect(model["sizes"] as? [Int] == [40, 20])
    let test = try #require(model["bootstrapTest"] as? [String: Any])
    #expect(test["draws"] as? Int == 100)
    let p = try #require(test["p.value"] as? Double)
    #expect(abs(p - 1 / 101.0) < 1e-12)
    let halves = try #require(model["splitHalf"] as? [String: Any])
    #expect(halves["agreement"] as? Double == 1)
    let notes = try #require(document["notes"] as? [[String: Any]]).compactMap {
      $0["code"] as? String
    }
    for code in ["classes.test", "classes.halves", "classes.few-services"] {
      #expect(notes.contains(code), "\(code)")
    }
  }

  @Test(
    "what cannot be asked is said, with its place",
    arguments: [
      (["--classes", "0"], 64), (["--classes", "two"], 64), (["--classes", "3..1"], 64),
      (["--classes", "13"], 64), (["--classes", "2", "--profile"], 64), (["--starts", "5"], 64),
      (["--outcome", "binary"], 64), (["--classes", "2", "--outcome", "count"], 64),
      (["--classes", "2", "--outcome", "binary", "--class-residual", "specific"], 64),
      (["--classes", "2", "--outcome", "binary"], 65),
      (["--classes", "2", "--table", "summary"], 64), (["--table", "models"], 64),
      (["--leaving", "~ month"], 64), (["--classes", "2", "--leaving", "~ month"], 65),
      (["--classes", "2", "--leaving", "~ month", "--bootstrap", "100"], 64),
      (["--services", "age"], 64), (["--later", "age"], 64), (["--behind", "age"], 64),
      (["--classes", "2", "--services", "month"], 65),
      (["--classes", "2", "--services", "age", "--bootstrap", "100"], 64),
      (["--classes", "2", "--split-half", "0"], 64), (["--split-half", "2"], 64),
      (["--classes", "2", "--bootstrap", "5"], 64), (["--known-class", "age"], 64),
      (["--classes", "2", "--known-class", "month"], 65),
      (["--classes", "2", "--known-class", "person"], 65),
      (["--classes", "2", "--cluster", "month"], 65), (["--cluster", "age"], 64),
      (["--table", "grolts"], 64), (["--table", "profiles"], 64),
      (["--classes", "2", "--membership", "~ month"], 65),
      (["--classes", "2", "--class-terms", "mnth"], 65),
      (["--classes", "2", "--class-terms", "month +"], 64),
      (["--classes", "2", "--membership", "~ (1 | person)"], 64),
    ] as [([String], Int)])
  func refusals(_ arguments: [String], _ code: Int) throws {
    let command = try Command()
    defer { command.remove() }
    try command.write(Self.data(people: 10), to: "data.csv")
    let outcome = try command.run(
      program: Command.program, ["trajectories", "data.csv", "--formula", Self.formula] + arguments)
    #expect(Int(outcome.code) == code)
    #expect(outcome.output.isEmpty)
    #expect(outcome.complaints.contains("Error:") || outcome.complaints.contains("help:"))
  }

  @Test("ordered outcomes: the option is told, and thresholds are among the estimates")
  func ordinal() throws {
    // Scores of the first kind rise from 10 to 15, those of the second stay at 20.
    let cut = Self.data(people: 90).split(separator: "\n").enumerated().map { number, line in
      var cells = line.split(separator: ",").map(String.init)
      if number > 0, let score = Double(cells[2]) {
        cells[2] = "\([12.0, 16, 20].count { $0 < score })"
      }
      return cells.joined(separator: ",")
    }.joined(separator: "\n")
    let outcome = try TrajectoriesCommandTests.run(
      "data.csv", "--formula", "score ~ month", "--within", "person", "--classes", "1..2",
      "--outcome", "ordinal", "--starts", "5", "--format", "json", data: cut + "\n")
    #expect(outcome.code == 0)
    let document = try TrajectoriesCommandTests.document(outcome.output)
    let options = try #require(document["options"] as? [String: Any])
    #expect(options["outcome"] as? String == "ordinal")
    // A class of categories has no mean to tell, and that is said.
    #expect((document["profiles"] as? [Any])?.isEmpty == true)
    let told = try #require(document["notes"] as? [[String: Any]])
    #expect(told.contains { $0["code"] as? String == "classes.no-profile" })
    let estimates = try #require(document["estimates"] as? [[String: Any]])
    let thresholds = estimates.filter {
      $0["classes"] as? Int == 1 && $0["part"] as? String == "threshold"
    }
    #expect(thresholds.compactMap { $0["term"] as? String } == ["0|1", "1|2", "2|3"])
    let heights = thresholds.compactMap { $0["estimate"] as? Double }
    #expect(heights.count == 3 && heights[0] == 0 && heights[1] > 0 && heights[2] > heights[1])
    #expect(!estimates.contains { $0["part"] as? String == "residual" })
  }

  @Test("what each class looks like: a row a class and time, its shape in words")
  func profiles() throws {
    let outcome = try TrajectoriesCommandTests.run(
      "data.csv", "--formula", Self.formula, "--classes", "1..2", "--starts", "5", "--format",
      "json", data: Self.data())
    let document = try TrajectoriesCommandTests.document(outcome.output)
    let rows = try #require(document["profiles"] as? [[String: Any]])
    #expect(rows.count == (1 + 2) * 4)
    let second = rows.filter { $0["classes"] as? Int == 2 }
    #expect(second.map { $0["time"] as? Double } == [0, 1, 2, 3, 0, 1, 2, 3])
    #expect(
      Set(second.compactMap { $0["shape"] as? String }) == [
        "starts lower than the average and rises",
        "starts higher than the average and shows no movement that can be told from none",
      ])
    // Twenty people begin at 10 and rise by 1.5: four errors of a mean of twenty are 1.3.
    #expect(abs((second[3]["estimate"] as? Double ?? 0) - 14.5) < 1.3)
    #expect(abs((second[3]["composite"] as? Double ?? 0) - 14.5) < 1.3)
  }

  @Test("the checklist has its twenty-one items, and every answer says something")
  func checklist() throws {
    let outcome = try TrajectoriesCommandTests.run(
      "data.csv", "--formula", Self.formula, "--classes", "1..2", "--starts", "5", "--format",
      "json", data: Self.data())
    let document = try TrajectoriesCommandTests.document(outcome.output)
    let rows = try #require(document["grolts"] as? [[String: Any]])
    #expect(
      rows.map { $0["item"] as? String } == [
        "1", "2", "3a", "3b", "3c", "4", "5", "6a", "6b", "7", "8", "9", "10", "11", "12", "13",
        "14a", "14b", "14c", "15", "16",
      ])
    #expect(rows.allSatisfy { ($0["answer"] as? String ?? "").count > 8 })
    func answer(_ item: String) -> String {
      rows.first { $0["item"] as? String == item }?["answer"] as? String ?? ""
    }
    #expect(answer("1").hasPrefix("month, in its own unit, at 4 times that people share."))
    // Everybody is there to the end, so there is nothing that goes with leaving.
    #expect(answer("3b").hasPrefix("Not done: Everybody was seen again"))
    #expect(answer("6a").contains("no differences between people of a class: BIC"))
    #expect(answer("11").hasPrefix("2, of 1, 2 classes; one class is among them."))
    #expect(answer("14c").hasPrefix("Not done, on purpose"))
    #expect(answer("16").contains(Self.formula))
  }

  @Test("what class depends on must not change within a person, and the code says where to read on")
  func explained() throws {
    let outcome = try TrajectoriesCommandTests.run(
      "data.csv", "--formula", Self.formula, "--classes", "2", "--membership", "~ month",
      data: Self.data(people: 10))
    #expect(outcome.code == 65)
    #expect(outcome.complaints.contains("error[model.classes]"))
    #expect(outcome.complaints.contains("'month' changes within persons"))
  }

  @Test("more classes than people carry are a row of reasons, and the rest is there")
  func tooMany() throws {
    let outcome = try TrajectoriesCommandTests.run(
      "data.csv", "--formula", Self.formula, "--classes", "1..4", "--starts", "5", "--format",
      "json",
      data: Self.data(people: 12))
    #expect(outcome.code == 0)
    let document = try TrajectoriesCommandTests.document(outcome.output)
    let unfitted = try #require(document["unfitted"] as? [[String: Any]])
    #expect(unfitted.map { $0["classes"] as? Int } == [3, 4])
    #expect(unfitted.allSatisfy { $0["code"] as? String == "classes.few-people" })
  }
}
