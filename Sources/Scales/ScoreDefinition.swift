public import Results

/// How a score is made of the items, and what is known of it.
public struct ScoreDefinition: Sendable, Hashable {
  /// How what counts becomes one number.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The sum.
    case sum
    /// The mean; with weights the weighted mean, Σ w x / Σ w.
    case mean
    /// The smallest.
    case min
    /// The largest.
    case max
    /// How many count 1.
    case count
    /// 1 where a condition holds, 0 where it does not.
    case rule
    /// The T score of goals that a person set (Kiresuk & Sherman 1968).
    case goalAttainment
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

  /// What is done to a prorated value; complete scores are never rounded.
  public enum Rounding: String, Sendable, Hashable, CaseIterable {
    /// To the nearest whole number, halves away from zero.
    case nearest
    /// Nothing.
    case none
  }

  /// Its id, unique in the scale.
  public var id: String
  /// Its name.
  public var name: String
  /// How what counts becomes one number.
  public var kind: Kind
  /// Which way is better.
  public var direction: Direction
  /// What it is made of.
  public var inputs: Inputs
  /// What a mean is multiplied by; 1 for every other kind.
  public var times: Fraction
  /// What is done to a prorated value.
  public var rounding: Rounding
  /// The assumed correlation of goals; nil for every kind but goal attainment.
  public var rho: Double?
  /// What happens when answers are missing.
  public var missing: MissingRule
  /// The numbers it is given in; the first is computed, each other comes from an earlier one.
  public var metrics: [Metric]
  /// Position in `metrics` of the one that analyses use.
  public var reported: Int
  /// Published sets of bands, which may compete, each tied to one metric.
  public var bands: [BandSet]
  /// Published norms, each tied to one metric.
  public var norms: [Norm]
  /// Published reliabilities, each tied to one metric.
  public var reliabilities: [PublishedReliability]
  /// Published thresholds of change, each tied to one metric.
  public var changeThresholds: [ChangeThreshold]
  /// Published cut-offs, each tied to one metric.
  public var cutOffs: [PublishedCutOff]
  /// Where it stands in the scale file.
  public var place: Place

  /// The metric that analyses use.
  public var reportedMetric: Metric { metrics[reported] }

  /// The items it is made of directly, with their keys; empty for a score of scores and for a rule.
  public var items: [KeyedItem] {
    if case .items(let items) = inputs { items } else { [] }
  }

  /// Positions of the scores it is made of, in order.
  public var scores: [Int] {
    switch inputs {
    case .items: []
    case .scores(let scores): scores.map(\.score)
    case .condition(let condition): condition.scores
    }
  }
}
