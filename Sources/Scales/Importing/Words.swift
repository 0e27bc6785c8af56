/// Words of other formats made fit for a scale file.
enum Words {
  /// Whether a text holds nothing that could be seen.
  static func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }

  /// A text on one line, cut after sixty characters, for messages.
  static func short(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > 60 ? line.prefix(60) + "…" : line
  }

  /// Several names for a message, at most eight of them.
  static func list(_ names: [String]) -> String {
    names.prefix(8).map { "'\(short($0))'" }.joined(separator: ", ")
      + (names.count > 8 ? " and \(names.count - 8) more" : "")
  }

  /// An id: small letters and digits, single dashes between; nil when nothing is left.
  static func id(_ text: String) -> String? {
    joined(text.lowercased().unicodeScalars.map { isLetterOrDigit($0) ? Character($0) : "-" }, "-")
  }

  /// The id of an item: letters and digits, with single dots, dashes or underlines between.
  static func itemID(_ text: String) -> String? {
    let characters = text.unicodeScalars.map { scalar -> Character in
      isLetterOrDigit(scalar) || "._-".unicodeScalars.contains(scalar) ? Character(scalar) : "-"
    }
    return joined(characters, "._-")
  }

  /// The short name of a language as a scale file has it, `pt-BR` for `pt_BR`; nil when it is none.
  static func language(_ text: String) -> String? {
    let name = text.replacing("_", with: "-")
    return name.wholeMatch(of: /[a-z]{2,3}(-[A-Za-z0-9]{2,8})*/) == nil ? nil : name
  }

  /// Text without the marks of HTML, in single spaces; nil when nothing is left.
  static func plain(_ text: String) -> String? {
    let unmarked = text.replacing(/<br *\/?>/, with: " ").replacing(/<\/?[A-Za-z][^<>]*>/, with: "")
    let line = unmarked.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.isEmpty ? nil : line
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
  }

  /// The characters without marks at the ends and without two marks in a row.
  private static func joined(_ characters: [Character], _ marks: String) -> String? {
    var text = ""
    var mark: Character?
    for character in characters {
      if marks.contains(character) {
        mark = mark ?? character
      } else {
        if let mark, !text.isEmpty { text.append(mark) }
        mark = nil
        text.append(character)
      }
    }
    return text.isEmpty ? nil : text
  }
}
