/// What happens to a score when answers are missing. Every score must state one.
public struct MissingRule: Sendable, Hashable {
  /// What is done.
  public enum Rule: Sendable, Hashable {
    /// Every item must be answered.
    case complete
    /// Up to this many items may be missing; the others stand for them.
    case prorate(maxMissing: Int)
  }

  /// What is done.
  public var rule: Rule
  /// The source's id, or nil when the authors do not state a rule.
  public var source: String?

  /// How many items may be missing.
  public var maxMissing: Int {
    switch rule {
    case .complete: 0
    case .prorate(let maxMissing): maxMissing
    }
  }
}
