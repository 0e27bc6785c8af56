public import Results

extension Diagnostic {
  /// The version of the records that ``jsonLine`` writes.
  public static let schema = "waymark-diagnostic/1"

  /// The diagnostic as one line of JSON without the line end: always the same keys in the same
  /// order, `null` where there is no line, column or field. Characters that cannot be seen are
  /// escaped, so that the line may go to a terminal as it is.
  public var jsonLine: String {
    JSONValue.object([
      .init("schema", .string(Self.schema)),
      .init("code", .string(code.rawValue)),
      .init("severity", .string(severity.rawValue)),
      .init("message", .string(message)),
      .init("file", .string(place.file)),
      .init("line", place.line.map { .integer($0) } ?? .null),
      .init("column", place.column.map { .integer($0) } ?? .null),
      .init("field", place.field.map { .string($0) } ?? .null),
      .init("help", .string(help)),
    ]).line
  }
}

extension JSONValue {
  /// The value on one line without a line end, its invisible characters escaped.
  public var line: String {
    var line = ""
    for scalar in text(pretty: false).unicodeScalars {
      switch scalar.properties.generalCategory {
      // Outside of texts JSON holds neither, so that an escape is right wherever they stand.
      case .format, .lineSeparator, .paragraphSeparator:
        for unit in String(scalar).utf16 {
          let number = String(unit, radix: 16)
          line += "\\u" + String(repeating: "0", count: 4 - number.count) + number
        }
      default: line.unicodeScalars.append(scalar)
      }
    }
    return line
  }
}
