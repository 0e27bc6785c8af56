import Foundation
import Platform
import TestSupport
import Testing

@Suite("Growth over weeks since each person's first score, in a study")
struct WeeksStudyTests {
  static func study(_ formula: String) -> String {
    """
    id: weeks
    title: Weeks
    about: For tests.
    kind: simulated
    data:
      files: [answers.csv]
    columns:
      person: id
      ids_unique_in: everywhere
      service: service
      occasion: when
    occasions: {by: order}
    scales:
      - scale: pair
    outcomes:
      - scale: pair
        score: total
        trajectory: "\(formula)"
    """
  }

  /// Fourteen people, each seen on five days from a date of their own.
  static let answers: String = {
    var text = "id,service,when,a,b\n"
    for person in 0..<14 {
      for time in 0..<5 {
        let day = 1 + (person * 3 + time) % 25
        let a = 1 + (person + time) % 5
        let b = 1 + (person * 2 + time * time) % 5
        let month = 1 + time * 2 + person % 2
        text +=
          "p\(person),North,2025-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
        text += ",\(a),\(b)\n"
      }
    }
    return text
  }()

  func run(_ formula: String) throws -> (Command, Command.Outcome) {
    let command = try Command()
    try command.write(SmallStudy.scale, to: "pair.json")
    try command.write(Self.study(formula), to: "study.yml")
    try command.write(Self.answers, to: "answers.csv")
    return (
      command,
      try command.run(
        program: Command.program, ["quarterly", "study.yml", "--scales", ".", "--out", "out"])
    )
  }

  @Test("a spline over weeks is fitted, and the report says what its time is")
  func spline() throws {
    let (command, outcome) = try run("total ~ ns(weeks, df = 2) + (1 | person)")
    defer { command.remove() }
    #expect(outcome.code == 0, "\(outcome.complaints)")
    let trajectories = try command.read("out/trajectories.json")
    #expect(trajectories.contains("ns(weeks, df = 2)2"))
    let report = try command.read("out/report.html")
    #expect(report.contains("since each person") && report.contains("weeks"))
    #expect(!report.contains("straight line over the occasions"))
  }

  @Test("a function that is not known is refused with its place in the study file")
  func refused() throws {
    let (command, outcome) = try run("total ~ log(weeks) + (1 | person)")
    defer { command.remove() }
    #expect(outcome.code == 65)
    #expect(outcome.complaints.contains("'log' is not a function that is known here"))
  }
}
