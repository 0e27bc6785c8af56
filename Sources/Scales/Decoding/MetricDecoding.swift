import Documents
import Results

extension Metric {
  /// Reads the metrics of a score. The first is computed; each other comes from an earlier one by a
  /// table or a transform.
  static func list(_ nodes: [Node], at place: Place, _ context: ScaleContext) -> [Metric] {
    var metrics: [Metric] = []
    var ids = IdIndex(kind: "metric")
    for (position, node) in nodes.enumerated() {
      guard let decoded = DecodedMetric(node, context) else { continue }
      var metric = decoded.metric
      ids.add(metric.id, position, at: node.place, context.reading)
      if let from = decoded.from {
        metric.from = metrics.firstIndex { $0.id == from.value }
        if metric.from == nil {
          context.reading.report(
            .scaleUnknownReference, at: from.place,
            "There is no earlier metric named '\(from.value)'.",
            help: ids.nearest(from.value) ?? "Put the metric it comes from before it.")
        }
      }
      if (position == 0) != (decoded.from == nil) {
        context.reading.report(
          .scaleTable, at: node.place,
          position == 0
            ? "The first metric is computed, without a table or transform."
            : "The metric '\(metric.id)' must come from an earlier one by a table or transform.",
          help: position == 0
            ? "Put the raw metric first." : "Give it a 'table' or 'transform' with its 'from'.")
      }
      metrics.append(metric)
    }
    if nodes.isEmpty {
      context.reading.report(
        .scaleRange, at: place, "A score needs at least one metric.",
        help: "Give the first, such as {\"id\": \"raw\", \"range\": [0, 27]}.")
    }
    return metrics.count == nodes.count ? metrics : []
  }
}

/// A metric with the id of the metric it comes from.
private struct DecodedMetric {
  var metric: Metric
  var from: Placed<String>?

  init?(_ node: Node, _ context: ScaleContext) {
    let reading = context.reading
    guard var object = ObjectReader(node, reading) else { return nil }
    let id = object.string("id")
    let limits = object.array("range")
    let range = limits?.compactMap { $0.numberValue(reading) }
    let table = object.optionalObject("table")
    let transform = object.optionalObject("transform")
    let error = object.optionalObject("standardError")
    object.finish()
    var conversion: Metric.Conversion?
    if let table {
      guard let decoded = ConversionTable.decode(table, context) else { return nil }
      from = decoded.from
      conversion = .table(decoded.table)
    }
    if let transform {
      guard let decoded = Self.transform(transform, context) else { return nil }
      if table != nil {
        reading.report(
          .scaleTable, at: transform.place, "A metric comes by a table or a transform, not both.",
          help: "Make two metrics of it.")
      }
      (conversion, from) = decoded
    }
    // A limit that is no number has been told of where it stands.
    guard let id, let range, range.count == limits?.count else { return nil }
    guard range.allSatisfy({ $0.magnitude <= Limit.value }) else {
      reading.report(
        .scaleRange, at: node.place, "A value of a metric lies within plus and minus a billion.",
        help: "Give the metric in a larger unit.")
      return nil
    }
    guard range.count == 2, range[0] < range[1] else {
      reading.report(
        .scaleRange, at: node.place, "A range is two numbers, the lowest first.",
        help: "Write the lowest and highest attainable value, such as [7, 35].")
      return nil
    }
    metric = Metric(
      id: id, lowest: range[0], highest: range[1], conversion: conversion,
      standardError: error.flatMap { PublishedStandardError($0, context) }, place: node.place)
  }

  private enum Word: String, CaseIterable {
    case percent
    case times
  }

  private static func transform(
    _ reader: ObjectReader, _ context: ScaleContext
  ) -> (Metric.Conversion, Placed<String>)? {
    var object = reader
    let from = object.node("from")
    let word = object.choice("kind", Word.self)
    let by = word == .times ? object.number("by") : nil
    object.finish()
    guard let from, let id = from.stringValue(context.reading), let word else { return nil }
    switch word {
    case .percent: return (.percent, Placed(value: id, place: from.place))
    case .times:
      guard let by else { return nil }
      guard by != 0, by.magnitude <= 1_000_000 else {
        return context.refuse(
          .scaleRange, at: object.place, "A metric is not multiplied by \(by).",
          help: "Give a number other than 0, up to a million.")
      }
      return (.times(by), Placed(value: id, place: from.place))
    }
  }
}

extension PublishedStandardError {
  fileprivate init?(_ reader: ObjectReader, _ context: ScaleContext) {
    var object = reader
    let value = object.number("value")
    let source = object.source(context)
    object.finish()
    guard let value, let source else { return nil }
    self.init(value: value, source: source)
  }
}
