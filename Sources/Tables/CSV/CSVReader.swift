public import Platform
public import Results

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

/// Reads comma-separated records (RFC 4180) one after the other.
///
/// Quoted fields may hold commas, doubled quotes and line ends; lines end in LF, CRLF or CR.
/// A quote that is never closed, or stands inside an unquoted field, refuses the file: no guess is
/// made about where a person's answers begin and end.
public struct CSVReader: Sendable {
  /// The file.
  public let file: SourceFile
  private var position: Int
  private var line = 1
  private var lineStart: Int
  private let end: Int

  /// Starts at the first record, after checking that the file is text.
  ///
  /// - Parameter file: UTF-8, with or without a byte order mark.
  /// - Throws: `RefusedInput` with `file.empty` or `file.encoding`.
  public init(_ file: SourceFile) throws(RefusedInput) {
    self.file = file
    position = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    lineStart = position
    end = file.bytes.count
    try TextEncoding.check(file)
  }

  /// Reads the next record that is not a blank line.
  ///
  /// - Parameter record: takes the record; its storage is used again.
  /// - Returns: false at the end of the file.
  /// - Throws: `RefusedInput` with `csv.unclosed-quote` or `csv.stray-quote`.
  public mutating func read(into record: inout CSVRecord) throws(RefusedInput) -> Bool {
    repeat {
      guard position < end else { return false }
      record.line = line
      record.fields.removeAll(keepingCapacity: true)
      repeat { record.fields.append(try readField()) } while takeComma()
      takeLineEnd()
    } while record.isBlank
    return true
  }

  /// The text of a field, with doubled quotes undone.
  public func text(_ field: CSVField) -> String {
    let raw = String(decoding: file.bytes[field.bytes], as: UTF8.self)
    guard field.hasEscapes else { return raw }
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

  private mutating func readField() throws(RefusedInput) -> CSVField {
    let column = position - lineStart + 1
    if position < end && file.bytes[position] == Byte.quote {
      return try readQuoted(column: column)
    }
    let start = position
    while position < end {
      switch file.bytes[position] {
      case Byte.comma, Byte.lineFeed, Byte.carriageReturn:
        return CSVField(
          bytes: start..<position, isQuoted: false, hasEscapes: false, column: column)
      case Byte.quote:
        throw refusal(
          .csvStrayQuote, line: line, column: position - lineStart + 1,
          "A quotation mark stands inside a field that does not begin with one.",
          help: "Put the whole field in quotation marks and double the mark inside it.")
      default: position += 1
      }
    }
    return CSVField(bytes: start..<position, isQuoted: false, hasEscapes: false, column: column)
  }

  private mutating func readQuoted(column: Int) throws(RefusedInput) -> CSVField {
    let openingLine = line
    position += 1
    let start = position
    var hasEscapes = false
    while position < end {
      switch file.bytes[position] {
      case Byte.quote where position + 1 < end && file.bytes[position + 1] == Byte.quote:
        hasEscapes = true
        position += 2
      case Byte.quote:
        let field = CSVField(
          bytes: start..<position, isQuoted: true, hasEscapes: hasEscapes, column: column)
        position += 1
        if position < end && !Byte.endsField(file.bytes[position]) {
          throw refusal(
            .csvStrayQuote, line: line, column: position - lineStart + 1,
            "Text follows the closing quotation mark of a field.",
            help: "Double every quotation mark that belongs to the text.")
        }
        return field
      case Byte.lineFeed, Byte.carriageReturn: takeLineEnd()
      default: position += 1
      }
    }
    throw refusal(
      .csvUnclosedQuote, line: openingLine, column: column,
      "The quotation mark that opens this field is never closed.",
      help: "Close it, or double it where it belongs to the text.")
  }

  private mutating func takeComma() -> Bool {
    guard position < end && file.bytes[position] == Byte.comma else { return false }
    position += 1
    return true
  }

  private mutating func takeLineEnd() {
    guard position < end else { return }
    let isPair =
      file.bytes[position] == Byte.carriageReturn && position + 1 < end
      && file.bytes[position + 1] == Byte.lineFeed
    position += isPair ? 2 : 1
    line += 1
    lineStart = position
  }

  private func refusal(
    _ code: DiagnosticCode, line: Int, column: Int, _ message: String, help: String
  ) -> RefusedInput {
    RefusedInput([
      Diagnostic(
        code, at: Place(file: file.name, line: line, column: column), message, help: help)
    ])
  }
}

/// The bytes that mean something in a CSV file.
enum Byte {
  static let comma = UInt8(ascii: ",")
  static let quote = UInt8(ascii: "\"")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  static func endsField(_ byte: UInt8) -> Bool {
    byte == comma || byte == lineFeed || byte == carriageReturn
  }
}
