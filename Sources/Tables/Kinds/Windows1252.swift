/// Windows-1252, the encoding in which Excel in western countries saves a plain CSV.
///
/// Source: the WHATWG Encoding Standard, index windows-1252, but for the five bytes that Microsoft's
/// own table leaves free: text that holds one of them is not taken for Windows-1252.
enum Windows1252 {
  /// The characters of 0x80 to 0x9F; 0 where there is none.
  private static let upper: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]

  /// The text as UTF-8; nil when it holds bytes that stand for no character, or control characters
  /// that no text file has.
  static func utf8(_ bytes: [UInt8]) -> [UInt8]? {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      switch byte {
      case 0x09, 0x0A, 0x0D, 0x20...0x7E: text.append(byte)
      case 0x80...0x9F:
        let value = upper[Int(byte) - 0x80]
        guard value != 0, let scalar = UnicodeScalar(value) else { return nil }
        text += String(scalar).utf8
      case 0xA0...0xFF: text += [0xC0 | byte >> 6, 0x80 | byte & 0x3F]
      default: return nil
      }
    }
    return text
  }
}
