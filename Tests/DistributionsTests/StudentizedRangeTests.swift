import Distributions
import Glibc
import Testing

@Suite("Studentized range (Tippett 1925)")
struct StudentizedRangeTests {
  /// R 4.2.2: `ptukey(1.96 * sqrt(2), K, Inf, lower.tail = FALSE)`, printed to one decimal of a percent.
  static let allPairs: [(count: Int, percent: Double)] = [
    (2, 5.0), (3, 12.2), (5, 28.6), (6, 36.6), (12, 72.1),
  ]

  @Test("looking at all pairs multiplies false alarms", arguments: allPairs)
  func falseAlarms(_ expected: (count: Int, percent: Double)) {
    let tail = StudentizedRange(count: expected.count).upperTail(1.96 * 2.0.squareRoot())
    #expect(abs(100 * tail - expected.percent) <= 0.05)  // the printed precision
  }

  @Test(
    "two values differ by √2 normal quantiles", arguments: [1e-6, 0.05, 0.5, 0.95, 0.975, 0.999999])
  func twoValues(_ probability: Double) {
    let expected = 2.0.squareRoot() * Normal().quantile((1 + probability) / 2)
    let found = StudentizedRange(count: 2).quantile(probability)
    // The integral is exact to about 1e-15, which the slope at 0.999999 turns into 1e-10.
    #expect(abs(found - expected) < 1e-9 * max(expected, 1e-3))
  }

  /// R 4.2.2: `qtukey(0.95, K, Inf)`; R iterates to 1e-4 only, so the tables' three decimals.
  @Test(
    "the 95 % points are those of the printed tables",
    arguments: [(2, 2.772), (3, 3.314), (4, 3.633), (5, 3.858), (10, 4.474), (20, 5.012)])
  func tables(_ count: Int, _ expected: Double) {
    #expect(abs(StudentizedRange(count: count).quantile(0.95) - expected) <= 0.00051)
  }

  @Test("the quantile undoes the probability", arguments: [2, 3, 7, 40, 200])
  func roundTrip(_ count: Int) {
    let range = StudentizedRange(count: count)
    for w in [1.0, 3, 5, 7] {
      let p = range.cumulative(w)
      guard p > 1e-12, p < 1 - 1e-9 else { continue }
      #expect(abs(range.quantile(p) - w) < 1e-6)
    }
  }

  @Test("the probability rises from zero to one")
  func edges() {
    let range = StudentizedRange(count: 4)
    #expect(range.cumulative(-1) == 0)
    #expect(range.cumulative(0) == 0)
    #expect(abs(range.cumulative(30) - 1) < 1e-14)
  }

  @Test("a range of one value is refused")
  func oneValue() async {
    await #expect(processExitsWith: .failure) { _ = StudentizedRange(count: 1) }
  }
}
