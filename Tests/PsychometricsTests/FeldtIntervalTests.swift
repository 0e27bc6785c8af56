import Psychometrics
import Results
import TestSupport
import Testing

@Suite("Feldt's interval for alpha (1965), and the binomial tail")
struct FeldtIntervalTests {
  /// R 4.2.2, psych 2.2.9: `alpha.ci(alpha, n.obs, n.var, p.val = 1 - level)`, "%.15g".
  static let intervals: [(alpha: Double, n: Int, items: Int, level: Double, limits: [Double])] = [
    (0.80, 50, 7, 0.95, [0.70216989816261, 0.874397599868193]),
    (0.60, 20, 3, 0.99, [-0.0650460229271965, 0.871879605186788]),
  ]

  @Test("agrees with psych::alpha.ci", arguments: intervals)
  func agreesWithPsych(
    _ expected: (alpha: Double, n: Int, items: Int, level: Double, limits: [Double])
  ) {
    let found = CronbachAlpha.interval(
      alpha: expected.alpha, n: expected.n, items: expected.items, level: expected.level)
    // Quantiles of F carry about 1e-13.
    #expect(agrees(found.lower, expected.limits[0], relative: 1e-11))
    #expect(agrees(found.upper, expected.limits[1], relative: 1e-11))
    #expect(found.level == expected.level)
  }

  @Test("the higher the level the wider, and an alpha of one has no room for error")
  func properties() {
    let wide = CronbachAlpha.interval(alpha: 0.7, n: 30, items: 5, level: 0.99)
    let narrow = CronbachAlpha.interval(alpha: 0.7, n: 30, items: 5, level: 0.9)
    #expect(wide.lower < narrow.lower && narrow.upper < wide.upper)
    let certain = CronbachAlpha.interval(alpha: 1, n: 2, items: 2)
    #expect(certain.lower == 1 && certain.upper == 1)
  }

  /// R 4.2.2: `pbinom(count - 1, n, p, lower.tail = FALSE)`, "%.17g".
  @Test(
    "the binomial tail agrees with pbinom",
    arguments: [
      (8, 50, 0.02, 6.4940770425178443e-06), (1, 20, 0.3, 0.99920207733702382),
      (400, 2000, 0.15, 1.0489697661089496e-09), (0, 20, 0.3, 1),
    ])
  func tail(_ count: Int, _ n: Int, _ p: Double, _ expected: Double) {
    let found = BinomialTail.atLeast(count, of: n, probability: p)
    #expect(agrees(found, expected, relative: 1e-11))
  }
}
