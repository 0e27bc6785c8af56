import Platform

/// Numbers in files of scores, read fast where that is exact.
package enum ScoreNumber {
  /// Sizes that a score can have. Beyond, whole numbers are no longer exact, and squares of what is far
  /// beyond are no numbers at all: nothing could be worked out from them.
  package static let sizes = -1e15...1e15
  /// The smallest size above 0; squares of what is far smaller are 0.
  package static let smallest = 1e-100

  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]

  /// The number that all the bytes spell, by the grammar of `NumberText`.
  ///
  /// Up to fifteen digits are a whole number that a `Double` has exactly, and so is the power of ten
  /// it is divided by: one correctly rounded division, as Clinger (1990) showed. All else is left to
  /// the careful way.
  static func value(_ bytes: Span<UInt8>) -> Double? {
    let count = bytes.count
    guard count > 0, count <= 17 else { return NumberText.value(bytes) }
    var at = 0
    let isNegative = bytes[0] == UInt8(ascii: "-")
    if isNegative { at = 1 }
    var number: Int64 = 0
    var digits = 0
    var point = -1
    while at < count {
      let byte = bytes[at]
      if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
        number = number * 10 + Int64(byte - UInt8(ascii: "0"))
        digits += 1
      } else if byte == UInt8(ascii: "."), point < 0, digits > 0 {
        point = digits
      } else {
        return NumberText.value(bytes)
      }
      at += 1
    }
    guard digits > 0, digits <= 15, point != digits else { return NumberText.value(bytes) }
    let whole = Double(number)
    let value = point < 0 ? whole : whole / powers[digits - point]
    return isNegative ? 0 - value : value
  }
}
