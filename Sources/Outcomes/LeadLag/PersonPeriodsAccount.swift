/// What became of the people and periods that were given.
public struct PersonPeriodsAccount: Sendable, Hashable {
  /// People given.
  public var people = 0
  /// People with at least one period that counts.
  public var counted = 0
  /// People without a usable score.
  public var withoutScore = 0
  /// People of whom the outcome is not known when their first score was taken.
  public var unknownAtStart = 0
  /// People for whom it had come before their first score, where only the first counts.
  public var alreadyThere = 0
  /// Periods that count.
  public var periods = 0
  /// Outcomes in them.
  public var outcomes = 0
  /// Whole periods within the record at the start of which there was no score fresh enough.
  public var withoutFreshScore = 0
  /// Periods in which the outcome is unknown: no time at risk.
  public var unknownPeriods = 0

  /// Nothing yet.
  public init() {}
}
