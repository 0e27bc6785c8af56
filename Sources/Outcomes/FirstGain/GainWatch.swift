/// When a person was scored after their start, and on which of those occasions a gain beyond error was first seen.
public struct GainWatch: Sendable, Hashable {
  /// The day of the first score, as a number that grows by one a day.
  public let start: Int
  /// Days of later scores, up to that of the gain.
  public let seen: [Int]
  /// The day of the score at which a gain beyond error was first seen; nil where there is none so far.
  public let gained: Int?
  /// Why and when they were no longer followed; nil where nothing is recorded.
  public let ending: OutcomeHistory.Ending?

  /// Describes a person's scores.
  ///
  /// - Parameters:
  ///   - start: the day of the first score.
  ///   - scored: days of later scores, in any order; those at or before the start are not looked at.
  ///   - gained: the day of the score that was first beyond error of the first one, towards better: one of the days
  ///     scored. Any other is not looked at.
  ///   - ending: why they were no longer followed; not looked at where it lies before the gain.
  public init(
    start: Int, scored: [Int], gained: Int? = nil, ending: OutcomeHistory.Ending? = nil
  ) {
    let start = CalendarMonths.bounded(start)
    let days = Set(scored.map(CalendarMonths.bounded)).filter { $0 > start }.sorted()
    let gained = gained.flatMap { days.contains($0) ? $0 : nil }
    self.start = start
    self.gained = gained
    seen = days.filter { $0 <= gained ?? .max }
    self.ending = gained == nil ? ending : nil
  }

  /// The last day at which something is known: of the gain, or the last score without one.
  var last: Int { gained ?? seen.last ?? start }

  /// The last day at which there was no gain yet: it came after this, and by the day it was seen.
  var before: Int { gained == nil ? last : seen.dropLast().last ?? start }
}
