import Documents
import Results

/// A list of keys in R: `list(total = c("q1", "-q2"), …)`, given a name or not, with comments.
struct KeyListText {
  /// A word of the text and where it stands.
  struct Word {
    enum Kind: Equatable {
      case name
      case text
      case number
      case mark
    }

    var kind: Kind
    var text: String
    var place: Place
  }

  private let words: [Word]
  private let end: Place
  private var position = 0

  /// One score: its name, and its items as written.
  typealias Entry = (name: Word, items: [Word])

  /// Reads the list.
  ///
  /// - Throws: `RefusedInput` with `import.syntax` at the first word that does not fit.
  static func entries(_ bytes: [UInt8], file: String) throws(RefusedInput) -> [Entry] {
    var text = try KeyListText(bytes, file: file)
    return try text.list()
  }

  /// Whether a file begins as a JSON object does.
  static func looksLikeJSON(_ bytes: [UInt8]) -> Bool {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    let first = text.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  /// Whether a JSON value is a list of texts.
  static func isKeys(_ node: Node) -> Bool {
    guard case .array(let nodes) = node.kind else { return false }
    return !nodes.isEmpty && nodes.allSatisfy { $0.text != nil }
  }

  private init(_ bytes: [UInt8], file: String) throws(RefusedInput) {
    var scanner = KeyListScanner(bytes, file: file)
    words = try scanner.words()
    end = scanner.place
  }

  private mutating func list() throws(RefusedInput) -> [Entry] {
    // A name the list is given: keys <- list(…).
    if words.count > 1, words[0].kind == .name, ["<-", "="].contains(words[1].text) {
      position = 2
    }
    try take("list", "the word 'list'")
    try take("(", "'('")
    var entries: [Entry] = []
    while !isNext(")") {
      if !entries.isEmpty { try take(",", "a comma, or ')'") }
      guard let name = next, name.kind == .name || name.kind == .text else {
        throw refusal("the name of a score, such as total = c(\"q1\", \"-q2\")")
      }
      position += 1
      try take("=", "'=' after the name of a score")
      entries.append((name, try items()))
    }
    try take(")", "')'")
    guard next == nil else { throw refusal("nothing after the list") }
    return entries
  }

  private mutating func items() throws(RefusedInput) -> [Word] {
    guard isNext("c") else { return [try item()] }
    position += 1
    try take("(", "'(' after c")
    var items: [Word] = []
    while !isNext(")") {
      if !items.isEmpty { try take(",", "a comma, or ')'") }
      items.append(try item())
    }
    try take(")", "')'")
    return items
  }

  private mutating func item() throws(RefusedInput) -> Word {
    guard let word = next, word.kind == .text else {
      throw refusal(
        next?.kind == .number || next?.text == "-"
          ? "an item by its name in quotation marks, such as \"-q3\", and not by its position"
          : "an item in quotation marks, such as \"-q3\"")
    }
    position += 1
    return word
  }

  private var next: Word? { position < words.count ? words[position] : nil }

  private func isNext(_ text: String) -> Bool {
    next.map { $0.kind != .text && $0.text == text } ?? false
  }

  private mutating func take(_ text: String, _ wanted: String) throws(RefusedInput) {
    guard isNext(text) else { throw refusal(wanted) }
    position += 1
  }

  private func refusal(_ wanted: String) -> RefusedInput {
    let found = next.map { "'\(Words.short($0.text))'" } ?? "the end of the file"
    return RefusedInput([
      Diagnostic(
        .importSyntax, at: next?.place ?? end, "Here should be \(wanted); there is \(found).",
        help:
          "Write list(total = c(\"q1\", \"-q2\")), or the same in JSON: {\"total\": [\"q1\", \"-q2\"]}."
      )
    ])
  }
}
