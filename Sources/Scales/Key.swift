extension ScoreDefinition {
  /// How an answer, or a score, counts before its weight.
  public enum Key: Sendable, Hashable {
    /// As it is.
    case forward
    /// Lowest + highest − the value.
    case reverse
    /// A value of its own for each code.
    case map([Int: Fraction])
    /// 1 where the value is at least this, else 0.
    case atLeast(Double)
  }

  /// An item of a score, and how it counts.
  public struct KeyedItem: Sendable, Hashable {
    /// Position in the scale's items.
    public var item: Int
    /// How its answers count.
    public var key: Key
    /// What they are then multiplied by.
    public var weight: Fraction
  }

  /// A score that another score is made of, and how its first metric counts.
  public struct KeyedScore: Sendable, Hashable {
    /// Position in the scale's scores.
    public var score: Int
    /// How its values count.
    public var key: Key
    /// What they are then multiplied by.
    public var weight: Fraction
  }

  /// What a score is made of.
  public enum Inputs: Sendable, Hashable {
    /// Answers, in the order of the scale.
    case items([KeyedItem])
    /// Other scores, in the order of the scale.
    case scores([KeyedScore])
    /// A statement that is true or not.
    case condition(Condition)
  }
}
