/// One word or sign of a formula, with where it begins in bytes from 1.
struct FormulaToken: Hashable {
  enum Kind: Hashable {
    case name(String)
    case number(String)
    case tilde
    case plus
    case minus
    case star
    case colon
    case slash
    case power
    case comma
    case equals
    case bar
    case doubleBar
    case open
    case close
    case end
  }

  var kind: Kind
  var column: Int
  /// Whether a name stands between backticks.
  var isQuoted = false

  /// The sign as written, for messages.
  var words: String {
    switch kind {
    case .name(let text), .number(let text): "'\(text)'"
    case .tilde: "'~'"
    case .plus: "'+'"
    case .minus: "'-'"
    case .star: "'*'"
    case .colon: "':'"
    case .slash: "'/'"
    case .power: "'^'"
    case .comma: "','"
    case .equals: "'='"
    case .bar: "'|'"
    case .doubleBar: "'||'"
    case .open: "'('"
    case .close: "')'"
    case .end: "the end of the formula"
    }
  }

  /// Whether the name at a place is that of a function: a parenthesis follows.
  static func isCall(_ tokens: [FormulaToken], at place: Int) -> Bool {
    guard case .name = tokens[place].kind, !tokens[place].isQuoted else { return false }
    return place + 1 < tokens.count && tokens[place + 1].kind == .open
  }

  private static let signs: [UInt8: Kind] = [
    UInt8(ascii: "~"): .tilde, UInt8(ascii: "+"): .plus, UInt8(ascii: "-"): .minus,
    UInt8(ascii: "*"): .star, UInt8(ascii: ":"): .colon, UInt8(ascii: "/"): .slash,
    UInt8(ascii: "^"): .power, UInt8(ascii: ","): .comma, UInt8(ascii: "="): .equals,
    UInt8(ascii: "("): .open, UInt8(ascii: ")"): .close,
  ]

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
      var token = FormulaToken(kind: .end, column: start + 1)
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): continue
      case UInt8(ascii: "|"):
        let isDouble = i < bytes.count && bytes[i] == byte
        i += isDouble ? 1 : 0
        token.kind = isDouble ? .doubleBar : .bar
      case UInt8(ascii: "`"):
        guard let end = bytes[i...].firstIndex(of: byte), end > i else {
          throw FormulaError(
            column: start + 1, "a quoted name is empty or not closed",
            help: "Put a backtick before and after the name of the column.")
        }
        token.kind = .name(String(decoding: bytes[i..<end], as: UTF8.self))
        token.isQuoted = true
        i = end + 1
      case let first where FormulaNumber.begins(bytes, at: start, first):
        i = try FormulaNumber.end(bytes, from: start)
        token.kind = .number(String(decoding: bytes[start..<i], as: UTF8.self))
      case let first where continuesName(first):
        while i < bytes.count, continuesName(bytes[i]) { i += 1 }
        token.kind = .name(String(decoding: bytes[start..<i], as: UTF8.self))
      default:
        guard let sign = signs[byte] else {
          throw FormulaError(
            column: start + 1, "'\(Character(UnicodeScalar(byte)))' has no meaning in a formula",
            help: "Use + - * : / ( | ), names of columns, and functions such as poly(time, 2).")
        }
        token.kind = sign
      }
      tokens.append(token)
    }
    return tokens + [FormulaToken(kind: .end, column: bytes.count + 1)]
  }

  /// Letters, digits, `.`, `_` and everything beyond ASCII.
  static func continuesName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), 0x80...0xFF:
      true
    default: false
    }
  }
}
