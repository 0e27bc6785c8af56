/// What is known of one person for asking which goes before: scores on days, and an outcome on days.
public struct LeadLagPerson: Sendable, Hashable {
  /// A score on a day.
  public struct Score: Sendable, Hashable {
    /// The day, as a number that grows by one a day.
    public var day: Int
    /// The score, in points.
    public var value: Double
    /// How it stands to the person's first score, beyond measurement error; nil where that was not judged.
    public var change: Change?

    /// Makes a score.
    public init(day: Int, value: Double, change: Change? = nil) {
      self.day = day
      self.value = value
      self.change = change
    }
  }

  /// A score against the person's first, judged with its measurement error.
  public enum Change: String, Sendable, Hashable, CaseIterable {
    /// Higher than before, beyond its error.
    case higher
    /// No reliable change.
    case none = "no reliable change"
    /// Lower than before, beyond its error.
    case lower
  }

  /// Whether a state, such as having a home, held on a day.
  public enum Standing: String, Sendable, Hashable, CaseIterable {
    /// It held.
    case holds
    /// It did not hold.
    case absent
    /// Nobody knows. Such days are never counted as time in which something could have been seen.
    case unknown
  }

  /// Days through which a state held, did not hold, or is not known.
  public struct Spell: Sendable, Hashable {
    /// The first day.
    public var from: Int
    /// The last day; nil where it was still so when the record ends.
    public var to: Int?
    /// How it was.
    public var standing: Standing

    /// Makes a spell.
    public init(from: Int, to: Int? = nil, standing: Standing) {
      self.from = from
      self.to = to
      self.standing = standing
    }
  }

  /// What is known of the outcome.
  public enum Outcome: Sendable, Hashable {
    /// A state that begins and ends: spells that do not overlap. Days in none of them are unknown.
    case states([Spell])
    /// Things that happen on a day, and the days of which nobody knows whether they did.
    case events([Int], unknown: [ClosedRange<Int>])
  }

  /// The person.
  public var id: String
  /// The service; nil where the data name none.
  public var service: String?
  /// Scores, in any order.
  public var scores: [Score]
  /// The outcome.
  public var outcome: Outcome
  /// The last day of which the outcome is known.
  public var until: Int

  /// Makes a person.
  public init(
    id: String, service: String? = nil, scores: [Score], outcome: Outcome, until: Int
  ) {
    self.id = id
    self.service = service
    self.scores = scores
    self.outcome = outcome
    self.until = until
  }
}
