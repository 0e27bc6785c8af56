public import Platform
public import Results

extension TableText {
  /// Whether the first bytes are those of a kind of file that is made into text.
  static func converts(_ beginning: [UInt8]) -> Bool {
    switch FileKind(beginning) {
    case .workbook, .oldWorkbook, .openDocument, .spss, .stata: true
    default: false
    }
  }

  /// Reads a file of any kind.
  ///
  /// - Parameters:
  ///   - file: the file, compressed with gzip or not.
  ///   - layout: what to take from it, and how the table stands in it. `TableLayout.reading(_:)` of
  ///     this text says how the table stands in the text.
  /// - Throws: `RefusedInput` with `file.…`, or those of the file's kind.
  public init(_ file: SourceFile, _ layout: TableLayout) throws(RefusedInput) {
    try self.init(file.decompressed(), layout.opening)
    try tidy(layout.reading(self))
  }

  /// Makes text of a file that is not compressed.
  private init(_ file: SourceFile, _ opening: TableOpening) throws(RefusedInput) {
    switch FileKind(file.bytes) {
    case .workbook, .oldWorkbook, .openDocument: try self.init(workbook: file, opening)
    case .spss, .stata: try self.init(statistical: file, opening)
    default: self.init(try opening.encoding?.utf8(file) ?? file)
    }
  }

  /// Reads names as their source means them, and leaves rows out.
  private mutating func tidy(_ layout: TableLayout) throws(RefusedInput) {
    guard layout.needsTidying else { return }
    var layout = layout
    if let source = layout.source { layout.headerRows = max(layout.headerRows, source.headerRows) }
    let tidied = try TidiedText(file, layout)
    file = tidied.file
    notes += tidied.notes
    corrections = tidied.corrections
    if !tidied.columns.isEmpty { columns = tidied.columns }
    isTidied = true
  }
}
