/// Reads SVG back, just enough to check it: tags in balance, attributes, and text.
struct MarkupReader {
  struct Element {
    var name: String
    var attributes: [String: String]
    var text: String
  }

  private(set) var elements: [Element] = []
  /// What is wrong with the markup; nil when it is well formed.
  private(set) var fault: String?

  init(_ markup: String) {
    var open: [Int] = []
    var rest = Substring(markup)
    var roots = 0
    while let start = rest.firstIndex(of: "<") {
      let words = rest[..<start]
      if words.contains(">") {
        fault = "a bare > in \(words)"
        return
      }
      if let inner = open.last {
        elements[inner].text += words
      } else if words.contains(where: { !$0.isWhitespace }) {
        fault = "text outside the root: \(words)"
        return
      }
      guard let end = rest[start...].firstIndex(of: ">") else {
        fault = "a tag without end"
        return
      }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("/") {
        guard let inner = open.popLast(), elements[inner].name == tag.dropFirst() else {
          fault = "unexpected </\(tag.dropFirst())>"
          return
        }
        continue
      }
      let isEmpty = tag.hasSuffix("/")
      guard let element = MarkupReader.element(isEmpty ? tag.dropLast() : tag) else {
        fault = "cannot read <\(tag)>"
        return
      }
      if open.isEmpty { roots += 1 }
      elements.append(element)
      if !isEmpty { open.append(elements.count - 1) }
    }
    if !open.isEmpty || roots != 1 { fault = "\(open.count) open tags, \(roots) roots" }
    if let bad = elements.first(where: { MarkupReader.hasBareAmpersand($0.text) }) {
      fault = "bare ampersand in \(bad.text)"
    }
  }

  func named(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  private static func element(_ tag: Substring) -> Element? {
    let name = tag.prefix { !$0.isWhitespace }
    guard !name.isEmpty, name.allSatisfy({ $0.isLetter }) else { return nil }
    var attributes: [String: String] = [:]
    var rest = tag.dropFirst(name.count)
    while let first = rest.firstIndex(where: { $0 != " " }) {
      rest = rest[first...]
      guard let equals = rest.firstIndex(of: "=") else { return nil }
      let key = String(rest[..<equals])
      let opening = rest.index(after: equals)
      guard opening < rest.endIndex, rest[opening] == "\"" else { return nil }
      let from = rest.index(after: opening)
      guard let closing = rest[from...].firstIndex(of: "\"") else { return nil }
      let value = String(rest[from..<closing])
      guard attributes[key] == nil, !value.contains("<"), !hasBareAmpersand(value) else {
        return nil
      }
      attributes[key] = value
      rest = rest[rest.index(after: closing)...]
    }
    return Element(name: String(name), attributes: attributes, text: "")
  }

  private static func hasBareAmpersand(_ text: String) -> Bool {
    text.split(separator: "&", omittingEmptySubsequences: false).dropFirst().contains { part in
      !["amp;", "lt;", "gt;", "quot;", "#39;"].contains { part.hasPrefix($0) }
    }
  }
}
