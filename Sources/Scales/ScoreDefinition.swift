public import Results

/// How a score is made of the items, and what is known of it.
public struct ScoreDefinition: Sendable, Hashable {
  /// How keyed answers become one number.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Their sum; prorated to the number of items when some are missing and the rule allows it.
    case sum
    /// Their mean over the items answered.
    case mean
  }

  /// Which way is better for the person.
  public enum Direction: String, Sendable, Hashable, CaseIterable {
    /// A higher score is better.
    case higherIsBetter
    /// A lower score is better.
    case lowerIsBetter

    /// +1 when higher is better, −1 when lower is.
    public var sign: Double { self == .higherIsBetter ? 1 : -1 }
  }

  /// Which way an item counts.
  public enum Key: String, Sendable, Hashable, CaseIterable {
    /// The code as answered.
    case forward
    /// Lowest + highest code − the code.
    case reverse
  }

  /// An item of the score with its key.
  public struct KeyedItem: Sendable, Hashable {
    /// Position in the scale's items.
    public var item: Int
    /// Which way it counts.
    public var key: Key
  }

  /// Its id, unique in the scale.
  public var id: String
  /// Its name.
  public var name: String
  /// How keyed answers become one number.
  public var kind: Kind
  /// Which way is better.
  public var direction: Direction
  /// Its items with their keys, in the order of the scale.
  public var items: [KeyedItem]
  /// What happens when answers are missing.
  public var missing: MissingRule
  /// The numbers it is given in; the first is computed from the items, the others by table.
  public var metrics: [Metric]
  /// Position in `metrics` of the one that analyses use.
  public var reported: Int
  /// Published bands, each tied to one metric.
  public var bands: [BandSet]
  /// Published reliabilities, each tied to one metric.
  public var reliabilities: [PublishedReliability]
  /// Where it stands in the scale file.
  public var place: Place

  /// The metric that analyses use.
  public var reportedMetric: Metric { metrics[reported] }
}

/// A reliability from the literature, and the metric it belongs to.
public struct PublishedReliability: Sendable, Hashable {
  /// The metric's id.
  public var metric: String
  /// The people it was found in.
  public var population: String
  /// The coefficient, its kind, size of sample and source.
  public var reliability: Reliability
}
