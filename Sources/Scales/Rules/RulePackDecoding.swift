import Documents
public import Platform
public import Results

extension RulePack {
  /// Reads a rule pack from its JSON file, strictly; everything wrong with it is found in one pass.
  ///
  /// - Parameter file: a file as `Scales/rules/rule-pack.schema.json` describes it.
  /// - Throws: `RefusedInput` with `document.…` or `scale.…`.
  public init(reading file: SourceFile) throws(RefusedInput) {
    let document = try JSONDocument.parse(file.bytes, file: file.name)
    let reading = Reading(file: file.name)
    self = try reading.finish(
      RulePack(document, reading), as: "a rule pack", at: document.place)
  }

  private init?(_ document: Node, _ reading: Reading) {
    guard var object = ObjectReader(document, reading) else { return nil }
    let schema = object.choice("schema", Schema.self)
    let id = object.string("id")
    let name = object.string("name")
    let version = object.string("version")
    let about = object.string("about")
    let together = object.choice("together", Together.self)
    let context = ScaleContext(
      reading: reading, sources: SourceList(object.array("sources"), reading), licence: nil,
      responses: ResponseSets(nil, nil, reading))
    let measures = object.array("measures") ?? []
    let rates = object.array("rates") ?? []
    let unverified = (object.optionalArray("unverified") ?? []).compactMap {
      Unverified($0, context)
    }
    object.finish()
    var (scales, names) = (IdIndex(kind: "measure"), IdIndex(kind: "rate"))
    let readMeasures = measures.enumerated().compactMap { position, node in
      Measure(node, context).map { measure in
        scales.add(measure.scale, position, at: node.place, reading)
        return measure
      }
    }
    let readRates = rates.enumerated().compactMap { position, node in
      Rate(node, context).map { rate in
        names.add(rate.id, position, at: node.place, reading)
        return rate
      }
    }
    if measures.isEmpty || rates.isEmpty {
      reading.report(
        .scaleRange, at: document.place, "A rule pack has a measure and a rate at least.",
        help: "Say on what it counts, and what.")
    }
    guard schema != nil, let id, let name, let version, let about, let together else {
      return nil
    }
    self.init(
      id: id, name: name, version: version, about: about, together: together,
      sources: context.sources.citations, measures: readMeasures, rates: readRates,
      unverified: unverified)
  }
}

/// The versions of the format that this program reads.
private enum Schema: String, CaseIterable {
  case first = "waymark-rule-pack/1"
}

extension RulePack.Measure {
  fileprivate init?(_ node: Node, _ context: ScaleContext) {
    guard var object = ObjectReader(node, context.reading) else { return nil }
    let scale = object.string("scale")
    let score = object.string("score")
    let metric = object.string("metric")
    let cutOff = object.optionalString("cutOffOfScale")
    let stated = ["range", "change"].map { key in
      object.optionalNode(key).map { !$0.isNull } ?? false
    }
    let range = object.optionalObject("range").flatMap { RulePack.Range(reading: $0, context) }
    let change = object.optionalObject("change").flatMap { RulePack.Change(reading: $0, context) }
    object.finish()
    guard let scale, let score, let metric else { return nil }
    guard stated.allSatisfy({ $0 == (cutOff == nil) }) else {
      context.reading.report(
        .scaleFigure, at: node.place,
        "A measure states its range and its change, or takes both from the scale's file.",
        help: "Write 'range' and 'change', or 'cutOffOfScale' alone.")
      return nil
    }
    // What is wrong with a range or a change is told where it stands.
    guard cutOff != nil || (range != nil && change != nil) else { return nil }
    self.init(
      scale: scale, score: score, metric: metric, range: range, change: change, cutOff: cutOff,
      place: node.place)
  }
}

extension RulePack.Range {
  fileprivate init?(reading object: ObjectReader, _ context: ScaleContext) {
    var object = object
    let value = object.number("value")
    let side = object.choice("side", PublishedCutOff.Side.self)
    let starts = object.choice("starts", Boundary.self)
    let ends = object.choice("ends", Boundary.self)
    let source = object.source(context)
    object.finish()
    guard let value, let side, let starts, let ends, let source else { return nil }
    guard starts == .exceeds || ends == .exceeds else {
      context.reading.report(
        .scaleFigure, at: object.place,
        "A score on the border would lie in the range and outside it.",
        help: "Write 'exceeds' for 'starts' or for 'ends'.")
      return nil
    }
    self.init(value: value, side: side, starts: starts, ends: ends, source: source)
  }
}

extension RulePack.Change {
  fileprivate init?(reading object: ObjectReader, _ context: ScaleContext) {
    var object = object
    let value = object.number("value")
    let boundary = object.choice("boundary", Boundary.self)
    let source = object.source(context)
    object.finish()
    guard let value, let boundary, let source else { return nil }
    guard value > 0 else {
      context.reading.report(
        .scaleFigure, at: object.place, "A change that counts is larger than 0.",
        help: "Give its size; the side of the range says which way is better.")
      return nil
    }
    self.init(value: value, boundary: boundary, source: source)
  }
}

extension RulePack.Rate {
  /// Whether something is asked of a person, each thing once, and at most one verdict on the change.
  private static func canHold(_ counts: [RulePack.Condition]) -> Bool {
    !counts.isEmpty && Set(counts).count == counts.count
      && counts.count { $0 != .endedOutOfRange } <= 1
  }

  fileprivate init?(_ node: Node, _ context: ScaleContext) {
    guard var object = ObjectReader(node, context.reading) else { return nil }
    let id = object.string("id")
    let name = object.string("name")
    let of = object.choice("of", RulePack.Denominator.self)
    let words = object.array("counts")
    let counts = words?.compactMap { $0.choiceValue(RulePack.Condition.self, context.reading) }
    let source = object.source(context)
    object.finish()
    guard let id, let name, let of, let words, let counts, let source else { return nil }
    // A word that is none is told where it stands.
    guard counts.count == words.count else { return nil }
    guard Self.canHold(counts) else {
      context.reading.report(
        .rulesRate, at: node.place,
        "What the rate '\(id)' counts can hold of nobody, or holds of all.",
        help: "Count 'endedOutOfRange', one of the three words on reliable change, or both.")
      return nil
    }
    self.init(id: id, name: name, of: of, counts: counts, source: source, place: node.place)
  }
}
