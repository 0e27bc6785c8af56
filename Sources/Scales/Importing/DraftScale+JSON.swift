import Documents
import Platform
import Results

/// The draft as a scale file, its keys in the order of the schema. What nobody has stated is left
/// out where leaving it out is refused later, and said plainly where it is not.
extension DraftScale {
  func json(_ choices: ImportChoices) -> JSONValue {
    let sets = AnswerSets(items)
    var members: [JSONValue.Member] = [
      .init("schema", .string("waymark-scale/1")), .init("id", .string(id)),
      .init("name", .string(name)), .init("version", .string("0.1.0")),
      .init("status", .string(Scale.Status.bespoke.rawValue)),
    ]
    if let language { members.append(.init("language", .string(language))) }
    members.append(.init("about", .string(about)))
    if let respondent = choices.respondent {
      members.append(.init("respondent", .string(respondent.rawValue)))
    }
    members += [
      .init("timeFrame", .object([.init("recall", .string("not stated"))])),
      .init("licence", licence.json),
      .init("sources", .array(([imported] + citations).map(\.json))),
      .init("responses", sets.json),
      .init("items", .array(items.map { $0.json(sets) })),
      .init("scores", .array(scores.map { $0.json(choices, source: imported.id) })),
      .init("unverified", .array(unverified)),
      .init("examples", .array([])),
    ]
    return .object(members)
  }

  /// What stands in every draft until somebody has looked.
  private var unverified: [JSONValue] {
    [
      (
        "everything",
        "Imported and not checked: names, answers, keys and bands are those of the imported file."
      ),
      ("status", "'bespoke' claims nothing; the imported file gives no evidence to weigh."),
      (
        "missing answers",
        "The imported file states no rule; here every answer must be given for a score."
      ),
      ("examples", "None yet: they must come from somewhere else than this program."),
    ].map { about, note in
      .object([
        .init("about", .string(about)), .init("note", .string(note)),
        .init("source", .string(imported.id)),
      ])
    }
  }
}

/// Sets of answers that several items share, each with a name.
private struct AnswerSets {
  private var names: [[ResponseOption]: String] = [:]
  private var order: [[ResponseOption]] = []

  init(_ items: [DraftItem]) {
    for item in items where names[item.options] == nil {
      order.append(item.options)
      names[item.options] = "answers-\(order.count)"
    }
  }

  func name(_ options: [ResponseOption]) -> String { names[options] ?? "" }

  var json: JSONValue {
    .object(order.map { .init(name($0), .array($0.map(\.json))) })
  }
}

extension DraftItem {
  fileprivate func json(_ sets: AnswerSets) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("id", .string(id)), .init("responses", .string(sets.name(options))),
    ]
    if let text { members.append(.init("text", .string(text))) }
    return .object(members)
  }
}

extension ResponseOption {
  fileprivate var json: JSONValue {
    var members: [JSONValue.Member] = [.init("code", .integer(code))]
    if let label { members.append(.init("label", .string(label))) }
    if !labels.isEmpty {
      let sorted = labels.sorted { $0.key < $1.key }
      members.append(.init("labels", .object(sorted.map { .init($0.key, .string($0.value)) })))
    }
    return .object(members)
  }
}

extension Licence {
  fileprivate var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init("tier", .string(tier.rawValue)), .init("holder", .string(holder)),
      .init("terms", .string(terms)),
    ]
    if let url { members.append(.init("url", .string(url))) }
    return .object(members)
  }
}

extension Citation {
  fileprivate var json: JSONValue {
    var members: [JSONValue.Member] = [.init("id", .string(id)), .init("text", .string(text))]
    if let url { members.append(.init("url", .string(url))) }
    return .object(members)
  }
}

extension DraftScore {
  fileprivate func json(_ choices: ImportChoices, source: String) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("id", .string(id)), .init("name", .string(name)), .init("kind", .string(kind.rawValue)),
    ]
    if let direction = choices.directions[id] ?? choices.direction {
      members.append(.init("direction", .string(direction.rawValue)))
    }
    let metrics = metrics
    members += [
      .init(
        isOfScores ? "scores" : "items", .object(inputs.map { .init($0.id, $0.json) }))
    ]
    if times != .one { members.append(.init("times", .number(times.value))) }
    members += [
      .init(
        "missing", .object([.init("rule", .string("complete")), .init("source", "notStated")])),
      .init("metrics", .array(metrics.list)), .init("report", .string(metrics.report)),
    ]
    if !cuts.isEmpty {
      let bands: JSONValue = .object([
        .init("metric", "raw"), .init("cuts", .array(cuts.map { .number($0) })),
        .init("labels", .array(labels.map { .string($0) })), .init("source", .string(source)),
      ])
      members.append(.init("bands", .array([bands])))
    }
    return .object(members)
  }

  /// The raw number, and the transformed one where the format can say how it comes from it.
  private var metrics: (list: [JSONValue], report: String) {
    guard let range else { return ([], "raw") }
    func metric(
      _ id: String, _ lowest: Double, _ highest: Double, _ transform: [JSONValue.Member] = []
    ) -> JSONValue {
      .object(
        [
          .init("id", .string(id)),
          .init("range", .array([.number(lowest), .number(highest)])),
        ] + (transform.isEmpty ? [] : [.init("transform", .object(transform))]))
    }
    let raw = metric("raw", range.lowest, range.highest)
    switch transform?.conversion(of: range) {
    case .percent:
      return (
        [raw, metric("percent", 0, 100, [.init("from", "raw"), .init("kind", "percent")])],
        "percent"
      )
    case .times(let factor):
      let ends = [range.lowest * factor, range.highest * factor].sorted()
      return (
        [
          raw,
          metric(
            "scaled", ends[0], ends[1],
            [.init("from", "raw"), .init("kind", "times"), .init("by", .number(factor))]),
        ], "scaled"
      )
    default: return ([raw], "raw")
    }
  }
}

extension DraftScore.Input {
  fileprivate var json: JSONValue {
    var members: [JSONValue.Member] = []
    switch key {
    case .forward: break
    case .reverse: members.append(.init("key", "reverse"))
    case .map(let values):
      let sorted = values.sorted { $0.key < $1.key }
      members.append(
        .init("map", .object(sorted.map { .init(String($0.key), .number($0.value.value)) })))
    case .atLeast(let least): members.append(.init("atLeast", .number(least)))
    }
    if weight != .one { members.append(.init("weight", .number(weight.value))) }
    switch (key, weight == .one) {
    case (.forward, true): return "forward"
    case (.reverse, true): return "reverse"
    default: return .object(members)
    }
  }
}

extension AffineTransform {
  /// How a metric of a scale file would come to the same, if one can: as per cent of the range, or
  /// as a multiple.
  func conversion(of range: AttainableValues) -> Metric.Conversion? {
    let (low, high) = (factor * range.lowest + constant, factor * range.highest + constant)
    if AttainableValues.agree(low, 0) && AttainableValues.agree(high, 100) { return .percent }
    if constant == 0, factor != 0, factor.magnitude <= 1_000_000 { return .times(factor) }
    return nil
  }
}
