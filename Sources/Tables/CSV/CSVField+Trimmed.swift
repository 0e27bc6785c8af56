import Platform

extension CSVField {
  /// The bytes of the field, without spaces and tabs around them and with doubled quotes undone.
  func trimmed(_ bytes: Span<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    var isAfterQuote = false
    for at in self.bytes {
      let byte = bytes[at]
      if hasEscapes, byte == Byte.quote, !isAfterQuote {
        isAfterQuote = true
      } else {
        text.append(byte)
        isAfterQuote = false
      }
    }
    let isPadding: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    while text.last.map(isPadding) == true { text.removeLast() }
    return Array(text.drop(while: isPadding))
  }
}
