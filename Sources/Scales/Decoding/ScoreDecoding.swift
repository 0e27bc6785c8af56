import Documents
import Results

extension ScoreDefinition {
  /// Reads a score; nil when something in it cannot be used (which is then reported).
  init?(_ node: Node, _ context: ScaleContext) {
    let reading = context.reading
    guard var object = ObjectReader(node, reading) else { return nil }
    let id = object.string("id")
    let name = object.string("name")
    let kind = object.choice("kind", Kind.self)
    let direction = object.choice("direction", Direction.self)
    let inputs = Inputs(&object, kind: kind, context)
    let times = Self.times(&object, kind, reading)
    let rounding = object.optionalChoice("round", Rounding.self)
    let rho = Self.rho(&object, kind, reading)
    let missing = object.object("missing").flatMap { MissingRule($0, context) }
    let metrics = Metric.list(object.array("metrics") ?? [], at: node.place, context)
    let report = object.node("report")
    let figures = Figures(&object, context)
    object.finish()
    guard !metrics.isEmpty else { return nil }
    let reference = MetricReference(metrics: metrics.map(\.id), reading: reading)
    let reported = report.flatMap { reference.position($0) }
    figures.check(reference)
    guard
      let id, let name, let kind, let direction, let inputs, let times, let missing, let reported,
      (rho == nil) == (kind != .goalAttainment)
    else { return nil }
    self.init(
      id: id, name: name, kind: kind, direction: direction, inputs: inputs, times: times,
      rounding: rounding ?? .none, rho: rho, missing: missing, metrics: metrics,
      reported: reported, bands: figures.bands, norms: figures.norms,
      reliabilities: figures.reliabilities, changeThresholds: figures.changeThresholds,
      cutOffs: figures.cutOffs, place: node.place)
  }

  private static func times(
    _ object: inout ObjectReader, _ kind: Kind?, _ reading: Reading
  ) -> Fraction? {
    guard kind == .mean, let node = object.optionalNode("times"), !node.isNull else { return .one }
    guard let number = node.numberValue(reading) else { return nil }
    if number > 0, number <= Limit.weight, let times = Fraction(decimal: number) { return times }
    reading.report(
      .scaleKey, at: node.place, "A mean is multiplied by a number above 0, up to 1000.",
      help: "Write for example \"times\": 10.")
    return nil
  }

  private static func rho(
    _ object: inout ObjectReader, _ kind: Kind?, _ reading: Reading
  ) -> Double? {
    guard kind == .goalAttainment, let rho = object.number("rho") else { return nil }
    if rho >= 0 && rho < 1 { return rho }
    reading.report(
      .scaleRange, at: object.place, "The correlation of goals, 'rho', lies in 0 to below 1.",
      help: "Kiresuk and Sherman (1968) take 0.30.")
    return nil
  }
}

/// What is published about a score.
private struct Figures {
  var bands: [BandSet]
  var norms: [Norm]
  var reliabilities: [PublishedReliability]
  var changeThresholds: [ChangeThreshold]
  var cutOffs: [PublishedCutOff]

  init(_ object: inout ObjectReader, _ context: ScaleContext) {
    bands = (object.optionalArray("bands") ?? []).compactMap { BandSet($0, context) }
    norms = (object.optionalArray("norms") ?? []).compactMap { Norm($0, context) }
    reliabilities = (object.optionalArray("reliability") ?? []).compactMap {
      PublishedReliability($0, context)
    }
    changeThresholds = (object.optionalArray("change") ?? []).compactMap {
      ChangeThreshold($0, context)
    }
    cutOffs = (object.optionalArray("cutOffs") ?? []).compactMap { PublishedCutOff($0, context) }
  }

  /// Every figure names a metric of the score; sets of bands and cut-offs have ids of their own.
  func check(_ reference: MetricReference) {
    for bands in bands { reference.check(bands.metric, at: bands.place) }
    for norm in norms { reference.check(norm.metric, at: norm.place) }
    for reliability in reliabilities { reference.check(reliability.metric, at: reliability.place) }
    for change in changeThresholds { reference.check(change.metric, at: change.place) }
    for cutOff in cutOffs { reference.check(cutOff.metric, at: cutOff.place) }
    _ = IdIndex(
      bands.map(\.id), bands.map(\.place), kind: "set of bands", reference.reading)
    _ = IdIndex(cutOffs.map(\.id), cutOffs.map(\.place), kind: "cut-off", reference.reading)
  }
}

/// Looks up metrics of one score.
private struct MetricReference {
  let metrics: [String]
  let reading: Reading

  func position(_ node: Node) -> Int? {
    node.stringValue(reading).flatMap { check($0, at: node.place) }
  }

  @discardableResult
  func check(_ id: String, at place: Place) -> Int? {
    if let position = metrics.firstIndex(of: id) { return position }
    reading.report(
      .scaleUnknownReference, at: place, "There is no metric named '\(id)'.",
      help: "The metrics of this score are: \(metrics.joined(separator: ", ")).")
    return nil
  }
}
