import Benchmarking
import Distributions
import Results
import TestSupport
import Testing

@Suite("Mean change from six numbers (Becker 1988; Bonett 2008; Morris 2008)")
struct MeanChangeEffectTests {
  static func summary(
    n: Int = 20, _ first: Double = 30.6, _ s1: Double = 15, _ second: Double = 38.5,
    _ s2: Double = 11.6, r: Double = 0.47
  ) throws(Withheld) -> PairedSummary {
    try PairedSummary(
      n: n, firstMean: first, firstDeviation: s1, secondMean: second, secondDeviation: s2,
      correlation: r)
  }

  @Test("SMCR of Morris's treated groups, with its variance")
  func morris() throws {
    // reference/benchmarking.md §2.1, by metafor::escalc.
    let values = [0.5055527859, 1.0481248983, 1.8054066674, 1.4180817286, 0.0800836143]
    let variances = [0.0593895905, 0.0253856580, 0.2321940686, 0.1225477895, 0.0802290495]
    for (j, group) in try MorrisGroups.treated().enumerated() {
      let found = try MeanChangeEffect.rawScore.estimate(group)
      #expect(agrees(found.value, values[j], relative: 1e-9))
      #expect(
        agrees(found.standardError.map { $0 * $0 }, variances[j], relative: 1e-9))
    }
  }

  @Test("SMCC of Morris's treated groups, and SMCR of those compared")
  func printed() throws {
    // reference/benchmarking.md §2.1: four decimals.
    for (group, value) in zip(
      try MorrisGroups.treated(), [0.5417, 1.0198, 2.6619, 1.9088, 0.0765])
    {
      let found = try MeanChangeEffect.changeScore.estimate(group)
      #expect(agrees(found.value, value, relative: 0, absolute: 5.1e-5))
    }
    for (group, value) in zip(
      try MorrisGroups.compared(), [-0.2365, 0.0958, 0, 0.2667, -0.4250])
    {
      let found = try MeanChangeEffect.rawScore.estimate(group)
      #expect(agrees(found.value, value, relative: 0, absolute: 5.1e-5))
    }
  }

  @Test("the other variances, by base R from the formulas")
  func variances() throws {
    let group = try Self.summary()
    func variance(
      _ effect: MeanChangeEffect, _ formula: MeanChangeEffect.VarianceFormula = .largeSample
    ) throws -> Double? {
      try effect.estimate(group, formula: formula).standardError.map { $0 * $0 }
    }
    #expect(
      agrees(try variance(.rawScore, .correctedLast), 0.0552252684221216, relative: 1e-12))
    #expect(agrees(try variance(.rawScoreUnequal), 0.0525738379349110, relative: 1e-12))
    #expect(agrees(try variance(.points), 9.8, relative: 1e-12))
    #expect(agrees(try variance(.changeScore), 0.0573349890744246, relative: 1e-12))
    #expect(
      agrees(try variance(.changeScore, .correctedLast), 0.0534063833569829, relative: 1e-12))
    let unequal = try MeanChangeEffect.rawScoreUnequal.estimate(group).value
    #expect(agrees(unequal, 0.5055527859, relative: 1e-9))
  }

  @Test("numbers that no people could have are refused")
  func refusals() throws {
    let wrong: [(Int, Double, Double, Double, String)] = [
      (1, 1, 1, 0, "effect.too-few-pairs"), (-3, 1, 1, 0, "effect.too-few-pairs"),
      (9, -1, 1, 0, "effect.impossible-summary"), (9, 1, .nan, 0, "effect.impossible-summary"),
      (9, 1, 1, 1.01, "effect.impossible-summary"),
      (9, 1, .infinity, 0.2, "effect.impossible-summary"),
    ]
    for (n, s1, s2, r, code) in wrong {
      do throws(Withheld) {
        _ = try Self.summary(n: n, 10, s1, 12, s2, r: r)
        Issue.record("taken: \(n), \(s1), \(s2), \(r)")
      } catch {
        #expect(error.code == code)
      }
    }
  }

  @Test("without a yardstick there is no effect size", arguments: MeanChangeEffect.allCases)
  func noYardstick(_ effect: MeanChangeEffect) throws {
    do throws(Withheld) {
      _ = try effect.estimate(try Self.summary(n: 9, 10, 0, 12, 0, r: 0))
      Issue.record("an effect without spread")
    } catch {
      #expect(error.code == "effect.no-spread")
    }
    let two = try Self.summary(n: 2)
    if effect == .points {
      #expect(agrees(try effect.estimate(two).value, 7.9, relative: 1e-14))
    } else {
      #expect(throws: Withheld.self) { try effect.estimate(two) }
    }
  }

  @Test("everybody changing alike leaves changes no spread, first scores theirs")
  func alike() throws {
    let group = try Self.summary(n: 9, 10, 3, 12, 3, r: 1)
    #expect(throws: Withheld.self) { try MeanChangeEffect.changeScore.estimate(group) }
    let found = try MeanChangeEffect.rawScore.estimate(group)
    #expect(agrees(found.value, 2.0 / 3 * hedgesCorrection(degreesOfFreedom: 8), relative: 1e-14))
  }

  @Test(
    "the unit of the score does not matter, and turning it round turns the sign",
    arguments: [MeanChangeEffect.rawScore, .changeScore, .rawScoreUnequal])
  func units(_ effect: MeanChangeEffect) throws {
    let plain = try effect.estimate(try Self.summary())
    let turned = try effect.estimate(try Self.summary(n: 20, -306, 150, -385, 116))
    #expect(agrees(turned.value, -plain.value, relative: 1e-13))
    #expect(agrees(turned.standardError, plain.standardError ?? .nan, relative: 1e-13))
  }

  @Test(
    "the variance is that of many samples",
    arguments: [MeanChangeEffect.rawScore, .changeScore, .rawScoreUnequal, .points])
  func recovery(_ effect: MeanChangeEffect) throws {
    var random = Xoshiro256(seed: 11)
    let (n, samples) = (80, 3_000)
    var (values, variance) = ([Double](), 0.0)
    for _ in 0..<samples {
      let group = try MeanChangeEffectTests.sample(n: n, change: 0.6, using: &random)
      let found = try effect.estimate(group)
      values.append(found.value)
      variance += (found.standardError ?? 0) * (found.standardError ?? 0) / Double(samples)
    }
    let seen = try #require(SampleMoments(values)?.standardDeviation)
    // A variance from 3,000 draws is off by 2.6 % on the whole; the formulas are for large n.
    #expect(agrees(seen * seen, variance, relative: 0.09))
  }

  /// People whose scores have deviation 1 and correlation 0.6.
  static func sample(
    n: Int, change: Double, using random: inout Xoshiro256
  ) throws(Withheld) -> PairedSummary {
    var (x, y) = ([Double](), [Double]())
    for _ in 0..<n {
      let first = random.normal()
      x.append(first)
      y.append(change + 0.6 * first + 0.8 * random.normal())
    }
    guard let a = SampleMoments(x), let b = SampleMoments(y), let s1 = a.standardDeviation,
      let s2 = b.standardDeviation
    else { throw Withheld("test.no-sample", "", help: "") }
    let products = zip(x, y).reduce(0) { $0 + ($1.0 - a.mean) * ($1.1 - b.mean) }
    return try PairedSummary(
      n: n, firstMean: a.mean, firstDeviation: s1, secondMean: b.mean, secondDeviation: s2,
      correlation: products / Double(n - 1) / (s1 * s2))
  }
}
