/// One word or sign of a formula, with where it begins in bytes from 1.
struct FormulaToken: Hashable {
  enum Kind: Hashable {
    case name(String)
    case one
    case zero
    case tilde
    case plus
    case minus
    case star
    case colon
    case slash
    case bar
    case doubleBar
    case open
    case close
    case end
  }

  var kind: Kind
  var column: Int

  /// The sign as written, for messages.
  var words: String {
    switch kind {
    case .name(let name): "'\(name)'"
    case .one: "'1'"
    case .zero: "'0'"
    case .tilde: "'~'"
    case .plus: "'+'"
    case .minus: "'-'"
    case .star: "'*'"
    case .colon: "':'"
    case .slash: "'/'"
    case .bar: "'|'"
    case .doubleBar: "'||'"
    case .open: "'('"
    case .close: "')'"
    case .end: "the end of the formula"
    }
  }

  /// Cuts a formula into its words and signs; the last is `.end`.
  static func tokens(of text: String) throws(FormulaError) -> [FormulaToken] {
    let bytes = Array(text.utf8)
    guard bytes.count <= 4_096 else {
      throw FormulaError(
        column: 4_097, "the formula is \(bytes.count) bytes long",
        help: "Keep a formula within 4,096 bytes.")
    }
    var tokens: [FormulaToken] = []
    var i = 0
    while i < bytes.count {
      let (byte, start) = (bytes[i], i)
      i += 1
      let kind: Kind
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): continue
      case UInt8(ascii: "~"): kind = .tilde
      case UInt8(ascii: "+"): kind = .plus
      case UInt8(ascii: "-"): kind = .minus
      case UInt8(ascii: "*"): kind = .star
      case UInt8(ascii: ":"): kind = .colon
      case UInt8(ascii: "/"): kind = .slash
      case UInt8(ascii: "("): kind = .open
      case UInt8(ascii: ")"): kind = .close
      case UInt8(ascii: "|"):
        if i < bytes.count, bytes[i] == UInt8(ascii: "|") {
          i += 1
          kind = .doubleBar
        } else {
          kind = .bar
        }
      case UInt8(ascii: "`"):
        guard let end = bytes[i...].firstIndex(of: byte), end > i else {
          throw FormulaError(
            column: start + 1, "a quoted name is empty or not closed",
            help: "Put a backtick before and after the name of the column.")
        }
        kind = .name(String(decoding: bytes[i..<end], as: UTF8.self))
        i = end + 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        while i < bytes.count, continuesName(bytes[i]) { i += 1 }
        guard i == start + 1, byte <= UInt8(ascii: "1") else {
          throw FormulaError(
            column: start + 1,
            "'\(String(decoding: bytes[start..<i], as: UTF8.self))' is not a term",
            help:
              "Only the numbers 0 and 1 have a meaning here. Put backticks around a column whose "
              + "name begins with a digit.")
        }
        kind = byte == UInt8(ascii: "1") ? .one : .zero
      case let first where continuesName(first):
        while i < bytes.count, continuesName(bytes[i]) { i += 1 }
        kind = .name(String(decoding: bytes[start..<i], as: UTF8.self))
      default:
        throw FormulaError(
          column: start + 1, "'\(Character(UnicodeScalar(byte)))' has no meaning in a formula",
          help:
            "Use + - * : / ( | ) and names of columns. Powers and functions are not read: make a "
            + "column that holds the value instead.")
      }
      tokens.append(FormulaToken(kind: kind, column: start + 1))
    }
    return tokens + [FormulaToken(kind: .end, column: bytes.count + 1)]
  }

  /// Letters, digits, `.`, `_` and everything beyond ASCII.
  private static func continuesName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), 0x80...0xFF:
      true
    default: false
    }
  }
}
