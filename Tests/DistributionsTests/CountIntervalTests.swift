import Distributions
import TestSupport
import Testing

@Suite("Intervals of a count (Garwood 1936; Byar, in Breslow & Day 1987)")
struct CountIntervalTests {
  let expected: Expected

  init() throws { expected = try Expected("Fixtures/benchmarking/intervals/expected.csv") }

  @Test(
    "the exact interval is where the Poisson distribution itself puts it",
    arguments: [0, 1, 5, 10, 65, 1045], ["0.95", "0.998"])
  func exact(_ count: Int, _ level: String) throws {
    let interval = GarwoodInterval.of(count, level: try #require(Double(level)))
    // R's root finding ends at 1e-13 of a mean.
    let name = "garwood_\(count)_\(level)"
    #expect(
      agrees(interval.lowerBound, expected[name + "_lower"], relative: 1e-11, absolute: 1e-12))
    #expect(agrees(interval.upperBound, expected[name + "_upper"], relative: 1e-11))
  }

  @Test(
    "Byar's interval agrees with the reference's table",
    arguments: [
      // PHEindicatormethods' test numbers: reference/benchmarking.md §1.5.
      (65, 0.95, 50.163187710459454, 82.849138545939837),
      (65, 0.998, 42.880261471480203, 94.000290844318016),
      (1045, 0.95, 982.59320180733255, 1110.3312129856499),
      (1045, 0.998, 947.94070356103737, 1148.8061609880331),
      (1, 0.95, 0.013072132901504351, 5.5637555824752605),
      (10, 0.998, 2.916318374695686, 24.193724927880535),
    ])
  func byar(_ count: Int, _ level: Double, _ lower: Double, _ upper: Double) {
    let interval = ByarInterval.of(count, level: level)
    #expect(agrees(interval?.lowerBound, lower, relative: 1e-12))
    #expect(agrees(interval?.upperBound, upper, relative: 1e-12))
  }

  @Test(
    "Byar's interval agrees with the formula in R", arguments: [10, 30, 400], ["0.95", "0.998"])
  func byarFormula(_ count: Int, _ level: String) throws {
    let interval = ByarInterval.of(count, level: try #require(Double(level)))
    #expect(
      agrees(interval?.lowerBound, expected["byar_\(count)_\(level)_lower"], relative: 1e-12))
    #expect(
      agrees(interval?.upperBound, expected["byar_\(count)_\(level)_upper"], relative: 1e-12))
  }

  @Test("where Byar's cube would be negative there is no interval of his")
  func noByar() {
    #expect(ByarInterval.of(0, level: 0.95) == nil)
    #expect(ByarInterval.of(1, level: 0.998) == nil)
    #expect(GarwoodInterval.of(0, level: 0.95).lowerBound == 0)
  }

  @Test("both hold the count, widen with the coverage, and meet for many events")
  func properties() {
    for count in [1, 3, 10, 200, 5000, 2_000_000_000] {
      let narrow = GarwoodInterval.of(count, level: 0.8)
      let wide = GarwoodInterval.of(count, level: 0.99)
      #expect(narrow.contains(Double(count)))
      #expect(wide.lowerBound < narrow.lowerBound && narrow.upperBound < wide.upperBound)
    }
    let byar = ByarInterval.of(100_000, level: 0.95)
    let exact = GarwoodInterval.of(100_000, level: 0.95)
    #expect(agrees(byar?.lowerBound, exact.lowerBound, relative: 1e-7))
    #expect(agrees(byar?.upperBound, exact.upperBound, relative: 1e-7))
  }
}
