public import Platform
public import Results

/// Reads comma-separated records (RFC 4180) one after the other from a file in memory.
///
/// Quoted fields may hold commas, doubled quotes and line ends; lines end in LF, CRLF or CR.
/// A quote that is never closed, or stands inside an unquoted field, refuses the file: no guess is
/// made about where a person's answers begin and end.
public struct CSVReader: Sendable {
  /// The file.
  public let file: SourceFile
  private var splitter: CSVSplitter

  /// Starts at the first record, after checking that the file is text.
  ///
  /// - Parameter file: UTF-8, with or without a byte order mark.
  /// - Throws: `RefusedInput` with `file.empty` or `file.encoding`.
  public init(_ file: SourceFile) throws(RefusedInput) {
    self.file = file
    let start = file.bytes.starts(with: TextEncoding.byteOrderMark) ? 3 : 0
    splitter = CSVSplitter(
      file: file.name, delimiter: .comma, range: start..<max(start, file.bytes.count))
    try TextEncoding.check(file)
  }

  /// Reads the next record that is not a blank line.
  ///
  /// - Parameter record: takes the record; its storage is used again.
  /// - Returns: false at the end of the file.
  /// - Throws: `RefusedInput` with `csv.unclosed-quote`, `csv.stray-quote`, or when a field, a record
  ///   or the number of columns is beyond `CSVLimits`.
  public mutating func read(into record: inout CSVRecord) throws(RefusedInput) -> Bool {
    let bytes = file.bytes
    return try splitter.read(bytes.span, into: &record)
  }

  /// The text of a field, with doubled quotes undone.
  public func text(_ field: CSVField) -> String { field.text(in: file.bytes) }
}
