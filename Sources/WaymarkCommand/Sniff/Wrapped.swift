/// Text in lines that fit a terminal.
enum Wrapped {
  /// Characters in a line.
  static let width = 100

  /// Breaks a text between words.
  ///
  /// - Parameters:
  ///   - text: words parted by spaces.
  ///   - first: what the first line begins with.
  ///   - rest: what the others begin with.
  ///   - end: what every line but the last ends with, such as the `\` of a shell.
  ///   - width: characters in a line.
  /// - Returns: the lines; a word too long for a line has one of its own.
  static func lines(
    _ text: String, first: String, rest: String, end: String = "", width: Int = width
  ) -> [String] {
    lines(
      text.split(separator: " ").map(String.init), first: first, rest: rest, end: end, width: width)
  }

  /// The same with words that may hold spaces.
  static func lines(
    _ words: [String], first: String, rest: String, end: String = "", width: Int = width
  ) -> [String] {
    var lines: [String] = []
    var line = first
    var isEmpty = true
    for word in words {
      if !isEmpty && line.count + 1 + word.count + end.count > width {
        lines.append(line + end)
        line = rest
        isEmpty = true
      }
      line += isEmpty ? word : " " + word
      isEmpty = false
    }
    return lines + [line]
  }

  /// A text in a given number of characters: filled up with spaces, or cut in its middle.
  static func cell(_ text: String, _ count: Int) -> String {
    let size = text.count
    if size <= count { return text + String(repeating: " ", count: count - size) }
    return shortened(text, count)
  }

  /// A text of at most a given number of characters, cut in its middle where it is longer.
  static func shortened(_ text: String, _ count: Int) -> String {
    let size = text.count
    guard size > count, count >= 3 else { return text }
    let front = (count - 1 + 1) / 2
    return text.prefix(front) + "…" + text.suffix(count - 1 - front)
  }
}

/// Counts with the word they count.
enum Counted {
  /// For example `1 row`, `2 rows`.
  static func words(_ count: Int, _ word: String, _ plural: String? = nil) -> String {
    "\(count) \(count == 1 ? word : plural ?? word + "s")"
  }

  /// For example `a`, `a and b`, `a, b and c`.
  static func list(_ texts: [String]) -> String {
    guard texts.count > 1, let last = texts.last else { return texts.first ?? "" }
    return texts.dropLast().joined(separator: ", ") + " and " + last
  }
}
