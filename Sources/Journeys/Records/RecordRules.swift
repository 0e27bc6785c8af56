/// What the records of a study may say: the outcomes and indicators that its framework names.
public struct RecordRules: Sendable, Hashable {
  /// The states of a hard outcome.
  public struct States: Sendable, Hashable {
    /// Ids of its states.
    public var ids: [String]
    /// Those that hold: the states one hopes for.
    public var holding: Set<String>

    /// Describes states.
    public init(_ ids: [String], holding: Set<String>) {
      (self.ids, self.holding) = (ids, holding)
    }
  }

  /// What is noted by an indicator.
  public struct Observed: Sendable, Hashable {
    /// Ids of the answers, in their order.
    public var answers: [String]
    /// Whose view it asks for; nil for both.
    public var by: Observation.View?

    /// Describes an indicator.
    public init(_ answers: [String], by: Observation.View? = nil) {
      (self.answers, self.by) = (answers, by)
    }
  }

  /// Ids of the framework's outcomes.
  public var outcomes: [String] = []
  /// Hard outcomes by the id of their indicator.
  public var states: [String: States] = [:]
  /// Ordered levels by the id of their indicator, the lowest first.
  public var levels: [String: [String]] = [:]
  /// Ids of the indicators that are counted.
  public var counts: Set<String> = []
  /// Observations by the id of their indicator.
  public var observations: [String: Observed] = [:]
  /// The range of a rating of goals, by outcome.
  public var goalRatings: [String: ClosedRange<Double>] = [:]
  /// The range of what a contact meant to the person; nil for any number.
  public var meaningToPerson: ClosedRange<Double>?
  /// The range of what it meant to the worker; nil for any number.
  public var meaningToWorker: ClosedRange<Double>?

  /// Rules without outcomes: support, workers, contacts, words and consent need none.
  public init() {}

  /// The range of a rating of a goal. A goal of no outcome, or of one without goals, may have what any may.
  public func rating(of outcome: String?) -> ClosedRange<Double>? {
    if let outcome, let range = goalRatings[outcome] { return range }
    guard let low = goalRatings.values.map(\.lowerBound).min(),
      let high = goalRatings.values.map(\.upperBound).max()
    else { return nil }
    return low...high
  }
}
