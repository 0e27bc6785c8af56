import Models
import Results
import TestSupport
import Testing

@Suite("Several states over time (Aalen & Johansen 1978)")
struct AalenJohansenTests {
  /// A set of figures, and how to have them here.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var set: String
    var states = 3
    var start = AalenJohansen.Start.inState(0)
    var from: Double?
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "competing", set: "competing", states: 4),
    Case(name: "competing-entry", set: "competing-entry", states: 4),
    Case(name: "returns", set: "returns"), Case(name: "returns-apart", set: "returns-apart"),
    Case(name: "late from 0", set: "late"),
    Case(name: "late from 1", set: "late", start: .inState(1)),
    Case(name: "late at 5", set: "late", from: 4.5),
    Case(name: "late as given", set: "late", start: .shares([0.7, 0.3, 0])),
    Case(name: "alone", set: "alone"),
  ]

  @Test("shares, errors and intervals agree with survival::survfit", arguments: cases)
  func agreesWithR(_ kind: Case) throws {
    let fixture = try SurvivalFixture.shared.get()
    let rows = try #require(fixture.stays[kind.set])
    for scale in IntervalScale.allCases {
      let fit = try AalenJohansen(
        rows, states: kind.states,
        options: .init(from: kind.from, start: kind.start, scale: scale))
      try compare(fit, fixture.figures(kind.name, scale.rawValue))
      try compare(fit, fixture.figures(kind.name, ""))
    }
  }

  @Test("shares at the start that are given as they are seen agree with survival::survfit")
  func mixedAsGiven() throws {
    let fixture = try SurvivalFixture.shared.get()
    let rows = try #require(fixture.stays["mixed"])
    let there = rows.filter { $0.start == 0 }
    let first = Double(there.count { $0.state == 0 }) / Double(there.count)
    for scale in IntervalScale.allCases {
      let fit = try AalenJohansen(
        rows, states: 3, options: .init(start: .shares([first, 1 - first, 0]), scale: scale))
      try compare(fit, fixture.figures("mixed as given", scale.rawValue))
      try compare(fit, fixture.figures("mixed as given", ""))
    }
  }

  private func compare(_ fit: AalenJohansen, _ figures: [SurvivalFixture.Figure]) throws {
    #expect(figures.count > 2)
    for figure in figures {
      let here = fit.shares(at: figure.time)?[figure.place]
      switch figure.name {
      case "risk":
        #expect(Double(fit.atRisk(at: figure.time)[figure.place]) == figure.value, "\(figure)")
      case "share":
        #expect(
          agrees(here?.value, figure.value ?? .nan, relative: 1e-10, absolute: 1e-14), "\(figure)")
      case "error":
        // With one person R has no error where the share is 0 or 1; nor is there one here.
        #expect(
          agrees(here?.standardError ?? 0, figure.value ?? 0, relative: 1e-8, absolute: 1e-12),
          "\(figure)")
      case "lower":
        #expect(limitAgrees(here?.interval?.lower, figure.value, of: here?.value), "\(figure)")
      case "upper":
        #expect(limitAgrees(here?.interval?.upper, figure.value, of: here?.value), "\(figure)")
      default: Issue.record("\(figure)")
      }
    }
  }

  @Test(
    "errors are the influence of each person's weight, shares at the start among them",
    arguments: [
      Case(name: "competing", set: "competing", states: 4),
      Case(name: "competing-entry", set: "competing-entry", states: 4),
      Case(name: "returns", set: "returns"), Case(name: "returns-apart", set: "returns-apart"),
      Case(name: "mixed", set: "mixed"), Case(name: "away", set: "away"),
      Case(name: "late seen at 6", set: "late", from: 6),
    ])
  func influences(_ kind: Case) throws {
    let fixture = try SurvivalFixture.shared.get()
    let rows = try #require(fixture.stays[kind.set])
    let figures = fixture.figures(kind.name, "weights")
    let until = try #require(figures.first { $0.name == "area" }?.time)
    let fit = try AalenJohansen(
      rows, states: kind.states, options: .init(from: kind.from, start: .observed, until: until))
    let times = try #require(fit.timeInState)
    for figure in figures {
      let value = figure.value ?? .nan
      let here = fit.shares(at: figure.time)?[figure.place]
      switch figure.name {
      case "share": #expect(agrees(here?.value, value, relative: 1e-10, absolute: 1e-14))
      // Central differences with a step of 1e-4 are good to about 1e-8.
      case "error":
        #expect(
          agrees(here?.standardError ?? 0, value, relative: 1e-6, absolute: 1e-9), "\(figure)")
      case "area":
        #expect(agrees(times[figure.place].value, value, relative: 1e-10, absolute: 1e-12))
      case "area.error":
        #expect(
          agrees(
            times[figure.place].standardError ?? 0, value, relative: 1e-6, absolute: 1e-8),
          "\(figure)")
      default: Issue.record("\(figure)")
      }
    }
  }

  @Test("errors by group agree with survfit's influences, summed within groups")
  func groups() throws {
    let fixture = try SurvivalFixture.shared.get()
    let rows = try #require(fixture.stays["returns"])
    let fit = try AalenJohansen(
      rows, states: 3, clusters: rows.map { $0.person % 7 }, options: .init(start: .inState(0)))
    #expect(fit.count == 7)
    for figure in fixture.figures("returns", "groups") {
      let here = fit.shares(at: figure.time)?[figure.place]
      #expect(
        agrees(here?.standardError ?? 0, figure.value ?? .nan, relative: 1e-8, absolute: 1e-12))
    }
  }

  @Test("three people and a return, by hand")
  func byHand() throws {
    // Person 1: away at 2, back at 4. Person 2: away at 3. Person 3 stays, seen until 5.
    let rows = [
      Sojourn(person: 1, state: 0, start: 0, stop: 2, next: 1),
      Sojourn(person: 1, state: 1, start: 2, stop: 4, next: 0),
      Sojourn(person: 1, state: 0, start: 4, stop: 5),
      Sojourn(person: 2, state: 0, start: 0, stop: 3, next: 1),
      Sojourn(person: 2, state: 1, start: 3, stop: 5),
      Sojourn(person: 3, state: 0, start: 0, stop: 5),
    ]
    let fit = try AalenJohansen(rows, states: 2, options: .init(until: 5))
    #expect(fit.steps.map(\.time) == [2, 3, 4])
    #expect(fit.steps.map(\.atRisk) == [[3, 0], [2, 1], [1, 2]])
    let shares = fit.steps.map { $0.shares[0].value }
    for (found, expected) in zip(shares, [2.0 / 3, 1.0 / 3, 2.0 / 3]) {
      #expect(agrees(found, expected, relative: 1e-14))
    }
    // 2 + 2/3 + 1/3 + 2/3 of the five.
    #expect(agrees(fit.timeInState?[0].value, 2 + 5.0 / 3, relative: 1e-14))
    // U at 2: −2/9, 1/9, 1/9; its square root of squares √6/9.
    #expect(agrees(fit.steps[0].shares[0].standardError, 6.0.squareRoot() / 9, relative: 1e-14))
    #expect(fit.moves(from: 0, to: 1) == 2 && fit.moves(from: 1, to: 0) == 1)
    #expect(fit.shares(at: 5.1) == nil && fit.shares(at: -1) == nil)
    #expect(fit.shares(at: 0)?.map(\.value) == [1, 0])
  }

  @Test("with one kind of end the share of those who go on is Kaplan and Meier's, error and all")
  func oneEnd() throws {
    for set in ["ties", "entry", "large"] {
      let ends = try #require(try SurvivalFixture.shared.get().ends[set])
      let curve = try KaplanMeier(ends, options: .init(variance: .persons))
      let shares = try AalenJohansen(
        ends.map {
          .init(
            entry: $0.entry ?? -1, exit: $0.exit, reason: $0.hasEnded ? 0 : nil, person: $0.person)
        }, reasons: 1)
      #expect(curve.steps.count == shares.steps.count)
      for (one, other) in zip(curve.steps, shares.steps) {
        #expect(
          agrees(
            other.shares[0].value, one.survival.value, relative: 1e-10, absolute: 1e-13))
        #expect(
          agrees(
            other.shares[0].standardError ?? 0, one.survival.standardError ?? 0, relative: 1e-10))
      }
    }
  }

  @Test("one minus Kaplan–Meier is more than the share for whom one of several ends came")
  func competing() throws {
    let rows = try #require(try SurvivalFixture.shared.get().stays["competing"])
    let fit = try AalenJohansen(rows, states: 4)
    let alone = try KaplanMeier(
      rows.map { ObservedTime(exit: $0.stop, hasEnded: $0.next == 1, person: $0.person) })
    let end = fit.last
    let share = try #require(fit.shares(at: end)?[1].value)
    #expect(1 - (alone.survival(at: end)?.value ?? 1) > share + 0.05)
  }

  @Test("shares sum to 1, and lie between 0 and 1", arguments: [UInt64(1), 2, 3, 4, 5, 6])
  func sums(_ seed: UInt64) throws {
    let rows = Self.wandering(30, states: 4, seed: seed)
    let fit = try AalenJohansen(rows, states: 4)
    for step in fit.steps {
      #expect(agrees(step.shares.reduce(0) { $0 + $1.value }, 1, relative: 1e-12))
      #expect(step.shares.allSatisfy { $0.value >= 0 && $0.value <= 1 })
    }
    let other = try AalenJohansen(rows.reversed(), states: 4)
    for (one, two) in zip(fit.steps, other.steps) {
      for (a, b) in zip(one.shares, two.shares) {
        #expect(agrees(a.value, b.value, relative: 1e-12, absolute: 1e-14))
        #expect(
          agrees(a.standardError ?? 0, b.standardError ?? 0, relative: 1e-9, absolute: 1e-12))
      }
    }
  }

  @Test("from the start to a time and on from there is the way as a whole")
  func chaining() throws {
    let rows = Self.wandering(60, states: 3, seed: 9)
    let whole = try TransitionProbabilities(rows, states: 3, from: 0)
    let first = try TransitionProbabilities(rows, states: 3, from: 0)
    let second = try TransitionProbabilities(rows, states: 3, from: 4)
    for i in 0..<3 {
      for j in 0..<3 {
        let product = (0..<3).reduce(0) { sum, k in
          sum + (first.probability(from: i, to: k, at: 4)?.value ?? .nan)
            * (second.probability(from: k, to: j, at: 9)?.value ?? .nan)
        }
        #expect(
          agrees(
            whole.probability(from: i, to: j, at: 9)?.value, product, relative: 1e-12,
            absolute: 1e-14))
      }
    }
  }

  @Test("rows that cannot be used are refused")
  func refusals() {
    func refusal(
      _ rows: [Sojourn], _ options: AalenJohansen.Options = .init()
    ) -> SurvivalError? {
      do throws(SurvivalError) {
        _ = try AalenJohansen(rows, states: 2, options: options)
        return nil
      } catch { return error }
    }
    let row = Sojourn(person: 1, state: 0, start: 0, stop: 2, next: 1)
    func with(_ change: (inout Sojourn) -> Void) -> Sojourn {
      var row = row
      change(&row)
      return row
    }
    #expect(refusal([]) == .noRows)
    #expect(refusal([row]) == nil)
    #expect(refusal([row, with { $0.start = .infinity }]) == .notFinite(row: 1))
    #expect(refusal([with { $0.stop = 0 }]) == .emptyStretch(row: 0))
    #expect(refusal([with { $0.next = 2 }]) == .unknownState(row: 0))
    #expect(refusal([with { $0.state = -1 }]) == .unknownState(row: 0))
    #expect(refusal([with { $0.next = 0 }]) == .sameState(row: 0))
    #expect(
      refusal([
        row,
        with {
          $0.start = 1
          $0.stop = 3
        },
      ]) == .overlap(row: 1, other: 0))
    #expect(
      refusal([
        row,
        with {
          $0.start = 2
          $0.stop = 3
        },
      ]) == .jump(row: 1, other: 0))
    #expect(refusal([row], .init(from: -1)) == .nobodyAtStart)
    #expect(refusal([row], .init(start: .shares([1]))) == .startingShares)
    #expect(refusal([row], .init(start: .shares([0.5, 0.4]))) == .startingShares)
    #expect(refusal([row], .init(start: .inState(2))) == .startingShares)
    #expect(refusal([row], .init(until: 3)) == .beyondObservation(time: 3, last: 2))
    #expect(refusal([row], .init(from: 5)) == .nobodyAtStart)
    #expect(
      throws: SurvivalError.unknownState(row: 0),
      performing: {
        try AalenJohansen([.init(exit: 2, reason: 3, person: 1)], reasons: 2)
      })
  }

  @Test("where nobody moves everything stays as it was, without an error")
  func nobodyMoves() throws {
    let rows = try #require(try SurvivalFixture.shared.get().stays["still"])
    let fit = try AalenJohansen(rows, states: 3)
    #expect(fit.steps.isEmpty && fit.shares(at: 3)?.map(\.value) == [1, 0, 0])
    #expect(fit.shares(at: 3)?[0].interval == nil)
    let none = try AalenJohansen(rows, states: 3, options: .init(from: 9, start: .inState(1)))
    #expect(none.shares(at: 9)?.map(\.value) == [0, 1, 0] && none.count == 0)
  }

  @Test("the error of the shares at the start is that of a share")
  func errorAtStart() throws {
    let rows = (0..<20).map { Sojourn(person: $0, state: $0 < 5 ? 0 : 1, start: 0, stop: 3) }
    let fit = try AalenJohansen(rows, states: 2)
    #expect(agrees(fit.initial[0].value, 0.25, relative: 1e-14))
    #expect(
      agrees(fit.initial[0].standardError, (0.25 * 0.75 / 20).squareRoot(), relative: 1e-12))
  }

  @Test("times in which a state has people but nobody is watched in it are told")
  func unwatched() throws {
    let rows = [
      Sojourn(person: 1, state: 0, start: 0, stop: 2),
      Sojourn(person: 2, state: 1, start: 0, stop: 9),
      Sojourn(person: 3, state: 0, start: 5, stop: 8, next: 1),
    ]
    let fit = try AalenJohansen(rows, states: 2)
    #expect(fit.unwatched[0].map(\.from) == [2] && fit.unwatched[0].map(\.to) == [5])
    #expect(fit.unwatched[1].isEmpty)
  }

  /// People who go from state to state, are away at times, and are seen for different lengths.
  static func wandering(_ n: Int, states: Int, seed: UInt64) -> [Sojourn] {
    var generator = SeededGenerator(seed: seed)
    var rows: [Sojourn] = []
    for person in 0..<n {
      var state = Int.random(in: 0..<states, using: &generator)
      var start = 0.0
      for _ in 0..<Int.random(in: 1..<6, using: &generator) {
        let stop = start + Double(Int.random(in: 1..<5, using: &generator))
        let next = (state + Int.random(in: 1..<states, using: &generator)) % states
        let isSeen = Bool.random(using: &generator)
        rows.append(
          Sojourn(person: person, state: state, start: start, stop: stop, next: isSeen ? next : nil)
        )
        state = next
        start = isSeen ? stop : stop + 1
      }
    }
    return rows
  }
}
