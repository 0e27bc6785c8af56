extension Scale {
  /// The values that complete answers can come to, in increasing order, where that is plain: the rows
  /// of a table, or the whole numbers of a sum without weights.
  ///
  /// - Parameters:
  ///   - definition: one of the scale's scores.
  ///   - metric: one of its metrics.
  /// - Returns: the values; nil where they are not as plain as that.
  public func values(of definition: ScoreDefinition, in metric: Metric) -> [Double]? {
    if let table = metric.table, table.strata.isEmpty { return Set(table.rows.map(\.to)).sorted() }
    guard metric.id == definition.metrics.first?.id, definition.kind == .sum,
      let counted = CountedItems(definition.items, of: items), counted.denominator == 1,
      counted.entries.allSatisfy({ Self.areNeighbours($0.values.sorted()) }),
      let low = Int(exactly: metric.lowest), let high = Int(exactly: metric.highest), low < high,
      high - low <= 100_000
    else { return nil }
    return (low...high).map(Double.init)
  }

  private static func areNeighbours(_ values: [Int]) -> Bool {
    zip(values, values.dropFirst()).allSatisfy { $1 - $0 == 1 }
  }
}
