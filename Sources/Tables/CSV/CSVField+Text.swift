extension CSVField {
  /// The text of the field, with doubled quotes undone.
  ///
  /// - Parameter bytes: the bytes that the field was found in.
  /// - Returns: the text without enclosing quotation marks.
  public func text(in bytes: [UInt8]) -> String {
    let raw = String(decoding: bytes[self.bytes], as: UTF8.self)
    guard hasEscapes else { return raw }
    var text = ""
    var afterQuote = false
    for scalar in raw.unicodeScalars {
      if scalar == "\"" && !afterQuote {
        afterQuote = true
      } else {
        text.unicodeScalars.append(scalar)
        afterQuote = false
      }
    }
    return text
  }
}
