import Documents
import Results

extension ScoreDefinition.Inputs {
  /// Reads what a score is made of, from exactly one of its keys `items`, `scores` and `rule`.
  init?(
    _ object: inout ObjectReader, kind: ScoreDefinition.Kind?, _ context: ScaleContext
  ) {
    let items = object.optionalNode("items")
    let scores = object.optionalNode("scores")
    let rule = object.optionalNode("rule")
    let reading = context.reading
    guard [items, scores, rule].compactMap(\.self).count == 1 else {
      reading.report(
        .scaleKey, at: object.place,
        "A score is made of exactly one of 'items', 'scores' and 'rule'.",
        help: "List its items with their keys, or the scores it is made of.")
      return nil
    }
    if let kind, (kind == .rule) != (rule != nil) || (kind == .goalAttainment && items == nil) {
      reading.report(
        .scaleKey, at: object.place,
        "The kind '\(kind.rawValue)' is not made of "
          + "\(items != nil ? "items" : scores != nil ? "scores" : "a rule").",
        help: "'rule' stands in a score of the kind rule and in no other; goals are items.")
      return nil
    }
    if let rule {
      guard let condition = Condition(rule, context) else { return nil }
      self = .condition(condition)
    } else if let items {
      guard let keyed = Self.items(items, kind, context) else { return nil }
      self = .items(keyed)
    } else if let scores {
      guard let keyed = Self.scores(scores, kind, context) else { return nil }
      self = .scores(keyed)
    } else {
      return nil
    }
  }

  private static func items(
    _ node: Node, _ kind: ScoreDefinition.Kind?, _ context: ScaleContext
  ) -> [ScoreDefinition.KeyedItem]? {
    guard let members = some(node, context) else { return nil }
    var keyed: [ScoreDefinition.KeyedItem] = []
    for member in members {
      let position = context.item(member.key, at: member.keyPlace)
      let decoded = DecodedKey(member.value, context)
      guard let position, let decoded,
        decoded.fits(context.items[position], at: member.value.place, context.reading),
        decoded.fits(kind, at: member.value.place, context.reading)
      else { continue }
      keyed.append(.init(item: position, key: decoded.key, weight: decoded.weight))
    }
    return keyed.count == members.count ? keyed.sorted { $0.item < $1.item } : nil
  }

  private static func scores(
    _ node: Node, _ kind: ScoreDefinition.Kind?, _ context: ScaleContext
  ) -> [ScoreDefinition.KeyedScore]? {
    guard let members = some(node, context) else { return nil }
    var keyed: [ScoreDefinition.KeyedScore] = []
    for member in members {
      let position = context.score(member.key, at: member.keyPlace)
      let decoded = DecodedKey(member.value, context)
      guard let position, let decoded,
        decoded.fits(kind, at: member.value.place, context.reading)
      else { continue }
      keyed.append(.init(score: position, key: decoded.key, weight: decoded.weight))
    }
    return keyed.count == members.count ? keyed.sorted { $0.score < $1.score } : nil
  }

  private static func some(_ node: Node, _ context: ScaleContext) -> [Node.Member]? {
    guard let members = node.membersValue(context.reading) else { return nil }
    if !members.isEmpty { return members }
    return context.refuse(
      .scaleRange, at: node.place, "A score needs at least one item.",
      help: "List its items with their keys.")
  }
}

extension DecodedKey {
  /// Whether the key fits the kind of score.
  fileprivate func fits(
    _ kind: ScoreDefinition.Kind?, at place: Place, _ reading: Reading
  ) -> Bool {
    switch kind {
    case .count:
      let isCounted =
        switch key {
        case .atLeast: true
        case .map(let values): values.values.allSatisfy { $0 == Fraction(0) || $0 == .one }
        case .forward, .reverse: false
        }
      if isCounted && weight == .one { return true }
      reading.report(
        .scaleKey, at: place, "What is counted counts 1 or 0.",
        help: "Give it 'atLeast', or a 'map' to 0 and 1, and no weight.")
      return false
    case .mean where weight.numerator < 0, .goalAttainment where weight.numerator < 0:
      reading.report(
        .scaleKey, at: place, "A weight of a mean cannot be negative.",
        help: "Reverse the item instead.")
      return false
    default: return true
    }
  }
}
