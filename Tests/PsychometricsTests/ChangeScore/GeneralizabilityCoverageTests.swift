import Distributions
import Parallel
import Psychometrics
import Results
import TestSupport
import Testing

@Suite("How often intervals of generalizability hold what they are of")
struct GeneralizabilityCoverageTests {
  /// Variances of persons, times, persons' times, persons' items, times' items and the rest; items' are 0.5.
  struct Parts {
    var person = 1.0
    var time = 0.1
    var personTime = 0.5
    var personItem = 0.2
    var timeItem = 0.1
    var residual = 1.0
  }

  private static func cells(
    _ n: Int, _ t: Int, _ i: Int, _ parts: Parts, _ random: inout Xoshiro256
  ) -> [[[Double?]]] {
    func normals(_ count: Int, _ variance: Double, _ random: inout Xoshiro256) -> [Double] {
      let deviation = variance.squareRoot()
      return (0..<count).map { _ in deviation * random.normal() }
    }
    let times = normals(t, parts.time, &random)
    let items = normals(i, 0.5, &random)
    let timeItems = normals(t * i, parts.timeItem, &random)
    return (0..<n).map { _ in
      let person = normals(1, parts.person, &random)[0]
      let personItems = normals(i, parts.personItem, &random)
      let personTimes = normals(t, parts.personTime, &random)
      let rest = normals(t * i, parts.residual, &random)
      return (0..<t).map { u in
        (0..<i).map { j in
          person + times[u] + items[j] + personItems[j] + personTimes[u] + timeItems[u * i + j]
            + rest[u * i + j]
        }
      }
    }
  }

  /// How often the intervals of R_kF, R_1R and R_kR hold them; one that is not there does not.
  private static func shares(
    _ n: Int, _ t: Int, _ i: Int, _ parts: Parts, samples: Int
  ) -> [Double] {
    let (dt, di) = (Double(t), Double(i))
    let between = parts.person + parts.personItem / di
    let (shift, error) = (parts.time + parts.personTime, parts.residual / (dt * di))
    let truths = [
      between / (between + error), between / (between + shift + parts.residual / di),
      between / (between + shift / dt + error),
    ]
    let held = mapInOrder(count: samples) { sample -> [Bool] in
      var random = Xoshiro256(seed: 79, stream: UInt64(sample))
      let found = try? GeneralizabilityStudy.of(cells(n, t, i, parts, &random))
      let intervals = [found?.betweenFixed, found?.betweenOne, found?.betweenMean].map {
        $0?.interval
      }
      return zip(intervals, truths).map { interval, truth in
        interval.map { $0.lower <= truth && truth <= $0.upper } ?? false
      }
    }
    return truths.indices.map { k in Double(held.count { $0[k] }) / Double(samples) }
  }

  @Test("twenty people, four times, five items: near 95 %")
  func few() {
    let samples = Slow.cases(300, 4000)
    let found = Self.shares(20, 4, 5, Parts(), samples: samples)
    if Slow.isAskedFor { print("generalizability, 20 × 4 × 5: \(found)") }
    // Four standard errors of a share, and what an approximation may be off.
    let chance = 4 * (0.95 * 0.05 / Double(samples)).squareRoot()
    for share in found { #expect(abs(share - 0.95) < chance + 0.015) }
  }

  @Test("other sizes and parts", .enabled(if: Slow.isAskedFor))
  func others() {
    for (n, t, i) in [(60, 20, 8), (30, 3, 4), (200, 5, 6)] {
      let found = Self.shares(n, t, i, Parts(), samples: 2000)
      print("generalizability, \(n) × \(t) × \(i): \(found)")
      for share in found { #expect(abs(share - 0.95) < 0.03) }
    }
    // Times differ as much as persons, and there are five: the worst seen.
    let worst = Self.shares(
      200, 5, 6, Parts(person: 0.3, time: 0.3, personItem: 0.1), samples: 2000)
    print("generalizability, 200 × 5 × 6, times differ as persons do: \(worst)")
    for share in worst { #expect(share > 0.89) }
  }
}
