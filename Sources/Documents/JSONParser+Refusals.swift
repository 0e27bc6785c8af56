import Results

/// Faults of syntax, recognised by name where people make them often.
extension JSONParser {
  /// A fault of syntax at a byte.
  func refuse(_ message: String, at offset: Int, path: String?, help: String) -> RefusedInput {
    let place = source.place(offset, path: path)
    return RefusedInput([Diagnostic(.documentSyntax, at: place, message, help: help)])
  }

  /// The whole file holds nothing.
  func emptyDocument() -> RefusedInput {
    RefusedInput([
      Diagnostic(
        .fileEmpty, at: source.place(0), "The file is empty; a JSON document was expected.",
        help: "Check that the right file was named, and that it was saved.")
    ])
  }

  /// What stands here is not what the grammar allows.
  func unexpected(_ expected: JSONExpectation, path: String?) -> RefusedInput {
    let (message, help) = mistake(expected)
    return refuse(message, at: position, path: path, help: help)
  }

  private func mistake(_ expected: JSONExpectation) -> (message: String, help: String) {
    guard let byte = next else {
      let what = expected.open.map { "The \($0) is never closed." }
      return (
        what ?? "The file ends where \(expected.words) was expected.",
        "Check that the file is complete."
      )
    }
    switch Unicode.Scalar(byte) {
    case "#": return comment
    case "/" where source.has("//", at: position) || source.has("/*", at: position):
      return comment
    case "]" where expected.followsComma, "}" where expected.followsComma:
      return (
        "A comma stands before the closing bracket; JSON has no trailing comma.",
        "Remove the comma after the last value."
      )
    case ",":
      return (
        "A comma stands where \(expected.words) was expected.",
        "Remove the extra comma, or write the value that is missing."
      )
    case "'":
      return (
        "A single quotation mark stands where \(expected.words) was expected.",
        "JSON takes only double quotation marks (\")."
      )
    case _ where isCurlyMark:
      return (
        "A curly quotation mark stands where \(expected.words) was expected.",
        "Use straight double quotation marks (\"), as a plain text editor writes them."
      )
    case "\"" where isAfterValue(expected), "{" where isAfterValue(expected),
      "[" where isAfterValue(expected):
      return ("A comma is missing here.", "Put a comma between two values.")
    case _ where isEnd(expected):
      return (
        "More text follows after the end of the document.",
        "Remove what follows the last closing bracket, or the bracket too many."
      )
    default:
      return ("Here \(expected.words) was expected.", "Check the line against the ones around it.")
    }
  }

  private var comment: (message: String, help: String) {
    (
      "JSON has no comments.",
      "Remove the comment; notes can stand in a key of their own where the format has one."
    )
  }

  private var isCurlyMark: Bool {
    source.has("\u{201C}", at: position) || source.has("\u{201D}", at: position)
      || source.has("\u{2018}", at: position) || source.has("\u{2019}", at: position)
  }

  private func isAfterValue(_ expected: JSONExpectation) -> Bool {
    switch expected {
    case .commaOrBrace, .commaOrBracket: true
    default: false
    }
  }

  private func isEnd(_ expected: JSONExpectation) -> Bool {
    if case .end = expected { true } else { false }
  }
}
