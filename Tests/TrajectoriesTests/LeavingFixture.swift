import Results
import Scoring
import TestSupport
import Testing
import Trajectories

/// Made-up people over five occasions, and what R makes of them (`Fixtures/trajectories/leaving`).
enum LeavingFixture {
  static func seen(groups: Bool = false) throws -> SeenOccasions {
    let table = try Fixture("trajectories/leaving").table("input.csv")
    let scores = (0..<5).map { table.column("score\($0)") }
    let persons = table.column("person")
    let courses = persons.indices.map { row in
      SeenOccasions.Course(
        name: persons[row], service: table.column("service")[row],
        group: groups ? table.column("group")[row] : nil, scores: scores.map { Double($0[row]) })
    }
    return try SeenOccasions(occasions: occasions(5), courses: courses)
  }

  static func expected() throws -> Expected {
    try Expected("Fixtures/trajectories/leaving/expected.csv")
  }

  static func occasions(_ count: Int) -> [Occasion] {
    (0..<count).map { Occasion(position: Double($0), label: "\($0)") }
  }

  /// Courses written out: nil where there is no score.
  static func seen(_ scores: [[Double?]], groups: [String?]? = nil) throws -> SeenOccasions {
    try SeenOccasions(
      occasions: occasions(scores[0].count),
      courses: scores.enumerated().map { number, scores in
        SeenOccasions.Course(name: "\(number)", group: groups?[number], scores: scores)
      })
  }

  /// The code of the reason why something was not done; empty when it was.
  static func code(_ work: () throws -> Void) -> String {
    do {
      try work()
      return ""
    } catch {
      guard let withheld = error as? Withheld else { return "another error" }
      // What is said of people holds for reasons, too.
      #expect(RefusedWords.found(in: withheld.reason + " " + withheld.help).isEmpty)
      #expect(withheld.reason.hasSuffix(".") && withheld.help.hasSuffix("."))
      return withheld.code
    }
  }
}
