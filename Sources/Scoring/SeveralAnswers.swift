import Tables

/// Several answers in one cell, as exports of questions with more than one answer have them.
enum SeveralAnswers {
  /// Marks between answers.
  private static let marks: [Character] = [";", "|", "/", "\n", "+", "&", ",", " "]
  private static let longest = 1000

  /// How many answers a text holds, each of them one that the item allows; nil for fewer than two.
  ///
  /// Two numbers with only a comma between them may be one with a decimal comma, and do not count.
  static func count(in text: String, isAnswer: (String) -> Bool) -> UInt8? {
    guard text.utf8.count <= longest else { return nil }
    for mark in marks where text.contains(mark) {
      let parts = text.split(separator: mark, omittingEmptySubsequences: mark == " ").map {
        Padding.trimmed(String($0))
      }
      if mark == ",", parts.count == 2, parts.allSatisfy({ Int($0) != nil }), !text.contains(" ") {
        continue
      }
      if parts.count > 1, parts.allSatisfy(isAnswer) { return UInt8(clamping: parts.count) }
    }
    return nil
  }
}
