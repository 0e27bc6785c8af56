import Platform

/// A number as text that people and programs read back as the same number.
enum PlainNumber {
  /// Whole numbers below 1e15 in digits alone, others with as few digits as read back the same.
  static func text(_ value: Double) -> String {
    if value == value.rounded(.towardZero), abs(value) < 1e15 { return String(Int64(value)) }
    return value.description
  }

  /// Whether a text is what `text` would make of the number that it spells: at most fifteen digits, of
  /// which no other text of as few means the same number, with no nought too many.
  static func isPlain(_ text: Span<UInt8>) -> Bool {
    var at = 0
    if text.count > 0, text[0] == UInt8(ascii: "-") { at = 1 }
    let start = at
    guard text.count > start, text.count - start <= 16 else { return false }
    var point: Int?
    while at < text.count {
      switch text[at] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): break
      case UInt8(ascii: ".") where point == nil && at > start: point = at
      default: return false
      }
      at += 1
    }
    let last = text[text.count - 1]
    let startsWithZero = text[start] == UInt8(ascii: "0")
    guard let point else {
      return text.count - start <= 15 && (!startsWithZero || (text.count == 1))
    }
    guard last != UInt8(ascii: "0"), point < text.count - 1 else { return false }
    if !startsWithZero { return true }
    // Below 0.0001 a number is written with an exponent.
    return point == start + 1
      && (text[point + 1] != UInt8(ascii: "0") || text.count <= point + 5)
  }
}
