public import Results

/// What stands for an outcome: a score, a goal, something seen, a state, a count, a level, words.
public struct Indicator: Sendable, Hashable {
  /// What kind of record it is read from.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A score of a scale.
    case score
    /// Goals that a person set, rated on a scale.
    case goals
    /// What somebody noted of an encounter.
    case observation
    /// What contacts came about, and what they meant.
    case engagement
    /// A state with dates, such as having a tenancy.
    case state
    /// A number over a span of time, such as hours of volunteering.
    case count
    /// One of several levels in order, with dates.
    case level
    /// Words and pictures, read and never counted.
    case words
  }

  /// What is recorded, and how it is read.
  public enum Record: Sendable, Hashable {
    /// A score of a scale.
    case score(ScoreIndicator)
    /// Goals that a person set; the id of the scale they are rated on, see ``Scale/goalRatings``.
    case goals(scale: String)
    /// What somebody noted of an encounter.
    case observation(ObservationIndicator)
    /// What contacts came about, and what they meant.
    case engagement(EngagementIndicator)
    /// A state with dates.
    case state(StateIndicator)
    /// A number over a span of time.
    case count(CountIndicator)
    /// One of several levels, the lowest first.
    case level([IndicatorLevel])
    /// Words and pictures.
    case words
  }

  /// Its id, unique in the framework; the rows of records bear it.
  public var id: String
  /// Its name.
  public var name: String
  /// What is meant by it, or how to ask; nil where the name says it all.
  public var about: String?
  /// What is recorded.
  public var record: Record
  /// Where it stands in the framework's file.
  public var place: Place

  /// What kind of record it is read from.
  public var kind: Kind {
    switch record {
    case .score: .score
    case .goals: .goals
    case .observation: .observation
    case .engagement: .engagement
    case .state: .state
    case .count: .count
    case .level: .level
    case .words: .words
    }
  }
}
