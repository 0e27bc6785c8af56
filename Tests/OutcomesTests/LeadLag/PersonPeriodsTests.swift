import Outcomes
import TestSupport
import Testing

@Suite("Periods of a person: a score first, then the outcome")
struct PersonPeriodsTests {
  typealias Score = LeadLagPerson.Score
  typealias Spell = LeadLagPerson.Spell

  static func options(
    _ recurrence: LeadLagOptions.Recurrence = .first, days: Int = 10
  ) -> LeadLagOptions {
    var options = LeadLagOptions()
    options.periodDays = days
    options.recurrence = recurrence
    return options
  }

  static func person(
    scores: [Int], _ outcome: LeadLagPerson.Outcome, until: Int
  ) -> LeadLagPerson {
    LeadLagPerson(
      id: "a", scores: scores.map { Score(day: $0, value: Double($0)) }, outcome: outcome,
      until: until)
  }

  @Test("time begins to count at the first score: what came before it is not waited for")
  func noImmortalTime() {
    // The score of day 100 is the first; 99 days before it are nobody's risk.
    let states = LeadLagPerson.Outcome.states([
      Spell(from: 0, to: 114, standing: .absent), Spell(from: 115, standing: .holds),
    ])
    let table = PersonPeriods(
      [Self.person(scores: [100, 110], states, until: 200)], options: Self.options())
    #expect(table.periods.map(\.start) == [100, 110])
    #expect(table.periods.map(\.outcome) == [false, true])
    // An outcome on the day of the first score is there already, not found later.
    let same = LeadLagPerson.Outcome.states([
      Spell(from: 0, to: 99, standing: .absent), Spell(from: 100, standing: .holds),
    ])
    let there = PersonPeriods(
      [Self.person(scores: [100], same, until: 200)], options: Self.options())
    #expect(there.periods.isEmpty && there.account.alreadyThere == 1)
  }

  @Test("unknown days are no time at risk, and after them a first outcome cannot be told")
  func unknownDays() {
    let states = LeadLagPerson.Outcome.states([
      Spell(from: 0, to: 12, standing: .absent), Spell(from: 13, to: 22, standing: .unknown),
      Spell(from: 23, to: 35, standing: .absent), Spell(from: 36, standing: .holds),
    ])
    let person = Self.person(scores: [0, 10, 20, 30], states, until: 60)
    let first = PersonPeriods([person], options: Self.options(.first))
    #expect(first.periods.map(\.start) == [0])
    #expect(first.account.unknownPeriods == 1)
    // Each period by itself: known at 0, 10, 30, 40 and not at 20.
    let again = PersonPeriods([person], options: Self.options(.again))
    #expect(again.periods.map(\.start) == [0, 30])
    #expect(again.periods.map(\.outcome) == [false, true])
  }

  @Test("days in no spell, and spells that disagree, are unknown")
  func gapsAndOverlaps() {
    let gap = LeadLagPerson.Outcome.states([
      Spell(from: 0, to: 5, standing: .absent), Spell(from: 9, standing: .absent),
    ])
    #expect(
      PersonPeriods([Self.person(scores: [0], gap, until: 30)], options: Self.options())
        .periods.isEmpty)
    let overlap = LeadLagPerson.Outcome.states([
      Spell(from: 0, standing: .absent), Spell(from: 4, to: 6, standing: .holds),
    ])
    #expect(
      PersonPeriods([Self.person(scores: [0], overlap, until: 30)], options: Self.options())
        .periods.isEmpty)
    let agreeing = LeadLagPerson.Outcome.states([
      Spell(from: 0, standing: .absent), Spell(from: 4, to: 6, standing: .absent),
    ])
    #expect(
      PersonPeriods([Self.person(scores: [0], agreeing, until: 10)], options: Self.options())
        .periods.map(\.outcome) == [false])
  }

  @Test("events: the first only, or again and again with whether one came before")
  func events() {
    let events = LeadLagPerson.Outcome.events([-3, 0, 10, 14, 25], unknown: [])
    let person = Self.person(scores: [0, 10, 20], events, until: 30)
    let first = PersonPeriods([person], options: Self.options(.first))
    // Day 10 ends the first period; what came on or before day 0 is not asked about.
    #expect(first.periods.map(\.outcome) == [true])
    let again = PersonPeriods([person], options: Self.options(.again))
    #expect(again.periods.map(\.outcome) == [true, true, true])
    #expect(again.periods.map(\.before) == [false, true, true])
    let gap = LeadLagPerson.Outcome.events([14], unknown: [12...13])
    let unknown = PersonPeriods(
      [Self.person(scores: [0, 10, 20], gap, until: 30)], options: Self.options(.again))
    #expect(unknown.periods.map(\.start) == [0, 20])
    let firstUnknown = PersonPeriods(
      [Self.person(scores: [0, 10, 20], gap, until: 30)], options: Self.options(.first))
    #expect(firstUnknown.periods.map(\.start) == [0])
  }

  @Test(
    "a score stands at the start of a period while it is fresh, and the last broken period is left out"
  )
  func freshness() {
    let absent = LeadLagPerson.Outcome.states([Spell(from: 0, standing: .absent)])
    var options = Self.options(.first)
    // The score of day 18 stands at day 20; that of day 0 is too old at day 10.
    let person = Self.person(scores: [0, 18], absent, until: 39)
    let table = PersonPeriods([person], options: options)
    #expect(table.periods.map(\.start) == [0, 20])
    #expect(table.periods.map(\.score) == [0, 18])
    #expect(table.account.withoutFreshScore == 1)
    options.freshDays = 20
    #expect(PersonPeriods([person], options: options).periods.map(\.score) == [0, 0, 18])
  }

  @Test("the past mean and the deviation from it look at no later score")
  func pastOnly() {
    let absent = LeadLagPerson.Outcome.states([Spell(from: 0, standing: .absent)])
    func person(_ values: [Double]) -> LeadLagPerson {
      LeadLagPerson(
        id: "a", scores: values.enumerated().map { Score(day: 10 * $0.offset, value: $0.element) },
        outcome: absent, until: 30)
    }
    let table = PersonPeriods([person([1, 5, 6]), person([3, 1, 2])], options: Self.options())
    // Everybody's means are 2, 3 and 4.
    #expect(table.periods.map(\.pastMean) == [-1, 0.5, 1, 1, -0.5, -1])
    #expect(table.periods.map(\.deviation) == [0, 1.5, 1, 0, -1.5, -1])
    let later = PersonPeriods([person([1, 5, 60]), person([3, 1, 2])], options: Self.options())
    #expect(later.periods[1].pastMean == 0.5 && later.periods[1].deviation == 1.5)
  }

  @Test("the calendar's clock counts from the first score of anybody")
  func calendar() {
    let absent = LeadLagPerson.Outcome.states([Spell(from: 0, standing: .absent)])
    var options = Self.options()
    options.clock = .calendar
    let table = PersonPeriods(
      [
        Self.person(scores: [0], absent, until: 10), Self.person(scores: [35], absent, until: 50),
      ], options: options)
    #expect(table.periods.map(\.clock) == [0, 3])
    #expect(table.periods.map(\.period) == [0, 0])
  }

  @Test("nobody, no scores, scores that are no numbers, days at the ends of numbers")
  func edges() {
    let absent = LeadLagPerson.Outcome.states([
      Spell(from: .min, to: .max, standing: .absent)
    ])
    #expect(PersonPeriods([]).periods.isEmpty)
    let odd = LeadLagPerson(
      id: "a",
      scores: [
        Score(day: .min, value: 1), Score(day: .max, value: 1), Score(day: 0, value: .nan),
      ], outcome: absent, until: .max)
    let table = PersonPeriods([odd])
    #expect(table.periods.isEmpty && table.account.withoutScore == 1)
    let endless = Self.person(scores: [0], absent, until: .max)
    #expect(PersonPeriods([endless], options: Self.options(days: .max)).periods.isEmpty)
    #expect(PersonPeriods([endless], options: Self.options()).periods.count == 1)
    let events = LeadLagPerson.Outcome.events([.min, .max], unknown: [Int.min...(-1)])
    let known = PersonPeriods(
      [Self.person(scores: [0], events, until: 25)], options: Self.options(.again))
    #expect(known.periods.map(\.outcome) == [false])
  }
}
