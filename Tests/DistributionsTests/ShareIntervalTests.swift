import Distributions
import TestSupport
import Testing

@Suite("Intervals of shares (Wilson 1927; Clopper & Pearson 1934; Newcombe 1998)")
struct ShareIntervalTests {
  let expected: Expected

  init() throws { expected = try Expected("Fixtures/benchmarking/intervals/expected.csv") }

  @Test(
    "Wilson's interval agrees with the reference's tables",
    arguments: [
      // reference/benchmarking.md §1.5 and §5.
      (65, 100, 0.95, 0.55254443296887967, 0.73635751756902468),
      (65, 100, 0.998, 0.49549465740704313, 0.77835406140896968),
      (1045, 5000, 0.95, 0.19795549880013297, 0.22049130373189027),
      (1045, 5000, 0.998, 0.19179381799015244, 0.22731562902525818),
      (1, 100, 0.95, 0.0017674320641406511, 0.054486196178705294),
      (1, 100, 0.998, 0.000873065697299977, 0.10455445283705821),
      (5, 100, 0.95, 0.02154367915436798, 0.11175046923191911),
      (20, 100, 0.95, 0.1333669333310325, 0.28882916559315885),
      (0, 10, 0.95, 0, 0.2775328), (1, 10, 0.95, 0.017876213, 0.40415003),
      (5, 10, 0.95, 0.23659309, 0.76340691), (10, 10, 0.95, 0.7224672, 1),
      (15, 20, 0.95, 0.5312991224, 0.8881382986),
    ])
  func wilson(_ count: Int, _ n: Int, _ level: Double, _ lower: Double, _ upper: Double) {
    let interval = WilsonInterval.of(count, of: n, level: level)
    // §5 prints down to seven digits, §1.5 all.
    let digits = lower == 0 || upper == 1 ? 1e-7 : n < 50 ? 1e-8 : 1e-12
    #expect(agrees(interval.lowerBound, lower, relative: digits))
    #expect(agrees(interval.upperBound, upper, relative: digits))
  }

  @Test(
    "the exact interval agrees with R's binom.test", arguments: [0, 1, 15, 19, 20],
    ["0.95", "0.998"])
  func exact(_ count: Int, _ level: String) throws {
    let interval = ClopperPearsonInterval.of(count, of: 20, level: try #require(Double(level)))
    let name = "clopper_\(count)_20_\(level)"
    #expect(
      agrees(interval.lowerBound, expected[name + "_lower"], relative: 1e-12, absolute: 1e-15))
    #expect(agrees(interval.upperBound, expected[name + "_upper"], relative: 1e-12))
  }

  @Test("15 of 20, as the reference has it")
  func reference() {
    // reference/benchmarking.md §5, ten decimals.
    let interval = ClopperPearsonInterval.of(15, of: 20, level: 0.95)
    #expect(agrees(interval.lowerBound, 0.5089541283, relative: 0, absolute: 5.1e-11))
    #expect(agrees(interval.upperBound, 0.9134285309, relative: 0, absolute: 5.1e-11))
  }

  @Test(
    "the difference agrees with the reference",
    arguments: [
      // reference/benchmarking.md §5; 56/70 less 48/80 is Newcombe's own example (a), p. 877.
      (56, 70, 48, 80, 0.0524314724, 0.3338726540), (9, 10, 3, 10, 0.1705227239, 0.8090179735),
    ])
  func difference(
    _ count1: Int, _ n1: Int, _ count2: Int, _ n2: Int, _ lower: Double, _ upper: Double
  ) {
    let interval = NewcombeInterval.difference((count1, n1), (count2, n2), level: 0.95)
    #expect(agrees(interval.lowerBound, lower, relative: 0, absolute: 5.1e-11))
    #expect(agrees(interval.upperBound, upper, relative: 0, absolute: 5.1e-11))
  }

  @Test("exact covers Wilson's centre; swapping groups turns the difference; ends stay in −1 to 1")
  func properties() {
    for n in [1, 2, 9, 60] {
      for count in 0...n {
        let exact = ClopperPearsonInterval.of(count, of: n, level: 0.9)
        let mirrored = ClopperPearsonInterval.of(n - count, of: n, level: 0.9)
        #expect(agrees(exact.lowerBound, 1 - mirrored.upperBound, relative: 0, absolute: 1e-13))
        #expect(exact.contains(Double(count) / Double(n)))
        let there = NewcombeInterval.difference((count, n), (1, 3), level: 0.9)
        let back = NewcombeInterval.difference((1, 3), (count, n), level: 0.9)
        #expect(agrees(there.lowerBound, -back.upperBound, relative: 0, absolute: 1e-14))
        #expect(there.lowerBound >= -1 && there.upperBound <= 1)
      }
    }
    let far = NewcombeInterval.difference((5, 5), (0, 5), level: 0.95)
    #expect(far.upperBound == 1 && far.lowerBound < 1)
  }
}
