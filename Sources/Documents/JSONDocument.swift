public import Results

/// JSON text (RFC 8259) as a tree that remembers line and column.
public enum JSONDocument {
  /// Reads one JSON document.
  ///
  /// A UTF-8 byte order mark at the start is skipped. Nesting deeper than 64, text that is not
  /// UTF-8 and lone surrogates are refused. Numbers keep their text. Keys that stand twice are kept
  /// as they stand: whoever decodes the object refuses them, see ``Node/membersValue(_:)``.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name as the user gave it, for messages.
  /// - Returns: the document's value.
  /// - Throws: `RefusedInput` with the first fault, at its line and column.
  public static func parse(_ bytes: [UInt8], file: String) throws(RefusedInput) -> Node {
    var parser = JSONParser(try SourceText(bytes, file: file))
    return try parser.document()
  }
}
