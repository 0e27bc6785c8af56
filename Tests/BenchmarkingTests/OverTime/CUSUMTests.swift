import Benchmarking
import Results
import TestSupport
import Testing

@Suite("Cumulative sums (Steiner et al. 2000; Lovegrove et al. 1997)")
struct CUSUMTests {
  /// reference/benchmarking.md §1.10.
  static let outcomes: [Bool?] = [0, 1, 0, 0, 1, 1, 0, 0, 0, 1].map { $0 == 1 }
  static let risks = [0.1, 0.3, 0.2, 0.05, 0.4, 0.15, 0.25, 0.5, 0.1, 0.35]
  static var adjusted: [ExpectedOutcome] {
    zip(risks, outcomes).map { ExpectedOutcome(chance: $0, happened: $1) }
  }

  private func agree(_ found: [Double], _ expected: [Double]) -> Bool {
    found.count == expected.count
      && zip(found, expected).allSatisfy { agrees($0, $1, relative: 0, absolute: 5.1e-7) }
  }

  @Test("weights and sums are those of the reference")
  func sums() throws {
    let weights = BernoulliCUSUM.weights(chance: 0.1, oddsRatio: 2)
    #expect(agrees(weights.happened, 0.597837, relative: 1e-6))
    #expect(agrees(weights.not, -0.09531018, relative: 1e-7))
    let plain = try BernoulliCUSUM(ExpectedOutcome.all(Self.outcomes, chance: 0.1))
    #expect(
      agree(
        plain.values,
        [
          0, 0.597837, 0.502527, 0.407217, 1.005054, 1.602891, 1.507580, 1.412270, 1.316960,
          1.914797,
        ]))
    let adjusted = try BernoulliCUSUM(Self.adjusted)
    #expect(
      agree(
        adjusted.values,
        [
          0, 0.430783, 0.248461, 0.199671, 0.556346, 1.109731, 0.886588, 0.481123, 0.385813,
          0.778855,
        ]))
    let line = try VariableLifeAdjustedDisplay(Self.adjusted)
    #expect(
      agree(line.values, [0.1, -0.6, -0.4, -0.35, -0.95, -1.8, -1.55, -1.05, -0.95, -1.6]))
    #expect(line.observed == 4 && agrees(line.expected, 2.4, relative: 1e-15))
  }

  @Test("the chart signals at its limit, and begins anew with the next person")
  func signals() throws {
    let chart = try BernoulliCUSUM(
      ExpectedOutcome.all(Self.outcomes, chance: 0.1), options: .init(limit: 1.41227))
    // By hand: 1.602891 at the sixth; then 0, 0, 0 and 0.597837.
    #expect(chart.signals == [5])
    #expect(
      agree(
        chart.values,
        [0, 0.597837, 0.502527, 0.407217, 1.005054, 1.602891, 0, 0, 0, 0.597837]))
    let running = try BernoulliCUSUM(
      ExpectedOutcome.all(Self.outcomes, chance: 0.1),
      options: .init(limit: 1.41227, resets: false))
    #expect(running.signals == [5, 6, 7, 9])
    #expect(chart.words.hasPrefix("One signal, at person 6: the outcome has come more often"))
    #expect(RefusedWords.found(in: chart.words + running.words).isEmpty)
  }

  @Test("looking for less often runs below 0, as C − W never above it")
  func below() throws {
    let absent = ExpectedOutcome.all(Array(repeating: false, count: 8), chance: 0.5)
    let chart = try BernoulliCUSUM(absent, options: .init(oddsRatio: 0.5, limit: 1))
    // W = log(1 / 0.75) each: 0.287682; the limit is reached with the fourth, and again.
    #expect(
      agree(Array(chart.values.prefix(5)), [-0.287682, -0.575364, -0.863046, -1.150728, -0.287682]))
    #expect(chart.signals == [3, 7])
  }

  @Test("an outcome that is not known leaves the line where it is, and is counted")
  func unknown() throws {
    let gapped = Self.adjusted.flatMap { [$0, ExpectedOutcome(chance: 0.9, happened: nil)] }
    let chart = try BernoulliCUSUM(gapped)
    let plain = try BernoulliCUSUM(Self.adjusted)
    #expect(stride(from: 1, to: 20, by: 2).map { chart.values[$0] } == plain.values)
    #expect(chart.notes.map(\.code) == ["cusum.unknown"])
    #expect(
      try VariableLifeAdjustedDisplay(gapped).expected
        == VariableLifeAdjustedDisplay(Self.adjusted).expected)
  }

  @Test(
    "the exact limit is that of listing every sequence of ten",
    arguments: [0.1, 0.3], [2, 0.5] as [Double])
  func exact(_ chance: Double, _ ratio: Double) throws {
    let expected = try Expected("Fixtures/benchmarking/over-time/expected.csv")
    for alpha in [0.05, 0.01] {
      let limit = try ExactCUSUMLimit(persons: 10, chance: chance, oddsRatio: ratio, alpha: alpha)
      let key = "cusum.\(chance).\(ratio == 2 ? "2" : "0.5").\(alpha)."
      #expect(agrees(limit.quantile, expected[key + "quantile"], relative: 1e-12), "\(key)")
      #expect(agrees(limit.probability, expected[key + "probability"], relative: 1e-12))
      if let safe = limit.safe {
        #expect(agrees(safe, expected[key + "safe"], relative: 1e-12))
        #expect(agrees(limit.safeProbability, expected[key + "safe.probability"], relative: 1e-12))
      } else {
        #expect(expected[key + "safe"].isNaN && limit.safeProbability == 0)
      }
    }
  }

  @Test(
    "the published limit for ten persons, and that reaching it is a little more likely than alpha")
  func published() throws {
    // R cusum, tests/testthat: 1.41227 for n = 10, p = 0.1, odds ratio 2, alpha = 0.05.
    let limit = try ExactCUSUMLimit(persons: 10, chance: 0.1, oddsRatio: 2, alpha: 0.05)
    #expect(agrees(limit.quantile, 1.41227, relative: 0, absolute: 5e-6))
    #expect(limit.probability > 0.05 && limit.safeProbability < 0.05)
  }

  @Test("the simulated limit agrees with the exact one, within its own error")
  func simulated() throws {
    let exact = try ExactCUSUMLimit(persons: 40, chance: 0.2, oddsRatio: 2, alpha: 0.05)
    let drawn = try SimulatedCUSUMLimit(
      chances: Array(repeating: 0.2, count: 40), oddsRatio: 2, alpha: 0.05, runs: 20_000, seed: 7)
    #expect((drawn.quantile - exact.quantile).magnitude < 0.15)
    #expect(drawn.share >= 0.05 && drawn.share < 0.07 && drawn.shareError < 0.002)
    #expect(
      drawn
        == (try SimulatedCUSUMLimit(
          chances: Array(repeating: 0.2, count: 40), oddsRatio: 2, alpha: 0.05, runs: 20_000,
          seed: 7)))
  }

  @Test("a limit falls as alpha grows, and rises with the number of persons")
  func monotone() throws {
    var before = Double.infinity
    for alpha in [0.001, 0.01, 0.05, 0.2, 0.5] {
      let limit = try ExactCUSUMLimit(persons: 30, chance: 0.15, oddsRatio: 2, alpha: alpha)
      #expect(limit.quantile <= before && limit.safeProbability <= alpha)
      before = limit.quantile
    }
    let few = try ExactCUSUMLimit(persons: 20, chance: 0.15, oddsRatio: 2, alpha: 0.05)
    let many = try ExactCUSUMLimit(persons: 200, chance: 0.15, oddsRatio: 2, alpha: 0.05)
    #expect(many.quantile > few.quantile)
    let one = try ExactCUSUMLimit(persons: 1, chance: 0.15, oddsRatio: 2, alpha: 0.2)
    #expect(
      one.quantile == 0 && one.probability == 1
        && agrees(one.safeProbability, 0.15, relative: 1e-12))
  }

  @Test(
    "what no sum can be made of is refused with the reason",
    arguments: [
      ([], 2, nil, "cusum.no-outcomes"),
      ([.init(chance: 0.5, happened: nil)], 2, nil, "cusum.no-outcomes"),
      ([.init(chance: .nan, happened: true)], 2, nil, "cusum.chance-outside"),
      ([.init(chance: 1.1, happened: true)], 2, nil, "cusum.chance-outside"),
      ([.init(chance: 0.5, happened: true)], 1, nil, "cusum.odds-ratio"),
      ([.init(chance: 0.5, happened: true)], -2, nil, "cusum.odds-ratio"),
      ([.init(chance: 0.5, happened: true)], .infinity, nil, "cusum.odds-ratio"),
      ([.init(chance: 0.5, happened: true)], 2, 0, "cusum.limit"),
      ([.init(chance: 0.5, happened: true)], 2, .nan, "cusum.limit"),
    ] as [([ExpectedOutcome], Double, Double?, String)])
  func refused(_ outcomes: [ExpectedOutcome], _ ratio: Double, _ limit: Double?, _ code: String) {
    let error = #expect(throws: Withheld.self) {
      try BernoulliCUSUM(outcomes, options: .init(oddsRatio: ratio, limit: limit))
    }
    #expect(error?.code == code)
  }

  @Test("limits outside what they are made for are refused")
  func refusedLimits() {
    for (persons, chance, alpha) in [(0, 0.1, 0.05), (201, 0.1, 0.05), (10, 0, 0.05), (10, 0.1, 1)]
    {
      #expect(throws: Withheld.self) {
        try ExactCUSUMLimit(persons: persons, chance: chance, oddsRatio: 2, alpha: alpha)
      }
    }
    #expect(throws: Withheld.self) {
      try SimulatedCUSUMLimit(chances: [], oddsRatio: 2, alpha: 0.05, seed: 1)
    }
    #expect(throws: Withheld.self) {
      try SimulatedCUSUMLimit(chances: [0.1], oddsRatio: 2, alpha: 0.05, runs: .max, seed: 1)
    }
  }

  @Test("chances of 0 and 1 give weights that are numbers", arguments: [0, 1] as [Double])
  func certain(_ chance: Double) throws {
    let chart = try BernoulliCUSUM(ExpectedOutcome.all([true, false, true], chance: chance))
    let line = try VariableLifeAdjustedDisplay(ExpectedOutcome.all([true], chance: chance))
    #expect(chart.values.allSatisfy { $0.isFinite } && line.values == [chance - 1])
  }
}
