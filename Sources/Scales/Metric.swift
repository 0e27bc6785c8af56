/// A kind of number that a score is given in: raw, a table's metric, …
public struct Metric: Sendable, Hashable {
  /// Its id, unique in the score.
  public var id: String
  /// Lowest attainable value.
  public var lowest: Double
  /// Highest attainable value.
  public var highest: Double
  /// How it comes from the first metric; nil for the first.
  public var table: ConversionTable?
}

/// A published table from one metric to another. It knows its rows and nothing between them.
public struct ConversionTable: Sendable, Hashable {
  /// One row.
  public struct Row: Sendable, Hashable {
    /// Value of the metric that is converted.
    public var from: Double
    /// Value it becomes.
    public var to: Double
  }

  /// Rows in increasing order of `from`.
  public var rows: [Row]
  /// The source's id.
  public var source: String

  /// The value for an exact row; nil where the table has none. Nothing is interpolated.
  public func value(for input: Double) -> Double? {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].from < input { low = middle + 1 } else { high = middle }
    }
    return low < rows.count && rows[low].from == input ? rows[low].to : nil
  }
}
