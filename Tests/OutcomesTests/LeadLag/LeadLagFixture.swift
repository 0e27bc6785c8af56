import Outcomes
import TestSupport

/// The people of `Fixtures/outcomes/lead-lag`, and R's figures for them.
struct LeadLagFixture {
  let people: [LeadLagPerson]
  private let expected: [String: Double]

  init() throws {
    let fixture = Fixture("outcomes/lead-lag")
    var scores: [Int: [LeadLagPerson.Score]] = [:]
    let changes: [String: LeadLagPerson.Change] = [
      "higher": .higher, "lower": .lower, "none": .none,
    ]
    for row in Self.rows(try fixture.table("scores.csv")) {
      scores[Int(row["person"] ?? "") ?? 0, default: []].append(
        LeadLagPerson.Score(
          day: Int(row["day"] ?? "") ?? 0, value: Double(row["value"] ?? "") ?? .nan,
          change: changes[row["change"] ?? ""]))
    }
    var spells: [Int: [LeadLagPerson.Spell]] = [:]
    let standings: [String: LeadLagPerson.Standing] = [
      "holds": .holds, "absent": .absent, "unknown": .unknown,
    ]
    for row in Self.rows(try fixture.table("spells.csv")) {
      spells[Int(row["person"] ?? "") ?? 0, default: []].append(
        LeadLagPerson.Spell(
          from: Int(row["from"] ?? "") ?? 0, to: Int(row["to"] ?? ""),
          standing: standings[row["standing"] ?? ""] ?? .unknown))
    }
    people = scores.keys.sorted().map { person in
      LeadLagPerson(
        id: "\(person)", scores: scores[person] ?? [], outcome: .states(spells[person] ?? []),
        until: 455)
    }
    let table = try fixture.table("expected.csv")
    expected = Dictionary(
      zip(table.column("name"), table.column("value").map { Double($0) ?? .nan })
    ) { first, _ in first }
  }

  /// A figure of R; not a number, which agrees with nothing, where there is none.
  subscript(_ name: String) -> Double { expected[name] ?? .nan }

  private static func rows(_ table: Fixture.Table) -> [[String: String]] {
    let count = table.names.first.map { table.column($0).count } ?? 0
    return (0..<count).map { row in
      Dictionary(uniqueKeysWithValues: table.names.map { ($0, table.column($0)[row]) })
    }
  }
}
