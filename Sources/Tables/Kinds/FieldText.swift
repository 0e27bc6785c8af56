/// Text of a cell as a field of comma-separated text.
enum FieldText {
  /// Appends a text: in quotation marks where it needs them, and with a space for a line end.
  static func append(_ bytes: Span<UInt8>, to field: inout [UInt8]) {
    let isQuoted = bytes.indices.contains { bytes[$0] == Byte.comma || bytes[$0] == Byte.quote }
    if isQuoted { field.append(Byte.quote) }
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      switch byte {
      case Byte.quote: field += [Byte.quote, Byte.quote]
      case Byte.lineFeed: field.append(0x20)
      case Byte.carriageReturn:
        if at < bytes.count, bytes[at] == Byte.lineFeed { at += 1 }
        field.append(0x20)
      default: field.append(byte)
      }
    }
    if isQuoted { field.append(Byte.quote) }
  }
}
