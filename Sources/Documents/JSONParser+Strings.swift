import Results

/// Strings: text between double quotation marks, with escapes.
extension JSONParser {
  /// Reads the string whose opening quotation mark stands here.
  mutating func string(path: String?) throws(RefusedInput) -> String {
    let opening = position
    position += 1
    var decoded: [UInt8] = []
    var start = position
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        let text = source.text(start..<position)
        position += 1
        return decoded.isEmpty ? text : String(decoding: decoded, as: UTF8.self) + text
      case UInt8(ascii: "\\"):
        decoded += source.bytes[start..<position]
        decoded += String(try escape(path: path)).utf8
        start = position
      case ..<0x20: throw controlCharacter(byte, opening, path: path)
      default: position += 1
      }
    }
    throw refuse(
      "The text that starts here has no closing quotation mark.", at: opening, path: path,
      help: "Add a double quotation mark where the text ends.")
  }

  private mutating func escape(path: String?) throws(RefusedInput) -> Unicode.Scalar {
    let start = position
    let letter = source.byte(at: position + 1)
    position += 2
    switch letter {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try codePoint(start, path: path)
    default:
      throw refuse(
        "A backslash in JSON text must be followed by one of \" \\ / b f n r t u.",
        at: start, path: path, help: "Write \\\\ where a backslash itself is meant.")
    }
  }

  /// `\uXXXX`, or two of them when they are the halves of one character.
  private mutating func codePoint(
    _ start: Int, path: String?
  ) throws(RefusedInput) -> Unicode.Scalar {
    let first = try hexadecimal(start, path: path)
    if let scalar = Unicode.Scalar(first) { return scalar }
    if first < 0xDC00, source.has("\\u", at: position) {
      position += 2
      let second = try hexadecimal(start, path: path)
      if (0xDC00...0xDFFF).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      {
        return scalar
      }
    }
    throw refuse(
      "This \\u escape is half of a character (a lone surrogate).", at: start, path: path,
      help: "Write both halves, or the character itself.", code: .documentLoneSurrogate)
  }

  private mutating func hexadecimal(_ start: Int, path: String?) throws(RefusedInput) -> UInt32 {
    var number: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw refuse(
          "\\u must be followed by four hexadecimal digits.", at: start, path: path,
          help: "Write, for example, \\u00e9, or the character itself.")
      }
      number = number << 4 | UInt32(digit)
      position += 1
    }
    return number
  }

  private func controlCharacter(_ byte: UInt8, _ opening: Int, path: String?) -> RefusedInput {
    switch byte {
    case 0x0A, 0x0D:
      refuse(
        "The text that starts here is not closed on its line.", at: opening, path: path,
        help: "Add a double quotation mark where the text ends; write a line break as \\n.")
    case 0x09:
      refuse(
        "A tab stands inside a JSON text.", at: position, path: path,
        help: "Write it as \\t, or use spaces.")
    default:
      refuse(
        "A control character (number \(byte)) stands inside a JSON text.", at: position,
        path: path, help: "Remove it.")
    }
  }
}
