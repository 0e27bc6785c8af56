import Tables

/// Whether a text can be the name of a human who approved that words are shown outside.
enum ApproverName {
  /// What is written where nobody has approved.
  private static let nobody: Set<String> = [
    "na", "n/a", "nil", "no", "nobody", "none", "not approved", "not recorded", "not yet",
    "pending", "tba",
    "tbc", "unknown", "y", "yes",
  ]

  /// Two letters at least, and none of the words that stand for nobody.
  static func isName(_ text: String) -> Bool {
    let folded = FoldedText.of(text)
    return text.unicodeScalars.count { $0.properties.isAlphabetic } > 1
      && !nobody.contains(String(folded))
  }
}
