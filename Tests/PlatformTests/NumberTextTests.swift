import Platform
import TestSupport
import Testing

@Suite("Number text")
struct NumberTextTests {
  @Test(
    "numbers print plainly",
    arguments: [
      (0, "0"), (-0.0, "0"), (5191, "5191"), (100_000, "100000"), (-7, "-7"), (0.1, "0.1"),
      (40.359_468_310_5, "40.3594683105"), (2.0 / 3, "0.666666666667"), (1e14, "100000000000000"),
      (-1.25e13, "-12500000000000"), (999_999_999_999, "999999999999"), (0.0001, "0.0001"),
      (1e15, "1e+15"), (1e300, "1e+300"), (2.5e-7, "2.5e-07"),
      (.leastNonzeroMagnitude, "4.94065645841e-324"),
      (566_293.301_736_4, "566293.301736"),
    ] as [(Double, String)])
  func plain(_ value: Double, _ text: String) {
    #expect(NumberText.text(value) == text)
  }

  @Test("fewer digits round, and still print plainly")
  func fewerDigits() {
    #expect(NumberText.text(5191, digits: 3) == "5190")
    #expect(NumberText.text(99_999, digits: 2) == "100000")
    #expect(NumberText.text(-0.012_345, digits: 2) == "-0.012")
    #expect(NumberText.text(123_456_789_012_345) == "123456789012000")
  }

  @Test(
    "what is not a plain decimal number is refused",
    arguments: [
      "", "-", "+1", ".5", "5.", "1e", "1e+", "0x10", "inf", "-inf", "nan", "Infinity", " 1", "1 ",
      "1\n", "1\0", "1\0garbage", "1,5", "1_000", "--1", "1e5.0", "1e999", "-1e999", "\u{661}",
      "1e-999", "e5", "1.2.3",
    ])
  func refused(_ text: String) {
    #expect(NumberText.value(text) == nil)
    #expect(NumberText.value(Array(text.utf8)[...]) == nil)
  }

  @Test("plain decimal numbers are read exactly")
  func read() {
    #expect(NumberText.value("0") == 0)
    #expect(NumberText.value("-12.50") == -12.5)
    #expect(NumberText.value("0e1") == 0)
    #expect(NumberText.value("1E+3") == 1000)
    #expect(NumberText.value("007") == 7)
    #expect(NumberText.value("9;12".prefix(1)) == 9)
    #expect(NumberText.value(String(repeating: "1", count: 300)) != nil)
    #expect(NumberText.value("0." + String(repeating: "0", count: 5000) + "1") == nil)
  }

  @Test("seventeen digits read back as the same number, whatever the bits")
  func roundTrip() {
    var generator = SplitMix(state: 20_260_101)
    for _ in 0..<20_000 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite else { continue }
      #expect(NumberText.value(NumberText.text(value, digits: 17)) == value)
    }
  }

  @Test("twelve digits stay within half a unit of the twelfth digit")
  func twelveDigits() throws {
    var generator = SplitMix(state: 7)
    for _ in 0..<20_000 {
      let value = Double.random(in: -1e6...1e6, using: &generator)
      let back = try #require(NumberText.value(NumberText.text(value)))
      #expect(abs(back - value) <= 5.000_001e-12 * abs(value))
    }
  }
}

/// A small seeded generator, so that a failure can be repeated.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

@Suite("Numbers written as bytes")
struct NumberBytesTests {
  @Test("bytes are those of the text, whatever the size of the number")
  func sameAsText() {
    var random = SeededGenerator(seed: 7)
    var values: [Double] = [
      0, -0.0, 1, -1, 0.1, 0.5, 1e-4, 9.99999999999e-5, 0.00012345, 99_999_999_999.5, 1e11, 1e12,
      1e15,
      0.999999999999, 0.9999999999995, 0.99999999999951, 9.9999999999995, 123_456.789, 2.5, 1e-300,
      .greatestFiniteMagnitude, 12_345_678_901.25, 0.1 + 0.2, 1.0 / 3,
    ]
    for _ in 0..<200_000 {
      let size = Double.random(in: -7...13, using: &random)
      var scale = 1.0
      for _ in 0..<Int(abs(size)) { scale *= size < 0 ? 0.1 : 10 }
      let value = Double.random(in: -1...1, using: &random) * scale
      values += [value, (value * 1000).rounded() / 1000, (value * 64).rounded() / 64]
    }
    var text = TextBuffer(capacity: 1)
    for value in values {
      text.clear()
      text.append(value)
      #expect(String(decoding: text.bytes(), as: UTF8.self) == NumberText.text(value), "\(value)")
    }
  }
}
