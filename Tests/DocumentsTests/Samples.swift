import Documents
import Results
import Testing

/// The trouble that a JSON text is refused for.
func jsonTroubles(_ text: String) -> [Diagnostic] {
  troubles { () throws(RefusedInput) in try JSONDocument.parse(Array(text.utf8), file: "a.json") }
}

/// The trouble that a YAML text is refused for.
func yamlTroubles(_ text: String) -> [Diagnostic] {
  troubles { () throws(RefusedInput) in try YAMLDocument.parse(Array(text.utf8), file: "a.yml") }
}

func json(_ text: String) throws -> Node {
  try JSONDocument.parse(Array(text.utf8), file: "a.json")
}

func yaml(_ text: String) throws -> Node { try YAMLDocument.parse(Array(text.utf8), file: "a.yml") }

/// Every value and key of a tree as "line:column path kind", in reading order.
func outline(_ node: Node) -> [String] {
  let place = "\(node.place.line ?? 0):\(node.place.column ?? 0) \(node.place.field ?? "")"
  switch node.kind {
  case .null: return [place + " null"]
  case .boolean(let value): return [place + " \(value)"]
  case .number(let text): return [place + " #" + text]
  case .string(let text): return [place + (node.isPlain ? " ~" : " =") + text]
  case .array(let nodes): return [place + " []"] + nodes.flatMap(outline)
  case .object(let members):
    return [place + " {}"]
      + members.flatMap { member in
        ["\(member.keyPlace.line ?? 0):\(member.keyPlace.column ?? 0) \(member.key):"]
          + outline(member.value)
      }
  }
}

private func troubles(_ parse: () throws(RefusedInput) -> Node) -> [Diagnostic] {
  do throws(RefusedInput) {
    _ = try parse()
    return []
  } catch {
    return error.diagnostics
  }
}

/// A small seeded generator (SplitMix64), so that a failure can be repeated.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
