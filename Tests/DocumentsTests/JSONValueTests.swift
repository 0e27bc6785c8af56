import Documents
import Testing

@Suite("JSON writing")
struct JSONValueTests {
  private let sample = JSONValue.object([
    .init("name", .string("a \"b\" \\ <é> \u{1}\u{7F}\n")),
    .init("empty", .object([])),
    .init("none", .array([])),
    .init("list", .array([.integer(1), .number(0.5), .null, .boolean(true)])),
    .init("rows", .array([.array([.number(1e20)]), .object([.init("x", .number(-0.0))])])),
  ])

  @Test("pretty text is indented by two, with plain lists on one line")
  func pretty() {
    #expect(
      sample.text() == #"""
        {
          "name": "a \"b\" \\ <é> \u0001\u007f\n",
          "empty": {},
          "none": [],
          "list": [1, 0.5, null, true],
          "rows": [
            [1e+20],
            {
              "x": 0
            }
          ]
        }

        """#)
  }

  @Test("compact text has no space at all")
  func compact() {
    #expect(
      sample.text(pretty: false)
        == #"{"name":"a \"b\" \\ <é> \u0001\u007f\n","empty":{},"none":[],"#
        + #""list":[1,0.5,null,true],"rows":[[1e+20],{"x":0}]}"#)
    #expect(JSONValue.null.text(pretty: false) == "null")
    #expect(JSONValue.string("x").text() == "\"x\"\n")
  }

  @Test("numbers keep twelve digits, seventeen on request; whole numbers keep all")
  func digits() {
    #expect(JSONValue.number(2.0 / 3).text(pretty: false) == "0.666666666667")
    #expect(JSONValue.number(0.1).text(digits: 17, pretty: false) == "0.10000000000000001")
    #expect(JSONValue.integer(.min).text(pretty: false) == "-9223372036854775808")
  }

  @Test("what is written reads back as the same value", arguments: [true, false])
  func roundTrip(_ pretty: Bool) throws {
    var generator = Seeded(state: 5)
    for _ in 0..<500 {
      let value = random(depth: 4, &generator)
      let text = value.text(digits: 17, pretty: pretty)
      let reading = Reading(file: "a.json")
      #expect(try self.value(json(text), reading) == value)
      #expect(reading.diagnostics.isEmpty)
    }
  }

  private func random(depth: Int, _ generator: inout Seeded) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &generator) {
    case 0: return .null
    case 1: return .boolean(Bool.random(using: &generator))
    case 2: return .integer(Int.random(in: .min ... .max, using: &generator))
    case 3: return .number(Double.random(in: 0..<1, using: &generator) + 1e-9)
    case 4: return .string(text(&generator))
    case 5:
      return .array(
        (0..<Int.random(in: 0..<4, using: &generator)).map { _ in
          random(depth: depth - 1, &generator)
        })
    default:
      return .object(
        (0..<Int.random(in: 0..<4, using: &generator)).map { index in
          .init("\(index)" + text(&generator), random(depth: depth - 1, &generator))
        })
    }
  }

  private func text(_ generator: inout Seeded) -> String {
    let scalars: [Unicode.Scalar] = [
      "a", "\"", "\\", "\0", "\n", "\u{85}", "é", "😀", "<", "/", "\u{2028}",
    ]
    return (0..<Int.random(in: 0..<6, using: &generator)).reduce(into: "") { text, _ in
      text.unicodeScalars.append(scalars.randomElement(using: &generator) ?? "a")
    }
  }

  private func value(_ node: Node, _ reading: Reading) -> JSONValue {
    switch node.kind {
    case .null: .null
    case .boolean(let value): .boolean(value)
    case .number(let text):
      if let whole = Int(text) { .integer(whole) } else { .number(node.numberValue(reading) ?? 0) }
    case .string(let text): .string(text)
    case .array(let nodes): .array(nodes.map { value($0, reading) })
    case .object(let members): .object(members.map { .init($0.key, value($0.value, reading)) })
    }
  }
}
