import Results

/// Numbers, `true`, `false` and `null`: runs of letters, digits and signs.
extension JSONParser {
  /// Reads the word that stands here.
  mutating func word(
    path: String?, expected: JSONExpectation
  ) throws(RefusedInput) -> Node.Kind {
    let start = position
    while let byte = next, Self.isPartOfWord(byte) { position += 1 }
    guard position > start else { throw unexpected(expected, path: path) }
    let word = source.text(start..<position)
    switch word {
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case "null": return .null
    default:
      if JSONNumber.matches(word) { return .number(word) }
      let (code, message, help) = Self.mistake(word)
      throw refuse(message, at: start, path: path, help: help, code: code)
    }
  }

  private static func isPartOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// What is wrong with a word that is no JSON value, recognised by name where it can be. Any other word
  /// is not repeated: a survey may have been named in place of a definition.
  private static func mistake(_ word: String) -> Mistake {
    let unsigned = word.drop { $0 == "-" || $0 == "+" }
    let lower = unsigned.lowercased()
    let isNumeric = unsigned.first.map { $0.isASCII && $0.isNumber || $0 == "." } ?? true
    switch lower {
    case "nan", "inf", "infinity":
      return (
        .documentNotFinite, "JSON has no NaN and no infinity.", "Write null, or leave the key out."
      )
    case "true", "false", "null":
      return (.documentSyntax, "JSON's \(lower) is written in small letters.", "Write \(lower).")
    case "none", "nil", "undefined", "na":
      return (
        .documentSyntax, "\(Shown.name(word)) is not a JSON value.",
        "Write null where nothing is meant."
      )
    case _ where !isNumeric:
      return (
        .documentSyntax,
        "A word stands here that is no JSON value.",
        "Put text in double quotation marks; check that the right file was named."
      )
    case _ where word.hasPrefix("+"):
      return (.documentSyntax, "A JSON number has no plus sign.", "Leave the plus sign out.")
    case _ where lower.hasPrefix("0x"):
      return (
        .documentSyntax, "A JSON number is decimal, not hexadecimal.",
        "Write it with the digits 0 to 9."
      )
    case _ where unsigned.hasPrefix("0") && unsigned.dropFirst().first?.isNumber == true:
      return (
        .documentSyntax,
        "A JSON number has no leading zero.",
        "Leave the zero out, or put the digits in quotation marks if they are an identifier."
      )
    case _ where lower.hasPrefix(".") || lower.hasSuffix(".") || lower.contains(".e"):
      return (
        .documentSyntax, "A JSON number has a digit on both sides of the point.",
        "Write 0.5 or 5.0."
      )
    default:
      return (
        .documentSyntax,
        "What stands here is not a JSON number.",
        "Write a number such as 12, -0.5 or 1e-3, or put text in double quotation marks."
      )
    }
  }
}
