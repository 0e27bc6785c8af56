/// Texts that often stand for no answer in an export. They are asked about, never applied.
package enum MissingLookAlike {
  /// Numbers that many studies set aside for it.
  private static let numbers: Set<Int> = [
    -1, -6, -7, -8, -9, -66, -77, -88, -96, -97, -98, -99, -777, -888, -998, -999, -9999,
    7, 8, 9, 66, 77, 88, 96, 97, 98, 99, 777, 888, 998, 999, 9999,
  ]

  private static let words: Set<String> = [
    "na", "n/a", "n.a.", "nan", "null", "none", "nil", "missing", "blank", ".", "..", "-", "--",
    "?", "#n/a", "#null!", "#value!", "#div/0!", "unknown", "don't know", "dont know", "dk",
    "refused", "declined", "skipped", "prefer not to say", "not applicable", "not asked",
    "no answer", "not answered",
  ]

  /// Whether a text is one of the words, whatever its capitals.
  static func isWord(_ text: String) -> Bool { words.contains(text.lowercased()) }

  /// Which codes of a column of short whole numbers look like it.
  ///
  /// Those from the list that stand apart from all codes that are not on it, of which there are two
  /// or more: below zero when no other code is, or above the others with a gap of two or more.
  static func among(_ codes: [Int]) -> [Int] {
    // A code from the list is an answer where it follows the others without a gap.
    var answers = codes.filter { !numbers.contains($0) }.sorted()
    guard answers.count >= 2 else { return [] }
    for code in codes.sorted() where numbers.contains(code) && (1...9).contains(code) {
      if let last = answers.last, code == last + 1 { answers.append(code) }
    }
    guard let lowest = answers.first, let highest = answers.last else { return [] }
    return codes.filter { code in
      guard numbers.contains(code), !answers.contains(code) else { return false }
      return code < 0 ? lowest >= 0 || code < 2 * lowest - 1 : code >= highest + 2
    }.sorted()
  }
}
