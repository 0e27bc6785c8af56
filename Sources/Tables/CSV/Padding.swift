/// What stands around the text of a cell and is no part of it.
package enum Padding {
  /// A text without the spaces and tabs around it.
  package static func trimmed(_ text: String) -> String {
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
