/// How bytes stand for characters, as far as they show it themselves.
package enum TextForm: Sendable, Hashable {
  /// UTF-8, of which ASCII is a part.
  case utf8(hasMark: Bool)
  /// UTF-16; a file without a mark is known by its zero bytes.
  case utf16(isLittleEndian: Bool, hasMark: Bool)
  /// UTF-32.
  case utf32(isLittleEndian: Bool, hasMark: Bool)

  /// Bytes that are looked at for zeros.
  private static let reach = 4096

  /// Recognises a form by its mark, or by where its zeros stand.
  ///
  /// Text in a western language has few characters above U+00FF, so in UTF-16 nearly every second
  /// byte is zero, and in UTF-32 nearly every first three of four. Without a mark a form is
  /// recognised when 9 of 10 of those places hold zeros and none of the others does.
  package init(_ bytes: some Collection<UInt8>) {
    let head = Array(bytes.prefix(Self.reach))
    if head.starts(with: [0xFF, 0xFE, 0, 0]) {
      self = .utf32(isLittleEndian: true, hasMark: true)
    } else if head.starts(with: [0, 0, 0xFE, 0xFF]) {
      self = .utf32(isLittleEndian: false, hasMark: true)
    } else if head.starts(with: [0xFF, 0xFE]) {
      self = .utf16(isLittleEndian: true, hasMark: true)
    } else if head.starts(with: [0xFE, 0xFF]) {
      self = .utf16(isLittleEndian: false, hasMark: true)
    } else {
      self = Self.byZeros(head) ?? .utf8(hasMark: head.starts(with: TextEncoding.byteOrderMark))
    }
  }

  private static func byZeros(_ head: [UInt8]) -> TextForm? {
    guard head.count >= 8 else { return nil }
    var zeros = [0, 0, 0, 0]
    let count = head.count / 4
    for (offset, byte) in head.prefix(count * 4).enumerated() where byte == 0 {
      zeros[offset % 4] += 1
    }
    func isFull(_ lane: Int) -> Bool { zeros[lane] * 10 >= count * 9 }
    switch (zeros[0], zeros[1], zeros[2], zeros[3]) {
    case (0, _, _, _) where isFull(1) && isFull(2) && isFull(3):
      return .utf32(isLittleEndian: true, hasMark: false)
    case (_, _, _, 0) where isFull(0) && isFull(1) && isFull(2):
      return .utf32(isLittleEndian: false, hasMark: false)
    case (0, _, 0, _) where isFull(1) && isFull(3):
      return .utf16(isLittleEndian: true, hasMark: false)
    case (_, 0, _, 0) where isFull(0) && isFull(2):
      return .utf16(isLittleEndian: false, hasMark: false)
    default: return nil
    }
  }

  /// Whether it is UTF-16.
  var isUTF16: Bool {
    if case .utf16 = self { true } else { false }
  }

  /// Its name.
  package var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16: "UTF-16"
    case .utf32: "UTF-32"
    }
  }

  /// Its name for programs that convert text, such as `iconv`.
  package var converterName: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16(_, hasMark: true): "UTF-16"
    case .utf16(let isLittle, _): isLittle ? "UTF-16LE" : "UTF-16BE"
    case .utf32(_, hasMark: true): "UTF-32"
    case .utf32(let isLittle, _): isLittle ? "UTF-32LE" : "UTF-32BE"
    }
  }
}
