import Documents
import Results

/// What the parts of a file refer to, while it is read.
struct ScaleContext {
  var reading: Reading
  var sources: SourceList
  var licence: Licence?
  var responses: ResponseSets
  /// Items read so far.
  var items: [Item] = []
  /// Ids of items.
  var itemIds = IdIndex(kind: "item")
  /// Ids of scores; all are known before the first score is read, so that any may name any.
  var scoreIds = IdIndex(kind: "score")

  /// Reports something and is nil, for use in a `guard`.
  func refuse<Value>(
    _ code: DiagnosticCode, at place: Place, _ message: String, help: String
  ) -> Value? {
    reading.report(code, at: place, message, help: help)
    return nil
  }

  /// The position of the item that a node names.
  func item(_ node: Node) -> Int? {
    node.stringValue(reading).flatMap { item($0, at: node.place) }
  }

  /// The position of the item of this id.
  func item(_ id: String, at place: Place) -> Int? {
    if let position = itemIds[id] { return position }
    return refuse(
      .scaleUnknownItem, at: place, "There is no item '\(id)'.",
      help: itemIds.nearest(id) ?? "List it under 'items' first.")
  }

  /// The position of the score of this id.
  func score(_ id: String, at place: Place) -> Int? {
    if let position = scoreIds[id] { return position }
    return refuse(
      .scaleUnknownReference, at: place, "There is no score '\(id)'.",
      help: scoreIds.nearest(id) ?? "The scores are: \(scoreIds.ids.joined(separator: ", ")).")
  }
}

/// A decoded value and the place it stands in.
struct Placed<Value> {
  var value: Value
  var place: Place
}

/// Ids of one kind, each once.
struct IdIndex {
  let kind: String
  private(set) var positions: [String: Int] = [:]

  /// Adds an id; reports one that is there already.
  mutating func add(_ id: String, _ position: Int, at place: Place, _ reading: Reading) {
    if positions.updateValue(position, forKey: id) != nil {
      reading.report(
        .scaleDuplicateId, at: place, "The \(kind) id '\(id)' is used twice.",
        help: "Give each \(kind) an id of its own.")
    }
  }

  init(kind: String) { self.kind = kind }

  init(_ ids: [String], _ places: [Place], kind: String, _ reading: Reading) {
    self.kind = kind
    for (position, id) in ids.enumerated() { add(id, position, at: places[position], reading) }
  }

  subscript(_ id: String) -> Int? { positions[id] }

  /// Known ids in the order of the file.
  var ids: [String] { positions.sorted { $0.value < $1.value }.map(\.key) }

  /// Asks whether the nearest known id was meant.
  func nearest(_ id: String) -> String? {
    NearestName.find(id, among: ids).map { "Did you mean '\($0)'?" }
  }
}
