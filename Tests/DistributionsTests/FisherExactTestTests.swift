import Distributions
import TestSupport
import Testing

@Suite("Two shares by all tables with their margins (Fisher 1935)")
struct FisherExactTestTests {
  @Test(
    "agrees with R's fisher.test",
    arguments: [
      // The tea: reference/benchmarking.md §5. The others: fisher.test(matrix(c(k1, n1 - k1, k2, n2 - k2), 2)).
      ((3, 4), (1, 4), 0.485714285714286), ((56, 70), (48, 80), 0.0125211297492092),
      ((9, 10), (3, 10), 0.0197666110978804), ((0, 5), (0, 7), 1),
      ((900, 1000), (700, 1000), 9.49376890822426e-30),
    ] as [((Int, Int), (Int, Int), Double)])
  func reference(_ first: (Int, Int), _ second: (Int, Int), _ p: Double) {
    #expect(agrees(FisherExactTest.probability(first, second), p, relative: 1e-12))
    #expect(agrees(FisherExactTest.probability(second, first), p, relative: 1e-12))
  }

  @Test("counting those left over instead changes nothing")
  func complement() {
    for k in 0...9 {
      let one = FisherExactTest.probability((k, 9), (4, 11))
      let other = FisherExactTest.probability((9 - k, 9), (7, 11))
      #expect(agrees(one, other, relative: 1e-12))
      #expect(one > 0 && one <= 1)
    }
  }

  @Test("empty groups and impossible differences")
  func edges() {
    #expect(FisherExactTest.probability((0, 0), (3, 7)) == 1)
    #expect(FisherExactTest.probability((0, 0), (0, 0)) == 1)
    #expect(FisherExactTest.probability((0, 100_000), (100_000, 100_000)) == 0)
  }
}
