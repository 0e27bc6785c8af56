import Plots
import Testing

@Suite("Fixed decimals")
struct FixedDecimalTests {
  @Test("coordinates have at most two decimals and no trailing zeros")
  func coordinates() {
    #expect(FixedDecimal.coordinate(1) == "1")
    #expect(FixedDecimal.coordinate(0.1 + 0.2) == "0.3")
    #expect(FixedDecimal.coordinate(-12.345) == "-12.35")
    #expect(FixedDecimal.coordinate(-0.001) == "0")
    #expect(FixedDecimal.coordinate(1e300) == "9999999")
    #expect(FixedDecimal.coordinate(.nan) == nil)
    #expect(FixedDecimal.coordinate(-.infinity) == nil)
  }

  @Test("labels are for readers")
  func labels() {
    #expect(FixedDecimal.label(-1.5) == "\u{2212}1.5")
    #expect(FixedDecimal.label(-0.001) == "0")
    #expect(FixedDecimal.label(12_345.678) == "12,345.68")
    #expect(FixedDecimal.label(2, places: 1, padded: true) == "2.0")
    #expect(FixedDecimal.label(1e12) == "1,000,000,000,000")
    #expect(FixedDecimal.label(.infinity) == "")
  }
}
