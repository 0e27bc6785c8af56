/// A report, read by a small scanner of its own: tags in balance, text with the elements around it.
struct PageScan {
  /// An element that is open.
  struct Open {
    var tag: String
    var attributes: [String: String]

    func has(_ name: String) -> Bool {
      (attributes["class"] ?? "").split(separator: " ").contains { $0 == name }
    }
  }

  /// Text between tags, references resolved, with the elements around it from the outermost in.
  struct Text {
    var text: String
    var around: [Open]

    func isIn(_ tag: String) -> Bool { around.contains { $0.tag == tag } }
    func isMarked(_ name: String) -> Bool { around.contains { $0.has(name) } }
  }

  /// An element from its opening to its closing tag, with its text.
  struct Element {
    var open: Open
    var text: String
  }

  private(set) var texts: [Text] = []
  /// Elements that were closed.
  private(set) var elements: [Element] = []
  /// What is wrong with the tags; empty when they are in balance.
  private(set) var faults: [String] = []

  init(_ html: String) {
    var stack: [(open: Open, from: Int)] = []
    var rest = Substring(html)
    while let character = rest.first {
      guard character == "<" else {
        let text = rest.prefix { $0 != "<" }
        rest = rest.dropFirst(text.count)
        texts.append(Text(text: Self.resolved(String(text)), around: stack.map(\.open)))
        continue
      }
      guard let end = rest.firstIndex(of: ">") else {
        faults.append("a tag without end")
        break
      }
      let inside = rest[rest.index(after: rest.startIndex)..<end]
      rest = rest[rest.index(after: end)...]
      if inside.hasPrefix("!") { continue }
      if inside.hasPrefix("/") {
        let tag = String(inside.dropFirst())
        guard let last = stack.popLast(), last.open.tag == tag else {
          faults.append("</\(tag)> closes something else")
          break
        }
        let text = texts[last.from...].map(\.text).joined()
        elements.append(Element(open: last.open, text: text))
        continue
      }
      let isClosed = inside.hasSuffix("/")
      let open = Self.open(isClosed ? inside.dropLast() : inside)
      if isClosed || open.tag == "meta" {
        elements.append(Element(open: open, text: ""))
      } else {
        stack.append((open, texts.count))
      }
    }
    faults += stack.map { "<\($0.open.tag)> is never closed" }
  }

  /// Elements of a kind.
  func all(_ tag: String) -> [Element] { elements.filter { $0.open.tag == tag } }

  private static func open(_ inside: Substring) -> Open {
    let tag = inside.prefix { $0 != " " }
    var attributes: [String: String] = [:]
    for part in inside.dropFirst(tag.count).split(separator: "\"", omittingEmptySubsequences: false)
      .chunkedInPairs
    {
      let name = part.0.filter { $0 != " " && $0 != "=" }
      if !name.isEmpty { attributes[name] = resolved(String(part.1)) }
    }
    return Open(tag: String(tag), attributes: attributes)
  }

  private static func resolved(_ text: String) -> String {
    var result = text
    for (reference, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
    ] {
      result = result.split(separator: reference, omittingEmptySubsequences: false)
        .joined(separator: character)
    }
    return result
  }
}

extension [Substring] {
  fileprivate var chunkedInPairs: [(Substring, Substring)] {
    stride(from: 0, to: count - 1, by: 2).map { (self[$0], self[$0 + 1]) }
  }
}
