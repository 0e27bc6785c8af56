import Benchmarking
import Distributions
import TestSupport
import Testing

@Suite("Packets of services")
struct ServicePacketTests {
  static let measure = ServicePacket.Measure(scale: "swemwbs", version: "1")

  static func cell(_ pairs: [(Double, Double)], first: Int = 0) -> PacketTally.Cell {
    var cell = PacketTally.Cell()
    cell.persons = pairs.count + first
    cell.first = pairs.count + first
    for (pre, post) in pairs { cell.moments.add(pre, post) }
    cell.strata = pairs.isEmpty ? [:] : [["a"]: pairs.count]
    return cell
  }

  static func packets(_ cells: [(String, PacketTally.Cell)]) -> [ServicePacket] {
    var tally = PacketTally()
    for (service, cell) in cells {
      tally.add(cell, at: PacketTally.Place(service: service, period: "Q3"))
    }
    return tally.packets(of: measure, countsEligible: true, countsChanges: false)
  }

  @Test("what is gathered stands in the packet, services in their order")
  func gathered() throws {
    let found = Self.packets([
      ("south", Self.cell([(20, 24), (22, 23), (24, 28)], first: 2)),
      ("north", Self.cell([(20, 21)])),
      ("east", Self.cell([], first: 1)),
    ])
    #expect(found.map(\.key.service) == ["east", "north", "south"])
    let south = found[2]
    #expect(south.n == 3 && south.first == 5 && south.eligible == 5 && south.changes == nil)
    // Means 22 and 25; squares 8 and 14; products 8.
    let scores = try #require(south.scores)
    #expect(scores.meanPre == 22 && scores.meanPost == 25)
    #expect(agrees(scores.standardDeviationPre, 2, relative: 1e-15))
    #expect(agrees(scores.standardDeviationPost, 7.0.squareRoot(), relative: 1e-15))
    #expect(agrees(scores.correlation, 8 / 112.0.squareRoot(), relative: 1e-15))
    #expect(found[1].scores?.standardDeviationPre == nil && found[1].moments?.n == 1)
    #expect(found[0].n == 0 && found[0].scores == nil && found[0].moments == nil)
    #expect(found.allSatisfy { $0.fault == nil })
  }

  @Test("parts added up are the packet of all people")
  func parts() throws {
    let people: [(Double, Double)] = (0..<50).map { (Double($0 * 7 % 23), Double($0 * 5 % 19)) }
    let whole = Self.packets([("north", Self.cell(people, first: 6))])[0]
    let left = Self.packets([("north", Self.cell(Array(people.prefix(13)), first: 2))])[0]
    let right = Self.packets([("north", Self.cell(Array(people.dropFirst(13)), first: 4))])[0]
    let sum = try #require(left.adding(right))
    #expect(sum.n == 50 && sum.first == whole.first && sum.eligible == whole.eligible)
    #expect(sum.strata == whole.strata)
    let (found, expected) = (try #require(sum.scores), try #require(whole.scores))
    #expect(agrees(found.meanPre, expected.meanPre, relative: 1e-14))
    #expect(
      agrees(found.standardDeviationPost, expected.standardDeviationPost ?? .nan, relative: 1e-14))
    #expect(agrees(found.correlation, expected.correlation ?? .nan, relative: 1e-13))
    var withheld = right
    withheld.withheld = [.first]
    #expect(left.adding(withheld) == nil)
    var other = right
    other.key.service = "south"
    #expect(left.adding(other) == nil)
  }

  @Test("figures that no people have are found")
  func faults() {
    let sound = Self.packets([("north", Self.cell([(20, 24), (22, 23), (24, 28)]))])[0]
    func fault(_ change: (inout ServicePacket) -> Void) -> String? {
      var packet = sound
      change(&packet)
      return packet.fault
    }
    #expect(fault { _ in } == nil)
    #expect(fault { $0.n = 0 } != nil)
    #expect(fault { $0.n = -1 } != nil)
    #expect(fault { $0.n = .max } != nil)
    #expect(fault { $0.first = 2 } != nil)
    #expect(fault { $0.scores = nil } != nil)
    #expect(fault { $0.scores?.standardDeviationPre = nil } != nil)
    #expect(fault { $0.scores?.standardDeviationPre = -1 } != nil)
    #expect(fault { $0.scores?.correlation = 1.5 } != nil)
    #expect(fault { $0.changes = .init(recovered: 2, improved: 1) } != nil)
    #expect(fault { $0.changes = .init(improved: 2, deteriorated: 2) } != nil)
    #expect(fault { $0.changes = .init(improved: .max, deteriorated: 0) } != nil)
    #expect(fault { $0.strata[0].persons = -3 } != nil)
  }

  @Test("from the same numbers: effect sizes and rows of a funnel")
  func analyses() throws {
    let packet = Self.packets([("north", Self.cell([(20, 24), (22, 23), (24, 28)]))])[0]
    let summary = try packet.pairedSummary()
    #expect(agrees(summary.change, 3, relative: 1e-14))
    // Changes 4, 1, 4: mean 3, squares 1 + 4 + 1.
    #expect(agrees(summary.changeVariance, 3, relative: 1e-14))
    let row = try packet.changeRow()
    #expect(row.n == 3 && agrees(row.mean, 3, relative: 1e-14))
    #expect(agrees(row.standardDeviation, 3.0.squareRoot(), relative: 1e-14))
    #expect(row.completion?.paired == 3)
    let empty = ServicePacket(packet.key, withheld: [.scores])
    #expect(throws: (any Error).self) { try empty.pairedSummary() }
    #expect(throws: (any Error).self) { try empty.changeRow() }
  }
}
