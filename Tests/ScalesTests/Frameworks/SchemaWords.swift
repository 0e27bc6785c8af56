import Documents
import Results

/// Keys, words and values of a document, for tests that hold a schema to its reader.
enum SchemaWords {
  /// Names under every `properties` of a schema.
  static func properties(_ node: Node) -> Set<String> {
    switch node.kind {
    case .object(let members):
      members.reduce(into: []) { found, member in
        found.formUnion(properties(member.value))
        if member.key == "properties", case .object(let names) = member.value.kind {
          found.formUnion(names.map(\.key))
        }
      }
    case .array(let nodes): nodes.reduce(into: []) { $0.formUnion(properties($1)) }
    default: []
    }
  }

  /// The words of every `enum` of a schema.
  static func choices(_ node: Node) -> [Set<String>] {
    switch node.kind {
    case .object(let members):
      members.flatMap { member -> [Set<String>] in
        guard member.key == "enum", case .array(let nodes) = member.value.kind else {
          return choices(member.value)
        }
        return [
          Set(nodes.compactMap { if case .string(let word) = $0.kind { word } else { nil } })
        ]
      }
    case .array(let nodes): nodes.flatMap(choices)
    default: []
    }
  }

  /// Every key of a document.
  static func keys(_ node: Node) -> Set<String> {
    switch node.kind {
    case .object(let members):
      members.reduce(into: []) {
        $0.insert($1.key)
        $0.formUnion(keys($1.value))
      }
    case .array(let nodes): nodes.reduce(into: []) { $0.formUnion(keys($1)) }
    default: []
    }
  }

  /// Numbers and texts of a file, with where they stand in it.
  static func leaves(_ root: Node, _ bytes: [UInt8]) -> [(range: Range<Int>, text: String)] {
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    func find(_ node: Node) -> [(range: Range<Int>, text: String)] {
      let text: String
      switch node.kind {
      case .object(let members): return members.flatMap { find($0.value) }
      case .array(let nodes): return nodes.flatMap(find)
      case .number(let number): text = number
      case .boolean(let value): text = "\(value)"
      case .string(let string): text = "\"\(string)\""
      default: return []
      }
      guard let line = node.place.line, let column = node.place.column else { return [] }
      let start = starts[line - 1] + column - 1
      return [(start..<(start + text.utf8.count), text)]
    }
    return find(root)
  }
}
