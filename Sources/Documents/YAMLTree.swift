import Results

/// Builds the tree of a YAML document from its events, without recursion.
struct YAMLTree {
  /// The document's value, once it is complete.
  private(set) var root: Node?
  /// What is wrong, though the rest can still be read.
  private(set) var troubles: [Diagnostic] = []

  private let source: SourceText
  private let offsets: CharacterOffsets
  private var open: [Open] = []
  private var documents = 0

  /// A list or object whose end has not come yet.
  private struct Open {
    var place: Place
    var contents: Contents

    enum Contents {
      case list([Node])
      case object([Node.Member], KeyRegister, pending: (key: String, place: Place)?)
    }

    var node: Node {
      switch contents {
      case .list(let nodes): Node(kind: .array(nodes), place: place)
      case .object(let members, _, _): Node(kind: .object(members), place: place)
      }
    }
  }

  init(_ source: SourceText) {
    self.source = source
    self.offsets = CharacterOffsets(source.bytes)
  }

  /// Takes the next event.
  mutating func add(_ event: YAMLEvent) throws(RefusedInput) {
    let place = place(event.index, path: nextPath)
    if event.hasAnchor { troubles.append(Self.anchor(place)) }
    if event.hasTag { troubles.append(Self.tag(place)) }
    switch event.kind {
    case .documentStart:
      documents += 1
      if documents > 1 { throw RefusedInput([Self.secondDocument(place)]) }
    case .alias:
      troubles.append(Self.alias(place))
      if expectsKey {
        takeKey("", at: place, isUsable: false)
      } else {
        complete(Node(kind: .null, place: place))
      }
    case .scalar(let text, let isPlain):
      if expectsKey {
        if text.isEmpty, isPlain { throw RefusedInput([Self.emptyKey(place)]) }
        takeKey(text, at: place, isUsable: true)
      } else {
        complete(Node(kind: .string(text), place: place, isPlain: isPlain))
      }
    case .sequenceStart: try enter(.list([]), at: place)
    case .mappingStart: try enter(.object([], KeyRegister(), pending: nil), at: place)
    case .sequenceEnd, .mappingEnd:
      if let closed = open.popLast() { complete(closed.node) }
    }
  }

  /// libyaml's fault in the house's words.
  func diagnostic(_ fault: YAMLFault) -> Diagnostic {
    let offset =
      switch fault.position {
      case .characters(let index): offsets.byteOffset(ofCharacter: index)
      case .bytes(let offset): offset
      }
    let isTab = source.byte(at: offset) == UInt8(ascii: "\t")
    let (message, help) = YAMLFault.words(fault.problem, isTab: isTab)
    return Diagnostic(
      .documentSyntax, at: source.place(offset, path: open.last?.place.field), message, help: help)
  }

  private func place(_ index: Int, path: String?) -> Place {
    source.place(offsets.byteOffset(ofCharacter: index), path: path)
  }

  /// The path of the value that comes next; for a key, of the object it is in.
  private var nextPath: String? {
    guard let last = open.last else { return nil }
    switch last.contents {
    case .list(let nodes): return Pointer.path(last.place.field, index: nodes.count)
    case .object(_, _, let pending): return pending?.place.field ?? last.place.field
    }
  }

  private var expectsKey: Bool {
    if case .object(_, _, nil) = open.last?.contents { true } else { false }
  }

  private mutating func enter(_ contents: Open.Contents, at place: Place) throws(RefusedInput) {
    if expectsKey { throw RefusedInput([Self.keyNotText(place)]) }
    try Depth.check(open.count + 1, at: place)
    open.append(Open(place: place, contents: contents))
  }

  private mutating func takeKey(_ key: String, at place: Place, isUsable: Bool) {
    guard var last = open.popLast() else { return }
    if case .object(let members, var keys, _) = last.contents {
      var place = place
      place.field = Pointer.path(last.place.field, key: key)
      last.contents = .list([])
      if isUsable, let trouble = keys.add(key, at: place) { troubles.append(trouble) }
      last.contents = .object(members, keys, pending: (key, place))
    }
    open.append(last)
  }

  private mutating func complete(_ node: Node) {
    guard var last = open.popLast() else {
      root = node
      return
    }
    switch last.contents {
    case .list(var nodes):
      last.contents = .list([])
      nodes.append(node)
      last.contents = .list(nodes)
    case .object(var members, let keys, let pending):
      last.contents = .list([])
      if let pending {
        members.append(Node.Member(key: pending.key, keyPlace: pending.place, value: node))
      }
      last.contents = .object(members, keys, pending: nil)
    }
    open.append(last)
  }
}
