import Journeys
import Testing

@Suite("Support: breaks are no exits, and endings keep their reasons")
struct SupportTests {
  static func spell(
    _ from: Int, _ to: Int?, _ ended: SupportSpell.Ending? = nil, by: Teller? = nil
  ) -> SupportSpell {
    SupportSpell(from: from, to: to, ended: ended, toldBy: by)
  }

  @Test("a gap between spells is a break, from the last day of support to the day of the return")
  func gap() throws {
    let breaks = SupportBreak.all([Self.spell(30, nil), Self.spell(0, 9, .pause)], at: 100)
    let only = try #require(breaks.first)
    #expect(breaks.count == 1 && only.after == 9 && only.until == 30 && only.ended == .pause)
    #expect(only.days(at: 100) == 20)
  }

  @Test("spells that follow each other, or overlap, have no break between them")
  func noGap() {
    #expect(SupportBreak.all([Self.spell(0, 9), Self.spell(10, nil)], at: 100).isEmpty)
    #expect(SupportBreak.all([Self.spell(0, 9), Self.spell(9, 20)], at: 100).isEmpty)
    #expect(
      SupportBreak.all([Self.spell(0, 50), Self.spell(10, 20), Self.spell(40, 60)], at: 100)
        .isEmpty)
    #expect(SupportBreak.all([], at: 0).isEmpty)
  }

  @Test("a pause from which nobody has come back is an open break, and any other ending is none")
  func open() {
    let paused = SupportBreak.all([Self.spell(0, 9, .pause)], at: 20)
    #expect(paused.map(\.until) == [nil] && paused[0].days(at: 20) == 11)
    #expect(SupportBreak.all([Self.spell(0, 9, .goalsMet)], at: 20).isEmpty)
  }

  @Test("what begins after the day of reckoning is not looked at")
  func later() {
    #expect(SupportBreak.all([Self.spell(0, 9, .moved), Self.spell(30, nil)], at: 20).isEmpty)
  }

  @Test(
    "support that goes on has no ending, nor has a pause; else the last ending is it, with who said so"
  )
  func ending() throws {
    var record = PersonRecord()
    record.support = [
      Self.spell(0, 9, .contactStopped, by: .worker), Self.spell(20, 40, .goalsMet, by: .person),
    ]
    let last = try #require(record.ending(at: 50))
    #expect(last.ended == .goalsMet && last.toldBy == .person)
    #expect(record.ending(at: 10)?.ended == .contactStopped)
    #expect(record.ending(at: 30) == nil)
    record.support.append(Self.spell(45, 48, .pause))
    #expect(record.ending(at: 50) == nil && record.breaks(at: 50).last?.until == nil)
  }

  @Test("endings by the service are its own")
  func byService() {
    let own = SupportSpell.Ending.allCases.filter(\.isByService)
    #expect(own == [.serviceTimeLimit, .serviceThreshold, .serviceClosure])
  }
}

@Suite("Changes of worker")
struct WorkerChangeTests {
  static func spell(_ worker: String?, _ from: Int, _ to: Int?) -> WorkerSpell {
    WorkerSpell(worker: worker, from: from, to: to)
  }

  @Test("another worker after one has left is a change, with the days between")
  func change() throws {
    let changes = WorkerChange.all([Self.spell("B", 20, nil), Self.spell("A", 0, 10)])
    let only = try #require(changes.first)
    #expect(changes.count == 1 && only.before == "A" && only.after == "B")
    #expect(only.last == 10 && only.first == 20 && only.daysBetween == 9)
    #expect(
      WorkerChange.all([Self.spell("A", 0, 10), Self.spell("B", 10, nil)])[0].daysBetween == 0)
  }

  @Test(
    "the same worker again, a second beside the first, and one not recorded are no changes",
    arguments: [
      [("A", 0, 10), ("A", 20, nil)], [("A", 0, nil), ("B", 5, nil)],
      [("A", 0, 30), ("B", 5, nil)], [(nil, 0, 10), ("B", 20, nil)], [("A", 0, nil)], [],
    ] as [[(String?, Int, Int?)]])
  func none(_ spells: [(String?, Int, Int?)]) {
    #expect(WorkerChange.all(spells.map { Self.spell($0.0, $0.1, $0.2) }).isEmpty)
  }

  @Test("a worker not recorded in between hides no change of those who are")
  func unknownBetween() {
    let spells = [Self.spell("A", 0, 10), Self.spell(nil, 11, 20), Self.spell("B", 21, nil)]
    #expect(WorkerChange.all(spells).map(\.after) == ["B"])
    #expect(
      WorkerChange.all([Self.spell("A", 0, 9), Self.spell("B", 10, 19), Self.spell("A", 20, nil)])
        .map(\.after) == ["B", "A"])
  }
}
