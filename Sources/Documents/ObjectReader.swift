public import Results

/// One object of a document, its keys taken one by one; those never asked for are refused.
///
/// ```swift
/// guard var item = ObjectReader(node, reading) else { return nil }
/// let id = item.string("id")
/// let label = item.optionalString("label")
/// item.finish()
/// ```
///
/// A required key that is absent is reported; so is any value of the wrong type, and the answer is
/// nil. An optional key that is absent or empty (`null`) is nil without a report.
public struct ObjectReader {
  /// Where the object stands.
  public let place: Place

  let reading: Reading
  private let node: Node
  private let members: [Node.Member]
  private let indices: [String: Int]
  private var asked: [String] = []

  /// Begins to read an object; reports a value that is none, and is nil.
  public init?(_ node: Node, _ reading: Reading) {
    guard let members = node.membersValue(reading) else { return nil }
    self.node = node
    self.place = node.place
    self.reading = reading
    self.members = members
    self.indices = Dictionary(
      members.enumerated().map { ($0.element.key, $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The value of a required key, as it is.
  public mutating func node(_ key: String) -> Node? {
    if let node = optionalNode(key) { return node }
    reading.report(
      .documentMissingKey, at: place,
      "The key \(Shown.name(key)) is missing from \(whole).",
      help: "Add the key \(Shown.name(key)) with its value.")
    return nil
  }

  /// The value of a key, as it is; nil when the key is absent.
  public mutating func optionalNode(_ key: String) -> Node? {
    if !asked.contains(key) { asked.append(key) }
    return indices[key].map { members[$0].value }
  }

  /// Reports every key that was not asked for, with the nearest known one.
  public mutating func finish() {
    let absent = asked.filter { indices[$0] == nil }
    let known = asked.isEmpty ? "No keys are known here." : "Known here: \(Shown.names(asked))."
    let knownKeys = Set(asked)
    for member in members where !knownKeys.contains(member.key) {
      let nearest =
        NearestName.find(member.key, among: absent) ?? NearestName.find(member.key, among: asked)
      reading.report(
        .documentUnknownKey, at: member.keyPlace,
        "The key \(Shown.name(member.key)) is not known in \(whole).",
        help: (nearest.map { "Did you mean '\($0)'? " } ?? "") + known)
    }
  }

  /// The object's path in quotation marks, inside a sentence.
  private var whole: String { place.field == nil ? "the document" : node.name }
}
