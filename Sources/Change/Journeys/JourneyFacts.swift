/// What a journey comes to, as ``JourneyDescription`` says it, without the journey itself: small enough
/// to be made for a million people one after the other.
public struct JourneyFacts: Sendable, Hashable {
  /// Scores it rests on; at least one.
  public let scores: Int
  /// What the journey looks like.
  public let pattern: JourneyDescription.Pattern
  /// Position of the best score; the first of equals.
  public let best: Int
  /// last − first, in points.
  public let netChange: Double
  /// best − first, in points.
  public let bestChange: Double
  /// How far two scores named beforehand stray by error; nil where the error is not known.
  public let pairThreshold: Double?
  /// How far any two scores of the journey stray by error; nil where the error is not known.
  public let threshold: Double?
  /// Whether there are more scores than were planned.
  public let exceedsPlan: Bool
  /// The first gain beyond error, and what became of it.
  public let gain: ReliableGain?
  /// Setbacks beyond error.
  public let setbacks: Int
  /// Size of the largest setback of any size, in points; nil where there is none.
  public let largestSetback: Double?
  /// Position at which it was deepest.
  public let setbackAt: Int?
  /// How much of it the last score has won back, in points.
  public let regained: Double?
  /// Gains that the next score confirmed.
  public let heldGains: Int
  /// Setbacks that the next score confirmed.
  public let heldSetbacks: Int
  /// A straight line with the known error.
  public let line: ErrorLine?
  /// The person's own ups and downs.
  public let variability: PersonalVariability?
}
