/// Plain text in lines of at most a hundred characters: headings, and facts with a label before them.
struct TextSheet {
  private(set) var lines: [String] = []
  /// The most characters on a line; only a longer word goes beyond it.
  static let width = 100
  private static let labelWidth = 20

  /// A heading, with an empty line before it.
  mutating func heading(_ text: String) {
    if !lines.isEmpty { lines.append("") }
    lines.append(text)
  }

  /// A paragraph.
  mutating func paragraph(_ text: String, indent: Int = 0) {
    lines += Self.wrapped(text, first: Self.blank(indent), next: Self.blank(indent))
  }

  /// A label and what it says; a label that is too long has a line of its own.
  mutating func fact(_ label: String, _ text: String, indent: Int = 2) {
    let column = indent + Self.labelWidth
    let head = Self.blank(indent) + label
    if head.count < column {
      lines += Self.wrapped(
        text, first: head + Self.blank(column - head.count), next: Self.blank(column))
    } else {
      lines.append(head)
      lines += Self.wrapped(text, first: Self.blank(column), next: Self.blank(column))
    }
  }

  private static func blank(_ count: Int) -> String { String(repeating: " ", count: count) }

  private static func wrapped(_ text: String, first: String, next: String) -> [String] {
    var lines: [String] = []
    var line = first
    var isEmpty = true
    for word in text.split(whereSeparator: \.isWhitespace) {
      if !isEmpty && line.count + 1 + word.count > width {
        lines.append(line)
        line = next
        isEmpty = true
      }
      line += isEmpty ? String(word) : " " + word
      isEmpty = false
    }
    return lines + (isEmpty ? [] : [line])
  }
}
