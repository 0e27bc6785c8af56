import Journeys
import Models
import Scoring
import TestSupport
import Testing
import Trajectories

@Suite("Who has a score on which occasion")
struct SeenOccasionsTests {
  static func entry(_ position: Double, _ value: Double) -> Journey.Entry {
    GrowthCurveTests.entry(position, value)
  }

  @Test("a panel and its rows give the same table; people without a score are in the panel's only")
  func twoWays() throws {
    let journeys = [
      Journey(
        person: Person(service: "N", id: "1"), entries: [Self.entry(0, 3), Self.entry(2, 5)]),
      Journey(person: Person(service: "S", id: "2"), entries: [Self.entry(1, 4)]),
      Journey(person: Person(service: "S", id: "3"), entries: []),
    ]
    let panel = try SeenOccasions(Panel(journeys: journeys), of: GrowthCurveTests.target)
    #expect(panel.occasions.map(\.position) == [0, 1, 2])
    #expect(panel.courses.map(\.scores) == [[3, nil, 5], [nil, 4, nil], [nil, nil, nil]])
    let rows = try SeenOccasions(
      ModelFrame([
        "y": .numeric([5, 4, 3]), "t": .numeric([2, 1, 0]), "p": .factor(["N 1", "S 2", "N 1"]),
        "s": .factor(["N", "S", "N"]),
      ]), outcome: "y", time: "t", person: "p", service: "s")
    #expect(rows.courses == Array(panel.courses.prefix(2)))
    #expect(rows.occasions.map(\.label) == ["0", "1", "2"])
  }

  @Test("an occasion that is not yet due is not missed")
  func due() throws {
    let journeys = (0..<3).map { number in
      Journey(
        person: Person(service: "", id: "\(number)"),
        entries: (0...number).map { Self.entry(Double($0), 1) })
    }
    let seen = try SeenOccasions(
      Panel(journeys: journeys), of: GrowthCurveTests.target, due: { Double($0.id) })
    #expect(seen.courses.map(\.dueThrough) == [0, 1, 2])
    #expect(seen.courses.allSatisfy { $0.isStillThere })
    let rows = StillThere(seen).rows
    #expect(rows.map(\.expected) == [3, 2, 1])
    #expect(rows.map(\.seen) == [3, 2, 1])
    #expect(rows.map(\.lastSeenBefore) == [0, 0, 0])
  }

  @Test("what cannot be such a table is refused")
  func refusals() throws {
    let frame = try ModelFrame([
      "y": .numeric([5, 4, 3]), "t": .numeric([1, 1, 0]), "p": .factor(["a", "a", "b"]),
      "many": .numeric([0, 1, 2]),
    ])
    #expect(
      LeavingFixture.code { _ = try SeenOccasions(frame, outcome: "y", time: "t", person: "p") }
        == "leaving.repeated")
    #expect(
      LeavingFixture.code { _ = try SeenOccasions(frame, outcome: "p", time: "t", person: "p") }
        == "leaving.column")
    #expect(
      LeavingFixture.code { _ = try SeenOccasions(frame, outcome: "y", time: "t", person: "q") }
        == "leaving.column")
    let irregular = try ModelFrame([
      "y": .numeric((0..<300).map { Double($0) }), "t": .numeric((0..<300).map { Double($0) }),
      "p": .factor((0..<300).map { "\($0 % 30)" }),
    ])
    #expect(
      LeavingFixture.code { _ = try SeenOccasions(irregular, outcome: "y", time: "t", person: "p") }
        == "leaving.too-many-occasions")
    #expect(
      LeavingFixture.code { _ = try LeavingFixture.seen([[1], [2]]) } == "leaving.one-occasion")
    #expect(
      LeavingFixture.code { _ = try LeavingFixture.seen([[nil, nil]]) } == "leaving.no-scores")
    #expect(
      LeavingFixture.code {
        _ = try SeenOccasions(Panel(journeys: []), of: GrowthCurveTests.target)
      } == "leaving.no-scores")
  }
}
