import Reports
import Testing

@Suite("Rounding for readers")
struct DigitsTests {
  let wide = Digits(range: 20...80, areWhole: true)
  let narrow = Digits(range: 1...5, areWhole: false)

  @Test("a scale of more than ten points has one decimal, a narrower one two")
  func places() {
    #expect(wide.points(40.3594683105) == "40.4")
    #expect(narrow.points(3.4964) == "3.50")
    #expect(Digits(range: 0...10, areWhole: false).points(3) == "3.00")
  }

  @Test("scores that are all whole stand without decimals")
  func whole() {
    #expect(wide.score(38) == "38")
    #expect(narrow.score(3.625) == "3.63")
  }

  @Test("nothing rounds to minus zero, and minus is a true minus")
  func minus() {
    #expect(wide.points(-0.0) == "0.0")
    #expect(wide.points(-0.04) == "0.0")
    #expect(wide.points(-0.05) == "\u{2212}0.1")
    #expect(Digits.coefficient(-0.004) == "0.00")
  }

  @Test("a share that is not nothing is not 0%, one that is not all is not 100%")
  func percent() {
    #expect(Digits.percent(0) == "0%")
    #expect(Digits.percent(0.0001) == "under 1%")
    #expect(Digits.percent(0.005) == "1%")
    #expect(Digits.percent(0.9949) == "99%")
    #expect(Digits.percent(0.9999) == "over 99%")
    #expect(Digits.percent(1) == "100%")
  }

  @Test("a limit keeps two decimals, so that rounding puts nobody on its other side")
  func limits() {
    #expect(Digits.limit(8.34110002444) == "8.34")
    #expect(Digits.coverage(0.998) == "99.8%")
    #expect(Digits.coverage(0.95) == "95%")
  }

  @Test("a probability below a thousandth is said to be that")
  func probability() {
    #expect(Digits.probability(6.88e-12) == "< 0.001")
    #expect(Digits.probability(0.0034) == "0.003")
    #expect(Digits.probability(1) == "1.000")
  }

  @Test("what is not a number has no text", arguments: [Double.nan, .infinity, -.infinity])
  func notANumber(_ value: Double) {
    #expect(wide.points(value) == nil)
    #expect(Digits.percent(value) == nil)
    #expect(Digits.probability(value) == nil)
    #expect(Digits.coverage(value) == nil)
  }
}
