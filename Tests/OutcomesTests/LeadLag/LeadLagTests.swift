import Outcomes
import Results
import TestSupport
import Testing

@Suite("Lead and lag: answers and reasons")
struct LeadLagTests {
  static func code<T>(_ result: Result<T, Withheld>) -> String? {
    if case .failure(let reason) = result { reason.code } else { nil }
  }

  static func options(_ recurrence: LeadLagOptions.Recurrence) -> LeadLagOptions {
    var options = LeadLagOptions()
    options.recurrence = recurrence
    return options
  }

  @Test("nobody: a reason each time, never a number", arguments: LeadLagOptions.Recurrence.allCases)
  func nobody(_ recurrence: LeadLagOptions.Recurrence) {
    let found = LeadLag([], options: Self.options(recurrence))
    #expect(Self.code(found.level) == "lead-lag.no-periods")
    #expect(Self.code(found.change) == "lead-lag.no-periods")
    #expect(Self.code(found.reverse) == "lead-lag.no-periods")
    #expect(Self.code(found.needed) == "lead-lag.no-periods")
  }

  @Test("few people: too few outcomes, with how many are needed")
  func few() {
    let panel = LeadLagPanel(people: 12)
    let found = LeadLag(panel.draw(seed: 1, stream: 0))
    #expect(Self.code(found.level) == "lead-lag.too-few-outcomes")
    if case .failure(let reason) = found.level {
      #expect(reason.help.contains { $0.isNumber })
    }
    #expect(Self.code(found.reverse) == "lead-lag.too-few-outcomes")
  }

  @Test("everybody the same: no outcome to tell, or nothing that varies")
  func same() {
    let absent = LeadLagPerson.Outcome.states([LeadLagPerson.Spell(from: 0, standing: .absent)])
    let people = (0..<40).map { position in
      LeadLagPerson(
        id: "\(position)",
        scores: (0..<4).map { LeadLagPerson.Score(day: 91 * $0, value: Double(position % 7 + $0)) },
        outcome: absent, until: 400)
    }
    #expect(
      Self.code(LeadLag(people, options: Self.options(.first)).level) == "lead-lag.one-outcome")
    // Scores that never vary cannot go before anything.
    let flat = LeadLagPanel(onlyFirst: true).draw(seed: 2, stream: 0).map { person in
      var flat = person
      flat.scores = person.scores.map { LeadLagPerson.Score(day: $0.day, value: 3) }
      return flat
    }
    let found = LeadLag(flat, options: Self.options(.first))
    #expect(Self.code(found.level) == "lead-lag.dependent")
    #expect(Self.code(found.change) == "lead-lag.no-change")
    #expect(found.reverse == found.reverse && Self.code(found.reverse) != nil)
  }

  @Test("outcomes divided without overlap have no size")
  func separated() {
    // It comes after every score above the person's past, and never otherwise.
    let people = (0..<120).map { position in
      let rises = position % 2 == 0
      let level = Double(position % 5)
      let spells =
        rises
        ? [
          LeadLagPerson.Spell(from: 0, to: 120, standing: .absent),
          LeadLagPerson.Spell(from: 121, standing: .holds),
        ] : [LeadLagPerson.Spell(from: 0, standing: .absent)]
      return LeadLagPerson(
        id: "\(position)",
        scores: [
          LeadLagPerson.Score(day: 0, value: level),
          LeadLagPerson.Score(day: 91, value: level + (rises ? 4 : -4) + Double(position % 3) / 9),
        ], outcome: .states(spells), until: 182)
    }
    #expect(
      Self.code(LeadLag(people, options: Self.options(.first)).level) == "lead-lag.separated")
  }

  @Test("an order that is there is found, said in words, and what it would take to find it is less")
  func known() throws {
    let found = LeadLag(LeadLagPanel(forward: 0.7, reverse: 0).draw(seed: 3, stream: 0))
    let level = try found.level.get()
    let effect = level.within[0]
    #expect((effect.logOdds.pValue ?? 1) < 0.001)
    #expect(effect.part == .level && effect.step == level.step)
    #expect(effect.oddsRatio.value > 1 && effect.probability.value > 0)
    #expect(effect.sentence.contains("points higher") && effect.sentence.contains("times as high"))
    let reverse = try found.reverse.get()
    #expect(reverse.sentence.contains("after the outcome"))
    let needed = try found.needed.get()
    #expect(needed.people < level.people && !needed.isStated)
    #expect(needed.sentence.contains("\(needed.people) people"))
    #expect(found.caution.contains("does not make it the cause"))
    // What is written never blames or claims.
    for text in [effect.sentence, reverse.sentence, needed.sentence, found.caution] {
      #expect(!text.contains("because") && !text.contains("leads to"))
    }
    #expect(level.between != nil)
    let change = try found.change.get()
    #expect(change.within.map(\.part) == [.higher, .lower])
    #expect(change.within.allSatisfy { $0.step == 1 })
  }

  @Test(
    "order of people, names and a shift of all days change nothing; points in other units scale")
  func invariances() throws {
    let people = LeadLagPanel(people: 250, forward: 0.5, start: -2, onlyFirst: true)
      .draw(seed: 4, stream: 0)
    let options = Self.options(.first)
    let first = LeadLag(people, options: options)
    let level = try first.level.get()
    let reverse = try first.reverse.get()
    let moved = people.reversed().map { person in
      var moved = person
      moved.id = "x" + person.id
      moved.until += 1000
      moved.scores = person.scores.map {
        LeadLagPerson.Score(day: $0.day + 1000, value: 10 * $0.value + 50, change: $0.change)
      }
      if case .states(let spells) = person.outcome {
        moved.outcome = .states(
          spells.map {
            LeadLagPerson.Spell(
              from: $0.from + 1000, to: $0.to.map { $0 + 1000 }, standing: $0.standing)
          })
      }
      return moved
    }
    let other = LeadLag(moved, options: options)
    let otherLevel = try other.level.get()
    #expect(agrees(otherLevel.step, 10 * level.step, relative: 1e-5))
    #expect(
      agrees(
        otherLevel.within[0].logOdds.estimate.value, level.within[0].logOdds.estimate.value,
        relative: 1e-5))
    #expect(
      agrees(
        try other.reverse.get().effect.estimate.value, 10 * reverse.effect.estimate.value,
        relative: 0.01, absolute: 0.05))
    #expect(other.periods.account == first.periods.account)
  }

  @Test("services get levels of their own where they have enough outcomes, and a note otherwise")
  func services() throws {
    var people = LeadLagPanel(people: 400, start: -1, onlyFirst: true).draw(seed: 5, stream: 0)
    let options = Self.options(.first)
    for position in people.indices { people[position].service = position % 2 == 0 ? "A" : "B" }
    let two = try LeadLag(people, options: options).level.get()
    #expect(two.terms.contains { $0.term == "service1" })
    #expect(!two.notes.contains { $0.code == "lead-lag.services-together" })
    for position in people.indices { people[position].service = "S\(position % 100)" }
    let many = try LeadLag(people, options: options).level.get()
    #expect(!many.terms.contains { $0.term.hasPrefix("service") })
    #expect(many.notes.contains { $0.code == "lead-lag.services-together" })
  }

  @Test("no score after an outcome: the reverse has a reason, the rest stands")
  func noScoreAfter() throws {
    let people = LeadLagPanel(people: 300, onlyFirst: true).draw(seed: 6, stream: 0)
      .map { person in
        var cut = person
        if case .states(let spells) = person.outcome, spells.count > 1 {
          cut.scores = person.scores.filter { $0.day < spells[1].from }
        }
        return cut
      }
    let found = LeadLag(people, options: Self.options(.first))
    #expect(Self.code(found.reverse) == "lead-lag.no-outcome-before-score")
    _ = try found.level.get()
  }
}
