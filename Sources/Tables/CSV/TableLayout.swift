/// How a table stands in its file: what only the person who exported it can say for certain.
public struct TableLayout: Sendable, Hashable {
  /// What ends a field; a comma by default.
  public var delimiter = CSVDelimiter.comma
  /// Lines before the column names, such as a title; none by default.
  public var skippedLines = 0
  /// Rows of the header: the first has the column names, the others are not read; 1 by default.
  public var headerRows = 1
  /// Which table of the file, and how its bytes stand for characters.
  public var opening = TableOpening()
  /// The program that it was exported from, by which its column names are read; none by default.
  public var source: SurveySource?
  /// Rows that are nobody's answers; none by default.
  public var leftOut: [LeftOut] = []
  /// Columns that this file calls otherwise than the study: by the file's name the study's.
  public var renamed: [String: String] = [:]
  /// Columns that the file has not, each with the text that all its rows would have there.
  public var constants: [Constant] = []
  /// Mistakes in the data that were put right; none by default.
  public var corrections: Corrections?
  /// Whether blank lines between the rows are worth a word; they are not where rows were left out.
  package var tellsBlankLines = true

  /// The most lines or rows that can be passed over.
  public static let most = 1000

  /// Commas, and one row of column names on the first line.
  public init() {}

  /// Where the line after the skipped ones begins.
  ///
  /// Lines are counted as an editor shows them: quotation marks do not matter before the names.
  ///
  /// - Returns: the offset, and how many of the lines there were.
  static func skip(_ lines: Int, in bytes: [UInt8], to end: Int) -> (offset: Int, lines: Int) {
    var offset = 0
    var skipped = 0
    while skipped < lines && offset < end {
      let byte = bytes[offset]
      offset += 1
      if byte == Byte.lineFeed {
        skipped += 1
      } else if byte == Byte.carriageReturn {
        if offset < end && bytes[offset] == Byte.lineFeed { offset += 1 }
        skipped += 1
      }
    }
    return (offset, skipped)
  }
}

/// A column that a file has not, because all its rows would have the same text there: the occasion of a
/// file per occasion, the service of a file per service.
public struct Constant: Sendable, Hashable {
  /// The name of the column.
  public var column: String
  /// The text.
  public var text: String

  /// A column with one text.
  public init(column: String, text: String) {
    (self.column, self.text) = (column, text)
  }
}
