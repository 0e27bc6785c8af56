import LinearAlgebra
import Psychometrics
import Results
import TestSupport
import Testing

@Suite("Every cut of a set of items in two")
struct SplitHalvesTests {
  /// 1 − uᵀ C u / s of every cut, one by one.
  static func cuts(_ items: ItemCovariance) -> [(mask: Int, value: Double)] {
    (1..<(1 << (items.k - 1))).map { mask in
      let u = (0..<items.k).map { mask >> $0 & 1 == 1 ? -1.0 : 1 }
      let form = zip(u, items.matrix * u).reduce(0) { $0 + $1.0 * $1.1 }
      return (mask, 1 - form / items.total)
    }
  }

  @Test("finds what looking one by one finds", arguments: 2...14)
  func oneByOne(_ k: Int) throws {
    for seed in 0..<5 {
      let items = MadeUpItems.covariance(k, seed: UInt64(100 * k + seed))
      let found = try SplitHalves.of(items)
      let every = Self.cuts(items)
      #expect(found.cuts == every.count)
      let best = try #require(every.max { $0.value < $1.value })
      let worst = try #require(every.min { $0.value < $1.value })
      let halves = try #require(
        every.filter { [k / 2, k - k / 2].contains($0.mask.nonzeroBitCount) }
          .min { $0.value < $1.value })
      for (cut, expected) in [
        (found.best, best), (found.worst, worst), (found.worstHalves, halves),
      ] {
        #expect(agrees(cut.coefficient, expected.value, relative: 1e-11, absolute: 1e-12))
        #expect(cut.part == (0..<k).filter { expected.mask >> $0 & 1 == 1 })
      }
    }
  }

  @Test("beyond the limit it is withheld, not sampled")
  func tooMany() throws {
    let items = MadeUpItems.covariance(27, seed: 1)
    #expect {
      try SplitHalves.of(items)
    } throws: {
      ($0 as? Withheld)?.code == "lambda4.too-many-items"
    }
    let twenty = try SplitHalves.of(MadeUpItems.covariance(20, seed: 1))
    #expect(twenty.cuts == 524_287)
    #expect(twenty.best.coefficient >= twenty.worstHalves.coefficient)
    #expect(twenty.worstHalves.coefficient >= twenty.worst.coefficient)
  }

  @Test("sixteen items take well under a millisecond", .enabled(if: Slow.isAskedFor))
  func speed() throws {
    let items = MadeUpItems.covariance(16, seed: 3)
    let clock = ContinuousClock()
    var best = Duration.seconds(1)
    for _ in 0..<20 { best = min(best, try clock.measure { _ = try SplitHalves.of(items) }) }
    print("lambda 4 of 16 items: \(best)")
    let many = MadeUpItems.covariance(26, seed: 3)
    print("lambda 4 of 26 items: \(try clock.measure { _ = try SplitHalves.of(many) })")
    // 0.05 ms here; a machine at work is slower.
    #expect(best < .milliseconds(1))
  }
}
