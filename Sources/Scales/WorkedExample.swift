public import Results

/// Responses with the scores they must give.
public struct WorkedExample: Sendable, Hashable {
  /// What one item was answered with.
  public enum Given: Sendable, Hashable {
    /// A code.
    case code(Int)
    /// Nothing, and why.
    case nothing(NonAnswer)
  }

  /// The values that one score must have, by metric; nil for a score that must be missing.
  public struct Expectation: Sendable, Hashable {
    /// The score's id.
    public var score: String
    /// Value by metric id, or nil when the score must be missing.
    public var values: [String: Double]?
  }

  /// Its name.
  public var name: String
  /// What was answered, by position of the item.
  public var responses: [Given]
  /// What must come out.
  public var expected: [Expectation]
  /// Where it stands in the scale file.
  public var place: Place
}
