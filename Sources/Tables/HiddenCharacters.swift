/// Characters that nobody sees: what holds them looks like something else.
package enum HiddenCharacters {
  /// The first character of a text that nobody sees; nil when all can be seen.
  ///
  /// These are the controls (C0, delete, C1), the marks of format and of direction (such as U+200B,
  /// U+FEFF, U+00AD, U+202E), whatever Unicode calls ignorable, separators of lines and paragraphs,
  /// and every space other than U+0020, the no-break space among them.
  package static func first(in text: String) -> Unicode.Scalar? {
    guard text.utf8.contains(where: { $0 >= 127 || $0 < 32 }) else { return nil }
    return text.unicodeScalars.first(where: isHidden)
  }

  /// Whether a character is one that nobody sees.
  package static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 128 else { return scalar.value < 32 || scalar.value == 127 }
    if scalar.properties.isDefaultIgnorableCodePoint { return true }
    switch scalar.properties.generalCategory {
    case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator: return true
    default: return false
    }
  }

  /// The text without the characters that nobody sees.
  package static func visible(_ text: String) -> String {
    guard first(in: text) != nil else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isHidden($0) }))
  }

  /// A character as Unicode names it by number, for example `U+200B`.
  package static func name(_ scalar: UInt32) -> String {
    let digits = String(scalar, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
