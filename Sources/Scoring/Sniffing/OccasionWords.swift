/// Texts made of nothing but words for occasions and small numbers, such as `Review 2`: they say
/// nothing about a person, and may be shown.
package enum OccasionWords {
  private static let first: Set<String> = [
    "baseline", "intake", "entry", "start", "pre", "before", "initial", "first", "screening",
    "enrolment", "enrollment", "referral", "admission",
  ]
  private static let last: Set<String> = [
    "exit", "end", "post", "after", "final", "last", "discharge", "closing", "closure",
  ]
  private static let middle: Set<String> = [
    "review", "wave", "vis", "time", "visit", "occasion", "round", "session", "phase", "assessment",
    "month", "months", "week", "weeks", "year", "years", "quarter", "day", "days", "follow", "up",
    "followup", "mid", "midpoint", "middle", "interim", "second", "third", "fourth", "arm", "t",
    "q", "w", "v", "m", "survey", "measurement", "during", "treatment", "event", "point", "at",
  ]
  /// Digits in a row that are still a number of an occasion or a year.
  private static let mostDigits = 4

  /// Whether a text is made of such words and numbers only.
  package static func isOccasion(_ text: String) -> Bool {
    let words = words(text)
    guard !words.isEmpty, words.count <= 5 else { return false }
    let known = words.contains { first.contains($0) || last.contains($0) || middle.contains($0) }
    return known
      && words.allSatisfy {
        first.contains($0) || last.contains($0) || middle.contains($0)
          || ($0.count <= mostDigits && $0.allSatisfy(\.isASCIIDigit))
      }
  }

  /// Occasions in the order that their words and numbers give; those alike keep their order.
  package static func ordered(_ texts: [String]) -> [String] {
    texts.enumerated().sorted { left, right in
      let (a, b) = (rank(left.element), rank(right.element))
      return a == b ? left.offset < right.offset : a.lexicographicallyPrecedes(b)
    }.map(\.element)
  }

  /// Beginnings before numbers, numbers in their order, ends after them.
  private static func rank(_ text: String) -> [Int] {
    let words = words(text)
    let stage =
      words.contains(where: first.contains) ? 0 : words.contains(where: last.contains) ? 2 : 1
    return [stage] + words.compactMap { Int($0) }
  }

  /// Runs of letters and runs of digits, in lower case.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var isDigits = false
    var isOpen = false
    for character in text.lowercased() {
      let digit = character.isASCIIDigit
      guard digit || character.isLetter else {
        guard " -_./()".contains(character) else { return [] }
        isOpen = false
        continue
      }
      if isOpen && digit == isDigits {
        words[words.count - 1].append(character)
      } else {
        words.append(String(character))
      }
      isOpen = true
      isDigits = digit
    }
    return words
  }
}

extension Character {
  /// Whether it is one of 0 to 9.
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
