/// How an outcome that is a state, such as having a home, stands on a day.
public enum OutcomeStanding: String, Sendable, Hashable, CaseIterable {
  /// It holds.
  case held
  /// It does not hold.
  case notHeld = "not held"
  /// Nobody knows, or nothing is recorded. That is not "no".
  case unknown
  /// The outcome is none of this person's.
  case notApplicable = "not applicable"
}

/// A stretch of days through which an outcome stood as it is said.
///
/// The last day belongs to it, unless another begins on that day: then that day is the other's.
public struct OutcomeSpell: Sendable, Hashable {
  /// How it stood.
  public let standing: OutcomeStanding
  /// The first day, as a number that grows by one a day.
  public let from: Int
  /// The last day; nil while it is still so.
  public let to: Int?

  /// Makes a spell.
  public init(_ standing: OutcomeStanding, from: Int, to: Int? = nil) {
    self.standing = standing
    self.from = CalendarMonths.bounded(from)
    self.to = to.map(CalendarMonths.bounded)
  }
}
