/// Texts that often mean in data that nothing was answered. They are never taken to mean it: whoever
/// knows the data says so, and is told how.
enum MissingLookAlikes {
  private static let numbers = [
    "-1", "-7", "-8", "-9", "-66", "-77", "-88", "-97", "-98", "-99", "-999", "-9999", "66", "77",
    "88", "96", "97", "98", "99", "777", "888", "996", "997", "998", "999", "9999",
  ]
  private static let words = [
    "na", "n/a", "n.a.", "n.a", "#n/a", "#null!", "null", "none", "nil", "missing", "blank", ".",
    "..", "...", "-", "--", "–", "—", "?", "not answered", "no answer", "no response",
    "not applicable", "prefer not to say", "don't know", "don’t know", "dk", "refused", "declined",
    "skipped", "not asked", "unknown",
  ]

  /// Every spelling that is known: as above, in capitals, and with one capital at the beginning.
  private static let spellings: [String] =
    numbers
    + words.flatMap { word -> [String] in
      let capital = word.prefix(1).uppercased() + word.dropFirst()
      return [word] + Set([word.uppercased(), capital]).subtracting([word]).sorted()
    }
  private static let positions = Dictionary(
    spellings.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })

  /// Which look-alike a text is, byte for byte; nil when it is none.
  static func position(of text: String) -> UInt16? {
    guard let position = positions[text], spellings[position].utf8.elementsEqual(text.utf8) else {
      return nil
    }
    return UInt16(position)
  }

  /// The spelling of a look-alike.
  static func spelling(_ position: UInt16) -> String { spellings[Int(position)] }

  /// The same for a shell, in quotation marks where it needs them.
  static func shellWord(_ position: UInt16) -> String {
    let text = spelling(position)
    if text.contains("'") { return "\"\(text)\"" }
    let isPlain = text.utf8.allSatisfy { byte in
      byte < 128
        && (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 32)
        || (UInt8(ascii: "-")...UInt8(ascii: "9")).contains(byte)
    }
    return isPlain ? text : "'\(text)'"
  }
}
