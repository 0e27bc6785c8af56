import Distributions
import Parallel
import Psychometrics
import Results
import TestSupport
import Testing

@Suite("How often intervals of agreement hold what they are of")
struct AgreementCoverageTests {
  /// x_ij = p_i + o_j + e_ij, with standard deviations 1, `shift` and 0.6; fixed occasions are `shift`
  /// below, at and above the middle, with the same variance.
  static func table(
    _ n: Int, _ k: Int, shift: Double, fixed: Bool, missing: Double, _ random: inout Xoshiro256
  ) -> [[Double?]] {
    let times = (0..<k).map { j in
      fixed ? shift * Double(j - 1) : shift * random.normal()
    }
    return (0..<n).map { _ in
      let person = random.normal()
      return times.map { time in
        let score = person + time + 0.6 * random.normal()
        return random.uniform() < missing ? nil : score
      }
    }
  }

  /// How often intervals hold ICC(A,1), ICC(C,1), both errors: of those that there are, and how many
  /// of these.
  static func shares(
    _ n: Int, _ k: Int, shift: Double, fixed: Bool = false, missing: Double = 0, samples: Int
  ) -> [(share: Double, count: Int)] {
    let (other, rest) = (shift * shift, 0.36)
    let truths = [
      1 / (1 + other + rest), 1 / (1 + rest), (other + rest).squareRoot(), rest.squareRoot(),
    ]
    let found = mapInOrder(count: samples) { sample -> [Bool?] in
      var random = Xoshiro256(seed: 77, stream: UInt64(sample))
      let table = Self.table(
        n, k, shift: shift, fixed: fixed, missing: missing, &random)
      guard let found = try? TestRetest.of(table) else { return [nil, nil, nil, nil] }
      let intervals = [
        found[.agreementSingle]?.estimate.interval, found[.consistencySingle]?.estimate.interval,
        found.agreementError.standardError.interval,
        found.consistencyError.standardError.interval,
      ]
      return zip(intervals, truths).map { interval, truth in
        interval.map { $0.lower <= truth && truth <= $0.upper }
      }
    }
    return truths.indices.map { k in
      let kept = found.compactMap { $0[k] }
      return (Double(kept.count { $0 }) / Double(max(1, kept.count)), kept.count)
    }
  }

  @Test(
    "complete tables, nothing shifts everybody: 95 % by theory, but for ICC(A,1) which is near it")
  func complete() {
    let samples = Slow.cases(300, 4000)
    let found = Self.shares(20, 3, shift: 0, samples: samples)
    let chance = 4 * (0.95 * 0.05 / Double(samples)).squareRoot()
    for k in 1..<4 {
      #expect(abs(found[k].share - 0.95) < chance && found[k].count == samples)
    }
    #expect(abs(found[0].share - 0.95) < chance + 0.02)
    if Slow.isAskedFor {
      print("agreement, no shift: A, C, SEM agreement, SEM consistency \(found)")
    }
  }

  @Test("shifts and gaps", .enabled(if: Slow.isAskedFor))
  func shifted() {
    let shifted = Self.shares(20, 3, shift: 0.3, samples: 4000)
    print("agreement, shift 0.3, n 20, k 3: \(shifted)")
    // Exact for consistency; Satterthwaite's is close for ICC(A,1).
    #expect(abs(shifted[1].share - 0.95) < 0.014 && abs(shifted[3].share - 0.95) < 0.014)
    #expect(shifted[0].share > 0.92)
    let fixed = Self.shares(20, 3, shift: 0.3, fixed: true, samples: 4000)
    print("agreement, fixed shift 0.3, n 20, k 3: \(fixed)")
    #expect(fixed[2].share > 0.94)
    for n in [20, 60] {
      let gaps = Self.shares(n, 3, shift: 0, missing: 0.15, samples: 1000)
      print("agreement, gaps, n \(n), k 3: \(gaps)")
      // By likelihood, for many people: near 95 % where there is an interval.
      #expect(gaps.allSatisfy { $0.share > 0.9 && $0.count > 990 })
    }
  }

  @Test("R_C: Feldt's interval is exact where items carry change equally")
  func change() throws {
    let samples = Slow.cases(300, 4000)
    // σ²_PT/(σ²_PT + σ²_E/I) = 0.5/(0.5 + 1/4).
    let truth = 0.5 / 0.75
    let held = mapInOrder(count: samples) { sample -> Bool in
      var random = Xoshiro256(seed: 78, stream: UInt64(sample))
      let cells = (0..<12).map { _ -> [[Double?]] in
        let person = random.normal()
        return (0..<3).map { _ in
          let now = person + 0.5.squareRoot() * random.normal()
          return (0..<4).map { _ in now + random.normal() }
        }
      }
      guard let interval = (try? GeneralizabilityStudy.of(cells))?.change?.interval else {
        return false
      }
      return interval.lower <= truth && truth <= interval.upper
    }
    let share = Double(held.count { $0 }) / Double(samples)
    if Slow.isAskedFor { print("R_C: 12 people, 3 times, 4 items: held in \(share)") }
    #expect(abs(share - 0.95) < 4 * (0.95 * 0.05 / Double(samples)).squareRoot())
  }
}
