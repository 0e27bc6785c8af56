public import Results

/// How the score later goes with the outcome earlier.
public struct LeadLagReverse: Sendable, Hashable {
  /// Points of the score after the outcome, against without it, within the same person.
  public let effect: TermEstimate
  /// How much of a point of a person's score, above what is usual for them, is in their next score.
  public let carriedOver: TermEstimate
  /// Standard deviation of people's own levels, beyond their first scores, in points.
  public let personDeviation: Double
  /// Standard deviation of scores about them, in points.
  public let residualDeviation: Double
  /// Scores after the first.
  public let scores: Int
  /// Those with the outcome before them.
  public let scoresAfterOutcome: Int
  /// People.
  public let people: Int
  /// What to know about it.
  public let notes: [Note]

  /// What it says, in plain words.
  public var sentence: String { LeadLagWords.reverse(self) }
}
