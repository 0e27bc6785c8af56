import Documents
import Results

extension Indicator {
  init?(_ node: Node, _ reading: Reading) {
    guard var object = ObjectReader(node, reading) else { return nil }
    let id = object.id("id", reading)
    let name = object.words("name", reading)
    let about = object.optionalString("about")
    let kind = object.choice("kind", Kind.self)
    let record = kind.flatMap { Record($0, &object, reading) }
    // Without a kind nobody knows which keys belong to it.
    if kind != nil { object.finish() }
    guard let id, let name, let record else { return nil }
    self.init(id: id, name: name, about: about, record: record, place: node.place)
  }
}

extension Indicator.Record {
  /// Reads the keys of a kind.
  fileprivate init?(_ kind: Indicator.Kind, _ object: inout ObjectReader, _ reading: Reading) {
    let record: Self? =
      switch kind {
      case .score: ScoreIndicator(reading: &object).map { .score($0) }
      case .goals: object.string("scale").map { .goals(scale: $0) }
      case .observation: ObservationIndicator(reading: &object, reading).map { .observation($0) }
      case .engagement: EngagementIndicator(reading: &object).map { .engagement($0) }
      case .state: StateIndicator(reading: &object, reading).map { .state($0) }
      case .count: CountIndicator(reading: &object, reading).map { .count($0) }
      case .level:
        object.array("levels").map { .level($0.compactMap { IndicatorLevel($0, reading) }) }
      case .words: .words
      }
    guard let record else { return nil }
    self = record
  }
}

extension ScoreIndicator {
  fileprivate init?(reading object: inout ObjectReader) {
    let scale = object.string("scale")
    let score = object.string("score")
    let metric = object.optionalString("metric")
    let isTrust = object.optionalBoolean("trust") ?? false
    guard let scale, let score else { return nil }
    self.init(scale: scale, score: score, metric: metric, isTrust: isTrust)
  }
}

extension ObservationIndicator {
  fileprivate init?(reading object: inout ObjectReader, _ reading: Reading) {
    let answers = object.array("answers")?.compactMap { Answer($0, reading) }
    let by = object.choice("by", Observer.self)
    guard let answers, let by else { return nil }
    self.init(answers: answers, by: by)
  }
}

extension ObservationIndicator.Answer {
  fileprivate init?(_ node: Node, _ reading: Reading) {
    guard var object = ObjectReader(node, reading) else { return nil }
    let id = object.id("id", reading)
    let name = object.words("name", reading)
    let willing = object.optionalBoolean("willing")
    let done = object.optionalBoolean("done")
    object.finish()
    guard let id, let name else { return nil }
    self.init(id: id, name: name, willing: willing, done: done)
  }
}

extension EngagementIndicator {
  fileprivate init?(reading object: inout ObjectReader) {
    let measure = object.choice("measure", Measure.self)
    // A rating has limits; what is counted has none, and stating them is refused as an unknown key.
    guard let measure else {
      _ = object.optionalNode("meaning")
      return nil
    }
    guard measure.isMeaning else {
      self.init(measure: measure, meaning: nil)
      return
    }
    guard var limits = object.object("meaning") else { return nil }
    let low = limits.number("low")
    let high = limits.number("high")
    limits.finish()
    guard let low, let high else { return nil }
    // Limits the wrong way round are told by the audit, as a range of one rating.
    self.init(measure: measure, meaning: low <= high ? low...high : low...low)
  }
}

extension StateIndicator {
  fileprivate init?(reading object: inout ObjectReader, _ reading: Reading) {
    let states = object.array("states")?.compactMap { State($0, reading) }
    let nodes = object.optionalArray("sustainedMonths") ?? []
    let sustained = nodes.compactMap { $0.integerValue(reading) }
    let toldBy = object.optionalChoice("toldBy", Teller.self)
    guard let states, sustained.count == nodes.count else { return nil }
    self.init(states: states, sustainedMonths: sustained, toldBy: toldBy)
  }
}

extension StateIndicator.State {
  fileprivate init?(_ node: Node, _ reading: Reading) {
    guard var object = ObjectReader(node, reading) else { return nil }
    let id = object.id("id", reading)
    let name = object.words("name", reading)
    let holds = object.boolean("holds")
    object.finish()
    guard let id, let name, let holds else { return nil }
    self.init(id: id, name: name, holds: holds)
  }
}

extension CountIndicator {
  fileprivate init?(reading object: inout ObjectReader, _ reading: Reading) {
    let unit = object.words("unit", reading)
    let direction = object.optionalChoice("direction", ScoreDefinition.Direction.self)
    guard let unit else { return nil }
    self.init(unit: unit, direction: direction)
  }
}

extension IndicatorLevel {
  fileprivate init?(_ node: Node, _ reading: Reading) {
    guard var object = ObjectReader(node, reading) else { return nil }
    let id = object.id("id", reading)
    let name = object.words("name", reading)
    object.finish()
    guard let id, let name else { return nil }
    self.init(id: id, name: name)
  }
}
