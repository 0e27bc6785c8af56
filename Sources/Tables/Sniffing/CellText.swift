/// What kind of text a cell holds.
enum CellText: Sendable, Hashable {
  /// Nothing, or spaces.
  case empty
  /// Digits, perhaps with a minus sign; the number where it has at most nine digits.
  case integer(Int?, hasLeadingZero: Bool)
  /// Digits with one point among them.
  case decimal(isWhole: Bool)
  /// Digits with one comma among them: a decimal comma, or thousands.
  case comma(threeBehind: Bool)
  /// Like `1.2E+05`, which is how spreadsheets shorten long numbers.
  case exponent
  /// Anything else.
  case other

  /// Reads a cell without spaces around it.
  init(_ text: ArraySlice<UInt8>) {
    guard let first = text.first else {
      self = .empty
      return
    }
    let isNegative = first == UInt8(ascii: "-")
    let body = isNegative ? text.dropFirst() : text
    var digits = 0
    var behind = 0
    var value = 0
    var mark: UInt8?
    for (position, byte) in body.enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits += 1
        if mark != nil { behind += 1 }
        if digits <= 9 { value = value * 10 + Int(byte - UInt8(ascii: "0")) }
      case UInt8(ascii: "."), Byte.comma:
        guard mark == nil, position > 0 else {
          self = .other
          return
        }
        mark = byte
      case UInt8(ascii: "E"), UInt8(ascii: "e"):
        self = digits > 0 && Self.isExponent(body.dropFirst(position + 1)) ? .exponent : .other
        return
      default:
        self = .other
        return
      }
    }
    guard digits > 0, mark == nil || behind > 0 else {
      self = .other
      return
    }
    switch mark {
    case nil:
      self = .integer(
        digits <= 9 ? (isNegative ? -value : value) : nil,
        hasLeadingZero: digits > 1 && body.first == UInt8(ascii: "0"))
    case Byte.comma: self = .comma(threeBehind: behind == 3)
    default:
      self = .decimal(isWhole: text.suffix(behind).allSatisfy { $0 == UInt8(ascii: "0") })
    }
  }

  private static func isExponent(_ text: ArraySlice<UInt8>) -> Bool {
    let digits =
      text.first == UInt8(ascii: "+") || text.first == UInt8(ascii: "-")
      ? text.dropFirst() : text
    return (1...3).contains(digits.count)
      && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
