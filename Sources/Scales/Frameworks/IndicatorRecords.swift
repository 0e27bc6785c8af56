/// A score of a scale.
public struct ScoreIndicator: Sendable, Hashable {
  /// The scale's id.
  public var scale: String
  /// The score's id.
  public var score: String
  /// The metric's id; nil for the one that the scale reports.
  public var metric: String?
  /// Whether it is a score of trust in those who ask: where it rose, a fall on another score may be more
  /// open answering.
  public var isTrust = false
}

/// What somebody notes of an encounter: one of several answers, the least far along first.
public struct ObservationIndicator: Sendable, Hashable {
  /// One answer.
  public struct Answer: Sendable, Hashable {
    /// Its id, unique in the indicator; the rows of observations bear it.
    public var id: String
    /// Its name.
    public var name: String
    /// Whether the person was willing; nil where the answer does not say.
    public var willing: Bool?
    /// Whether it came about; nil where the answer does not say.
    public var done: Bool?
  }

  /// Whose view is asked for. Where it is both, neither is averaged into the other.
  public enum Observer: String, Sendable, Hashable, CaseIterable {
    /// The worker's.
    case worker
    /// The person's own.
    case person
    /// Both, side by side.
    case both
  }

  /// The answers, the least far along first; at least two.
  public var answers: [Answer]
  /// Whose view is asked for.
  public var by: Observer
}

/// What contacts came about, and what they meant.
public struct EngagementIndicator: Sendable, Hashable {
  /// What is looked at.
  public enum Measure: String, Sendable, Hashable, CaseIterable {
    /// How many of the contacts offered came about.
    case kept
    /// How many contacts the person started.
    case startedByPerson = "started-by-person"
    /// How much contacts meant to the person, as the person says.
    case meaningToPerson = "meaning-to-person"
    /// How much contacts meant, as the worker says.
    case meaningToWorker = "meaning-to-worker"

    /// Whether it is a rating, with a lowest and a highest.
    public var isMeaning: Bool { self == .meaningToPerson || self == .meaningToWorker }
  }

  /// What is looked at.
  public var measure: Measure
  /// The lowest and highest rating of meaning; nil where nothing is rated.
  public var meaning: ClosedRange<Double>?
}

/// A state with dates: one of several, of which some are the good ones.
public struct StateIndicator: Sendable, Hashable {
  /// One state.
  public struct State: Sendable, Hashable {
    /// Its id, unique in the indicator; the rows of outcomes bear it.
    public var id: String
    /// Its name.
    public var name: String
    /// Whether it is a good state: the outcome holds while it lasts.
    public var holds: Bool
  }

  /// Who is expected to tell.
  public enum Teller: String, Sendable, Hashable, CaseIterable {
    /// The person.
    case person
    /// The worker.
    case worker
    /// A service, from its records.
    case service
  }

  /// States that every indicator has beside its own, and that are kept apart from them and each other.
  public static let reserved = ["unknown", "not-applicable"]

  /// The states, at least one that holds and one that does not.
  public var states: [State]
  /// For how many months it is asked whether it held, in order; may be empty.
  public var sustainedMonths: [Int]
  /// Who is expected to tell; nil where the framework does not say.
  public var toldBy: Teller?

  /// The state of this id, if there is one.
  public func state(_ id: String) -> State? { states.first { $0.id == id } }
}

/// A number over a span of time.
public struct CountIndicator: Sendable, Hashable {
  /// What is counted, such as `hours`.
  public var unit: String
  /// Which way is better; nil where neither is.
  public var direction: ScoreDefinition.Direction?
}

/// One of several levels.
public struct IndicatorLevel: Sendable, Hashable {
  /// Its id, unique in the indicator; the rows of outcomes bear it.
  public var id: String
  /// Its name.
  public var name: String
}
