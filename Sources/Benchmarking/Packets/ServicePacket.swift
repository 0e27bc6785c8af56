public import Distributions

/// What a service says of its people on one scale in one period: a few numbers, no rows.
///
/// The moments are those of the people with both scores, x the earlier and y the later.
public struct ServicePacket: Sendable, Hashable {
  /// The scale, and which edition of it: scores of different versions are not compared.
  public struct Measure: Sendable, Hashable, Comparable {
    /// Id of the scale, for example `swemwbs`.
    public var scale: String
    /// Its version.
    public var version: String

    /// Names a scale.
    public init(scale: String, version: String) {
      self.scale = scale
      self.version = version
    }

    /// Order by scale, then version.
    public static func < (left: Measure, right: Measure) -> Bool {
      (left.scale, left.version) < (right.scale, right.version)
    }
  }

  /// Whose numbers these are: there is one packet for each service, period and scale.
  public struct Key: Sendable, Hashable, Comparable {
    /// Name of the service.
    public var service: String
    /// The period, for example `2026Q3`; empty where there is only one.
    public var period: String
    /// The scale.
    public var measure: Measure

    /// Names a packet.
    public init(service: String, period: String, measure: Measure) {
      self.service = service
      self.period = period
      self.measure = measure
    }

    /// Order by scale, then period, then service.
    public static func < (left: Key, right: Key) -> Bool {
      (left.measure, left.period, left.service) < (right.measure, right.period, right.service)
    }
  }

  /// How many of the people with both scores changed, by the rule that the service names.
  public struct Changes: Sendable, Hashable {
    /// Improved reliably and crossed the cut-off.
    public var recovered: Int
    /// Improved reliably, recovered or not.
    public var improved: Int
    /// Deteriorated reliably.
    public var deteriorated: Int

    /// Makes counts.
    public init(recovered: Int = 0, improved: Int = 0, deteriorated: Int = 0) {
      self.recovered = recovered
      self.improved = improved
      self.deteriorated = deteriorated
    }
  }

  /// People with both scores who are alike in what was named for case-mix.
  public struct Stratum: Sendable, Hashable {
    /// A level of each column, in the order of the columns.
    public var levels: [String]
    /// How many people.
    public var persons: Int

    /// Makes a stratum.
    public init(levels: [String], persons: Int) {
      self.levels = levels
      self.persons = persons
    }
  }

  /// Whose numbers these are.
  public var key: Key
  /// People who could have had scores; nil where the service cannot say.
  public var eligible: Int?
  /// People with a first score.
  public var first: Int
  /// The people with both scores: number, means, squares and products.
  public var moments: BivariateMoments
  /// How many changed; nil where that was not given.
  public var changes: Changes?
  /// The people with both scores by stratum, in the order of their levels; empty without case-mix.
  public var strata: [Stratum]

  /// Makes a packet; what is left out is empty.
  public init(
    _ key: Key, eligible: Int? = nil, first: Int = 0,
    moments: BivariateMoments = BivariateMoments(),
    changes: Changes? = nil, strata: [Stratum] = []
  ) {
    self.key = key
    self.eligible = eligible
    self.first = first
    self.moments = moments
    self.changes = changes
    self.strata = strata
  }

  /// People with both scores.
  public var paired: Int { moments.n }
}
