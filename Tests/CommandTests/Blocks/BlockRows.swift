import Foundation
import TestSupport
import Testing

/// Invented people of five services, seen at up to four months; some leave early, some miss one, one service
/// is small. Rows stand person by person.
struct BlockRows {
  static let header = "service,person,month,arm,age,x,post"
  static let services = ["north", "east, inner", "south", "west", "hub"]

  /// A row and what it says.
  struct Row {
    var service: String
    var person: String
    var month: Int
    var arm: String
    var line: String

    /// The number in the id.
    var number: Int { Int(person.dropFirst()) ?? 0 }
  }

  let rows: [Row]

  /// - Parameters:
  ///   - people: how many; the last four of them are the small service's.
  ///   - seed: of the random numbers.
  init(people: Int = 300, seed: UInt64 = 5) {
    var generator = SeededGenerator(seed: seed)
    func normal() -> Double {
      (0..<12).reduce(-6.0) { sum, _ in sum + Double.random(in: 0..<1, using: &generator) }
    }
    func shown(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
    let effects = Self.services.map { _ in normal() }
    var rows: [Row] = []
    for person in 0..<people {
      let place = person >= people - 4 ? 4 : person % 4
      let (level, slope, age) = (2 * normal(), 0.5 * normal(), (40 + 9 * normal()).rounded())
      let isNew = Bool.random(using: &generator)
      let last = Int.random(in: 0..<4, using: &generator) == 0 ? 2 : 4
      for month in 0..<last where month == 0 || Int.random(in: 0..<12, using: &generator) > 0 {
        let x = normal()
        var post = 20 + effects[place] + level + (slope - 0.6) * Double(month) + 0.4 * x
        post += 0.05 * age + (isNew ? 0.5 * Double(month) : 0) + normal()
        let (service, id, arm) = (
          Self.services[place], "p\(1000 + person)", isNew ? "new" : "usual"
        )
        let name = service.contains(",") ? "\"\(service)\"" : service
        let isEmpty = Int.random(in: 0..<40, using: &generator) == 0
        rows.append(
          Row(
            service: service, person: id, month: month, arm: arm,
            line:
              "\(name),\(id),\(month),\(arm),\(shown(age)),\(shown(x)),\(isEmpty ? "" : shown(post))"
          ))
      }
    }
    self.rows = rows
  }

  /// The file.
  var text: String { Self.text(rows) }

  static func text(_ rows: [Row]) -> String {
    ([header] + rows.map(\.line)).joined(separator: "\n") + "\n"
  }

  /// The rows in parts.
  func parts(_ part: (Row) -> Int) -> [String] {
    Dictionary(grouping: rows, by: part).sorted { $0.key < $1.key }.map { Self.text($0.value) }
  }

  /// People by service and the months at which they have a score.
  var patterns: [String: [String]] {
    var patterns: [String: [String]] = [:]
    let complete = rows.filter { !$0.line.hasSuffix(",") }
    for (person, rows) in Dictionary(grouping: complete, by: \.person) {
      let months = rows.map { "\($0.month)" }.joined(separator: ",")
      patterns["\(rows[0].service);\(months)", default: []].append(person)
    }
    return patterns
  }
}

/// Runs of `waymark packet` with a plan.
enum Blocks {
  static let formula = "post ~ month * arm + age + x + (1 + month | person) + (1 | service)"
  static let measure = measured(version: "2")

  static func measured(version: String) -> [String] {
    ["--measure", "trust", "--measure-version", version]
  }
  static let columns = ["--service", "service", "--person", "person"]

  /// `waymark packet make -` of a text.
  static func make(
    _ command: borrowing Command, _ text: String, _ more: [String] = ["--profile", "none"],
    plan: String = formula, constant: [String] = ["age"], version: String = "2"
  ) throws -> Command.Outcome {
    let constants = constant.filter { plan.contains($0) }.flatMap { ["--constant", $0] }
    let time = plan.contains("month") ? ["--time", "month"] : []
    return try PacketCommandTests.run(
      command,
      ["make", "-", "--plan", plan] + columns + time + constants + measured(version: version)
        + more,
      input: text)
  }

  /// The fit of packets that lie in files.
  static func fit(
    _ command: borrowing Command, _ files: [String], _ more: [String] = []
  ) throws -> [String: Any] {
    let outcome = try PacketCommandTests.run(
      command, ["fit"] + files + ["--format", "json"] + more)
    try #require(outcome.code == 0, "\(outcome.complaints)")
    return try PacketCommandTests.document(outcome.output)
  }

  /// The fit of rows, in memory.
  static func pooled(
    _ command: borrowing Command, _ text: String, _ formula: String, _ more: [String] = []
  ) throws -> [String: Any] {
    let outcome = try command.run(
      program: Command.program,
      ["trajectories", "-", "--format", "json", "--no-stream", "--formula", formula] + more,
      input: text)
    try #require(outcome.code == 0, "\(outcome.complaints)")
    return try PacketCommandTests.document(outcome.output)
  }

  /// Whether two fits say the same: names exactly, numbers to a share of the largest of their kind.
  static func expect(
    _ found: [String: Any], isThatOf pooled: [String: Any], relative: Double = 1e-8,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for (table, names, keys) in [
      ("estimates", ["term"], ["estimate", "std.error", "conf.low", "conf.high"]),
      ("varianceComponents", ["group", "term"], ["sd", "variance"]),
    ] {
      let (one, other) = (
        try #require(found[table] as? [[String: Any]]),
        try #require(pooled[table] as? [[String: Any]])
      )
      for name in names {
        #expect(
          one.map { $0[name] as? String } == other.map { $0[name] as? String },
          sourceLocation: sourceLocation)
      }
      for key in keys {
        let (values, expected) = (
          one.map { $0[key] as? Double ?? .nan }, other.map { $0[key] as? Double ?? .nan }
        )
        let largest = expected.reduce(0) { max($0, abs($1)) }
        #expect(!expected.isEmpty && values.count == expected.count && largest > 0)
        for (value, right) in zip(values, expected) {
          #expect(
            abs(value - right) <= relative * largest, "\(key) \(value) \(right)",
            sourceLocation: sourceLocation)
        }
      }
    }
    let (one, other) = (
      try #require(found["summary"] as? [String: Any]),
      try #require(pooled["summary"] as? [String: Any])
    )
    for key in ["deviance", "logLik", "AIC", "sigma"] {
      #expect(
        agrees(one[key] as? Double, other[key] as? Double ?? .nan, relative: relative), "\(key)",
        sourceLocation: sourceLocation)
    }
    #expect(one["nobs"] as? Int == other["nobs"] as? Int, sourceLocation: sourceLocation)
    #expect(
      one["groups"] as? [String: Int] == other["groups"] as? [String: Int],
      sourceLocation: sourceLocation)
    #expect(one["verdict"] as? String == other["verdict"] as? String)
  }
}
