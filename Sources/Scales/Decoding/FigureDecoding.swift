import Documents
import Results

extension Norm {
  init?(_ node: Node, _ context: ScaleContext) {
    guard var object = ObjectReader(node, context.reading) else { return nil }
    let metric = object.string("metric")
    let population = object.string("population")
    let country = object.string("country")
    let year = object.year(context.reading)
    let n = object.integer("n")
    let mean = object.number("mean")
    let deviation = object.optionalNumber("sd")
    let mode = object.optionalString("mode")
    let source = object.source(context)
    object.finish()
    guard let metric, let population, let country, let year, let n, let mean, let source else {
      return nil
    }
    self.init(
      metric: metric, population: population, country: country, year: year, n: n, mean: mean,
      standardDeviation: deviation, mode: mode, source: source, place: node.place)
  }
}

extension PublishedReliability {
  init?(_ node: Node, _ context: ScaleContext) {
    guard var object = ObjectReader(node, context.reading) else { return nil }
    let metric = object.string("metric")
    let kind = object.choice("kind", Reliability.Kind.self)
    let value = object.number("value")
    let n = object.optionalInteger("n")
    let interval = object.optionalString("interval")
    let population = object.string("population")
    let source = object.source(context)
    object.finish()
    guard let metric, let kind, let value, let population, let source else { return nil }
    guard value >= 0, value < 1, n ?? 2 >= 2 else {
      context.reading.report(
        .scaleRange, at: node.place,
        "A reliability lies between 0 and 1, is below 1, and rests on at least two people.",
        help: "Check the source; alpha is given as a fraction.")
      return nil
    }
    self.init(
      metric: metric, kind: kind, value: value, n: n, interval: interval, population: population,
      source: source, place: node.place)
  }
}

extension ChangeThreshold {
  init?(_ node: Node, _ context: ScaleContext) {
    guard var object = ObjectReader(node, context.reading) else { return nil }
    let metric = object.string("metric")
    let value = object.number("value")
    let boundary = object.choice("boundary", Boundary.self)
    let level = object.optionalNumber("level")
    let method = object.string("method")
    let source = object.source(context)
    object.finish()
    guard let metric, let value, let boundary, let method, let source else { return nil }
    if let level, !(level > 0 && level < 1) {
      context.reading.report(
        .scaleFigure, at: node.place, "A level of confidence lies between 0 and 1.",
        help: "Write 0.90 for 90 %.")
      return nil
    }
    self.init(
      metric: metric, value: value, boundary: boundary, level: level, method: method,
      source: source, place: node.place)
  }
}

extension PublishedCutOff {
  init?(_ node: Node, _ context: ScaleContext) {
    guard var object = ObjectReader(node, context.reading) else { return nil }
    let id = object.string("id")
    let metric = object.string("metric")
    let value = object.number("value")
    let boundary = object.choice("boundary", Boundary.self)
    let side = object.choice("side", Side.self)
    let population = object.optionalString("population")
    let source = object.source(context)
    object.finish()
    guard let id, let metric, let value, let boundary, let side, let source else { return nil }
    self.init(
      id: id, metric: metric, value: value, boundary: boundary, side: side,
      population: population, source: source, place: node.place)
  }
}
