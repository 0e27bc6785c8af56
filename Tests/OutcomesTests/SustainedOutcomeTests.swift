import Models
import Outcomes
import Results
import TestSupport
import Testing

@Suite("Whether an outcome held, with everybody")
struct SustainedOutcomeTests {
  /// Ten people who came to hold on day 10, and lost it after so many days; nil while it is held until day 400.
  static func people(
    _ held: [Int?], endings: [Int: OutcomeHistory.Ending] = [:]
  ) -> [OutcomeHistory] {
    held.enumerated().map { place, days in
      let spells =
        [
          OutcomeSpell(.notHeld, from: 0, to: 9),
          OutcomeSpell(.held, from: 10, to: days.map { 9 + $0 }),
        ] + (days.map { [OutcomeSpell(.notHeld, from: 10 + $0)] } ?? [])
      return OutcomeHistory(spells, start: 0, until: 400, ending: endings[place])
    }
  }

  @Test("every count adds up to the people asked about")
  func counts() {
    let histories =
      Self.people([30, 60, 200, nil, nil, nil], endings: [5: .init(on: 50, "died")]) + [
        OutcomeHistory([], start: 0, until: 400),
        OutcomeHistory([.init(.notApplicable, from: 0)], start: 0, until: 400),
        OutcomeHistory([.init(.notHeld, from: 0)], start: 0, until: 400),
        OutcomeHistory([.init(.notHeld, from: 0)], start: 0, until: 60),
        OutcomeHistory([.init(.held, from: -90)], start: 0, until: 400),
      ]
    let found = SustainedOutcome(histories, months: [6, 3, 6])
    #expect(found.people == 11 && found.attained == 6 && found.heldBefore == 1)
    #expect(found.notAttained == 2 && found.unknown == 1 && found.notApplicable == 1)
    #expect(found.lost == 3 && found.regained == 0)
    #expect(found.sustained.map(\.months) == [3, 6])
    let six = found.sustained[1]
    #expect(six.yes == 4 && six.no == 3 && six.notYet == 1 && six.unknown == 1)
    #expect(six.ended == ["died": 1] && six.notApplicable == 1)
    for sustained in found.sustained {
      #expect(sustained.people + sustained.notApplicable == found.people)
    }
    #expect(six.possible == 4...7)
    // Wilson's interval of 4 of 7: prop.test(4, 7, correct = FALSE) in R 4.2.2.
    let interval = six.share()?.interval
    #expect(agrees(interval?.lower, 0.2504584, relative: 1e-6))
    #expect(agrees(interval?.upper, 0.8417801, relative: 1e-6))
    #expect(found.last[.held] == 4)
  }

  @Test("nobody is nobody")
  func nobody() {
    let none = SustainedOutcome([], months: [6])
    #expect(none.people == 0 && none.sustained[0].people == 0 && none.sustained[0].share() == nil)
    #expect(throws: Withheld.self) { try HeldOverTime([]) }
    #expect(throws: Withheld.self) { try StandingOverTime([]) }
  }

  @Test("with one end the curve is Kaplan and Meier's, by hand")
  func oneEnd() throws {
    // Lost after 30, 60 and 200 days; the others still hold it after 391.
    let curve = try HeldOverTime(Self.people([30, 60, 200, nil, nil, nil]))
    guard case .oneEnd(let fit) = curve.unbroken else {
      Issue.record("not one end")
      return
    }
    #expect(fit.steps.map(\.atRisk) == [6, 5, 4] && curve.ends == ["lost"])
    #expect(curve.standing == nil && curve.people == 6)
    let month = CalendarMonths.days
    #expect(agrees(curve.held(months: 61 / month)?.value, 4.0 / 6, relative: 1e-12))
    #expect(curve.held(months: 391 / month)?.value != nil && curve.held(months: 392 / month) == nil)
  }

  @Test("with other ends each has its own share, and they sum to 1")
  func severalEnds() throws {
    let histories = Self.people(
      [30, 60, 200, nil, nil, nil],
      endings: [3: .init(on: 110, "died"), 4: .init(on: 110, "moved away")])
    let curve = try HeldOverTime(histories)
    guard case .severalEnds(let fit) = curve.unbroken else {
      Issue.record("one end")
      return
    }
    #expect(curve.ends == ["lost", "died", "moved away"])
    // By hand: lost at 30 and 60 of 6 people (1/3), two ends at 100 of 4 left, lost at 200 one of 2.
    let shares = try #require(fit.shares(at: 300 / CalendarMonths.days)).map(\.value)
    for (found, expected) in zip(shares, [1.0 / 6, 2.0 / 6 + 1.0 / 6, 1.0 / 6, 1.0 / 6]) {
      #expect(agrees(found, expected, relative: 1e-12))
    }
    // One minus Kaplan–Meier would say more.
    let alone = try KaplanMeier(
      [(30.0, true), (60, true), (200, true), (100, false), (100, false), (391, false)].enumerated()
        .map { ObservedTime(exit: $1.0, hasEnded: $1.1, person: $0) })
    #expect(1 - (alone.survival(at: 300)?.value ?? 1) > shares[1] + 0.1)
  }

  @Test("returns are in the standing, and not in the unbroken curve")
  func returns() throws {
    var histories = Self.people([30, 60, 200, nil, nil])
    histories.append(
      OutcomeHistory(
        [
          .init(.held, from: 0, to: 49), .init(.notHeld, from: 50, to: 99),
          .init(.held, from: 100),
        ], start: 0, until: 400))
    let curve = try HeldOverTime(histories)
    let standing = try #require(curve.standing)
    let month = CalendarMonths.days
    let unbroken = try #require(curve.held(months: 150 / month)?.value)
    let held = try #require(standing.shares(at: 150 / month)?[0].value)
    #expect(agrees(unbroken, 3.0 / 6, relative: 1e-12))
    #expect(agrees(held, 4.0 / 6, relative: 1e-12))
    #expect(standing.moves(from: 1, to: 0) == 1)
    #expect(curve.heldBefore == 0)
  }

  @Test("with whom it held before counts from when it is watched, not before")
  func heldBefore() throws {
    let histories =
      Self.people([30, 60, 200, nil]) + [
        OutcomeHistory(
          [.init(.held, from: -100, to: 19), .init(.notHeld, from: 20)], start: 0, until: 400)
      ]
    let curve = try HeldOverTime(histories)
    guard case .oneEnd(let fit) = curve.unbroken else {
      Issue.record("not one end")
      return
    }
    // At 30 days the fifth is not yet at risk; at 120 they are.
    #expect(fit.steps.map(\.atRisk) == [4, 3, 3, 2] && curve.heldBefore == 1)
  }

  @Test("the standing since watching began has everybody of whom it is known")
  func sinceStart() throws {
    let histories =
      Self.people([30, nil, nil], endings: [2: .init(on: 200, "died")]) + [
        OutcomeHistory([.init(.held, from: -5)], start: 0, until: 400),
        OutcomeHistory([.init(.notHeld, from: 50)], start: 0, until: 400),
        OutcomeHistory([], start: 0, until: 400),
      ]
    let found = try StandingOverTime(histories)
    #expect(found.people == 5 && found.states == ["held", "not held", "died"])
    #expect(found.shares.initial.map(\.value) == [0.25, 0.75, 0])
    for step in found.shares.steps {
      #expect(agrees(step.shares.reduce(0) { $0 + $1.value }, 1, relative: 1e-12))
    }
    let end = try #require(found.shares.shares(at: 300 / CalendarMonths.days))
    #expect(end[2].value > 0.1)
    #expect(throws: Withheld.self) {
      try StandingOverTime(
        (0..<6).map { _ in OutcomeHistory([.init(.held, from: 9)], start: 0, until: 99) })
    }
  }

  @Test("times in which nobody was followed in a state are told by its name")
  func unwatched() throws {
    // All begin without it; the two who do not come to hold it are not followed from day 30 to 60.
    let away = OutcomeHistory(
      [
        .init(.notHeld, from: 0, to: 29), .init(.unknown, from: 30, to: 59),
        .init(.notHeld, from: 60),
      ], start: 0, until: 200)
    let came = OutcomeHistory(
      [.init(.notHeld, from: 0, to: 9), .init(.held, from: 10)], start: 0, until: 200)
    let found = try StandingOverTime([away, away, came, came, came])
    let note = try #require(found.notes.first { $0.code == "outcomes.nobody-followed" })
    #expect(
      note.message.hasPrefix("From month 1.0 to 2.0 nobody was followed while it was 'not held'"))
    #expect(RefusedWords.found(in: note.message).isEmpty)
    let curve = try HeldOverTime(Self.people([30, 60, nil, nil, nil]))
    #expect(curve.notes.map(\.code) == ["survival.few-ends"])
  }

  @Test("few people are not made a curve of, and why is said in plain words")
  func few() {
    do throws(Withheld) {
      _ = try HeldOverTime(Self.people([30, nil]))
      Issue.record("made")
    } catch {
      #expect(error.code == "outcomes.too-few-held" && error.reason.contains("2 people"))
      #expect(RefusedWords.found(in: error.reason + " " + error.help).isEmpty)
    }
  }

  @Test("made-up people with known ends come back as they were made", arguments: [UInt64(11), 12])
  func recovery(_ seed: UInt64) throws {
    // Each day 1 in 200 lose it and 1 in 400 die, so after 365 days (1 − 1/200 − 1/400)^365 hold it, and two thirds of
    // the others lost it.
    var generator = SeededGenerator(seed: seed)
    let n = 2_000
    let histories = (0..<n).map { _ -> OutcomeHistory in
      let until = Int.random(in: 200..<800, using: &generator)
      var day = 0
      while day < until {
        day += 1
        let draw = Int.random(in: 0..<400, using: &generator)
        if draw < 2 {
          return OutcomeHistory(
            [.init(.held, from: 0, to: day - 1), .init(.notHeld, from: day)], start: 0,
            until: until)
        }
        if draw == 2 {
          return OutcomeHistory(
            [.init(.held, from: 0)], start: 0, until: until, ending: .init(on: day, "died"))
        }
      }
      return OutcomeHistory([.init(.held, from: 0)], start: 0, until: until)
    }
    guard case .severalEnds(let fit) = try HeldOverTime(histories).unbroken else {
      Issue.record("one end")
      return
    }
    let shares = try #require(fit.shares(at: 365 / CalendarMonths.days))
    let held = (0..<365).reduce(1.0) { sum, _ in sum * (1 - 3.0 / 400) }
    // Four standard errors of so many people.
    #expect(agrees(shares[0].value, held, relative: 0, absolute: 0.03))
    #expect(agrees(shares[1].value, (1 - held) * 2 / 3, relative: 0, absolute: 0.045))
  }
}
