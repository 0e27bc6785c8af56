import Results

/// Faults of syntax, recognised by name where people make them often.
extension JSONParser {
  /// What is wrong: the code, the message and the way out.
  typealias Mistake = (code: DiagnosticCode, message: String, help: String)

  /// A fault of syntax at a byte.
  func refuse(
    _ message: String, at offset: Int, path: String?, help: String,
    code: DiagnosticCode = .documentSyntax
  ) -> RefusedInput {
    let place = source.place(offset, path: path)
    return RefusedInput([Diagnostic(code, at: place, message, help: help)])
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
    let (code, message, help) = mistake(expected)
    return refuse(message, at: position, path: path, help: help, code: code)
  }

  private func mistake(_ expected: JSONExpectation) -> Mistake {
    guard let byte = next else {
      let what = expected.open.map { "The \($0) is never closed." }
      return (
        .documentSyntax,
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
        .documentTrailingComma,
        "A comma stands before the closing bracket; JSON has no trailing comma.",
        "Remove the comma after the last value."
      )
    case ",":
      return (
        .documentSyntax,
        "A comma stands where \(expected.words) was expected.",
        "Remove the extra comma, or write the value that is missing."
      )
    case "'":
      return (
        .documentQuotationMark,
        "A single quotation mark stands where \(expected.words) was expected.",
        "JSON takes only double quotation marks (\")."
      )
    case _ where isCurlyMark:
      return (
        .documentQuotationMark,
        "A curly quotation mark stands where \(expected.words) was expected.",
        "Use straight double quotation marks (\"), as a plain text editor writes them."
      )
    case _ where source.has("\u{FEFF}", at: position):
      return (
        .documentByteOrderMark,
        "A byte order mark (U+FEFF) stands inside the document; only the first may be skipped.",
        "Remove the invisible character; files that are joined often keep the mark of each."
      )
    case "\"" where isAfterValue(expected), "{" where isAfterValue(expected),
      "[" where isAfterValue(expected):
      return (.documentSyntax, "A comma is missing here.", "Put a comma between two values.")
    case _ where isEnd(expected):
      return (
        .documentSyntax,
        "More text follows after the end of the document.",
        "Remove what follows the last closing bracket, or the bracket too many."
      )
    default:
      return (
        .documentSyntax,
        "Here \(expected.words) was expected.", "Check the line against the ones around it."
      )
    }
  }

  private var comment: Mistake {
    (
      .documentComment,
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
