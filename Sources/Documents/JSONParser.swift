import Results

/// Reads JSON from left to right; recursion is bounded by ``Depth/limit``.
struct JSONParser {
  let source: SourceText
  var position = 0
  private var depth = 0

  init(_ source: SourceText) {
    self.source = source
  }

  var next: UInt8? { source.byte(at: position) }

  mutating func document() throws(RefusedInput) -> Node {
    skipSpace()
    guard next != nil else { throw emptyDocument() }
    let node = try value(path: nil)
    skipSpace()
    guard next == nil else { throw unexpected(.end, path: nil) }
    return node
  }

  mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func value(
    path: String?, expected: JSONExpectation = .value
  ) throws(RefusedInput) -> Node {
    let place = source.place(position, path: path)
    switch next {
    case UInt8(ascii: "{"): return Node(kind: .object(try members(place)), place: place)
    case UInt8(ascii: "["): return Node(kind: .array(try elements(place)), place: place)
    case UInt8(ascii: "\""): return Node(kind: .string(try string(path: path)), place: place)
    default: return Node(kind: try word(path: path, expected: expected), place: place)
    }
  }

  private mutating func elements(_ place: Place) throws(RefusedInput) -> [Node] {
    try enter(place)
    var nodes: [Node] = []
    skipSpace()
    if take("]") {
      depth -= 1
      return nodes
    }
    while true {
      let path = Pointer.path(place.field, index: nodes.count)
      nodes.append(
        try value(path: path, expected: nodes.isEmpty ? .firstElement(place) : .element(place)))
      skipSpace()
      if take("]") {
        depth -= 1
        return nodes
      }
      guard take(",") else { throw unexpected(.commaOrBracket(place), path: place.field) }
      skipSpace()
    }
  }

  private mutating func members(_ place: Place) throws(RefusedInput) -> [Node.Member] {
    try enter(place)
    var members: [Node.Member] = []
    skipSpace()
    if take("}") {
      depth -= 1
      return members
    }
    while true {
      guard next == UInt8(ascii: "\"") else {
        throw unexpected(members.isEmpty ? .firstKey(place) : .key(place), path: place.field)
      }
      let start = position
      let key = try string(path: place.field)
      let path = Pointer.path(place.field, key: key)
      let keyPlace = source.place(start, path: path)
      skipSpace()
      guard take(":") else { throw unexpected(.colon(key), path: path) }
      skipSpace()
      members.append(Node.Member(key: key, keyPlace: keyPlace, value: try value(path: path)))
      skipSpace()
      if take("}") {
        depth -= 1
        return members
      }
      guard take(",") else { throw unexpected(.commaOrBrace(place), path: place.field) }
      skipSpace()
    }
  }

  /// Steps over an opening bracket or brace.
  private mutating func enter(_ place: Place) throws(RefusedInput) {
    depth += 1
    try Depth.check(depth, at: place)
    position += 1
  }
}
