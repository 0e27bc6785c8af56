import Benchmarking
import TestSupport
import Testing

@Suite("Limits of a funnel of means from three figures")
struct FunnelCurveTests {
  @Test("limits are centre ± z √(σ²/n + τ²), and narrow with the root of n where nothing is added")
  func limits() {
    // z = 1.959963984540054 and 3.090232306167813: R qnorm(.975), qnorm(.999).
    let chance = FunnelCurve(centre: 2, spread: 9)
    let limits = chance.limits(n: 9, coverage: 0.95)
    #expect(agrees(limits.upperBound, 2 + 3 * 1.959963984540054, relative: 1e-14))
    #expect(agrees(limits.lowerBound, 2 - 3 * 1.959963984540054, relative: 1e-14))
    let outer = chance.limits(n: 9, coverage: 0.998)
    #expect(agrees(outer.upperBound, 2 + 3 * 3.090232306167813, relative: 1e-14))
    let many = chance.limits(n: 36, coverage: 0.95)
    #expect(agrees(many.upperBound - 2, (limits.upperBound - 2) / 2, relative: 1e-14))
    // √(81/9 + 16) = 5
    let widened = FunnelCurve(centre: 2, spread: 9, widening: 16).limits(n: 9, coverage: 0.95)
    #expect(agrees(widened.upperBound, 2 + 5 * 1.959963984540054, relative: 1e-14))
  }

  @Test("the curve of a funnel draws the funnel's own limits")
  func sameAsFunnel() throws {
    let funnel = try Funnel(
      (1...9).map {
        MeanRow(
          "S\($0)", mean: Double($0 * $0 % 7), n: 5 + 3 * $0, standardDeviation: 1 + Double($0 % 3))
      })
    let curve = FunnelCurve(
      centre: funnel.target, spread: try #require(funnel.spread), widening: funnel.widening)
    #expect(curve.widening > 0)
    for n in [1, 7, 40] {
      for coverage in [0.95, 0.998] {
        let own = funnel.limits(at: Double(n), coverage: coverage)
        let drawn = curve.limits(n: n, coverage: coverage)
        #expect(agrees(drawn.lowerBound, own.lowerBound, relative: 1e-12))
        #expect(agrees(drawn.upperBound, own.upperBound, relative: 1e-12))
      }
    }
  }

  @Test("a funnel of counts has no spread of people")
  func counts() throws {
    let funnel = try Funnel(
      (1...6).map { CountRow("S\($0)", Double($0 + 3), of: 20) }, as: .proportion())
    #expect(funnel.spread == nil)
  }
}
