public import Results

/// A kind of number that a score is given in: raw, a table's metric, per cent, …
public struct Metric: Sendable, Hashable {
  /// How a metric comes from an earlier one.
  public enum Conversion: Sendable, Hashable {
    /// By exact rows.
    case table(ConversionTable)
    /// 100 · (value − lowest) / (highest − lowest), with the range of the metric it comes from.
    case percent
    /// The value times this.
    case times(Double)
  }

  /// Its id, unique in the score.
  public var id: String
  /// Lowest attainable value.
  public var lowest: Double
  /// Highest attainable value.
  public var highest: Double
  /// Position of the metric it comes from; nil for the first.
  public var from: Int?
  /// How it comes from that one; nil for the first.
  public var conversion: Conversion?
  /// Published standard error of measurement, if there is one.
  public var standardError: PublishedStandardError?
  /// Where it stands in the scale file.
  public var place: Place

  /// Its table, if it comes by one.
  public var table: ConversionTable? {
    if case .table(let table) = conversion { table } else { nil }
  }
}

/// A standard error of measurement from the literature, in points of its metric.
public struct PublishedStandardError: Sendable, Hashable {
  /// The standard error.
  public var value: Double
  /// The source's id.
  public var source: String
}
