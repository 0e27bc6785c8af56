/// A row of a survey file as it was read and scored.
public struct ScoredRow: Sendable, Hashable {
  /// The id, then the columns that are kept.
  public var texts: [String]
  /// By scale the answers to its items.
  public var responses: [[Response]]
  /// By scale its scores.
  public var scores: [[Score]]
}
