public import Results

/// Named ranges of a metric. Bands are half-open: a value on a cut belongs to the band above it.
///
/// Several sets may stand side by side, because authors and countries disagree.
public struct BandSet: Sendable, Hashable {
  /// What the cuts rest on.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    /// People who know the field drew them.
    case expertOpinion = "expert-opinion"
    /// They were held against another judgement of the same people.
    case validated
  }

  /// Its id, unique in the score.
  public var id: String
  /// The metric's id.
  public var metric: String
  /// Cuts in increasing order.
  public var cuts: [Double]
  /// One label more than there are cuts, from the lowest band up.
  public var labels: [String]
  /// The people the bands are for.
  public var population: String?
  /// The country they were drawn in.
  public var country: String?
  /// The year, or years such as `2010-2013`.
  public var year: String?
  /// What the cuts rest on, where that is known.
  public var status: Status?
  /// The source's id.
  public var source: String
  /// Where it stands in the scale file.
  public var place: Place

  /// The label for a value.
  public func label(for value: Double) -> String { labels[cuts.count { $0 <= value }] }
}
