public import Results

/// How the outcome later goes with the score, or with reliable change, earlier.
public struct LeadLagForward: Sendable, Hashable {
  /// One thing asked about.
  public enum Part: String, Sendable, Hashable, CaseIterable {
    /// A step up in a person's own score.
    case level
    /// A score reliably higher than the person's first, against no reliable change.
    case higher
    /// A score reliably lower than the person's first, against no reliable change.
    case lower
  }

  /// What goes with one of them.
  public struct Effect: Sendable, Hashable {
    /// What was asked about.
    public var part: Part
    /// Points of the score it speaks of; 1 for a flag.
    public var step: Double
    /// In log odds: of `step` points, or of the flag.
    public var logOdds: TermEstimate
    /// As a factor on the odds, with its interval.
    public var oddsRatio: Estimate
    /// The average difference in the probability of the outcome in a period, from −1 to 1.
    public var probability: Estimate

    /// What it says, in plain words.
    public var sentence: String {
      LeadLagWords.forward(self)
    }
  }

  /// Within persons: the same person, when their score was higher, or had risen or fallen.
  public let within: [Effect]
  /// Between persons: people whose scores are `step` points higher throughout; nil where it cannot be told.
  public let between: TermEstimate?
  /// Points that effects of the level speak of.
  public let step: Double
  /// Every coefficient of the model, in log odds, by the names of its columns.
  public let terms: [TermEstimate]
  /// How much people differ beyond what the model says, in log odds; nil for a hazard.
  public let personDeviation: Double?
  /// People.
  public let people: Int
  /// Periods.
  public let periods: Int
  /// Periods with the outcome.
  public let outcomes: Int
  /// The rarer of periods with and without the outcome, for each figure estimated.
  public let outcomesPerFigure: Double
  /// What to know about it.
  public let notes: [Note]
}
