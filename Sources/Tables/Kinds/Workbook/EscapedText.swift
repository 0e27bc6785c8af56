/// Characters that XML cannot hold, as workbooks write them: `_x000D_` for U+000D.
///
/// Source: ECMA-376 part 1, 22.9.2.19 (ST_Xstring).
enum EscapedText {
  /// Undoes the escapes. Those for U+0000 and for half of a surrogate pair stay as they are.
  static func undone(_ text: [UInt8]) -> [UInt8] {
    guard text.count >= 7, text.contains(UInt8(ascii: "_")) else { return text }
    var undone: [UInt8] = []
    var at = 0
    while at < text.count {
      if let scalar = scalar(text, at) {
        undone += String(scalar).utf8
        at += 7
      } else {
        undone.append(text[at])
        at += 1
      }
    }
    return undone
  }

  private static func scalar(_ text: [UInt8], _ at: Int) -> Unicode.Scalar? {
    guard at + 7 <= text.count, text[at] == UInt8(ascii: "_"), text[at + 1] == UInt8(ascii: "x"),
      text[at + 6] == UInt8(ascii: "_"), text[(at + 2)..<(at + 6)].allSatisfy({ isDigit($0) }),
      let value = UInt32(String(decoding: text[(at + 2)..<(at + 6)], as: UTF8.self), radix: 16),
      value > 0
    else { return nil }
    return Unicode.Scalar(value)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "F"),
      UInt8(ascii: "a")...UInt8(ascii: "f"):
      true
    default: false
    }
  }
}
