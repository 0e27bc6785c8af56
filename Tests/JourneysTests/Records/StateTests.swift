import Journeys
import TestSupport
import Testing

@Suite("States of an outcome over time")
struct StateTests {
  static let spells = [
    StateSpell(.named("hostel"), from: 10, to: 19), StateSpell(.named("flat"), from: 20, to: 40),
    StateSpell(.unknown, from: 40, to: 49), StateSpell(.notApplicable, from: 60, to: 69),
    StateSpell(.named("street"), from: 70),
  ]

  @Test("a day is of the spell that holds on it; a day that two share is of the later one")
  func onADay() {
    #expect(Self.spells.spell(at: 9) == nil)
    #expect(Self.spells.spell(at: 10)?.state == .named("hostel"))
    #expect(Self.spells.spell(at: 40)?.state == .unknown)
    #expect(Self.spells.spell(at: 50) == nil)
    #expect(Self.spells.spell(at: 1000)?.state.id == "street")
  }

  @Test("days known, unknown, not applicable and not recorded add up to all days")
  func times() {
    let times = Self.spells.times(from: 0, through: 79)
    #expect(times.named == ["hostel": 10, "flat": 20, "street": 10] && times.known == 40)
    #expect(times.unknown == 10 && times.notApplicable == 10 && times.notRecorded == 20)
    #expect(Self.spells.times(from: 5, through: 4) == StateTimes())
    #expect([StateSpell]().times(from: 1, through: 3).notRecorded == 3)
  }

  @Test("every day is counted once, as it is looked up", arguments: 0..<30)
  func sameAsDayByDay(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var day = Int.random(in: 0...5, using: &random)
    var spells: [StateSpell] = []
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      let end = day + Int.random(in: 0...4, using: &random)
      let state = [StateSpell.State.named("a"), .named("b"), .unknown, .notApplicable]
        .randomElement(using: &random)
      spells.append(StateSpell(state ?? .unknown, from: day, to: end))
      day = end + Int.random(in: 0...3, using: &random)
    }
    spells.shuffle(using: &random)
    let (first, last) = (2, 25)
    var expected = StateTimes()
    for day in first...last {
      switch spells.spell(at: day)?.state {
      case .named(let id): expected.named[id, default: 0] += 1
      case .unknown: expected.unknown += 1
      case .notApplicable: expected.notApplicable += 1
      case nil: expected.notRecorded += 1
      }
    }
    #expect(spells.times(from: first, through: last) == expected)
  }
}
