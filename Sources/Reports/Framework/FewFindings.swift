public import Journeys
public import Results
public import Scoring

/// What is told where people are too few for figures over them: each by themselves, as far as they agreed.
public struct FewFindings: Sendable, Hashable {
  /// One person's journey.
  public struct Story: Sendable, Hashable {
    /// Whose. The report names nobody: people are lettered in the order in which they are told.
    public var person: Person
    /// What is on record, in order.
    public var events: [ToldEvent]

    /// Tells a journey.
    public init(person: Person, events: [ToldEvent]) {
      (self.person, self.events) = (person, events)
    }
  }

  /// What cannot be said.
  public struct Unsaid: Sendable, Hashable {
    /// What.
    public enum What: Sendable, Hashable {
      /// A mean over people, or a share of them.
      case means
      /// Whether a score or a hard outcome goes before the other.
      case order
      /// How far people have come by something that stands for an outcome, by its name.
      case distance(String)
      /// How long a hard outcome held, by its name.
      case held(String)
      /// How long a first gain took on a score, by its name.
      case gain(String)
      /// What followed a change of worker on a score, by its name.
      case workers(String)
    }

    /// What.
    public var what: What
    /// Why, and what would make it possible.
    public var why: Withheld
    /// People of whom it is known; nil where that is not a number of people.
    public var people: Int?
    /// How many it would take; nil where that is not known.
    public var needed: Int?

    /// Says what cannot be said.
    public init(_ what: What, _ why: Withheld, people: Int?, needed: Int?) {
      (self.what, self.why, self.people, self.needed) = (what, why, people, needed)
    }
  }

  /// The most journeys that are told: beyond so many, a reader loses them.
  public static let mostTold = 16

  /// People who are not left out of everything.
  public var people: Int
  /// Whether the journeys tell only what belongs to the outcomes of too few.
  public var isAboutSome = false
  /// What cannot be said.
  public var unsaid: [Unsaid] = []
  /// The journeys.
  public var stories: [Story] = []
  /// How many more could be told, were there room.
  public var noRoom = 0
  /// How many could be told, and nothing is on record to tell.
  public var nothingOnRecord = 0
  /// People whose journey is not told, by the reason.
  public var leftOut: [Consent.Verdict: Int] = [:]
  /// Of those whose journey is told, people without a part of it, for want of their consent.
  public var without: [Consent.Part: Int] = [:]

  /// Starts with nobody's journey.
  public init(people: Int) { self.people = people }
}
