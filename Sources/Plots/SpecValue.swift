/// A piece of a chart specification, written as JSON: keys in the order given, numbers as short as they
/// can be and exact, what cannot be drawn as null.
package indirect enum SpecValue: Sendable, Hashable, ExpressibleByStringLiteral,
  ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  case text(String)
  case number(Double)
  case truth(Bool)
  case list([SpecValue])
  case object([Member])
  case null

  package struct Member: Sendable, Hashable {
    package var key: String
    package var value: SpecValue
  }

  /// A number where it can be drawn, else null.
  package static func drawable(_ value: Double?) -> SpecValue {
    guard let value, FixedDecimal.isDrawable(value) else { return .null }
    return .number(value)
  }

  /// Text of unknown origin.
  package static func words(_ text: String) -> SpecValue { .text(SafeText.plain(text)) }

  package init(stringLiteral value: String) { self = .text(value) }
  package init(floatLiteral value: Double) { self = .number(value) }
  package init(integerLiteral value: Int) { self = .number(Double(value)) }
  package init(booleanLiteral value: Bool) { self = .truth(value) }
  package init(arrayLiteral elements: SpecValue...) { self = .list(elements) }
  package init(dictionaryLiteral elements: (String, SpecValue)...) {
    self = .object(elements.map { Member(key: $0.0, value: $0.1) })
  }

  /// The value as JSON on one line.
  package var json: String {
    switch self {
    case .text(let text): SpecValue.quoted(text)
    case .number(let number): SpecValue.written(number)
    case .truth(let truth): truth ? "true" : "false"
    case .list(let list): "[" + list.map(\.json).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { SpecValue.quoted($0.key) + ":" + $0.value.json }.joined(separator: ",")
        + "}"
    case .null: "null"
    }
  }

  private static func written(_ number: Double) -> String {
    guard number.isFinite else { return "null" }
    // Whole numbers without ".0"; −0 as 0.
    if number.magnitude < 1e15, let whole = Int(exactly: number) { return String(whole) }
    return number.description
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      // A page that holds the specification must not see a tag in it.
      case "<", ">", "&": result += "\\u00" + String(scalar.value, radix: 16)
      case "\u{0}"..."\u{1F}":
        result += (scalar.value < 16 ? "\\u000" : "\\u00") + String(scalar.value, radix: 16)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
