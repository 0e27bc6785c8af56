import Benchmarking
import Results
import TestSupport
import Testing

@Suite("Funnels of input that cannot be used")
struct FunnelInputTests {
  static func code(_ rows: [CountRow], _ measure: CountMeasure, target: Double? = nil) -> String? {
    var options = Funnel.Options()
    options.target = target
    do throws(Withheld) {
      _ = try Funnel(rows, as: measure, options: options)
      return nil
    } catch {
      return error.code
    }
  }

  static let good = (0..<6).map { CountRow("good \($0)", Double(3 + $0), of: 12) }

  @Test(
    "a service whose figures cannot be used is set aside with its reason; the others go on",
    arguments: [
      (CountRow("x", 1, of: 0), CountMeasure.proportion(), "funnel.denominator"),
      (CountRow("x", 1, of: -4), .proportion(), "funnel.denominator"),
      (CountRow("x", 1, of: .nan), .proportion(), "funnel.denominator"),
      (CountRow("x", 1, of: .infinity), .rate(), "funnel.denominator"),
      (CountRow("x", 1, of: 1e-300), .rate(), "funnel.denominator"),
      (CountRow("x", 5, of: 4), .proportion(), "funnel.numerator-above-denominator"),
      (CountRow("x", -1, of: 4), .proportion(), "funnel.numerator"),
      (CountRow("x", 1.5, of: 4), .standardisedRatio(), "funnel.numerator"),
      (CountRow("x", .nan, of: 4), .standardisedRatio(), "funnel.numerator"),
      (CountRow("x", .infinity, of: 4), .ratioOfCounts, "funnel.numerator"),
      (CountRow("x", 2, of: 4.5), .proportion(), "funnel.denominator"),
      (CountRow("x", 2, of: 4.5), .ratioOfCounts, "funnel.denominator"),
    ])
  func setAside(_ row: CountRow, _ measure: CountMeasure, _ code: String) throws {
    let funnel = try Funnel([row] + Self.good, as: measure)
    guard case .failure(let reason) = funnel.units[0].figures else {
      Issue.record("figures of what has none")
      return
    }
    #expect(reason.code == code)
    #expect(funnel.notes.contains { $0.code == "funnel.units-set-aside" })
    let alone = try Funnel(Self.good, as: measure)
    #expect(alone.units == Array(funnel.units.dropFirst()))
  }

  @Test("a comparison that cannot be made is refused")
  func refused() {
    #expect(Self.code([], .proportion()) == "funnel.too-few-units")
    #expect(Self.code([CountRow("a", 1, of: 4)], .proportion()) == "funnel.too-few-units")
    #expect(Self.code([CountRow("a", 1, of: 0)], .standardisedRatio()) == "funnel.too-few-units")
    #expect(
      Self.code([CountRow("a", 1, of: 4), CountRow("a", 2, of: 4)], .proportion())
        == "funnel.repeated-unit")
    let none = ["a", "b"].map { CountRow($0, 0, of: 9) }
    let all = ["a", "b"].map { CountRow($0, 9, of: 9) }
    #expect(Self.code(none, .proportion()) == "funnel.nothing-differs")
    #expect(Self.code(all, .proportion()) == "funnel.nothing-differs")
    #expect(Self.code(none, .rate()) == "funnel.nothing-differs")
    #expect(Self.code(none, .ratioOfCounts) == "funnel.nothing-differs")
    #expect(Self.code(none, .standardisedRatio()) == nil)
    for target in [0, 1, -0.2, 1.2, .nan, .infinity] {
      #expect(Self.code(Self.good, .proportion(), target: target) == "funnel.target")
    }
    #expect(Self.code(Self.good, .standardisedRatio(), target: 0) == "funnel.target")
    #expect(Self.code(Self.good, .rate(per: 0)) == "funnel.multiplier")
    #expect(Self.code(Self.good, .rate(per: .nan)) == "funnel.multiplier")
  }

  @Test("one service may be compared with a stated target, but is not marked by default")
  func one() throws {
    var options = Funnel.Options()
    options.target = 0.5
    let funnel = try Funnel([CountRow("a", 19, of: 20)], as: .proportion(), options: options)
    #expect(throws: Withheld.self) { try funnel.units[0].figures.get().position.get() }
    options.dispersion = .none
    let asked = try Funnel([CountRow("a", 19, of: 20)], as: .proportion(), options: options)
    #expect(try asked.units[0].figures.get().position.get() == .signalAbove)
    #expect(!asked.targetFromUnits)
  }

  @Test("shares to trim lie in 0 to a half", arguments: [-0.1, 0.5, 2, .nan])
  func trimming(_ share: Double) {
    for trimming in [Trimming.winsorised(share), .truncated(share)] {
      var options = Funnel.Options()
      options.dispersion = .additive(trimming)
      #expect(throws: Withheld.self) {
        try Funnel(Self.good, as: .proportion(), options: options)
      }
    }
  }

  @Test(
    "very large and very small numbers end in figures or a reason, never otherwise",
    arguments: RatioLimits.allCases, [1e9, 1e12])
  func extremes(_ limits: RatioLimits, _ most: Double) throws {
    let rows =
      [
        CountRow("small", 0, of: 1e-9), CountRow("large", most, of: most),
        CountRow("skewed", most, of: 1e-9), CountRow("far", 0, of: most),
      ] + Self.good
    for measure in [CountMeasure.standardisedRatio(limits, scale: .log), .rate(limits)] {
      var options = Funnel.Options()
      options.dispersion = most > 1e10 ? .none : .additive(.none)
      let funnel = try Funnel(rows, as: measure, options: options)
      let figures = funnel.units.compactMap { try? $0.figures.get() }
      #expect(figures.count >= 6)
      for figures in figures {
        #expect(figures.value.isFinite && figures.outer.upperBound.isFinite)
        #expect(((try? figures.z.get()) ?? 0).isFinite)
        #expect((figures.pValue ?? 0) >= 0 && (figures.pValue ?? 0) <= 1)
      }
    }
  }

  @Test("completion stands beside the outcome, and has a funnel of its own")
  func completion() throws {
    let all = try (0..<6).map { index throws(Withheld) in
      try Completion(eligible: 40, first: 33, paired: 12 + 3 * index)
    }
    let rows = zip(Self.good, all).map {
      CountRow($0.name, $0.numerator, of: $0.denominator, completion: $1)
    }
    let outcome = try Funnel(rows, as: .proportion())
    #expect(outcome.units.map(\.completion) == all)
    #expect(!outcome.notes.contains { $0.code == "funnel.completion-not-stated" })
    #expect(
      try Funnel(Self.good, as: .proportion()).notes.contains {
        $0.code == "funnel.completion-not-stated"
      })
    let beside = try Funnel.completion(zip(rows, all).map { ($0.name, $1) })
    #expect(agrees(beside.target, 117 / 240, relative: 1e-14))
    #expect(try beside.units[5].figures.get().value == 27 / 40)
  }
}
