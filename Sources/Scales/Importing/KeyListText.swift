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

/// Cuts R text into words.
private struct KeyListScanner {
  private let scalars: [Unicode.Scalar]
  private let file: String
  private var index = 0
  private var line = 1
  private var column = 1

  init(_ bytes: [UInt8], file: String) {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
    self.file = file
  }

  var place: Place { Place(file: file, line: line, column: column) }

  mutating func words() throws(RefusedInput) -> [KeyListText.Word] {
    var words: [KeyListText.Word] = []
    while let scalar = peek {
      let start = place
      switch scalar {
      case " ", "\t", "\n", "\r", ";": step()
      case "#": while let next = peek, next != "\n" { step() }
      case "\"", "'", "`":
        let text = try quoted(by: scalar, from: start)
        words.append(.init(kind: scalar == "`" ? .name : .text, text: text, place: start))
      case "<" where index + 1 < scalars.count && scalars[index + 1] == "-":
        step()
        step()
        words.append(.init(kind: .mark, text: "<-", place: start))
      case _ where Self.isNamePart(scalar):
        var text = ""
        while let next = peek, Self.isNamePart(next) {
          text.unicodeScalars.append(next)
          step()
        }
        let isNumber = scalar.properties.numericType != nil
        words.append(.init(kind: isNumber ? .number : .name, text: text, place: start))
      default:
        step()
        words.append(.init(kind: .mark, text: String(scalar), place: start))
      }
    }
    return words
  }

  private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "."
      || scalar == "_"
  }

  private var peek: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private mutating func step() {
    let scalar = scalars[index]
    index += 1
    if scalar == "\n" {
      line += 1
      column = 1
    } else {
      column += UTF8.width(scalar)
    }
  }

  private mutating func quoted(
    by mark: Unicode.Scalar, from start: Place
  ) throws(RefusedInput) -> String {
    step()
    var text = ""
    while let next = peek {
      step()
      if next == mark { return text }
      if next == "\n" || next == "\\" { break }
      text.unicodeScalars.append(next)
    }
    throw RefusedInput([
      Diagnostic(
        .importSyntax, at: start,
        "This quotation mark is not closed on its line, or has a backslash "
          + "before it is.",
        help: "Write the names of items plainly, in quotation marks.")
    ])
  }
}
