/// Named ranges of a metric. Bands are half-open: a value on a cut belongs to the band above it.
public struct BandSet: Sendable, Hashable {
  /// The metric's id.
  public var metric: String
  /// Cuts in increasing order.
  public var cuts: [Double]
  /// One label more than there are cuts, from the lowest band up.
  public var labels: [String]
  /// The source's id.
  public var source: String

  /// The label for a value.
  public func label(for value: Double) -> String { labels[cuts.count { $0 <= value }] }
}
