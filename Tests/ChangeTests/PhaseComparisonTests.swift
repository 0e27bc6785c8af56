import Change
import Distributions
import Results
import Scales
import TestSupport
import Testing

@Suite("Single-case phases, baseline and after")
struct PhaseComparisonTests {
  static func phases(
    _ baseline: [Double], _ after: [Double],
    _ direction: ScoreDefinition.Direction = .higherIsBetter
  ) throws -> PhaseComparison {
    try PhaseComparison(baseline: baseline, after: after, direction: direction)
  }

  /// Every index of a comparison in one list.
  static func indices(_ phases: PhaseComparison) throws -> [Double] {
    let difference = try phases.standardizedMeanDifference()
    return [
      phases.nonoverlapOfAllPairs().value, phases.tau().value, phases.nonoverlappingShare,
      phases.shareBeyondMedian, phases.nonoverlappingShareOfAll, phases.improvementRateDifference,
      difference.value, try #require(difference.standardError),
      try #require(phases.nonoverlapOfAllPairs().interval).lower,
      try #require(phases.nonoverlapOfAllPairs().interval).upper,
    ]
  }

  /// The example of Parker, Vannest and Davis (2011), of Tau-U, and of Tarlow (2017).
  static let parker: ([Double], [Double]) = (
    [20, 20, 26, 25, 22, 23], [28, 25, 24, 27, 30, 30, 29]
  )
  static let trend: ([Double], [Double]) = ([3, 3, 4, 5], [4, 5, 6, 7, 7])
  static let tarlow: ([Double], [Double]) = ([1, 2, 3, 4, 5], [6, 7, 8, 9, 10])
  /// No two scores are the same.
  static let distinct: ([Double], [Double]) = ([4.1, 7.3, 5.2, 6.6], [6.1, 9.4, 7.0, 5.9, 8.8])

  @Test("agree with the published examples")
  func published() throws {
    // reference/change.md §3.3, pinned by SingleCaseES: PND 5/7, PAND 11/13, PEM 1, IRD 6/7 − 1/6,
    // NAP 38.5/42, Tau 35/42.
    let parker = try Self.phases(Self.parker.0, Self.parker.1)
    #expect(agrees(parker.nonoverlappingShare, 5.0 / 7, relative: 1e-14))
    #expect(agrees(parker.nonoverlappingShareOfAll, 11.0 / 13, relative: 1e-14))
    #expect(parker.shareBeyondMedian == 1)
    #expect(agrees(parker.improvementRateDifference, 6.0 / 7 - 1.0 / 6, relative: 1e-14))
    #expect(agrees(parker.nonoverlapOfAllPairs().value, 38.5 / 42, relative: 1e-14))
    #expect(agrees(parker.tau().value, 35.0 / 42, relative: 1e-14))
    // The same: Tau 16/20, Tau-U 11/20; Tau 1, Tau-U .6.
    let trend = try Self.phases(Self.trend.0, Self.trend.1)
    #expect(agrees(trend.tau().value, 16.0 / 20, relative: 1e-14))
    #expect(agrees(trend.tauU, 11.0 / 20, relative: 1e-14))
    let tarlow = try Self.phases(Self.tarlow.0, Self.tarlow.1)
    #expect(tarlow.tau().value == 1)
    #expect(agrees(tarlow.tauU, 0.6, relative: 1e-14))
  }

  @Test(
    "agree with their formulas, variance and interval too, as R has them",
    arguments: [
      ("parker", parker), ("trend", trend), ("tarlow", tarlow), ("distinct", distinct),
    ])
  func agreesWithR(_ name: String, _ scores: ([Double], [Double])) throws {
    let expected = try Expected("Fixtures/change/made-up/expected.csv")
    let phases = try Self.phases(scores.0, scores.1)
    let pairs = phases.nonoverlapOfAllPairs()
    let difference = try phases.standardizedMeanDifference()
    let found: [(String, Double?)] = [
      ("nap", pairs.value), ("nap.low", pairs.interval?.lower), ("nap.high", pairs.interval?.upper),
      ("nap.variance", pairs.standardError.map { $0 * $0 } ?? 0), ("tau", phases.tau().value),
      ("tau.u", phases.tauU), ("pnd", phases.nonoverlappingShare),
      ("pem", phases.shareBeyondMedian), ("pand", phases.nonoverlappingShareOfAll),
      ("ird", phases.improvementRateDifference), ("smd", difference.value),
      ("smd.error", difference.standardError),
    ]
    for (index, value) in found {
      // Closed forms; R's search for the limits stops at 1e-15 or where digits end.
      #expect(
        agrees(value, expected["\(name).\(index)"], relative: 1e-12, absolute: 1e-14),
        "\(index): \(String(describing: value))")
    }
  }

  @Test("the variance is SingleCaseES's where no two scores are the same; ties add t/4mn there")
  func variance() throws {
    // reference/change.md §3.3: V = [N(1 − N) + n Q1 + m Q2 − 2X]/((m − 1)(n − 1)); run in R for the
    // first example: SE .06900655593. One pair of it is tied (25 and 25).
    let pairs = try Self.phases(Self.parker.0, Self.parker.1).nonoverlapOfAllPairs()
    let ours = try #require(pairs.standardError)
    let theirs = ours * ours + 1 / (4.0 * 6 * 7) / (5 * 6)
    #expect(agrees(theirs.squareRoot(), 0.06900655593, relative: 1e-9))
  }

  @Test("over many seeded people the variance is on average that of NAP, ties and all")
  func unbiased() throws {
    // Whole numbers of about five values, so that ties are common; NAP of 20,000 phases.
    var generator = Xoshiro256(seed: 33)
    func phase(_ count: Int, _ mean: Double) -> [Double] {
      (0..<count).map { _ in (mean + 1.2 * generator.normal()).rounded() }
    }
    var values: [Double] = []
    var variances = 0.0
    for _ in 0..<20_000 {
      guard let phases = try? Self.phases(phase(4, 10), phase(5, 11)) else {
        // All the same: NAP ½ and a variance of 0.
        values.append(0.5)
        continue
      }
      let pairs = phases.nonoverlapOfAllPairs()
      values.append(pairs.value)
      variances += pairs.standardError.map { $0 * $0 } ?? 0
    }
    let moments = try #require(SampleMoments(values))
    let truth = try #require(moments.standardDeviation)
    // Where the unbiased variance is not above 0 it is not given, which leaves the mean slightly high;
    // a variance of 20,000 values is known to about 1 %.
    #expect(agrees(variances / 20_000, truth * truth, relative: 0.03))
  }

  @Test("the interval covers what the chance of a better score is, in seeded phases")
  func coverage() throws {
    // Normal scores one standard deviation apart: P(B > A) = Φ(1/√2).
    let truth = Normal().cumulative(1 / 2.0.squareRoot())
    var generator = Xoshiro256(seed: 34)
    var covered = 0
    for _ in 0..<4000 {
      let phases = try Self.phases(
        (0..<8).map { _ in generator.normal() }, (0..<10).map { _ in 1 + generator.normal() })
      let interval = try #require(phases.nonoverlapOfAllPairs().interval)
      if interval.lower <= truth && truth <= interval.upper { covered += 1 }
    }
    // 95 % nominal; Newcombe finds it to run a little over in small samples. Standard error .35 %.
    #expect(covered >= 3760 && covered <= 3920, "\(covered) of 4,000")
  }

  @Test("turning the scale round with its direction changes nothing; the direction alone turns tau")
  func direction() throws {
    for (a, b) in [Self.parker, Self.trend, Self.distinct] {
      let plain = try Self.phases(a, b)
      let turned = try Self.phases(a.map { -$0 }, b.map { -$0 }, .lowerIsBetter)
      #expect(try Self.indices(plain) == Self.indices(turned) && plain.tauU == turned.tauU)
      let other = try Self.phases(a, b, .lowerIsBetter)
      #expect(agrees(other.tau().value, -plain.tau().value, relative: 1e-14))
      #expect(agrees(other.tauU, -plain.tauU, relative: 1e-14))
      #expect(
        try agrees(
          other.standardizedMeanDifference().value, -plain.standardizedMeanDifference().value,
          relative: 1e-14))
      let (one, two) = (plain.tau().interval, other.tau().interval)
      #expect(try agrees(two?.upper, -(#require(one).lower), relative: 1e-12))
    }
  }

  @Test("the order within a phase matters to Tau-U alone, and stretching the scale to none")
  func shuffled() throws {
    var random = SeededGenerator(seed: 4)
    for (a, b) in [Self.parker, Self.trend, Self.distinct] {
      let plain = try Self.phases(a, b)
      for _ in 0..<20 {
        let other = try Self.phases(a.shuffled(using: &random), b.shuffled(using: &random))
        for (one, two) in zip(try Self.indices(plain), try Self.indices(other)) {
          // Sums in another order.
          #expect(agrees(two, one, relative: 1e-12))
        }
      }
      // By a power of two, so that what is tied stays tied.
      let stretched = try Self.phases(a.map { 8 * $0 }, b.map { 8 * $0 })
      for (one, two) in zip(try Self.indices(plain), try Self.indices(stretched)) {
        #expect(agrees(two, one, relative: 1e-12))
      }
      #expect(stretched.tauU == plain.tauU)
    }
    // A baseline that rises already leaves less to the phase after it.
    #expect(try Self.phases([1, 2, 3], [4, 5]).tauU < Self.phases([3, 2, 1], [4, 5]).tauU)
  }

  @Test("no phase, one score, no spread and no finite number are withheld, each with its reason")
  func refusals() throws {
    func code(_ a: [Double], _ b: [Double]) -> String? {
      do throws(Withheld) {
        _ = try PhaseComparison(baseline: a, after: b, direction: .higherIsBetter)
        return nil
      } catch {
        return error.code
      }
    }
    #expect(code([], [1, 2]) == "phases.too-few-scores")
    #expect(code([1, 2], []) == "phases.too-few-scores")
    #expect(code([1], [2, 3]) == "phases.too-few-scores")
    #expect(code([4, 4], [4, 4, 4]) == "phases.no-spread")
    #expect(code([4, .nan], [4, 5]) == "phases.not-finite")
    #expect(code([4, 3], [.infinity, 5]) == "phases.not-finite")
    #expect(code([4, 4], [4, 5]) == nil)
    func differenceCode(_ a: [Double], _ b: [Double]) throws -> String? {
      let phases = try Self.phases(a, b)
      do throws(Withheld) {
        _ = try phases.standardizedMeanDifference()
        return nil
      } catch {
        return error.code
      }
    }
    #expect(try differenceCode([1, 2], [3, 4]) == "phases.short-baseline")
    #expect(try differenceCode([2, 2, 2], [3, 4]) == "phases.no-baseline-spread")
    #expect(try differenceCode([-1e308, 1e308, 0], [1e308, 1e308]) == "phases.no-baseline-spread")
    #expect(try differenceCode([1, 2, 4], [3, 3]) == nil)
  }

  @Test("when every later score is better there is no standard error, and an interval up to 1")
  func ceiling() throws {
    let pairs = try Self.phases(Self.tarlow.0, Self.tarlow.1).nonoverlapOfAllPairs()
    #expect(pairs.standardError == nil && pairs.interval?.upper == 1)
    #expect(try #require(pairs.interval).lower < 0.8)
    let floor = try Self.phases(Self.tarlow.1, Self.tarlow.0)
    #expect(floor.nonoverlapOfAllPairs().interval?.lower == 0 && floor.nonoverlappingShare == 0)
    // Very large scores do not overflow on the way.
    let large = try Self.phases([-1e308, 1e308], [1e308, 1e308])
    #expect(large.shareBeyondMedian == 1 && large.nonoverlapOfAllPairs().value == 0.75)
  }
}
