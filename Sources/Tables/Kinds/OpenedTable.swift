public import Platform
public import Results

/// A table file of any kind, opened to be read from its start.
///
/// CSV in UTF-8 comes as a stream. Other kinds are read whole and made into text first.
public struct OpenedTable: ~Copyable {
  /// The text.
  private var source: ByteSource
  /// How the table stands in the text.
  public var layout: TableLayout
  /// What the user should know of the file, as far as it is known before the rows are read.
  public var notes: [Diagnostic] = []
  /// The kind of file that the text was made from; nil for text.
  package var kind: FileKind?
  /// What the file says of its columns beside their names; empty for text.
  public var columns: [TableText.Column] = []

  /// Bytes at the beginning by which kinds are told apart.
  private static let reach = 4096

  /// Opens a file, or the standard input.
  ///
  /// - Parameters:
  ///   - path: where it is; `-` is the standard input.
  ///   - layout: how the table stands in it, as far as that was said.
  /// - Throws: `RefusedInput` with `file.…`, or those of the file's kind.
  public init(reading path: String, _ layout: TableLayout) throws(RefusedInput) {
    var source = try ByteSource(reading: path)
    let beginning = try source.beginning(Self.reach)
    if layout.needsWholeText || TableText.converts(beginning) {
      try self.init(SourceFile(draining: source), layout)
    } else {
      self.init(source, layout)
    }
  }

  /// Opens a file that is in memory.
  ///
  /// - Throws: `RefusedInput` as above.
  public init(_ file: SourceFile, _ layout: TableLayout) throws(RefusedInput) {
    let text = try TableText(file, layout)
    self.init(ByteSource(text.file), layout.reading(text))
    notes = text.notes
    columns = text.columns
    kind = text.isConverted ? FileKind(file.bytes) : nil
  }

  private init(_ source: consuming ByteSource, _ layout: TableLayout) {
    self.source = source
    self.layout = layout
  }
}

extension OpenedTable {
  /// The text, to be read from its start.
  public consuming func text() -> ByteSource { source }
}

extension TableLayout {
  /// Whether the text must be made anew before its rows can be read.
  var needsWholeText: Bool {
    needsTidying || opening.encoding.map { $0 != .utf8 } ?? false
  }

  /// Whether names or rows of the text become others.
  var needsTidying: Bool {
    source != nil || !leftOut.isEmpty || !renamed.isEmpty || !constants.isEmpty
      || corrections != nil
  }

  /// The layout of the text that a file came to.
  package func reading(_ text: TableText) -> TableLayout {
    var layout = self
    if text.isConverted { layout.delimiter = .comma }
    if text.isTidied {
      (layout.headerRows, layout.source, layout.leftOut) = (1, nil, [])
      (layout.renamed, layout.constants, layout.corrections) = ([:], [], nil)
      layout.tellsBlankLines = false
    }
    return layout
  }
}
