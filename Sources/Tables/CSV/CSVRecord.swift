/// One field of a record: where its bytes are, and how they are to be read.
public struct CSVField: Sendable, Hashable {
  /// The bytes of the field in the file, without enclosing quotes.
  public var bytes: Range<Int>
  /// Whether it was quoted: a quoted empty field is an empty text, not a gap.
  public var isQuoted: Bool
  /// Whether it holds doubled quotes to be undone.
  var hasEscapes: Bool
  /// Column in bytes from the start of its line, from 1.
  public var column: Int

  /// Where the field stands, its quotation marks included.
  var extent: Range<Int> {
    isQuoted ? bytes.lowerBound - 1..<bytes.upperBound + 1 : bytes
  }
}

/// One record of a CSV file.
public struct CSVRecord: Sendable, Hashable {
  /// The line on which it starts, from 1.
  public var line = 0
  /// Its fields in order.
  public var fields: [CSVField] = []

  /// An empty record, to be filled by a reader.
  public init() {}

  /// Whether the line holds nothing at all.
  var isBlank: Bool { fields.count == 1 && fields[0].bytes.isEmpty && !fields[0].isQuoted }
}
