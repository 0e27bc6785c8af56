import Documents
import Results

extension Lineage {
  init(reading reader: ObjectReader, _ context: ScaleContext) {
    var object = reader
    let adaptedFrom = object.optionalString("adaptedFrom")
    let derivations = object.optionalArray("derivableFrom") ?? []
    let comparable = object.optionalArray("comparableWith") ?? []
    let others = object.optionalArray("notComparableWith") ?? []
    object.finish()
    self.init(
      adaptedFrom: adaptedFrom,
      derivableFrom: derivations.compactMap { Derivation($0, context) },
      comparableWith: comparable.compactMap { $0.stringValue(context.reading) },
      notComparableWith: others.compactMap { $0.stringValue(context.reading) })
    for id in comparableWith where notComparableWith.contains(id) {
      context.reading.report(
        .scaleUnknownReference, at: object.place,
        "'\(id)' stands among the scales that are comparable and among those that are not.",
        help: "Keep it in one of the two lists.")
    }
  }
}

extension Lineage.Derivation {
  fileprivate init?(_ node: Node, _ context: ScaleContext) {
    let reading = context.reading
    guard var object = ObjectReader(node, reading) else { return nil }
    let scale = object.string("scale")
    let members = object.members("items")
    object.finish()
    guard let scale, let members else { return nil }
    var items = [String?](repeating: nil, count: context.items.count)
    var used: Set<String> = []
    for member in members {
      guard let position = context.item(member.key, at: member.keyPlace),
        let other = member.value.stringValue(reading)
      else { return nil }
      items[position] = other
      if !used.insert(other).inserted {
        reading.report(
          .scaleDuplicateId, at: member.value.place,
          "The item '\(other)' of '\(scale)' is used for two items.",
          help: "Give each item the one that has its wording there.")
      }
    }
    let absent = zip(context.items, items).filter { $0.1 == nil }.map(\.0.id)
    guard absent.isEmpty else {
      reading.report(
        .scaleUnknownItem, at: node.place,
        "To be scored from '\(scale)', every item is needed; \(absent.joined(separator: ", ")) "
          + "\(absent.count == 1 ? "is" : "are") not named.",
        help: "Name the other scale's item for each.")
      return nil
    }
    self.init(scale: scale, items: items.compactMap(\.self))
  }
}

extension ItemOrder {
  init?(_ node: Node, _ context: ScaleContext) {
    guard var object = ObjectReader(node, context.reading) else { return nil }
    let id = object.string("id")
    let nodes = object.array("items")
    let source = object.source(context)
    object.finish()
    guard let id, let nodes, let source else { return nil }
    let items = nodes.compactMap { context.item($0) }
    guard items.count == nodes.count else { return nil }
    guard items.sorted() == Array(context.items.indices) else {
      context.reading.report(
        .scaleItemOrder, at: node.place,
        "The order '\(id)' does not name each of the \(context.items.count) items once.",
        help: "List every item of the scale exactly once, in this order.")
      return nil
    }
    self.init(id: id, items: items, source: source, place: node.place)
  }
}
