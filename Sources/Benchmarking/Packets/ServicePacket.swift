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

  /// Mean, spread and correlation of the scores of the people with both.
  public struct Scores: Sendable, Hashable {
    /// Mean of the earlier scores, in points.
    public var meanPre: Double
    /// Their standard deviation (n − 1); nil for one person.
    public var standardDeviationPre: Double?
    /// Mean of the later scores.
    public var meanPost: Double
    /// Their standard deviation; nil for one person.
    public var standardDeviationPost: Double?
    /// Pearson's correlation of the two; nil where one of them does not vary.
    public var correlation: Double?

    /// Makes them from what they are.
    public init(
      meanPre: Double, standardDeviationPre: Double?, meanPost: Double,
      standardDeviationPost: Double?, correlation: Double?
    ) {
      self.meanPre = meanPre
      self.standardDeviationPre = standardDeviationPre
      self.meanPost = meanPost
      self.standardDeviationPost = standardDeviationPost
      self.correlation = correlation
    }

    /// Those of gathered pairs, x the earlier score and y the later; nil where there are none.
    public init?(_ moments: BivariateMoments) {
      guard moments.n > 0 else { return nil }
      self.init(
        meanPre: moments.meanX, standardDeviationPre: moments.standardDeviationX,
        meanPost: moments.meanY, standardDeviationPost: moments.standardDeviationY,
        correlation: moments.correlation)
    }
  }

  /// A part of a packet, by the name that files give it.
  public enum Part: String, Sendable, Hashable, CaseIterable {
    /// People who could have had scores.
    case eligible
    /// People with a first score.
    case first
    /// People with both scores.
    case n
    /// Means, standard deviations and correlation.
    case scores
    /// How many recovered, improved, deteriorated.
    case changes
    /// People by stratum.
    case strata
  }

  /// Whose numbers these are.
  public var key: Key
  /// People who could have had scores; nil where that is not known, or withheld.
  public var eligible: Int?
  /// People with a first score; nil where that is not known, or withheld.
  public var first: Int?
  /// People with both scores; nil where that is withheld.
  public var n: Int?
  /// Their scores; nil where there are none, or they are withheld.
  public var scores: Scores?
  /// How many of them changed; nil where that is not known, or withheld.
  public var changes: Changes?
  /// The same people by stratum, in the order of their levels; empty without case-mix, or withheld.
  public var strata: [Stratum]
  /// What is not told although it is known.
  public var withheld: Set<Part>

  /// Makes a packet; what is left out is not known.
  public init(
    _ key: Key, eligible: Int? = nil, first: Int? = nil, n: Int? = nil, scores: Scores? = nil,
    changes: Changes? = nil, strata: [Stratum] = [], withheld: Set<Part> = []
  ) {
    self.key = key
    self.eligible = eligible
    self.first = first
    self.n = n
    self.scores = scores
    self.changes = changes
    self.strata = strata
    self.withheld = withheld
  }

  /// What the scores say as moments; nil where they are not told, or no people could have them.
  public var moments: BivariateMoments? {
    guard let n, let scores else { return nil }
    return BivariateMoments(
      n: n, meanX: scores.meanPre, standardDeviationX: scores.standardDeviationPre,
      meanY: scores.meanPost, standardDeviationY: scores.standardDeviationPost,
      correlation: scores.correlation)
  }
}
