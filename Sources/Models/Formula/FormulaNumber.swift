/// A number without a sign as a formula has it: digits with at most one point, and a power of ten.
enum FormulaNumber {
  private static func isDigit(_ bytes: [UInt8], _ i: Int) -> Bool {
    i < bytes.count && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[i])
  }

  /// Whether a number begins at a place: a digit, or a point before one.
  static func begins(_ bytes: [UInt8], at start: Int, _ first: UInt8) -> Bool {
    isDigit(bytes, start) || first == UInt8(ascii: ".") && isDigit(bytes, start + 1)
  }

  /// The place after the number that begins at `start`.
  static func end(_ bytes: [UInt8], from start: Int) throws(FormulaError) -> Int {
    var i = start
    while isDigit(bytes, i) { i += 1 }
    if i < bytes.count, bytes[i] == UInt8(ascii: ".") {
      i += 1
      while isDigit(bytes, i) { i += 1 }
    }
    if i < bytes.count, bytes[i] | 0x20 == UInt8(ascii: "e") {
      let hasSign = i + 1 < bytes.count && [0x2B, 0x2D].contains(bytes[i + 1])
      var power = i + (hasSign ? 2 : 1)
      if isDigit(bytes, power) {
        while isDigit(bytes, power) { power += 1 }
        i = power
      }
    }
    guard i < bytes.count, FormulaToken.continuesName(bytes[i]) else { return i }
    while i < bytes.count, FormulaToken.continuesName(bytes[i]) { i += 1 }
    throw FormulaError(
      column: start + 1, "'\(String(decoding: bytes[start..<i], as: UTF8.self))' is not a number",
      help: "Put backticks around a column whose name begins with a digit.")
  }

  /// A number as R writes it: a whole one without its point.
  static func text(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? "\(value)"
  }
}
