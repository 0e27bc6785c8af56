/// Letters as they are compared in names: small, without accents, and letters that stand for two as two.
///
/// An accent is known by the name that Unicode gives a letter, such as LATIN SMALL LETTER E WITH ACUTE, and
/// as a mark of its own behind the letter.
enum FoldedLetters {
  /// The letters and digits of a character; empty where it is none.
  static func of(_ character: Character) -> String {
    guard let first = character.unicodeScalars.first, isLetter(first) else { return "" }
    return character.lowercased().unicodeScalars.reduce(into: "") { $0 += folded($1) }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    // Modifier letters that are written as apostrophes.
    if (0x2B9...0x2BF).contains(scalar.value) { return false }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// Whether a character is one that nobody sees.
  static func isInvisible(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy {
      $0.properties.isDefaultIgnorableCodePoint || $0.properties.generalCategory == .format
    }
  }

  /// Whether a character is of a script that does not part words.
  static func standsAlone(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    switch scalar.value {
    // Thai and Lao; Myanmar; Khmer; Hiragana and Katakana.
    case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF: return true
    default: return scalar.properties.isIdeographic
    }
  }

  /// Letters that stand for others and are not named so.
  private static let standsFor: [Unicode.Scalar: String] = [
    "\u{DF}": "ss", "\u{E6}": "ae", "\u{153}": "oe", "\u{FE}": "th", "\u{F0}": "d",
    "\u{131}": "i", "\u{3C2}": "\u{3C3}", "\u{439}": "\u{438}", "\u{451}": "\u{435}",
    "\u{453}": "\u{433}", "\u{457}": "\u{456}", "\u{45C}": "\u{43A}", "\u{45E}": "\u{443}",
  ]

  private static func folded(_ scalar: Unicode.Scalar) -> String {
    if scalar.value < 128 { return String(scalar) }
    // Full-width letters, which stand one each in a square.
    if (0xFF21...0xFF5A).contains(scalar.value), let plain = Unicode.Scalar(scalar.value - 0xFEE0) {
      return String(plain)
    }
    if let others = standsFor[scalar] {
      return others.unicodeScalars.reduce(into: "") { $0 += folded($1) }
    }
    if isAccent(scalar) || scalar.properties.isDefaultIgnorableCodePoint { return "" }
    guard isAccented(scalar), let name = scalar.properties.name else { return String(scalar) }
    let plain = name.firstRange(of: " WITH ").map { String(name[..<$0.lowerBound]) } ?? name
    return latin(plain) ?? plain
  }

  /// Marks without which a name is still read: accents, and the points of Hebrew and Arabic.
  private static func isAccent(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x300...0x36F, 0x591...0x5C7, 0x610...0x61A, 0x64B...0x65F, 0x670, 0x1AB0...0x1AFF,
      0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F:
      true
    default: false
    }
  }

  /// Whether a letter is of a script whose accented letters are named by the plain one: Latin, Greek,
  /// Cyrillic, Hebrew, Arabic.
  private static func isAccented(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x80...0x24F, 0x370...0x6FF, 0x1E00...0x1FFF, 0xFB1D...0xFB4F: true
    default: false
    }
  }

  /// `e` of LATIN SMALL LETTER E; nil for any other letter, which is known by its whole name.
  private static func latin(_ name: String) -> String? {
    let start = "LATIN SMALL LETTER "
    guard name.hasPrefix(start), name.utf8.count == start.utf8.count + 1 else { return nil }
    return name.last?.lowercased()
  }
}
