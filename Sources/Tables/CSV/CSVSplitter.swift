package import Results

/// Splits bytes into records and fields: the careful way, one byte after the other.
package struct CSVSplitter: Sendable {
  /// The file, for diagnostics.
  let file: String
  let delimiter: UInt8
  /// Where the next record begins, or a blank line before it.
  package private(set) var position: Int
  /// The line of the position, from 1.
  package private(set) var line = 1
  /// The blank lines so far.
  package private(set) var notes = TableNotes()
  private var lineStart: Int
  private let end: Int

  /// Starts at the beginning of a range, which is the beginning of a line.
  package init(file: String, delimiter: CSVDelimiter, range: Range<Int>) {
    self.file = file
    self.delimiter = delimiter.byte
    position = range.lowerBound
    lineStart = range.lowerBound
    end = range.upperBound
  }

  /// Goes on at the beginning of a line further down.
  package mutating func skip(to position: Int, lines: Int) {
    if lines > 0 { notes.takeRow() }
    self.position = position
    lineStart = position
    line += lines
  }

  /// Begins to look for what is odd only here.
  mutating func forgetNotes() { notes = TableNotes() }

  /// Reads the next record that is not a blank line.
  ///
  /// - Parameters:
  ///   - bytes: the bytes that the range is of.
  ///   - record: takes the record; its storage is used again.
  /// - Returns: false at the end of the range.
  /// - Throws: `RefusedInput`, as `CSVReader.read`.
  package mutating func read(
    _ bytes: Span<UInt8>, into record: inout CSVRecord
  ) throws(RefusedInput) -> Bool {
    repeat {
      guard position < end else { return false }
      let start = position
      record.line = line
      record.fields.removeAll(keepingCapacity: true)
      repeat {
        if record.fields.count == CSVLimits.columns { throw tooManyColumns() }
        record.fields.append(try readField(bytes))
      } while takeDelimiter(bytes)
      if position - start > CSVLimits.record { throw recordTooLong(line: record.line) }
      takeLineEnd(bytes)
      if record.isBlank { notes.takeBlankLine(record.line) }
    } while record.isBlank
    notes.takeRow()
    return true
  }

  private mutating func readField(_ bytes: Span<UInt8>) throws(RefusedInput) -> CSVField {
    let column = position - lineStart + 1
    if position < end && bytes[position] == Byte.quote {
      return try readQuoted(bytes, column: column)
    }
    let start = position
    while position < end && !endsField(bytes[position]) {
      if bytes[position] == Byte.quote {
        throw strayQuote(
          "A quotation mark stands inside a field that does not begin with one.",
          help: "Put the whole field in quotation marks and double the mark inside it.")
      }
      position += 1
      if position - start > CSVLimits.field { throw fieldTooLong(line: line, column: column) }
    }
    return CSVField(bytes: start..<position, isQuoted: false, hasEscapes: false, column: column)
  }

  private mutating func readQuoted(
    _ bytes: Span<UInt8>, column: Int
  ) throws(RefusedInput) -> CSVField {
    let openingLine = line
    position += 1
    let start = position
    var hasEscapes = false
    while position < end {
      if position - start > CSVLimits.field {
        throw fieldTooLong(line: openingLine, column: column)
      }
      switch bytes[position] {
      case Byte.quote where position + 1 < end && bytes[position + 1] == Byte.quote:
        hasEscapes = true
        position += 2
      case Byte.quote:
        let field = CSVField(
          bytes: start..<position, isQuoted: true, hasEscapes: hasEscapes, column: column)
        position += 1
        if position < end && !endsField(bytes[position]) {
          throw strayQuote(
            "Text follows the closing quotation mark of a field.",
            help: "Double every quotation mark that belongs to the text.")
        }
        return field
      case Byte.lineFeed, Byte.carriageReturn: takeLineEnd(bytes)
      default: position += 1
      }
    }
    throw unclosedQuote(line: openingLine, column: column)
  }

  private mutating func takeDelimiter(_ bytes: Span<UInt8>) -> Bool {
    guard position < end && bytes[position] == delimiter else { return false }
    position += 1
    return true
  }

  private mutating func takeLineEnd(_ bytes: Span<UInt8>) {
    guard position < end else { return }
    let isPair =
      bytes[position] == Byte.carriageReturn && position + 1 < end
      && bytes[position + 1] == Byte.lineFeed
    position += isPair ? 2 : 1
    line += 1
    lineStart = position
  }

  private func endsField(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == Byte.lineFeed || byte == Byte.carriageReturn
  }

  /// The place of the position.
  var place: Place { Place(file: file, line: line, column: position - lineStart + 1) }
}
