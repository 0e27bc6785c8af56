/// UTF-16 and UTF-32 as UTF-8.
enum WideText {
  /// Converts whole units; what stands for no character becomes U+FFFD, as the standard advises.
  ///
  /// - Parameters:
  ///   - bytes: without a mark.
  ///   - unit: bytes of a unit, 2 or 4.
  ///   - isLittleEndian: whether the lowest byte of a unit comes first.
  /// - Returns: the text.
  static func utf8(_ bytes: ArraySlice<UInt8>, unit: Int, isLittleEndian: Bool) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count / unit)
    var high: UInt32?
    var at = bytes.startIndex
    while at + unit <= bytes.endIndex {
      var value: UInt32 = 0
      for step in 0..<unit {
        let place = isLittleEndian ? at + unit - 1 - step : at + step
        value = value << 8 | UInt32(bytes[place])
      }
      at += unit
      if unit == 2, let first = high {
        high = nil
        if (0xDC00...0xDFFF).contains(value) {
          append(0x10000 + (first - 0xD800) << 10 + (value - 0xDC00), to: &text)
          continue
        }
        append(0xFFFD, to: &text)
      }
      if unit == 2, (0xD800...0xDBFF).contains(value) {
        high = value
      } else {
        append(value, to: &text)
      }
    }
    if high != nil { append(0xFFFD, to: &text) }
    return text
  }

  /// The first half of a pair in UTF-16 without the other half, or a last byte without its second.
  ///
  /// - Returns: its offset; nil when every unit belongs to a character.
  static func fault16(_ bytes: ArraySlice<UInt8>, isLittleEndian: Bool) -> Int? {
    var at = bytes.startIndex
    var high: Int?
    while at + 2 <= bytes.endIndex {
      let lead = bytes[isLittleEndian ? at + 1 : at]
      switch (lead, high) {
      case (0xDC...0xDF, .some): high = nil
      case (_, let start?): return start
      case (0xD8...0xDB, nil): high = at
      case (0xDC...0xDF, nil): return at
      default: break
      }
      at += 2
    }
    return high ?? (at < bytes.endIndex ? at : nil)
  }

  private static func append(_ value: UInt32, to text: inout [UInt8]) {
    if value < 0x80 {
      text.append(UInt8(value))
    } else {
      text += String(UnicodeScalar(value) ?? "\u{FFFD}").utf8
    }
  }
}
