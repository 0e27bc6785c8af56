/// A cell as its element begins.
struct SheetCell {
  /// How the value of a cell is to be read.
  ///
  /// Source: ECMA-376 part 1, 18.18.11 (ST_CellType).
  enum Kind: Sendable, Hashable {
    case number, shared, text, inlineText, boolean, date, error, unknown

    init(_ text: Span<UInt8>) {
      guard let first = text.count == 1 ? text[0] : nil else {
        let name = text.indices.map { text[$0] }
        self =
          name.elementsEqual("str".utf8)
          ? .text : name.elementsEqual("inlineStr".utf8) ? .inlineText : .unknown
        return
      }
      switch first {
      case UInt8(ascii: "s"): self = .shared
      case UInt8(ascii: "n"): self = .number
      case UInt8(ascii: "b"): self = .boolean
      case UInt8(ascii: "d"): self = .date
      case UInt8(ascii: "e"): self = .error
      default: self = .unknown
      }
    }
  }

  var kind = Kind.number
  /// The number of its format.
  var style = 0
  var hasFormula = false
  /// Whether it has the element of a value, empty or not.
  var hasValue = false
  /// Whether the text that comes is its own and not shared.
  var isInline = false
}
