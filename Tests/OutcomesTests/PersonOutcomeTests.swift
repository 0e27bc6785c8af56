import Outcomes
import TestSupport
import Testing

/// Day 20454 is 1 January 2026.
private let january = 20_454

@Suite("Whether an outcome of one person held")
struct PersonOutcomeTests {
  private func history(
    _ spells: [OutcomeSpell], until: Int = january + 364, ending: OutcomeHistory.Ending? = nil
  ) -> OutcomeHistory {
    OutcomeHistory(spells, start: january, until: until, ending: ending)
  }

  @Test("held from 1 January to 30 June is six months, to 29 June is not")
  func sixMonths() {
    let june30 = january + 180
    let lost = OutcomeSpell(.notHeld, from: june30 + 1)
    #expect(
      SustainedAnswer(6, of: history([.init(.held, from: january, to: june30), lost]))
        == .yes(june30 + 1))
    #expect(
      SustainedAnswer(
        6,
        of: history([
          .init(.held, from: january, to: june30 - 1), .init(.notHeld, from: june30),
        ])) == .no)
    #expect(
      SustainedAnswer(6, of: history([.init(.held, from: january)], until: june30))
        == .yes(june30 + 1))
    #expect(
      SustainedAnswer(6, of: history([.init(.held, from: january)], until: june30 - 1)) == .notYet)
  }

  @Test("what is not known is neither yes nor no")
  func unknown() {
    // Held for four months, then nobody knows.
    let four = history([.init(.held, from: january, to: january + 119)])
    #expect(SustainedAnswer(6, of: four) == .unknown)
    // Held for a month, unknown for a month, not held since: six months cannot have been.
    let one = history([
      .init(.held, from: january, to: january + 30),
      .init(.unknown, from: january + 31, to: january + 60), .init(.notHeld, from: january + 61),
    ])
    #expect(SustainedAnswer(6, of: one) == .no)
    #expect(SustainedAnswer(2, of: one) == .unknown)
    #expect(SustainedAnswer(6, of: history([])) == .unknown)
    #expect(PersonOutcome(history([])).attained == .unknown)
    #expect(PersonOutcome(history([])).days == [.unknown: 365])
  }

  @Test("who has been followed for less could not have yet, whatever happened so far")
  func tooShort() {
    let short = history(
      [
        .init(.notHeld, from: january, to: january + 30),
        .init(.held, from: january + 31, to: january + 60),
        .init(.notHeld, from: january + 61),
      ], until: january + 100)
    #expect(SustainedAnswer(6, of: short) == .notYet)
    #expect(SustainedAnswer(3, of: short) == .no)
    // Followed for a year, held again for the last two months: still on the way.
    let late = history([
      .init(.notHeld, from: january, to: january + 299), .init(.held, from: january + 300),
    ])
    #expect(SustainedAnswer(6, of: late) == .notYet)
    #expect(SustainedAnswer(2, of: late) == .yes(january + 361))
    // No day is watched at all.
    #expect(
      SustainedAnswer(
        1, of: OutcomeHistory([.init(.held, from: january)], start: january, until: january - 9))
        == .notYet)
  }

  @Test("who was no longer followed is told by the reason")
  func ended() {
    let ended = history(
      [.init(.held, from: january)], ending: .init(on: january + 90, "moved away"))
    #expect(SustainedAnswer(6, of: ended) == .ended("moved away"))
    #expect(SustainedAnswer(2, of: ended) == .yes(january + 59))
    #expect(PersonOutcome(ended).ending == "moved away")
    // An ending after the day of reckoning has not come.
    let later = history(
      [.init(.held, from: january)], until: january + 60, ending: .init(on: january + 90, "x"))
    #expect(SustainedAnswer(6, of: later) == .notYet && PersonOutcome(later).ending == nil)
  }

  @Test("an outcome that is none of the person's is neither")
  func notApplicable() {
    let none = history([.init(.notApplicable, from: january)])
    #expect(SustainedAnswer(3, of: none) == .notApplicable)
    #expect(PersonOutcome(none).attained == .notApplicable)
  }

  @Test("attained, lost and regained, with their days")
  func comings() {
    let person = PersonOutcome(
      history([
        .init(.notHeld, from: january - 50, to: january + 9),
        .init(.held, from: january + 10, to: january + 19),
        .init(.notHeld, from: january + 20, to: january + 29),
        .init(.held, from: january + 30, to: january + 39),
        .init(.unknown, from: january + 40, to: january + 49),
        .init(.held, from: january + 50),
      ]))
    #expect(person.attained == .on(january + 10))
    #expect(person.lost == 1 && person.regained == 1 && person.stretches.count == 3)
    #expect(person.stretches.map(\.days) == [10, 10, 315])
    #expect(person.stretches.map(\.end) == [.lost, .unknown, .stillHeld])
    #expect(person.days == [.held: 335, .notHeld: 20, .unknown: 10])
    #expect(person.last == .held)
  }

  @Test("what held before watching began is kept apart, and counts from then on")
  func before() {
    let long = history([
      .init(.held, from: january - 400, to: january - 100),
      .init(.held, from: january - 99, to: january + 50), .init(.notHeld, from: january + 51),
    ])
    let person = PersonOutcome(long)
    #expect(person.attained == .heldBefore)
    #expect(person.stretches[0].since == january - 400 && person.stretches[0].days == 51)
    #expect(SustainedAnswer(6, of: long) == .no)
  }

  @Test("a state entered and left on one day was held, for no whole day")
  func oneDay() {
    let moment = history([
      .init(.notHeld, from: january), .init(.held, from: january + 5, to: january + 5),
      .init(.notHeld, from: january + 5),
    ])
    let person = PersonOutcome(moment)
    #expect(person.attained == .on(january + 5) && person.lost == 1)
    #expect(person.stretches.map(\.days) == [0])
  }

  @Test("watched days add up, whatever is recorded", arguments: 1...40)
  func addingUp(_ seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let spells = (0..<Int.random(in: 0..<8, using: &generator)).map { _ in
      let from = january + Int.random(in: -100..<400, using: &generator)
      return OutcomeSpell(
        OutcomeStanding.allCases.randomElement(using: &generator) ?? .held, from: from,
        to: Bool.random(using: &generator)
          ? nil : from + Int.random(in: -3..<200, using: &generator))
    }
    let whole = OutcomeHistory(
      spells, start: january, until: january + Int.random(in: -5..<400, using: &generator))
    let person = PersonOutcome(whole)
    #expect(person.days.values.reduce(0, +) == whole.days)
    #expect(person.stretches.reduce(0) { $0 + $1.days } == person.days[.held] ?? 0)
    // The order of the rows says nothing, where no two begin together.
    if Set(spells.map(\.from)).count == spells.count {
      let turned = OutcomeHistory(spells.reversed(), start: whole.start, until: whole.until)
      #expect(PersonOutcome(turned) == person)
    }
    // Longer is never easier.
    var wasYes = true
    for months in 1...12 {
      let isYes = if case .yes = SustainedAnswer(months, of: whole) { true } else { false }
      #expect(wasYes || !isYes)
      wasYes = isYes
    }
  }

  @Test("days that nobody means do not trap")
  func extremes() {
    let wild = OutcomeHistory(
      [.init(.held, from: .min, to: .max), .init(.notHeld, from: .max, to: .min)], start: .min,
      until: .max, ending: .init(on: .min, "x"))
    _ = PersonOutcome(wild)
    _ = SustainedAnswer(6, of: wild)
  }
}
