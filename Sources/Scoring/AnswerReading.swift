/// How texts of a file are read before anything is known of items: what is padding, and which ids
/// are none.
struct AnswerReading: Sendable {
  /// Texts that stand for no answer, beside the empty cell.
  let missingCodes: Set<String>

  /// Whether a text, without spaces around it, stands for nothing.
  func isMissing(_ text: String) -> Bool { text.isEmpty || missingCodes.contains(text) }

  /// A text without the spaces and tabs around it.
  static func trimmed(_ text: String) -> String {
    let isPadding: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    let bytes = text.utf8
    guard bytes.first.map(isPadding) == true || bytes.last.map(isPadding) == true else {
      return text
    }
    guard let first = bytes.firstIndex(where: { !isPadding($0) }),
      let last = bytes.lastIndex(where: { !isPadding($0) })
    else { return "" }
    return String(text[first...last])
  }
}
