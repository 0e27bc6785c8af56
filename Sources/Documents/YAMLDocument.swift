public import Results

/// YAML text as a tree that remembers line and column.
public enum YAMLDocument {
  /// Reads one YAML document; an empty one is `.null`.
  ///
  /// Every scalar is text; unquoted ones are marked ``Node/isPlain``, and whoever asks decides what
  /// they are, so `NO` stays "NO". Anchors, aliases, tags, keys that are not text, repeated keys,
  /// a second document and nesting deeper than 64 are refused.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name as the user gave it, for messages.
  /// - Returns: the document's value.
  /// - Throws: `RefusedInput` with everything wrong up to the first fault of syntax, and that.
  public static func parse(_ bytes: [UInt8], file: String) throws(RefusedInput) -> Node {
    let source = try SourceText(bytes, file: file)
    var tree = YAMLTree(source)
    let fault: YAMLFault?
    do throws(RefusedInput) {
      fault = try YAMLEvents.read(source.bytes) { event throws(RefusedInput) in
        try tree.add(event)
      }
    } catch {
      throw RefusedInput(tree.troubles + error.diagnostics)
    }
    if let fault { throw RefusedInput(tree.troubles + [tree.diagnostic(fault)]) }
    guard tree.troubles.isEmpty else { throw RefusedInput(tree.troubles) }
    return tree.root ?? Node(kind: .null, place: source.place(0))
  }
}
