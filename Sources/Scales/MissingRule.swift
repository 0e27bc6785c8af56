public import Results

/// What happens to a score when answers are missing. Every score must state one.
public struct MissingRule: Sendable, Hashable {
  /// What is done. Numbers are counts, never proportions: 10 % of 28 items is no number of items.
  public enum Rule: Sendable, Hashable {
    /// Everything must be answered. A rule must be decided by what was answered.
    case complete
    /// Up to this many may be missing; the others stand for them.
    case prorate(maxMissing: Int)
    /// Up to this many may be missing; only what was answered counts, nothing stands for the rest.
    case answered(maxMissing: Int)
    /// One is enough; the others are left out.
    case single
  }

  /// What is done.
  public var rule: Rule
  /// Positions of items that must be answered whatever the rule.
  public var required: [Int]
  /// The source's id, or nil when the authors do not state a rule.
  public var source: String?
  /// Where it stands in the scale file.
  public var place: Place

  /// How many of so many inputs may be missing.
  public func maxMissing(of inputs: Int) -> Int {
    switch rule {
    case .complete: 0
    case .prorate(let maxMissing), .answered(let maxMissing): maxMissing
    case .single: inputs - 1
    }
  }
}
