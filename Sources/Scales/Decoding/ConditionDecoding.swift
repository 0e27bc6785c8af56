import Documents
import Results

extension Condition {
  /// Reads a condition, its depth counted from the outermost, which is 1.
  init?(_ node: Node, _ context: ScaleContext, depth: Int = 1) {
    let reading = context.reading
    guard depth <= Condition.deepest else {
      reading.report(
        .scaleCondition, at: node.place,
        "Conditions stand in one another more than \(Condition.deepest) deep here.",
        help: "Make a score of the inner part and name that score.")
      return nil
    }
    guard var object = ObjectReader(node, reading) else { return nil }
    let all = object.optionalNode("all")
    let any = object.optionalNode("any")
    let inner = object.optionalNode("not")
    let item = object.optionalNode("item")
    let score = object.optionalNode("score")
    let count = object.optionalObject("count")
    let given = [all, any, inner, item, score].compactMap(\.self).count + (count == nil ? 0 : 1)
    guard given == 1 else {
      reading.report(
        .scaleCondition, at: node.place,
        "A condition says exactly one of 'all', 'any', 'not', 'item', 'score' and 'count'.",
        help: "Write for example {\"item\": \"q1\", \"atLeast\": 2}.")
      return nil
    }
    let read: Condition? =
      if let parts = all ?? any {
        Self.parts(parts, context, depth).map { all == nil ? .any($0) : .all($0) }
      } else if let inner {
        Condition(inner, context, depth: depth + 1).map { .not($0) }
      } else if let item {
        Self.item(item, &object, context)
      } else if let score {
        Self.score(score, &object, context)
      } else if let count {
        Self.count(count, &object, context)
      } else {
        nil
      }
    object.finish()
    guard let read else { return nil }
    self = read
  }

  private static func parts(
    _ node: Node, _ context: ScaleContext, _ depth: Int
  ) -> [Condition]? {
    guard let nodes = node.arrayValue(context.reading) else { return nil }
    if nodes.isEmpty {
      return context.refuse(
        .scaleCondition, at: node.place, "The list of conditions is empty.",
        help: "Name at least one condition.")
    }
    let parts = nodes.compactMap { Condition($0, context, depth: depth + 1) }
    return parts.count == nodes.count ? parts : nil
  }

  private static func item(
    _ node: Node, _ object: inout ObjectReader, _ context: ScaleContext
  ) -> Condition? {
    let item = context.item(node)
    guard let least = object.integer("atLeast"), let item else { return nil }
    checkCode(least, of: item, at: node.place, context)
    return .item(item, atLeast: least)
  }

  private static func score(
    _ node: Node, _ object: inout ObjectReader, _ context: ScaleContext
  ) -> Condition? {
    let score = node.stringValue(context.reading).flatMap { context.score($0, at: node.place) }
    guard let least = object.number("atLeast"), let score else { return nil }
    return .score(score, atLeast: least)
  }

  private static func count(
    _ reader: ObjectReader, _ outer: inout ObjectReader, _ context: ScaleContext
  ) -> Condition? {
    var object = reader
    let nodes = object.array("items")
    let least = object.integer("atLeast")
    object.finish()
    let reaches = outer.integer("reaches")
    guard let nodes, let least, let reaches else { return nil }
    let items = nodes.compactMap { context.item($0) }
    guard items.count == nodes.count else { return nil }
    guard Set(items).count == items.count, (1...max(1, items.count)).contains(reaches),
      !items.isEmpty
    else {
      return context.refuse(
        .scaleCondition, at: reader.place,
        "\(reaches) of \(items.count) items cannot be counted, or an item is counted twice.",
        help: "Name each item once, and a number of them between 1 and all.")
    }
    for (item, node) in zip(items, nodes) { checkCode(least, of: item, at: node.place, context) }
    return .count(items.sorted(), atLeast: least, reaches: reaches)
  }

  /// A comparison that every answer passes, or none, says nothing.
  private static func checkCode(
    _ least: Int, of position: Int, at place: Place, _ context: ScaleContext
  ) {
    let item = context.items[position]
    guard least <= item.lowest || least > item.highest else { return }
    context.reading.report(
      .scaleCondition, at: place,
      "\(least > item.highest ? "No" : "Every") answer to '\(item.id)' is at least \(least).",
      help: "Its codes are \(item.lowest) to \(item.highest).")
  }
}
