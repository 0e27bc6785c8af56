import Distributions
import TestSupport
import Testing

@Suite("The interval of a share (Wilson 1927)")
struct WilsonIntervalTests {
  @Test(
    "agrees with the reference's table",
    arguments: [
      // reference/change.md A12, computed there in R.
      (29, 40, 0.5716504419, 0.8389198375), (10, 40, 0.1418711864, 0.4019396142),
      (1, 40, 0.0044268315, 0.1288136896), (0, 40, 0, 0.0876216012),
      (11, 30, 0.2187392081, 0.5448643635),
    ])
  func agreesWithReference(_ count: Int, _ n: Int, _ lower: Double, _ upper: Double) {
    let interval = WilsonInterval.of(count, of: n, level: 0.95)
    // Printed to ten decimals.
    #expect(abs(interval.lowerBound - lower) < 5.1e-11)
    #expect(abs(interval.upperBound - upper) < 5.1e-11)
  }

  @Test("counting the others mirrors it; it holds k/n, stays within 0 to 1, and has a width")
  func properties() {
    for n in [1, 2, 7, 40, 1000] {
      for count in Set([0, 1, n / 2, n - 1, n]) {
        let interval = WilsonInterval.of(count, of: n, level: 0.9)
        let mirrored = WilsonInterval.of(n - count, of: n, level: 0.9)
        #expect(abs(interval.lowerBound - (1 - mirrored.upperBound)) < 1e-14)
        #expect(interval.contains(Double(count) / Double(n)))
        #expect(interval.lowerBound >= 0 && interval.upperBound <= 1)
        #expect(interval.lowerBound < interval.upperBound)
      }
    }
  }
}
