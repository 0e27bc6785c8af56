import Benchmarking
import Distributions
import Results
import TestSupport
import Testing

@Suite("Variance between services (Veroniki et al. 2016)")
struct BetweenVarianceTests {
  /// R's script ends its searches at 1e-14 or so; the closed forms agree further.
  static let tolerance = 1e-9

  @Test(
    "agrees with metafor's printed digits on the BCG trials",
    arguments: [
      // reference/benchmarking.md §2.5: τ² and its standard error by metafor 3.8.1, whose searches end
      // at a change of 1e-5.
      ("EE", 0, nil), ("DL", 0.30876026, 0.22986999), ("HE", 0.32856386, 0.20708718),
      ("HS", 0.22836286, nil), ("HSk", 0.24916993, nil), ("SJ", 0.34551570, 0.14968051),
      ("ML", 0.28002817, 0.14425196), ("REML", 0.31324333, 0.16642578), ("EB", 0.31806852, nil),
      ("PM", 0.31809371, nil), ("PMM", 0.34340870, nil),
    ] as [(String, Double, Double?)])
  func printed(_ name: String, _ tauSquared: Double, _ error: Double?) throws {
    let method = try #require(BetweenVariance(rawValue: name))
    let found = try method.estimate(
      PoolingSets.bcg.estimates, variances: PoolingSets.bcg.variances)
    let searched = ["PM", "PMM"].contains(name) ? 1e-4 : 1e-6
    #expect(agrees(found.value, tauSquared, relative: searched))
    if let error { #expect(agrees(found.standardError, error, relative: 1e-6)) }
  }

  @Test("agrees with R's matrices, standard errors too", arguments: BetweenVariance.allCases)
  func matrices(_ method: BetweenVariance) throws {
    let expected = try Expected("Fixtures/benchmarking/pooling/expected.csv")
    for (set, sample) in try PoolingSets.samples() {
      let found = try method.estimate(sample)
      let name = "\(set).\(method.rawValue).tau2"
      #expect(
        agrees(found.value, expected[name], relative: Self.tolerance, absolute: 1e-15), "\(name)")
      if let error = found.standardError {
        #expect(
          agrees(error, expected[name + ".se"], relative: Self.tolerance), "\(name).se")
      } else {
        let none: [BetweenVariance] = [
          .equalEffects, .pauleMandel, .empiricalBayes, .medianPauleMandel,
        ]
        #expect(none.contains(method))
      }
    }
  }

  @Test(
    "agrees with DerSimonian and Kacker (2007) on the CLASP trials",
    arguments: [
      // Their table 2 as metafor's tests print it: τ. ML ends on its bound, 0, where they stop at .0023.
      ("PM", 0.3681), ("HE", 0.4410), ("DL", 0.2323), ("CA2", 0.3831), ("DL2", 0.3254),
      ("ML", 0), ("REML", 0.1843), ("HS", 0.1330), ("SJ", 0.4572),
    ])
  func clasp(_ name: String, _ tau: Double) throws {
    let method = try #require(BetweenVariance(rawValue: name))
    let found = try method.estimate(try PoolingSets.clasp())
    #expect(agrees(found.value.squareRoot(), tau, relative: 0, absolute: 5e-5))
  }

  @Test("a number that cannot be used is refused with its reason")
  func refusals() throws {
    let cases: [([Double], [Double], String)] = [
      ([], [], "pooling.too-few-services"), ([1], [1], "pooling.too-few-services"),
      ([1, 2], [1, 0], "pooling.variance-not-positive"),
      ([1, 2], [-1, 1], "pooling.variance-not-positive"),
      ([1, 2], [.nan, 1], "pooling.variance-not-positive"),
      ([1, 2], [1, .leastNonzeroMagnitude], "pooling.variance-not-positive"),
      ([1, .infinity], [1, 1], "pooling.not-finite"),
      ([1, .nan], [1, 1], "pooling.not-finite"),
    ]
    for (estimates, variances, code) in cases {
      #expect(throws: Withheld.self) {
        try EffectSample(estimates, variances: variances)
      }
      do throws(Withheld) {
        _ = try BetweenVariance.derSimonianLaird.estimate(estimates, variances: variances)
      } catch {
        #expect(error.code == code)
      }
    }
  }

  @Test(
    "numbers too large to square give a reason, not infinity", arguments: BetweenVariance.allCases)
  func enormous(_ method: BetweenVariance) throws {
    for (estimates, variances) in [
      ([1e300, -1e300, 1], [1.0, 1, 1]), ([1, 2, 3], [1e-300, 1e300, 1]),
      ([1e200, 2e200, 5e200], [1e-200, 1, 1e-100]),
    ] {
      do throws(Withheld) {
        let found = try method.estimate(estimates, variances: variances)
        #expect(found.value.isFinite && found.value >= 0)
        #expect(found.standardError?.isFinite ?? true)
      } catch {
        #expect(["pooling.not-computable", "pooling.moderators-dependent"].contains(error.code))
      }
    }
  }

  @Test("equal estimates vary by nothing", arguments: BetweenVariance.allCases)
  func equal(_ method: BetweenVariance) throws {
    let found = try method.estimate([2, 2, 2, 2], variances: [1, 2, 3, 4])
    #expect(found.value == 0)
  }

  @Test("another unit multiplies τ² by its square", arguments: BetweenVariance.allCases)
  func units(_ method: BetweenVariance) throws {
    let bcg = PoolingSets.bcg
    let plain = try method.estimate(bcg.estimates, variances: bcg.variances)
    let scaled = try method.estimate(
      bcg.estimates.map { 3 - 1000 * $0 }, variances: bcg.variances.map { 1e6 * $0 })
    #expect(agrees(scaled.value, 1e6 * plain.value, relative: 1e-9))
  }

  @Test(
    "with equal errors every consistent method gives s² − v",
    arguments: ["DL", "HE", "DL2", "CA2", "PM", "EB", "REML"])
  func equalErrors(_ name: String) throws {
    let method = try #require(BetweenVariance(rawValue: name))
    // s² of 1, 2, 4, 9 is 38/3.
    let found = try method.estimate([1, 2, 4, 9], variances: [2, 2, 2, 2])
    #expect(agrees(found.value, 38.0 / 3 - 2, relative: 1e-10))
  }

  @Test("what 2,000 services were drawn with is found again", arguments: BetweenVariance.allCases)
  func recovery(_ method: BetweenVariance) throws {
    var random = Xoshiro256(seed: 7)
    var (estimates, variances): ([Double], [Double]) = ([], [])
    for _ in 0..<2_000 {
      let v = 0.02 + 0.2 * random.uniform()
      variances.append(v)
      estimates.append(0.4 + (0.09 + v).squareRoot() * random.normal())
    }
    let found = try method.estimate(estimates, variances: variances)
    switch method {
    case .equalEffects: #expect(found.value == 0)
    // Known to be too large where the errors are as large as the differences.
    case .sidikJonkman: #expect(found.value > 0.11)
    // Three standard errors of τ² with 2,000 services are about 0.02.
    default: #expect(agrees(found.value, 0.09, relative: 0, absolute: 0.02))
    }
  }
}
