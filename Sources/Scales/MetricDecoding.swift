import Documents
import Results

/// A metric with the id of the metric that its table converts.
struct DecodedMetric {
  var metric: Metric
  var from: String?
}

extension Metric {
  /// Reads a metric; nil when something in it cannot be used (which is then reported).
  static func decode(
    _ node: Node, _ sources: SourceList, _ reading: Reading
  ) -> DecodedMetric? {
    guard var object = ObjectReader(node, reading) else { return nil }
    let id = object.string("id")
    let range = object.array("range")?.compactMap { $0.numberValue(reading) }
    let table = object.optionalObject("table")
    object.finish()
    var from: String?
    var conversion: ConversionTable?
    if var table {
      from = table.string("from")
      let rows = table.array("rows")
      let source = table.string("source")
      table.finish()
      if let source { sources.check(source, at: table.place, reading) }
      if let rows, let source {
        conversion = ConversionTable(rows: rows, source: source, at: table.place, reading)
      }
    }
    guard let id, let range else { return nil }
    guard range.count == 2, range[0] < range[1] else {
      reading.report(
        .scaleRange, at: node.place, "A range is two numbers, the lowest first.",
        help: "Write the lowest and highest attainable value, such as [7, 35].")
      return nil
    }
    if table != nil && conversion == nil { return nil }
    return DecodedMetric(
      metric: Metric(id: id, lowest: range[0], highest: range[1], table: conversion), from: from)
  }

  /// The first metric is computed from the items; every other comes from it by a table.
  static func checkOrder(_ metrics: [DecodedMetric], at place: Place, _ reading: Reading) {
    for (position, decoded) in metrics.enumerated() {
      if position == 0 && decoded.from != nil {
        reading.report(
          .scaleTable, at: place, "The first metric is computed from the items, without a table.",
          help: "Put the raw metric first.")
      } else if position > 0 && decoded.from != metrics[0].metric.id {
        reading.report(
          .scaleTable, at: place,
          "The metric '\(decoded.metric.id)' must come from '\(metrics[0].metric.id)' by a table.",
          help: "Give it a table whose 'from' is '\(metrics[0].metric.id)'.")
      }
    }
  }
}

extension ConversionTable {
  fileprivate init?(rows nodes: [Node], source: String, at place: Place, _ reading: Reading) {
    var rows: [Row] = []
    for node in nodes {
      guard case .array(let pair) = node.kind, pair.count == 2,
        let from = pair[0].numberValue(reading), let to = pair[1].numberValue(reading)
      else {
        reading.report(
          .scaleTable, at: node.place, "A row of a table is two numbers: from, to.",
          help: "Write rows such as [7, 7.00].")
        return nil
      }
      rows.append(Row(from: from, to: to))
    }
    for (row, next) in zip(rows, rows.dropFirst()) where row.from >= next.from {
      reading.report(
        .scaleTable, at: place, "The rows of a table must increase in their first number.",
        help: "Sort them, and give each value once.")
      return nil
    }
    self.init(rows: rows, source: source)
  }
}
