/// How many days of a stretch are known, by outcome.
public struct StateTimes: Sendable, Hashable {
  /// Days in a state, by its id.
  public var named: [String: Int] = [:]
  /// Days that are said to be unknown.
  public var unknown = 0
  /// Days on which the outcome does not apply.
  public var notApplicable = 0
  /// Days of which nothing is recorded.
  public var notRecorded = 0

  /// No days yet.
  public init() {}

  /// Days in any state.
  public var known: Int { named.values.reduce(0, +) }
}

extension [StateSpell] {
  /// Those that have begun by a day, in order; of those that begin together the shorter first.
  func begun(by day: Int) -> [StateSpell] {
    filter { $0.from <= day }.sorted { ($0.from, $0.to ?? .max) < ($1.from, $1.to ?? .max) }
  }

  /// The spell that holds on a day; nil where nothing is recorded for it. Of two that share the day the one
  /// that begins there holds.
  public func spell(at day: Int) -> StateSpell? {
    begun(by: day).last { ($0.to ?? .max) >= day }
  }

  /// The days from one to another, both counted, by what is recorded of them.
  ///
  /// Spells are taken as they are in ``PersonRecord/states``: they do not overlap.
  ///
  /// - Parameters:
  ///   - first: the first day.
  ///   - last: the last day.
  /// - Returns: days, which add up to last − first + 1; all 0 where the last is before the first.
  public func times(from first: Int, through last: Int) -> StateTimes {
    var times = StateTimes()
    guard first <= last else { return times }
    let spells = begun(by: last)
    var next = first
    for (position, spell) in spells.enumerated() {
      let following = position + 1 < spells.count ? spells[position + 1].from - 1 : Int.max
      let end = Swift.min(spell.to ?? Int.max, following, last)
      let start = Swift.max(spell.from, next)
      guard start <= end else { continue }
      times.notRecorded += start - next
      let days = end - start + 1
      switch spell.state {
      case .named(let id): times.named[id, default: 0] += days
      case .unknown: times.unknown += days
      case .notApplicable: times.notApplicable += days
      }
      next = end + 1
    }
    times.notRecorded += last - next + 1
    return times
  }
}
