import Results

/// Names and places from a document as messages show them: short, on one line, nothing invisible.
enum Shown {
  private static let longest = 40

  /// A key or word in single quotation marks, cut after forty characters.
  static func name(_ name: String) -> String {
    var text = ""
    for (count, scalar) in name.unicodeScalars.enumerated() {
      if count == longest { return "'" + text + "…'" }
      text += self.scalar(scalar)
    }
    return "'" + text + "'"
  }

  /// Several words in quotation marks, separated by commas.
  static func names(_ names: [String]) -> String {
    names.map(name).joined(separator: ", ")
  }

  /// A line and column, to follow "on".
  static func position(_ place: Place) -> String {
    "line \(place.line ?? 1), column \(place.column ?? 1)"
  }

  /// A character, or its number when it could not be seen or would disturb the line.
  static func scalar(_ scalar: Unicode.Scalar) -> String {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
      "\\u{" + String(scalar.value, radix: 16) + "}"
    default: String(scalar)
    }
  }
}
