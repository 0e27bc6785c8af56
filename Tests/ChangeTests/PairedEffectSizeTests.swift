import Change
import Results
import TestSupport
import Testing

@Suite("Effect sizes of change in the same people")
struct PairedEffectSizeTests {
  /// DAS of 30 couples, Jacobson & Truax (1991), Table 2. Moments and effect sizes:
  /// reference/change.md §2.9, computed there in R with effectsize and metafor.
  static let couples = PairMoments(
    n: 30, firstMean: 81.5833333333, firstDeviation: 11.8256612656, secondMean: 98.05,
    secondDeviation: 19.2418142022, correlation: 0.5177213626)

  @Test(
    "agree with the reference",
    arguments: [
      (PairedEffectSize.z, 0.9939145964, 0.9679485623),
      (.average, 1.0310879738, 1.0041507846), (.before, 1.3924520834, 1.3560742513),
      (.repeatedMeasures, 0.9761421791, 0.9506404496),
    ])
  func agreesWithReference(_ kind: PairedEffectSize, _ d: Double, _ g: Double) throws {
    let found = try kind.result(Self.couples)
    // Moments printed to ten decimals, of which the differences of some 16 keep nine digits.
    #expect(agrees(found.d.value, d, relative: 1e-8))
    #expect(agrees(found.g.value, g, relative: 1e-8))
    #expect(agrees(found.correction, 0.9738749846, relative: 1e-9))
  }

  @Test("the interval of d_z is exact, from the noncentral t distribution")
  func exactInterval() throws {
    // reference/change.md §2.9: .54897761 to 1.42735102.
    let interval = try #require(try PairedEffectSize.z.result(Self.couples).d.interval)
    #expect(interval.method == "noncentral-t")
    #expect(abs(interval.lower - 0.54897761) < 2e-8)
    #expect(abs(interval.upper - 1.42735102) < 2e-8)
  }

  @Test("of eight pairs from a reported case")
  func eightPairs() throws {
    // effsize issue 34; d_rm .4217494859, d_z 1.4223965092, r .95604202 (reference/change.md §2.9).
    let before: [Double] = [131, 124, 130, 105, 102, 120, 101, 120]
    let after: [Double] = [133, 134, 129, 112, 106, 125, 106, 129]
    let pairs = try #require(PairMoments(zip(before, after).map { (first: $0, second: $1) }))
    #expect(
      try agrees(
        PairedEffectSize.repeatedMeasures.result(pairs).d.value, 0.4217494859, relative: 1e-9))
    #expect(try agrees(PairedEffectSize.z.result(pairs).d.value, 1.4223965092, relative: 1e-10))
    #expect(agrees(pairs.correlation, 0.95604202, relative: 1e-8))
  }

  @Test("standard errors are the roots of metafor's variances without its correction")
  func variances() throws {
    // metafor 3.8.1 has SMCC v = 1/n + g²/2n = .0489487403 and SMCR v = 2(1 − r)/n + g²/2n =
    // .0628008654; ours carry d in place of g.
    let z = try PairedEffectSize.z.result(Self.couples)
    let shift = (z.d.value * z.d.value - z.g.value * z.g.value) / 60
    #expect(agrees(try #require(z.d.standardError).squared - shift, 0.0489487403, relative: 1e-8))
    let b = try PairedEffectSize.before.result(Self.couples)
    let other = (b.d.value * b.d.value - b.g.value * b.g.value) / 60
    #expect(agrees(try #require(b.d.standardError).squared - other, 0.0628008654, relative: 1e-8))
  }

  @Test(
    "stretching the scale changes none, turning it round turns the sign",
    arguments: PairedEffectSize.allCases)
  func affine(_ kind: PairedEffectSize) throws {
    let raw: [(first: Double, second: Double)] = [(3, 5), (8, 7), (5, 9), (6, 6), (2, 8)]
    func d(_ factor: Double) throws -> Estimate {
      try kind.result(
        #require(
          PairMoments(raw.map { (first: 9 + factor * $0.first, second: 9 + factor * $0.second) }))
      ).d
    }
    let plain = try d(1)
    #expect(try agrees(d(4).value, plain.value, relative: 1e-12))
    #expect(try agrees(d(-1).value, -plain.value, relative: 1e-12))
    #expect(try agrees(d(-1).interval?.upper, -(plain.interval?.lower ?? .nan), relative: 1e-8))
  }

  @Test("too few pairs, or nothing that varies, is withheld")
  func refusals() throws {
    let two = try #require(PairMoments([(1, 2), (3, 5)]))
    let parallel = try #require(PairMoments([(1, 3), (2, 4), (6, 8)]))
    let same = try #require(PairMoments([(1, 1), (1, 4), (1, 8)]))
    for kind in PairedEffectSize.allCases {
      #expect(throws: Withheld.self) { try kind.result(two) }
      #expect(throws: Withheld.self) { try kind.result(parallel) }
      #expect(throws: Withheld.self) { try kind.result(same) }
    }
  }
}

extension Double {
  fileprivate var squared: Double { self * self }
}
