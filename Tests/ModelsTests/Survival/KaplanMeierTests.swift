import Models
import Results
import TestSupport
import Testing

@Suite("One kind of end over time (Kaplan & Meier 1958)")
struct KaplanMeierTests {
  static let sets = [
    "published", "kaplan-meier", "ties", "apart", "entry", "large", "several", "none", "one",
    "one-watched", "at-once", "all", "level", "gap", "emptied",
  ]

  @Test("agrees with survival::survfit", arguments: sets)
  func agreesWithR(_ set: String) throws {
    let fixture = try SurvivalFixture.shared.get()
    let curve = try KaplanMeier(try #require(fixture.ends[set]))
    let figures = fixture.figures(set, "")
    #expect(figures.count > 2)
    for figure in figures {
      let here = curve.survival(at: figure.time)
      switch figure.name {
      case "risk": #expect(Double(curve.atRisk(at: figure.time)) == figure.value)
      case "survival":
        #expect(agrees(here?.value, figure.value ?? .nan, relative: 1e-12, absolute: 1e-15))
      case "error":
        // R writes 0 before the first end; here it is nil, or 0.
        let error = here?.standardError
        #expect(
          figure.value == nil || figure.value == 0
            ? (error ?? 0) == 0 : agrees(error, figure.value ?? .nan, relative: 1e-10),
          "\(set) \(figure)")
      case "mean":
        let mean = try curve.restrictedMean(to: figure.time)
        #expect(agrees(mean.value, figure.value ?? .nan, relative: 1e-12))
      case "mean.error":
        let mean = try curve.restrictedMean(to: figure.time)
        #expect(
          figure.value == 0
            ? mean.standardError == nil
            : agrees(mean.standardError, figure.value ?? .nan, relative: 1e-10), "\(set) \(figure)")
      case "error.greenwood":
        let plain = try KaplanMeier(
          try #require(fixture.ends[set]), options: .init(variance: .greenwood))
        #expect(
          figure.value == nil
            || agrees(
              plain.survival(at: figure.time)?.standardError ?? 0, figure.value ?? .nan,
              relative: 1e-10)
        )
      default: Issue.record("\(figure)")
      }
    }
  }

  @Test("intervals and quantiles agree with survival::survfit", arguments: sets)
  func intervalsAgreeWithR(_ set: String) throws {
    let fixture = try SurvivalFixture.shared.get()
    for scale in IntervalScale.allCases {
      let curve = try KaplanMeier(try #require(fixture.ends[set]), options: .init(scale: scale))
      let figures = fixture.figures(set, scale.rawValue)
      #expect(figures.count > 2)
      for figure in figures {
        let here = curve.survival(at: figure.time)
        switch figure.name {
        case "lower":
          #expect(
            limitAgrees(here?.interval?.lower, figure.value, of: here?.value), "\(set) \(figure)")
        case "upper":
          #expect(
            limitAgrees(here?.interval?.upper, figure.value, of: here?.value), "\(set) \(figure)")
        case "quantile.quantile":
          #expect(curve.quantile(figure.time).time == figure.value, "\(set) \(figure)")
        case "quantile.lower":
          // Few are at risk at first, so the lower limit rises once, from 0.508 at 0.5 to 0.546 at 1.2. R says 1.2; by
          // the definition 0.5 belongs to the interval.
          let isRising = set == "large" && scale == .logLog && figure.time == 0.25
          #expect(
            curve.quantile(figure.time).lower == (isRising ? 0.5 : figure.value),
            "\(set) \(figure)")
        case "quantile.upper":
          #expect(curve.quantile(figure.time).upper == figure.value, "\(set) \(figure)")
        default: Issue.record("\(figure)")
        }
      }
    }
  }

  @Test("agrees with a published table")
  func published() throws {
    // Bewick, V., Cheek, L., & Ball, J. (2004). Statistics review 12: Survival analysis. Critical Care, 8, 389,
    // table 2: days, treatment 2; three decimals printed.
    let curve = try KaplanMeier(try #require(try SurvivalFixture.shared.get().ends["published"]))
    #expect(curve.steps.map(\.time) == [1, 4, 5, 9, 22])
    #expect(curve.steps.map(\.atRisk) == [8, 6, 5, 3, 1])
    for (step, printed) in zip(curve.steps, [0.750, 0.625, 0.500, 0.333, 0.000]) {
      #expect(agrees(step.survival.value, printed, relative: 0, absolute: 0.0005))
    }
  }

  @Test("agrees with the eight observations of the paper, by hand")
  func eightObservations() throws {
    let curve = try KaplanMeier(try #require(try SurvivalFixture.shared.get().ends["kaplan-meier"]))
    let expected = [7.0 / 8, 7.0 / 8 * 4 / 5, 7.0 / 8 * 4 / 5 * 3 / 4, 7.0 / 8 * 4 / 5 * 3 / 4 / 2]
    #expect(curve.steps.count == 4)
    for (step, value) in zip(curve.steps, expected) {
      #expect(agrees(step.survival.value, value, relative: 1e-15))
    }
    // Greenwood by hand at the second step: 0.7² (1/(8 · 7) + 1/(5 · 4)).
    let second = try #require(curve.steps[1].survival.standardError)
    #expect(agrees(second * second, 0.49 * (1.0 / 56 + 1.0 / 20), relative: 1e-14))
  }

  @Test("rows that cannot be used are refused")
  func refusals() {
    func refusal(_ rows: [ObservedTime]) -> SurvivalError? {
      do throws(SurvivalError) {
        _ = try KaplanMeier(rows)
        return nil
      } catch { return error }
    }
    #expect(refusal([]) == .noRows)
    #expect(refusal([.init(exit: .nan, hasEnded: true, person: 1)]) == .notFinite(row: 0))
    #expect(
      refusal([.init(entry: -.infinity, exit: 2, hasEnded: true, person: 1)]) == .notFinite(row: 0))
    #expect(
      refusal([.init(entry: 2, exit: 2, hasEnded: true, person: 1)]) == .emptyStretch(row: 0))
    #expect(
      refusal([
        .init(entry: 0, exit: 5, hasEnded: false, person: 1),
        .init(entry: 4, exit: 7, hasEnded: true, person: 1),
      ]) == .overlap(row: 1, other: 0))
    #expect(
      refusal([
        .init(exit: 5, hasEnded: false, person: 1), .init(exit: 7, hasEnded: true, person: 1),
      ]) == .overlap(row: 1, other: 0))
    #expect(SurvivalError.overlap(row: 1, other: 0).message.contains("overlap"))
  }

  @Test("a stretch cut in two changes nothing", arguments: [UInt64(1), 2, 3])
  func cutting(_ seed: UInt64) throws {
    let rows = Self.simulated(60, seed: seed)
    var generator = SeededGenerator(seed: seed + 100)
    let cut = rows.flatMap { row -> [ObservedTime] in
      let entry = row.entry ?? 0
      let middle = entry + Double.random(in: 0.1..<0.9, using: &generator) * (row.exit - entry)
      return [
        ObservedTime(entry: entry, exit: middle, hasEnded: false, person: row.person),
        ObservedTime(entry: middle, exit: row.exit, hasEnded: row.hasEnded, person: row.person),
      ]
    }.shuffled(using: &generator)
    for variance in KaplanMeier.Variance.allCases {
      let whole = try KaplanMeier(rows, options: .init(variance: variance))
      let parts = try KaplanMeier(cut, options: .init(variance: variance))
      #expect(whole.steps.count == parts.steps.count && whole.ended == parts.ended)
      for (one, other) in zip(whole.steps, parts.steps) {
        #expect(one.atRisk == other.atRisk && one.survival.value == other.survival.value)
        #expect(
          agrees(
            one.survival.standardError ?? 0, other.survival.standardError ?? 0, relative: 1e-12))
      }
    }
  }

  @Test(
    "with one end a person, all watched from the beginning, both errors are Greenwood's",
    arguments: [UInt64(4), 5])
  func oneEnd(_ seed: UInt64) throws {
    let rows = Self.simulated(40, seed: seed).map {
      ObservedTime(exit: $0.exit, hasEnded: $0.hasEnded, person: $0.person)
    }
    let greenwood = try KaplanMeier(rows)
    let persons = try KaplanMeier(rows, options: .init(variance: .persons))
    #expect(greenwood.variance == .greenwood && persons.variance == .persons)
    for (one, other) in zip(greenwood.steps, persons.steps) {
      #expect(
        agrees(
          one.survival.standardError ?? 0, other.survival.standardError ?? 0, relative: 1e-10))
    }
  }

  @Test("where everybody is seen to the end the curve is the plain share")
  func withoutLeaving() throws {
    let rows = (1...20).map { ObservedTime(exit: Double($0 / 2), hasEnded: true, person: $0) }
    let curve = try KaplanMeier(rows)
    for time in stride(from: 0.0, through: 10, by: 0.5) {
      let share = Double(rows.count { $0.exit > time }) / 20
      #expect(
        agrees(curve.survival(at: time)?.value, share, relative: 1e-12, absolute: 1e-15))
    }
    #expect(curve.survival(at: 99)?.value == 0)
    #expect(try curve.restrictedMean(to: 50).value == rows.reduce(0) { $0 + $1.exit } / 20)
  }

  @Test("what was not seen is not answered")
  func beyond() throws {
    let curve = try KaplanMeier([
      .init(exit: 3, hasEnded: true, person: 1), .init(exit: 5, hasEnded: false, person: 2),
    ])
    #expect(curve.survival(at: 5)?.value == 0.5 && curve.survival(at: 5.1) == nil)
    #expect(throws: SurvivalError.beyondObservation(time: 6, last: 5)) {
      try curve.restrictedMean(to: 6)
    }
    #expect(throws: SurvivalError.self) { try curve.restrictedMean(to: 0) }
    #expect(throws: SurvivalError.self) { try curve.restrictedMean(to: .nan) }
    #expect(curve.notes.map(\.code) == ["survival.few-ends"])
  }

  @Test("a curve that has come down to 0 too early, and a time when nobody was watched, are said")
  func notes() throws {
    let fixture = try SurvivalFixture.shared.get()
    let emptied = try KaplanMeier(try #require(fixture.ends["emptied"]))
    #expect(
      emptied.notes.map(\.code) == [
        "survival.few-ends", "survival.emptied", "survival.nobody-watched",
      ])
    let gap = try KaplanMeier(try #require(fixture.ends["gap"]))
    #expect(gap.gaps.map(\.from) == [4] && gap.gaps.map(\.to) == [6])
    let ties = try KaplanMeier(try #require(fixture.ends["ties"]))
    #expect(ties.notes.isEmpty && ties.gaps.isEmpty)
  }

  static func simulated(_ n: Int, seed: UInt64) -> [ObservedTime] {
    var generator = SeededGenerator(seed: seed)
    return (0..<n).map { person in
      let entry = Double(Int.random(in: 0..<4, using: &generator))
      return ObservedTime(
        entry: entry, exit: entry + Double(Int.random(in: 1..<12, using: &generator)),
        hasEnded: Bool.random(using: &generator), person: person)
    }
  }
}
