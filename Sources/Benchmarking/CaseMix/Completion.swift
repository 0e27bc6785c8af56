public import Results

/// How many of a service's people stand behind an outcome.
///
/// A service that measures only those who stay to the end looks better than one that measures
/// everybody, so no outcome is shown without this beside it.
public struct Completion: Sendable, Hashable {
  /// People who could have had both scores.
  public let eligible: Int
  /// Of these, people with a first score.
  public let first: Int
  /// Of these, people with a first and a later score.
  public let paired: Int

  /// Makes a completion.
  ///
  /// - Parameters:
  ///   - eligible: people who could have had both scores.
  ///   - first: of these, with a first score.
  ///   - paired: of these, with a later score as well.
  /// - Throws: `Withheld` unless 0 ≤ paired ≤ first ≤ eligible.
  public init(eligible: Int, first: Int, paired: Int) throws(Withheld) {
    guard 0 <= paired, paired <= first, first <= eligible else {
      throw Withheld(
        "completion.order",
        "More people are said to have two scores than one, or a first score than could have one.",
        help: "Count those with two scores among those with a first, and these among all.")
    }
    self.eligible = eligible
    self.first = first
    self.paired = paired
  }

  /// The share with a first score.
  ///
  /// - Parameter level: coverage of Wilson's interval. The default is 0.95.
  /// - Returns: first / eligible.
  /// - Throws: `Withheld` where nobody was eligible.
  public func shareWithFirst(level: Double = 0.95) throws(Withheld) -> Estimate {
    try WilsonRate.of(first, of: eligible, level: level)
  }

  /// The share with a first and a later score.
  ///
  /// - Parameter level: coverage of Wilson's interval. The default is 0.95.
  /// - Returns: paired / eligible.
  /// - Throws: `Withheld` where nobody was eligible.
  public func sharePaired(level: Double = 0.95) throws(Withheld) -> Estimate {
    try WilsonRate.of(paired, of: eligible, level: level)
  }
}

/// An outcome of a service together with how many people stand behind it: neither travels alone.
public struct OutcomeWithCompletion<Outcome> {
  /// The outcome.
  public let outcome: Outcome
  /// Who stands behind it.
  public let completion: Completion

  /// Puts the two together.
  public init(_ outcome: Outcome, _ completion: Completion) {
    self.outcome = outcome
    self.completion = completion
  }

  /// Another view of the outcome, with the same people behind it.
  public func map<Other>(_ transform: (Outcome) -> Other) -> OutcomeWithCompletion<Other> {
    OutcomeWithCompletion<Other>(transform(outcome), completion)
  }
}

extension OutcomeWithCompletion: Sendable where Outcome: Sendable {}
extension OutcomeWithCompletion: Equatable where Outcome: Equatable {}
extension OutcomeWithCompletion: Hashable where Outcome: Hashable {}
