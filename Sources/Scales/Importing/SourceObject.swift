import Documents
import Results

/// One object of a file in another format, its keys taken one by one.
///
/// Unlike a scale file, what does not fit is no error: it is told as a note, with its place, and the
/// import goes on without it.
struct SourceObject {
  let place: Place
  private let members: [Node.Member]
  private let reading: Reading
  private var asked: Set<String> = []

  /// Begins to read; nil, and told, when the value is no object.
  init?(_ node: Node, _ reading: Reading) {
    guard case .object(let members) = node.kind else {
      Self.tell(node, "an object", reading)
      return nil
    }
    place = node.place
    self.members = members
    self.reading = reading
  }

  /// The value of a key; nil when it is absent or `null`.
  mutating func node(_ key: String) -> Node? {
    asked.insert(key)
    return members.first { $0.key == key }.flatMap { $0.value.isNull ? nil : $0.value }
  }

  mutating func string(_ key: String) -> String? {
    guard let node = node(key) else { return nil }
    guard case .string(let text) = node.kind else { return tell(node, "text") }
    return Words.isBlank(text) ? nil : text
  }

  mutating func number(_ key: String) -> Double? {
    guard let node = node(key) else { return nil }
    return node.number ?? tell(node, "a number")
  }

  mutating func integer(_ key: String) -> Int? {
    guard let node = node(key) else { return nil }
    return node.number.flatMap { Int(exactly: $0) } ?? tell(node, "a whole number")
  }

  mutating func array(_ key: String) -> [Node]? {
    guard let node = node(key) else { return nil }
    guard case .array(let nodes) = node.kind else { return tell(node, "a list") }
    return nodes
  }

  mutating func object(_ key: String) -> SourceObject? {
    node(key).flatMap { SourceObject($0, reading) }
  }

  mutating func members(_ key: String) -> [Node.Member]? {
    guard let node = node(key) else { return nil }
    guard case .object(let members) = node.kind else { return tell(node, "an object") }
    return members
  }

  /// Keys that say how something looks on a screen, which no scale file says.
  mutating func ignore(_ keys: String...) { asked.formUnion(keys) }

  /// Keys that were not asked for and say something.
  var rest: [Node.Member] { members.filter { !asked.contains($0.key) && !$0.value.isNull } }

  private func tell<Value>(_ node: Node, _ wanted: String) -> Value? {
    Self.tell(node, wanted, reading)
    return nil
  }

  private static func tell(_ node: Node, _ wanted: String, _ reading: Reading) {
    reading.report(
      .importNotCarried, at: node.place, "This should be \(wanted), and is not; it is left out.",
      help: "Correct the file, or add what it says to the draft.")
  }
}

extension Node {
  /// The number, finite; nil when it is none.
  var number: Double? {
    guard case .number(let text) = kind else { return nil }
    return Double(text).flatMap { $0.isFinite ? $0 : nil }
  }
}

/// Keys that have no place in a scale file, each told once with how often it stands there.
struct Leftovers {
  private var first: [String: (place: Place, count: Int)] = [:]
  private var order: [String] = []

  mutating func add(_ object: SourceObject) {
    for member in object.rest {
      if first[member.key] == nil { order.append(member.key) }
      first[member.key, default: (member.keyPlace, 0)].count += 1
    }
  }

  /// Tells them, as keys of `what`.
  func report(_ what: String, _ reading: Reading) {
    for key in order {
      guard let found = first[key] else { continue }
      let times = found.count > 1 ? ", here and \(found.count - 1) more times," : ""
      reading.report(
        .importNotCarried, at: found.place,
        "The key '\(Words.short(key))' of \(what)\(times) has no place in a scale file.",
        help: "It is left out; see whether what it says matters to you.")
    }
  }
}
