import Documents
import Results

extension Item {
  /// Reads an item; nil when it has no usable id or answers. What it says of other items is read
  /// by ``SkipRule/list(_:of:_:)`` when all of them are known.
  init?(_ node: Node, _ context: ScaleContext) {
    let reading = context.reading
    guard var object = ObjectReader(node, reading) else { return nil }
    let id = object.string("id")
    let answers = object.node("responses").flatMap { context.responses.answers($0, reading) }
    let text = object.optionalString("text")
    let codes = MissingCode.list(object.optionalArray("missingCodes"), reading)
    _ = object.optionalNode("skip")
    let attention = object.optionalObject("attention").flatMap {
      Attention(reading: $0, of: answers ?? [], context)
    }
    let group = object.optionalString("group")
    let setBy = object.optionalChoice("setBy", Setter.self)
    object.finish()
    if text != nil && context.licence?.allowsWording == false {
      reading.report(
        .scaleLicence, at: node.place, "The licence does not allow the wording of items here.",
        help: "Remove 'text'; ids and keys alone are enough to score.")
    }
    guard let id, let answers else { return nil }
    self.init(
      id: id, text: text, options: answers, missingCodes: codes.map(\.value), skips: [],
      attention: attention, group: group, isSetByPerson: setBy == .person, place: node.place)
    MissingCode.check(codes, against: self, reading)
  }

  private enum Setter: String, CaseIterable {
    case person
  }

  /// Reads the items of a file, in order, with what they say of each other.
  static func list(_ nodes: [Node], _ context: inout ScaleContext) {
    let reading = context.reading
    if nodes.isEmpty || nodes.count > Limit.items {
      reading.report(
        .scaleRange, at: nodes.first?.place ?? Place(file: reading.file, field: "/items"),
        "A scale has at least one item, and at most \(Limit.items).", help: "List its items.")
      return
    }
    var read: [Node] = []
    for node in nodes {
      guard let item = Item(node, context) else { continue }
      context.itemIds.add(item.id, read.count, at: node.place, reading)
      context.items.append(item)
      read.append(node)
    }
    for (position, node) in read.enumerated() {
      guard case .object(let members) = node.kind,
        let skip = members.first(where: { $0.key == "skip" })?.value, !skip.isNull
      else { continue }
      context.items[position].skips = SkipRule.list(skip, of: position, context)
    }
  }
}

extension SkipRule {
  /// Reads the rules by which an item is passed over.
  fileprivate static func list(
    _ node: Node, of item: Int, _ context: ScaleContext
  ) -> [SkipRule] {
    (node.arrayValue(context.reading) ?? []).compactMap { SkipRule($0, of: item, context) }
  }

  private init?(_ node: Node, of position: Int, _ context: ScaleContext) {
    let reading = context.reading
    guard var object = ObjectReader(node, reading) else { return nil }
    let premises = object.array("when")
    let value = object.integer("value")
    let source = object.statedSource(context)
    object.finish()
    guard let premises, let value, let source else { return nil }
    let item = context.items[position]
    if !item.allows(value) {
      reading.report(
        .scaleSkip, at: node.place,
        "A blank at '\(item.id)' would count as \(value), which is not one of its codes.",
        help: "Give the code that somebody would have answered who is led past it.")
    }
    if premises.isEmpty {
      reading.report(
        .scaleSkip, at: node.place, "The rule does not say when '\(item.id)' is passed over.",
        help: "Name an earlier item and the answers that lead past this one.")
    }
    self.init(
      when: premises.compactMap { Premise($0, before: position, context) }, value: value,
      source: source, place: node.place)
  }
}

extension SkipRule.Premise {
  fileprivate init?(_ node: Node, before position: Int, _ context: ScaleContext) {
    let reading = context.reading
    guard var object = ObjectReader(node, reading) else { return nil }
    let item = object.node("item").flatMap { context.item($0) }
    let codes = object.array("is")?.compactMap { $0.integerValue(reading) }
    object.finish()
    guard let item, let codes else { return nil }
    let earlier = context.items[item]
    if item >= position {
      reading.report(
        .scaleSkip, at: node.place,
        "'\(context.items[position].id)' can only be passed over after an earlier item; "
          + "'\(earlier.id)' is not earlier.",
        help: "Put the items in the order in which they are asked.")
    }
    if codes.isEmpty || !codes.allSatisfy(earlier.allows) {
      reading.report(
        .scaleSkip, at: node.place,
        "The rule waits for answers to '\(earlier.id)' that are not among its codes.",
        help: "List codes of '\(earlier.id)' under 'is'.")
    }
    self.init(item: item, codes: codes)
  }
}
