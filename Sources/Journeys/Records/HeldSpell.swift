/// A stretch of time over which an outcome held without a break, however many states of it hold: in a
/// supported flat and then in one's own is one stretch in which somebody is housed.
public struct HeldSpell: Sendable, Hashable {
  /// What came at the end of it.
  public enum End: Sendable, Hashable {
    /// Nothing: on the day of reckoning it still held.
    case stillHolds
    /// A state that does not hold, by its id.
    case lost(String)
    /// From then on nobody knows: the stretch is followed so far and no further.
    case unknown
    /// From then on the outcome was none of the person's.
    case notApplicable
    /// Nothing is recorded of what came next.
    case notRecorded
  }

  /// The first day.
  public let from: Int
  /// The last day on which it is known to have held; the day of reckoning where it still holds.
  public let through: Int
  /// What came next.
  public let end: End

  /// Days from the first to the last: a state entered and left on one day lasted 0.
  public var days: Int { through - from }

  /// The stretches over which an outcome held, in order. More than one: it was regained.
  ///
  /// A state that begins on the day another ends, or on the next, follows it without a break.
  ///
  /// - Parameters:
  ///   - spells: a person's spells of one outcome, none overlapping.
  ///   - holding: ids of the states that hold.
  ///   - day: the day of reckoning; what begins after it is not looked at.
  /// - Returns: each with what came at its end.
  public static func all(
    _ spells: [StateSpell], holding: Set<String>, at day: Int
  ) -> [HeldSpell] {
    var stretches: [HeldSpell] = []
    var open: (from: Int, through: Int)?
    func close(_ end: End) {
      if let stretch = open {
        stretches.append(HeldSpell(from: stretch.from, through: stretch.through, end: end))
      }
      open = nil
    }
    for spell in spells.begun(by: day) {
      if let stretch = open, spell.from > stretch.through + 1 { close(.notRecorded) }
      switch spell.state {
      case .named(let id) where holding.contains(id):
        let through = Swift.min(spell.to ?? day, day)
        open = (open?.from ?? spell.from, Swift.max(open?.through ?? through, through))
      case .named(let id):
        close(.lost(id))
      case .unknown: close(.unknown)
      case .notApplicable: close(.notApplicable)
      }
    }
    close((open?.through).map { $0 >= day } == true ? .stillHolds : .notRecorded)
    return stretches
  }

  /// Where spells of an outcome do not follow each other: days of which nothing is recorded between two.
  ///
  /// - Parameter spells: a person's spells of one outcome, none overlapping.
  /// - Returns: first and last day of each such stretch.
  public static func gaps(_ spells: [StateSpell]) -> [ClosedRange<Int>] {
    let spells = spells.begun(by: .max)
    return zip(spells, spells.dropFirst()).compactMap { before, after in
      guard let end = before.to, after.from > end + 1 else { return nil }
      return end + 1...after.from - 1
    }
  }
}
