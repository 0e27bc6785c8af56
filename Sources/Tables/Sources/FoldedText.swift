/// Texts as they are compared where capitals and spaces do not matter.
package enum FoldedText {
  /// The text in lower case, with single spaces and none around it.
  package static func of(_ text: String) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
