/// Numbers as text and back, the same in every locale.
public enum NumberText {
  /// A number as decimal text: "." before the fraction, no thousands marks, no trailing zeros.
  ///
  /// Numbers below 1e15 and not smaller than 0.0001 stand without an exponent: `5191`, `100000`,
  /// `40.3594683105`; others are written as `1e+15` and `2.5e-07`. Minus zero is `0`.
  ///
  /// - Parameters:
  ///   - value: a finite number.
  ///   - digits: the most significant digits to keep, 1 to 17. The default is 12; 17 always
  ///     read back as the same number.
  /// - Returns: the text, which is also a JSON number.
  public static func text(_ value: Double, digits: Int = 12) -> String {
    precondition(value.isFinite, "NumberText.text needs a finite number")
    precondition((1...17).contains(digits), "NumberText.text keeps 1 to 17 digits, not \(digits)")
    if value == 0 { return "0" }
    let general = SystemNumber.text(value, digits: digits)
    return abs(value) < 1e15 && abs(value) >= 1 ? withoutExponent(general) : general
  }

  /// The number that the whole text spells.
  ///
  /// The grammar is an optional `-`, digits, optionally `.` and digits, optionally `e` or `E` with
  /// an optional sign and digits. Leading zeros are allowed. Spaces, `+`, hexadecimal, `inf`, `nan`,
  /// a comma for the decimal point, and numbers too large or too small for a `Double` give nil.
  public static func value(_ text: some StringProtocol) -> Double? {
    value(String(text).utf8Span.span)
  }

  /// The number that all the bytes spell, by the same grammar.
  public static func value(_ bytes: ArraySlice<UInt8>) -> Double? { value(bytes.span) }

  /// The number that all the bytes spell, by the same grammar.
  public static func value(_ bytes: Span<UInt8>) -> Double? {
    followsGrammar(bytes) ? SystemNumber.value(bytes) : nil
  }

  /// `1.25e+13` as `12500000000000`: the digits, then zeros for the places beyond them.
  private static func withoutExponent(_ text: String) -> String {
    let parts = text.split(separator: "e")
    guard parts.count == 2, let mantissa = parts.first, let last = parts.last,
      let exponent = Int(last), exponent > 0
    else { return text }
    let sign = mantissa.hasPrefix("-") ? "-" : ""
    let digits = mantissa.filter { $0 != "-" && $0 != "." }
    return sign + digits + String(repeating: "0", count: max(0, exponent + 1 - digits.count))
  }

  private static func followsGrammar(_ bytes: Span<UInt8>) -> Bool {
    var index = 0
    func next() -> UInt8? { index < bytes.count ? bytes[index] : nil }
    func takeDigits() -> Bool {
      let start = index
      while let byte = next(), byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { index += 1 }
      return index > start
    }
    if next() == UInt8(ascii: "-") { index += 1 }
    guard takeDigits() else { return false }
    if next() == UInt8(ascii: ".") {
      index += 1
      guard takeDigits() else { return false }
    }
    if next() == UInt8(ascii: "e") || next() == UInt8(ascii: "E") {
      index += 1
      if next() == UInt8(ascii: "+") || next() == UInt8(ascii: "-") { index += 1 }
      guard takeDigits() else { return false }
    }
    return index == bytes.count
  }
}
