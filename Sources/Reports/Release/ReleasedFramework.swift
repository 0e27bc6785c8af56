public import Disclosure
public import Results
public import Scales

/// What may be told of the outcomes of a framework: numbers of people, and nothing of a single one.
///
/// Scores are told in chapters of their own. Curves over time are not told, since each of their steps is
/// somebody's day, and nor are models of what goes before what, which rest on few people with an outcome.
public struct ReleasedFramework: Sendable, Hashable {
  /// Into which parts the people of an indicator fall, between the start and the last review.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A state that holds or does not.
    case state
    /// A level, a rating or a number of which one way is better.
    case level
    /// A number of which neither way is better.
    case amount

    /// The parts, in order: together everybody with a start and a review.
    public var parts: [String] {
      switch self {
      case .state: ["came to hold", "held then and now", "held then, not now", "not yet"]
      case .level: ["further along", "the same", "less far along"]
      case .amount: ["more", "the same", "fewer"]
      }
    }

    /// Two parts made of these, told where not each of them may be: the name of each, and which it is made of.
    public var halves: [(what: String, parts: [Int])] {
      switch self {
      case .state: [("holds at the review", [0, 1]), ("does not hold at the review", [2, 3])]
      case .level: [("further along", [0]), ("not further along", [1, 2])]
      case .amount: [("more", [0]), ("not more", [1, 2])]
      }
    }
  }

  /// A number of people.
  public struct Part: Sendable, Hashable {
    /// Which, in words.
    public var what: String
    /// How many.
    public var people: Released<Int>

    /// Makes a part.
    public init(_ what: String, _ people: Released<Int>) {
      (self.what, self.people) = (what, people)
    }
  }

  /// One indicator of an outcome.
  public struct Distance: Sendable, Hashable {
    /// The outcome.
    public var outcome: FrameworkOutcome
    /// What stands for it.
    public var indicator: Indicator
    /// How its people are told apart.
    public var kind: Kind
    /// People with a start and a review.
    public var people: Released<Int>
    /// People in each part: of ``Kind/parts``, or of ``Kind/halves``.
    public var parts: [Part]

    /// Makes a distance.
    public init(
      outcome: FrameworkOutcome, indicator: Indicator, kind: Kind, people: Released<Int>,
      parts: [Part]
    ) {
      (self.outcome, self.indicator, self.kind) = (outcome, indicator, kind)
      (self.people, self.parts) = (people, parts)
    }
  }

  /// The framework.
  public var framework: OutcomesFramework
  /// What to know of it: who agreed it, whether its review has passed.
  public var notes: [Note]
  /// Indicators other than scores, in the order of the framework; those of which nothing is gathered are left out.
  public var distances: [Distance]
  /// How support stands with those of whom it is recorded; empty where it is of nobody.
  public var support: [Part]

  /// Makes what may be told.
  public init(
    framework: OutcomesFramework, notes: [Note], distances: [Distance], support: [Part]
  ) {
    (self.framework, self.notes) = (framework, notes)
    (self.distances, self.support) = (distances, support)
  }
}
