import Distributions
import TestSupport
import Testing

@Suite("The noncentral chi-squared distribution")
struct NoncentralChiSquaredTests {
  /// x, ν, λ and P(X ≤ x).
  static let expected: [(x: Double, df: Double, lambda: Double, lower: Double)] = [
    (10, 5, 3, 0.71723684643114316),
    (85.5, 24, 61.5, 0.522034956271821381),
    (20, 24, 61.5, 5.73434699255248209e-8),
    (2, 0.5, 8, 0.0992391622078462747),
    (400, 10, 300, 0.992612061556409769),
    (98500, 24, 99000, 0.202661106162103257),
    (2100, 5, 1800, 0.999601737090575112),
  ]

  @Test("agrees with the sum in mpmath at 40 digits", arguments: expected)
  func agreesWithSum(_ value: (x: Double, df: Double, lambda: Double, lower: Double)) {
    let found = NoncentralChiSquared(degreesOfFreedom: value.df, noncentrality: value.lambda)
    // Logarithms of numbers near 1e5 are known to 1e-11.
    #expect(agrees(found.cumulative(value.x), value.lower, relative: 2e-11))
    #expect(agrees(found.upperTail(value.x), 1 - value.lower, relative: 2e-11))
  }

  @Test("with noncentrality 0 it is chi-squared, and with one degree of freedom a shifted normal")
  func special() {
    for x in [0.5, 3, 12.0] {
      let central = NoncentralChiSquared(degreesOfFreedom: 5.5, noncentrality: 0)
      #expect(central.cumulative(x) == ChiSquared(degreesOfFreedom: 5.5).cumulative(x))
      let single = NoncentralChiSquared(degreesOfFreedom: 1, noncentrality: 2.25)
      let normal = Normal()
      let root = x.squareRoot()
      let share = normal.cumulative(root - 1.5) - normal.cumulative(-root - 1.5)
      #expect(agrees(single.cumulative(x), share, relative: 1e-13))
    }
    let any = NoncentralChiSquared(degreesOfFreedom: 3, noncentrality: 4)
    #expect(any.cumulative(-1) == 0 && any.upperTail(0) == 1)
  }

  @Test("beyond a hundred thousand an approximation takes over, and enormous values end at once")
  func enormous() {
    // The same sum in mpmath.
    let exact = 0.702972580589078495
    let found = NoncentralChiSquared(degreesOfFreedom: 24, noncentrality: 200_000)
    #expect(agrees(found.cumulative(200_500), exact, relative: 0, absolute: 2e-9))
    #expect(agrees(found.upperTail(200_500), 1 - exact, relative: 0, absolute: 2e-9))
    let interval = NoncentralChiSquared.interval(x: 1e13, degreesOfFreedom: 5, level: 0.9)
    #expect(interval.contains(1e13) && interval.upperBound < 1.01e13)
  }

  @Test("the interval of a noncentrality has the tails it says, or ends at zero")
  func interval() {
    for (x, df, level) in [(85.3, 24.0, 0.9), (300, 5, 0.95), (14, 10, 0.9), (3, 10, 0.9)] {
      let found = NoncentralChiSquared.interval(x: x, degreesOfFreedom: df, level: level)
      let tail = (1 - level) / 2
      for (limit, probability) in [(found.lowerBound, 1 - tail), (found.upperBound, tail)] {
        let there = NoncentralChiSquared(degreesOfFreedom: df, noncentrality: limit).cumulative(x)
        if limit > 0 {
          #expect(agrees(there, probability, relative: 1e-11))
        } else {
          #expect(there <= probability)
        }
      }
    }
    #expect(NoncentralChiSquared.interval(x: 3, degreesOfFreedom: 10, level: 0.9) == 0...0)
    #expect(NoncentralChiSquared.interval(x: 0, degreesOfFreedom: 10, level: 0.9) == 0...0)
  }
}
