/// What is on record of one person beside their scores.
public struct PersonRecord: Sendable, Hashable {
  /// Spells of support, in order.
  public var support: [SupportSpell] = []
  /// Spells with a worker, in order.
  public var workers: [WorkerSpell] = []
  /// Spells of hard outcomes and levels by indicator, in order, none overlapping.
  public var states: [String: [StateSpell]] = [:]
  /// Counts by indicator, in order.
  public var counts: [String: [CountSpell]] = [:]
  /// The person's goals; nil where none are recorded.
  public var goals: GoalJourney?
  /// What the goals are, in the person's words.
  public var goalStatements: [GoalStatement] = []
  /// Observations in order of day and indicator.
  public var observations: [Observation] = []
  /// Contacts in order.
  public var contacts: [Contact] = []
  /// Words and pictures in order.
  public var words: [WrittenWord] = []
  /// What the person agreed to.
  public var consent = Consent()

  /// An empty record.
  public init() {}

  /// The breaks in their support up to a day.
  public func breaks(at day: Int) -> [SupportBreak] { SupportBreak.all(support, at: day) }

  /// Their changes of worker.
  public var workerChanges: [WorkerChange] { WorkerChange.all(workers) }

  /// The first day of support; nil where none is recorded.
  public var supportBegan: Int? { support.map(\.from).min() }

  /// How support ended, where it had ended by a day, and no break is open: the spell that ended last.
  public func ending(at day: Int) -> SupportSpell? {
    let begun = support.filter { $0.from <= day }
    guard !begun.contains(where: { ($0.to ?? .max) > day }),
      let last = begun.max(by: { ($0.to ?? .max, $0.from) < ($1.to ?? .max, $1.from) }),
      last.ended != .pause
    else { return nil }
    return last
  }
}
