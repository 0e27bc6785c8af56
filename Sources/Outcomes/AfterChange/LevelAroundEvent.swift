/// A person's scores around an event in their support: a change of worker, a move from one service to another.
public struct LevelAroundEvent: Sendable, Hashable {
  /// A score on a day.
  public struct Score: Sendable, Hashable {
    /// The day, as a number that grows by one a day.
    public let day: Int
    /// The score, in points.
    public let value: Double

    /// Makes a score.
    public init(day: Int, value: Double) {
      (self.day, self.value) = (CalendarMonths.bounded(day), value)
    }
  }

  /// The score before an event and the one after it.
  public struct Pair: Sendable, Hashable {
    /// The last before it.
    public let before: Score
    /// The first on or after it.
    public let after: Score
    /// After − before, in points.
    public var change: Double { after.value - before.value }
  }

  /// Why there is no pair.
  public enum Absence: String, Error, Sendable, Hashable, CaseIterable {
    /// No score before the event, or none near enough.
    case noScoreBefore = "no score before"
    /// No score after it, and the time for one has not passed.
    case notYetScored = "no score after yet"
    /// No score after it in the time for one.
    case noScoreAfter = "no score after"
  }

  /// The event: the first day with the new worker, or in the new place.
  public let day: Int
  /// The score before and after, or why there is none.
  public let pair: Result<Pair, Absence>

  /// The last score before an event and the first on or after it.
  ///
  /// - Parameters:
  ///   - day: of the event. A score on the day counts as after it.
  ///   - scores: of the person, in any order; the first given counts where two are of one day.
  ///   - within: how many days before, and after, a score may lie.
  ///   - until: the last day of which anything can be known.
  public init(day: Int, scores: [Score], within: Int, until: Int) {
    let day = CalendarMonths.bounded(day)
    let within = min(max(within, 0), 365_000_000)
    let ordered = scores.enumerated().filter { $0.element.value.isFinite }
      .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
    self.day = day
    guard let before = ordered.last(where: { $0.day < day }), day - before.day <= within else {
      pair = .failure(.noScoreBefore)
      return
    }
    guard let after = ordered.first(where: { $0.day >= day }), after.day - day <= within else {
      pair = .failure(
        CalendarMonths.bounded(until) < day + within ? .notYetScored : .noScoreAfter)
      return
    }
    pair = .success(Pair(before: before, after: after))
  }
}
