import Platform

extension JSONValue {
  /// The value as JSON text.
  ///
  /// - Parameters:
  ///   - digits: significant digits of numbers, 1 to 17. The default is 12.
  ///   - pretty: two spaces of indentation, lists of plain values on one line, and a line break at
  ///     the end; otherwise no space at all. The default is true.
  /// - Returns: the text. Numbers must be finite.
  public func text(digits: Int = 12, pretty: Bool = true) -> String {
    var writer = JSONWriter(digits: digits, pretty: pretty)
    writer.write(self)
    if pretty { writer.text += "\n" }
    return writer.text
  }
}

private struct JSONWriter {
  let digits: Int
  let pretty: Bool
  var text = ""
  private var depth = 0

  init(digits: Int, pretty: Bool) {
    self.digits = digits
    self.pretty = pretty
  }

  mutating func write(_ value: JSONValue) {
    switch value {
    case .null: text += "null"
    case .boolean(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .number(let value): text += NumberText.text(value, digits: digits)
    case .string(let value): writeString(value)
    case .array(let values):
      writeList("[", values, "]", onOneLine: values.allSatisfy(\.isScalar)) { $0.write($1) }
    case .object(let members):
      writeList("{", members, "}", onOneLine: members.isEmpty) { writer, member in
        writer.writeString(member.key)
        writer.text += writer.pretty ? ": " : ":"
        writer.write(member.value)
      }
    }
  }

  private mutating func writeList<Element>(
    _ open: String, _ elements: [Element], _ close: String, onOneLine: Bool,
    each: (inout JSONWriter, Element) -> Void
  ) {
    let isBroken = pretty && !onOneLine
    text += open
    depth += 1
    for (index, element) in elements.enumerated() {
      if index > 0 { text += pretty && onOneLine ? ", " : "," }
      if isBroken { breakLine() }
      each(&self, element)
    }
    depth -= 1
    if isBroken { breakLine() }
    text += close
  }

  private mutating func breakLine() {
    text += "\n"
    text += String(repeating: "  ", count: depth)
  }

  private mutating func writeString(_ string: String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}":
        let number = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - number.count) + number
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}

extension JSONValue {
  /// Whether it holds no other values.
  fileprivate var isScalar: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }
}
