import Benchmarking
import Disclosure
import Models
import Results
import TestSupport
import Testing

@Suite("What may leave in sums over people")
struct BlockGateTests {
  /// People of services with an arm and an age each, seen at some times; `score` says what they score.
  static func packet(
    _ services: [(name: String, people: Int, times: Int)],
    formula: String = "y ~ t + age + (1 | person) + (1 | service)",
    age: (Int) -> Double = { Double(20 + $0 * 7 % 41) },
    score: (_ person: Int, _ time: Int) -> Double = { Double(($0 * 5 + $1 * 3) % 17) }
  ) throws -> BlockPacket {
    var labels: [String: [String]] = ["person": [], "service": []]
    var numbers: [String: [Double]] = ["y": [], "t": [], "age": []]
    var person = 0
    for service in services {
      for _ in 0..<service.people {
        person += 1
        for time in 0..<service.times {
          labels["person"]?.append("p\(person)")
          labels["service"]?.append(service.name)
          numbers["y"]?.append(score(person, time))
          numbers["t"]?.append(Double(time))
          numbers["age"]?.append(age(person))
        }
      }
    }
    let frame = try ModelFrame(
      numbers.mapValues { .numeric($0) }.merging(labels.mapValues { .factor($0) }) { $1 })
    let plan = try BlockPlan(
      Formula(formula), service: "service", person: "person", time: "t", constants: ["age"],
      categories: ["service"])
    return BlockPacket(
      plan, services: services.map(\.name).sorted(), period: "2026Q3",
      measure: ServicePacket.Measure(scale: "trust", version: "2"),
      moments: try PersonMoments(
        plan.moments(shift: formula.contains("age") ? [30, 8] : [8]), frame))
  }

  static func judge(
    _ packet: BlockPacket, _ profile: DisclosureProfile = .thresholdTen, grid: ScoreGrid? = nil
  ) throws -> BlockGate.Judged {
    try BlockGate(profile, grid: grid).judge(packet)
  }

  @Test(
    "three people for each entry, ten at least; the small service is gone, and its name stays in the list"
  )
  func small() throws {
    // v = (1, age, y at three times): five entries, so fifteen people.
    let found = try Self.judge(
      Self.packet([("north", 40, 3), ("east", 14, 3), ("south", 15, 3), ("hub", 9, 1)]))
    #expect(found.packet.moments.patterns.map(\.persons).sorted() == [15, 40])
    #expect(found.packet.moments.levels["service"] == ["north", "south"])
    #expect(found.packet.services == ["east", "hub", "north", "south"])
    #expect(found.withheldPersons == 23 && found.packet.withheld == 23...23)
    let reasons = Dictionary(
      found.patterns.map { ($0.service ?? "", $0.reason?.code) }, uniquingKeysWith: { $1 })
    #expect(reasons["east"] == "disclosure.many-columns" && reasons["hub"] == "disclosure.too-few")
    #expect(reasons["north"] == .some(nil))
    #expect(found.packet.fault == nil)
  }

  @Test("how many are withheld is told where that many may be told")
  func told() throws {
    for (people, expected) in [(0, 0...9), (1, 0...9), (9, 0...9)] {
      let packet = try Self.packet([("north", 40, 1), ("hub", people, 1)])
      #expect(try Self.judge(packet).packet.withheld == expected)
    }
    let some = try Self.packet([("north", 40, 1), ("hub", 5, 1)])
    // OpenSAFELY tells that nobody is withheld, so some are at least one.
    #expect(try Self.judge(some, .openSAFELY).packet.withheld == 1...7)
    let all = try Self.packet([("north", 40, 1)])
    #expect(try Self.judge(all, .openSAFELY).packet.withheld == 0...0)
  }

  @Test("without a gate everything goes out, to the last digit")
  func ungated() throws {
    let packet = try Self.packet([("north", 40, 3), ("hub", 1, 2)])
    let found = try Self.judge(packet, .ungated)
    #expect(found.packet == packet && found.patterns.allSatisfy { $0.reason == nil })
    #expect(found.patterns.map(\.persons) == [40, 1] && found.patterns.map(\.entries) == [5, 4])
    #expect(found.patterns[1].keys == ["0, 1", "hub"])
  }

  @Test("what goes out is what the sums of those people alone are")
  func sums() throws {
    let found = try Self.judge(Self.packet([("north", 40, 3), ("hub", 9, 3)])).packet.moments
    let alone = try Self.packet([("north", 40, 3)]).moments
    #expect(found.persons == 40 && found.rows == 120)
    // Whole scores and whole numbers taken off: whole sums, exactly.
    #expect(try found.taking(alone.plan).patterns == alone.patterns)
    // The mean of what is left, and not of those withheld, is what is taken off.
    #expect(found.plan.shift == MomentShift.nearest(to: alone))
  }

  @Test("a constant of 0 and 1 implies two groups, and each needs ten")
  func impliedGroups() throws {
    let few = try Self.packet([("north", 40, 2)], age: { $0 <= 4 ? 1 : 0 })
    #expect(try Self.judge(few).patterns.first?.reason?.code == "disclosure.implied-group")
    let enough = try Self.packet([("north", 40, 2)], age: { $0 <= 14 ? 1 : 0 })
    #expect(try Self.judge(enough).patterns.first?.reason == nil)
  }

  @Test("a score or a constant that is the same for everybody is told of nobody")
  func alike() throws {
    let scores = try Self.packet([("north", 40, 2)], score: { $1 == 0 ? 9.5 : Double($0) })
    #expect(try Self.judge(scores).patterns.first?.reason?.code == "disclosure.all-alike")
    let ages = try Self.packet([("north", 40, 2)], age: { _ in 33 })
    #expect(try Self.judge(ages).patterns.first?.reason?.code == "disclosure.all-alike")
    #expect(try Self.judge(ages, .nhsEngland).patterns.first?.reason == nil)
  }

  @Test("scores at the end of their scale leave too few sets of scores")
  func scoreSets() throws {
    let packet = try Self.packet([("north", 40, 1)], score: { person, _ in person == 1 ? 1 : 0 })
    let found = try Self.judge(packet, grid: ScoreGrid(0...16))
    #expect(found.patterns.first?.reason != nil && found.packet.moments.patterns.isEmpty)
  }

  @Test("packets add, whoever is first; those of another plan or period do not")
  func adding() throws {
    let (north, south) = (try Self.packet([("north", 20, 2)]), try Self.packet([("south", 12, 3)]))
    let both = try north.adding(south)
    #expect(both.services == ["north", "south"] && both.moments.persons == 32)
    #expect(both.moments.rows == 76 && both.fault == nil)
    var later = south
    later.period = "2026Q4"
    #expect(throws: MomentRefusal.self) { try north.adding(later) }
    let other = try Self.packet([("south", 12, 3)], formula: "y ~ t + (1 | person) + (1 | service)")
    #expect(throws: MomentRefusal.self) { try north.adding(other) }
  }

  @Test("sums that nobody can have")
  func faults() throws {
    let packet = try Self.packet([("north", 20, 2)])
    #expect(packet.fault == nil)
    var unnamed = packet
    unnamed.services = ["south"]
    #expect(unnamed.fault?.contains("does not name") == true)
    var pattern = packet.moments.patterns[0]
    pattern.moments[pattern.moments.count - 1] = -1
    var impossible = packet
    impossible.moments = try PersonMoments(
      checking: packet.moments.plan, levels: packet.moments.levels, patterns: [pattern])
    #expect(impossible.fault == "has sums that no numbers have")
  }
}
