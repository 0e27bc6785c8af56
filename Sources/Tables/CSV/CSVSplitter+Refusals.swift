import Results

/// Why bytes cannot be split into records.
extension CSVSplitter {
  func strayQuote(_ message: String, help: String) -> RefusedInput {
    RefusedInput([Diagnostic(.csvStrayQuote, at: place, message, help: help)])
  }

  func unclosedQuote(line: Int, column: Int) -> RefusedInput {
    RefusedInput([
      Diagnostic(
        .csvUnclosedQuote, at: Place(file: file, line: line, column: column),
        "The quotation mark that opens this field is never closed.",
        help: "Close it, or double it where it belongs to the text.")
    ])
  }

  func fieldTooLong(line: Int, column: Int) -> RefusedInput {
    RefusedInput([
      Diagnostic(
        .csvFieldTooLong, at: Place(file: file, line: line, column: column),
        "This field is longer than 1 MiB.",
        help: "If it begins with a quotation mark, look whether that is ever closed.")
    ])
  }

  func recordTooLong(line: Int) -> RefusedInput {
    RefusedInput([
      Diagnostic(
        .csvRecordTooLong, at: Place(file: file, line: line, column: 1),
        "The row that begins here is longer than 16 MiB.",
        help: "Look whether the file has line ends, and whether every quotation mark is closed.")
    ])
  }

  func tooManyColumns() -> RefusedInput {
    RefusedInput([
      Diagnostic(
        .csvTooManyColumns, at: place, "The row goes on after 10000 fields.",
        help: "Look whether the file has line ends; export only the columns that are needed.")
    ])
  }
}

/// The bytes that mean something in a CSV file.
enum Byte {
  static let comma = UInt8(ascii: ",")
  static let quote = UInt8(ascii: "\"")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
}
