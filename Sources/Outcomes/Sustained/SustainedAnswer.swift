/// Whether an outcome held for so many months without a break, for one person, in the days that are watched.
///
/// "No" needs to be known: days of which nothing is known could have held, and people who have not been followed
/// for long enough could still come to it. Both are kept apart from "no".
public enum SustainedAnswer: Sendable, Hashable {
  /// It did, first on this day.
  case yes(Int)
  /// It did not, and that is known.
  case no
  /// Not yet: it holds now for less, or the person has been followed for less.
  case notYet
  /// The person was no longer followed before it could be told, for this reason.
  case ended(String)
  /// Not enough is known.
  case unknown
  /// The outcome is none of the person's.
  case notApplicable

  /// The answer for one history.
  ///
  ///     yes        a stretch through all days of [day, day + months)
  ///     unknown    no, but there would be one if every unknown day had held
  ///     not yet    neither, but it holds on the last day, or fewer months than asked for are watched
  ///     no         none of these
  ///
  /// - Parameters:
  ///   - months: calendar months, 1 or more.
  ///   - history: spells and the days that are watched. Days before its start do not count.
  public init(_ months: Int, of history: OutcomeHistory) {
    precondition(months >= 1, "\(months) months")
    let runs = history.segments
    guard runs.contains(where: { $0.standing != .notApplicable }) else {
      self =
        runs.isEmpty ? history.reason.map(SustainedAnswer.ended) ?? .notYet : .notApplicable
      return
    }
    if let day = Self.first(months, runs, allowing: [.held]) {
      self = .yes(day)
    } else if Self.first(months, runs, allowing: [.held, .unknown]) != nil {
      self = .unknown
    } else if [.held, .unknown].contains(runs.last?.standing)
      || CalendarMonths.day(history.start, plus: months) > history.end
    {
      self = history.reason.map(SustainedAnswer.ended) ?? .notYet
    } else {
      self = .no
    }
  }

  /// The first day on which it had held for so long.
  private static func first(
    _ months: Int, _ runs: [OutcomeSegment], allowing standings: Set<OutcomeStanding>
  ) -> Int? {
    var begin: Int?
    for run in runs {
      guard standings.contains(run.standing) else {
        begin = nil
        continue
      }
      let from = begin ?? run.from
      begin = from
      let day = CalendarMonths.day(from, plus: months)
      if run.to >= day { return day }
    }
    return nil
  }
}
