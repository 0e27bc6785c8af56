import Documents
import Results

extension Placed where Value == ScoreDefinition {
  /// Reads a score; nil when something in it cannot be used (which is then reported).
  init?(_ node: Node, _ context: ScoreContext, _ reading: Reading) {
    guard var object = ObjectReader(node, reading) else { return nil }
    let id = object.string("id")
    let name = object.string("name")
    let kind = object.choice("kind", ScoreDefinition.Kind.self)
    let direction = object.choice("direction", ScoreDefinition.Direction.self)
    let items = ScoreDefinition.keyedItems(object.members("items"), context, reading)
    if items.isEmpty {
      reading.report(
        .scaleRange, at: node.place, "A score needs at least one item.",
        help: "List its items with their keys.")
    }
    let missing = object.object("missing").flatMap { MissingRule($0, context.sources, reading) }
    let metricNodes = object.array("metrics") ?? []
    let metrics = metricNodes.compactMap { Metric.decode($0, context.sources, reading) }
    _ = IdIndex(
      metrics.map(\.metric.id), metrics.map { _ in node.place }, "metric", reading)
    let report = object.string("report")
    let bands = (object.optionalArray("bands") ?? []).compactMap {
      BandSet($0, context.sources, reading)
    }
    let reliabilities = (object.optionalArray("reliability") ?? []).compactMap {
      PublishedReliability($0, context.sources, reading)
    }
    object.finish()
    let references = bands.map(\.metric) + reliabilities.map(\.metric) + (report.map { [$0] } ?? [])
    let known = metrics.map(\.metric.id)
    for reference in references + metrics.compactMap(\.from) where !known.contains(reference) {
      reading.report(
        .scaleUnknownReference, at: node.place, "There is no metric named '\(reference)'.",
        help: "The metrics of this score are: \(known.joined(separator: ", ")).")
    }
    Metric.checkOrder(metrics, at: node.place, reading)
    guard
      let id, let name, let kind, let direction, let missing, !metrics.isEmpty,
      let reported = known.firstIndex(where: { $0 == report })
    else { return nil }
    self.init(
      value: ScoreDefinition(
        id: id, name: name, kind: kind, direction: direction, items: items, missing: missing,
        metrics: metrics.map(\.metric), reported: reported, bands: bands,
        reliabilities: reliabilities, place: node.place),
      place: node.place)
  }
}

extension ScoreDefinition {
  fileprivate static func keyedItems(
    _ members: [Node.Member]?, _ context: ScoreContext, _ reading: Reading
  ) -> [KeyedItem] {
    var items: [KeyedItem] = []
    for member in members ?? [] {
      guard let position = context.positions[member.key] else {
        let nearest = NearestName.find(member.key, among: context.positions.ids)
        reading.report(
          .scaleUnknownItem, at: member.keyPlace, "There is no item '\(member.key)'.",
          help: nearest.map { "Did you mean '\($0)'?" } ?? "List it under 'items' first.")
        continue
      }
      let text = member.value.stringValue(reading)
      if let key = text.flatMap(Key.init(rawValue:)) {
        items.append(KeyedItem(item: position, key: key))
      } else if text != nil {
        reading.report(
          .documentValue, at: member.value.place, "An item counts 'forward' or 'reverse'.",
          help: "Write \"forward\" where a higher code adds to the score, else \"reverse\".")
      }
    }
    return items.sorted { $0.item < $1.item }
  }
}

extension MissingRule {
  private enum Word: String, CaseIterable {
    case complete
    case prorate
  }

  fileprivate init?(_ reader: ObjectReader, _ sources: SourceList, _ reading: Reading) {
    var object = reader
    let word = object.choice("rule", Word.self)
    let maxMissing = word == .prorate ? object.integer("maxMissing") : nil
    let source = object.string("source")
    object.finish()
    if let source, source != "notStated" { sources.check(source, at: object.place, reading) }
    guard let word, let source else { return nil }
    let stated = source == "notStated" ? nil : source
    switch word {
    case .complete: self.init(rule: .complete, source: stated)
    case .prorate:
      guard let maxMissing else { return nil }
      self.init(rule: .prorate(maxMissing: maxMissing), source: stated)
    }
  }
}

extension BandSet {
  fileprivate init?(_ node: Node, _ sources: SourceList, _ reading: Reading) {
    guard var object = ObjectReader(node, reading) else { return nil }
    let metric = object.string("metric")
    let cuts = object.array("cuts")?.compactMap { $0.numberValue(reading) }
    let labels = object.array("labels")?.compactMap { $0.stringValue(reading) }
    let source = object.string("source")
    object.finish()
    if let source { sources.check(source, at: node.place, reading) }
    guard let metric, let cuts, let labels, let source else { return nil }
    let increases = zip(cuts, cuts.dropFirst()).allSatisfy { $0 < $1 }
    guard labels.count == cuts.count + 1, increases else {
      reading.report(
        .scaleBands, at: node.place,
        "\(cuts.count) cuts in increasing order make \(cuts.count + 1) bands; "
          + "\(labels.count) labels are given.",
        help: "Give the cuts in increasing order and one label more than there are cuts.")
      return nil
    }
    self.init(metric: metric, cuts: cuts, labels: labels, source: source)
  }
}

extension PublishedReliability {
  private enum Kind: String, CaseIterable {
    case alpha = "cronbach-alpha"
    case retest = "test-retest"
  }

  fileprivate init?(_ node: Node, _ sources: SourceList, _ reading: Reading) {
    guard var object = ObjectReader(node, reading) else { return nil }
    let metric = object.string("metric")
    let kind = object.choice("kind", Kind.self)
    let value = object.number("value")
    let n = object.integer("n")
    let population = object.string("population")
    let source = object.string("source")
    object.finish()
    if let source { sources.check(source, at: node.place, reading) }
    guard let metric, let kind, let value, let n, let population, let source else { return nil }
    guard value >= 0, value < 1 else {
      reading.report(
        .scaleRange, at: node.place, "A reliability lies between 0 and 1, and is below 1.",
        help: "Check the source; alpha is given as a fraction.")
      return nil
    }
    self.init(
      metric: metric, population: population,
      reliability: Reliability(
        kind: kind == .alpha ? .cronbachAlpha : .testRetest,
        coefficient: Estimate(value: value), n: n, source: source))
  }
}
