import Documents
public import Platform
public import Results

extension Scale {
  /// Reads a scale from its JSON file, strictly, and audits it.
  ///
  /// Every problem of the file is found in one pass: unknown and missing keys, wrong types, items
  /// that do not exist; and in a file without such, tables and bands that leave a score without a
  /// row, scores made of each other in a circle, figures that their metric cannot take.
  ///
  /// - Parameter file: a scale file as `Scales/scale.schema.json` describes it.
  /// - Throws: `RefusedInput` with `document.…` or `scale.…`.
  public init(reading file: SourceFile) throws(RefusedInput) {
    let document = try JSONDocument.parse(file.bytes, file: file.name)
    let reading = Reading(file: file.name)
    let scale = try reading.finish(Scale(document, reading), as: "a scale", at: document.place)
    let problems = ScaleAudit.problems(of: scale)
    guard problems.isEmpty else { throw RefusedInput(problems) }
    self = scale
  }

  private init?(_ document: Node, _ reading: Reading) {
    guard var object = ObjectReader(document, reading) else { return nil }
    let schema = object.choice("schema", Schema.self)
    let id = object.string("id")
    let name = object.string("name")
    let version = object.string("version")
    let status = object.choice("status", Status.self)
    let language = object.optionalString("language")
    let about = object.string("about")
    let respondent = object.choice("respondent", Respondent.self)
    let licence = object.object("licence").flatMap(Licence.init(reading:))
    let agreement = object.optionalObject("agreed").map { Agreement(reading: $0, reading) }
    let sources = SourceList(object.array("sources"), reading)
    let responses = ResponseSets(object.members("responses"), licence, reading)
    var context = ScaleContext(
      reading: reading, sources: sources, licence: licence, responses: responses)
    let timeFrame = object.object("timeFrame").flatMap { TimeFrame(reading: $0, context) }
    Item.list(object.array("items") ?? [], &context)
    let missingCodes = MissingCode.list(object.optionalArray("missingCodes"), reading)
    for item in context.items { MissingCode.check(missingCodes, against: item, reading) }
    let lineage = object.optionalObject("lineage").map { Lineage(reading: $0, context) }
    let orders = (object.optionalArray("itemOrders") ?? []).compactMap { ItemOrder($0, context) }
    _ = IdIndex(orders.map(\.id), orders.map(\.place), kind: "item order", reading)
    let noTotal = object.optionalObject("noTotal").flatMap { NoTotal(reading: $0, context) }
    let unverified = (object.optionalArray("unverified") ?? []).compactMap {
      Unverified($0, context)
    }
    let scores = ScoreDefinition.list(object.array("scores") ?? [], &context)
    let examples = (object.array("examples") ?? []).compactMap {
      WorkedExample($0, scores, context)
    }
    object.finish()
    if let language { Language.check(language, at: object.place, reading) }
    guard
      schema != nil, let id, let name, let version, let status, let about, let respondent,
      let timeFrame, let licence
    else { return nil }
    self.init(
      id: id, name: name, version: version, status: status, language: language, about: about,
      respondent: respondent, timeFrame: timeFrame, licence: licence,
      lineage: lineage
        ?? Lineage(
          adaptedFrom: nil, derivableFrom: [], comparableWith: [], notComparableWith: []),
      agreement: agreement, sources: sources.citations, unverified: unverified,
      missingCodes: missingCodes.map(\.value), items: context.items, itemOrders: orders,
      noTotal: noTotal, scores: scores, examples: examples)
  }
}

/// The versions of the format that this program reads.
private enum Schema: String, CaseIterable {
  case first = "waymark-scale/1"
}

extension ScoreDefinition {
  /// Reads the scores of a file; their ids are gathered first, because any may name any.
  fileprivate static func list(
    _ nodes: [Node], _ context: inout ScaleContext
  ) -> [ScoreDefinition] {
    for (position, node) in nodes.enumerated() {
      guard case .object(let members) = node.kind,
        case .string(let id) = members.first(where: { $0.key == "id" })?.value.kind
      else { continue }
      context.scoreIds.add(id, position, at: node.place, context.reading)
    }
    if nodes.isEmpty || nodes.count > Limit.items {
      context.reading.report(
        .scaleRange, at: Place(file: context.reading.file, field: "/scores"),
        "A scale has at least one score, and at most \(Limit.items).",
        help: "Say what its items add up to; one score per item will do.")
      return []
    }
    return nodes.compactMap { [context] in ScoreDefinition($0, context) }
  }
}
