/// What is recorded of one outcome of one person, and over which days.
public struct OutcomeHistory: Sendable, Hashable {
  /// Why a person was no longer followed, other than that the day of reckoning came.
  public struct Ending: Sendable, Hashable {
    /// The first day on which they were no longer followed.
    public let day: Int
    /// Why, in plain words: "died", "moved away", "support ended". Never the person's fault.
    public let reason: String

    /// Makes an ending.
    public init(on day: Int, _ reason: String) {
      (self.day, self.reason) = (CalendarMonths.bounded(day), reason)
    }
  }

  /// The spells, in any order. Of two that overlap the later to begin counts from its first day on.
  public let spells: [OutcomeSpell]
  /// From which day on the outcome is watched: when support began, or, where something is to be seen in its light,
  /// the day after that was observed.
  public let start: Int
  /// The last day of which anything can be known: the day of reckoning.
  public let until: Int
  /// Why they were no longer followed before that; nil where they were.
  public let ending: Ending?

  /// Makes a history.
  public init(_ spells: [OutcomeSpell], start: Int, until: Int, ending: Ending? = nil) {
    self.spells = spells
    self.start = CalendarMonths.bounded(start)
    self.until = CalendarMonths.bounded(until)
    self.ending = ending
  }

  /// The first day after those that are watched.
  var end: Int { max(start, min(until + 1, ending?.day ?? until + 1)) }

  /// Why watching stopped at ``end``; nil where the day of reckoning did it.
  var reason: String? { ending.flatMap { $0.day <= until ? $0.reason : nil } }

  /// Days that are watched.
  public var days: Int { end - start }
}
