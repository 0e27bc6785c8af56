/// One attribute of an element: a number in pixels or a word.
package struct SVGAttribute: Sendable, Hashable {
  fileprivate enum Value: Sendable, Hashable {
    case number(Double)
    case word(String)
  }

  fileprivate let name: String
  fileprivate let value: Value

  /// A number, written with at most two decimals.
  package static func number(_ name: String, _ value: Double) -> SVGAttribute {
    SVGAttribute(name: name, value: .number(value))
  }

  /// A word, escaped when written.
  package static func word(_ name: String, _ value: String) -> SVGAttribute {
    SVGAttribute(name: name, value: .word(value))
  }
}

/// Writes SVG elements, well formed and escaped by construction.
///
/// Text and attribute values pass through `SafeText`; an element with a number that cannot be
/// written is left out whole. Element and attribute names come from this room's code only.
package struct SVGBuilder: Sendable {
  /// What has been written.
  package private(set) var markup = ""

  /// Makes an empty drawing.
  package init() {}

  /// Writes an element without content.
  package mutating func element(_ name: String, _ attributes: [SVGAttribute]) {
    guard let tag = opening(name, attributes) else { return }
    markup += tag + "/>\n"
  }

  /// Writes an element that holds text only.
  package mutating func element(_ name: String, _ attributes: [SVGAttribute], text: String) {
    guard let tag = opening(name, attributes) else { return }
    markup += tag + ">" + SafeText.escaped(text) + "</" + name + ">\n"
  }

  /// Writes an element around what `content` writes.
  package mutating func element(
    _ name: String, _ attributes: [SVGAttribute], content: (inout SVGBuilder) -> Void
  ) {
    guard let tag = opening(name, attributes) else { return }
    markup += tag + ">\n"
    content(&self)
    markup += "</" + name + ">\n"
  }

  /// Adds what another builder has written.
  package mutating func append(_ other: SVGBuilder) {
    markup += other.markup
  }

  private func opening(_ name: String, _ attributes: [SVGAttribute]) -> String? {
    var tag = "<" + name
    for attribute in attributes {
      let text: String
      switch attribute.value {
      case .number(let number):
        guard let written = FixedDecimal.coordinate(number) else { return nil }
        text = written
      case .word(let word):
        text = SafeText.escaped(word)
      }
      tag += " " + attribute.name + "=\"" + text + "\""
    }
    return tag
  }
}
