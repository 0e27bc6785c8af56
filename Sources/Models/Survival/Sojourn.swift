/// A stretch of time that somebody was watched in one state, and where they went from it.
///
/// States are numbers from 0. Somebody counts as in the state at risk of a move at time t when start < t ≤ stop.
/// A person's stretches may follow each other, leave gaps in which they were not watched, and return to states
/// they were in before.
public struct Sojourn: Sendable, Hashable {
  /// Whose it is.
  public var person: Int
  /// The state.
  public var state: Int
  /// From when they were watched in it.
  public var start: Double
  /// Until when; after the start.
  public var stop: Double
  /// The state they moved to at the stop; nil where they were only no longer watched.
  public var next: Int?

  /// Makes a stretch.
  public init(person: Int, state: Int, start: Double, stop: Double, next: Int? = nil) {
    self.person = person
    self.state = state
    self.start = start
    self.stop = stop
    self.next = next
  }
}

extension [Sojourn] {
  /// Refuses what cannot be used.
  func check(states: Int) throws(SurvivalError) {
    guard !isEmpty else { throw .noRows }
    for (row, stay) in enumerated() {
      guard stay.start.isFinite, stay.stop.isFinite else { throw .notFinite(row: row) }
      guard stay.start < stay.stop else { throw .emptyStretch(row: row) }
      let known = 0..<states
      guard known.contains(stay.state), stay.next.map(known.contains) ?? true else {
        throw .unknownState(row: row)
      }
      guard stay.next != stay.state else { throw .sameState(row: row) }
    }
    let order = indices.sorted {
      (self[$0].person, self[$0].start, self[$0].stop)
        < (self[$1].person, self[$1].start, self[$1].stop)
    }
    for (earlier, later) in zip(order, order.dropFirst())
    where self[earlier].person == self[later].person {
      let (before, after) = (self[earlier], self[later])
      guard after.start >= before.stop else {
        throw .overlap(row: Swift.max(earlier, later), other: Swift.min(earlier, later))
      }
      guard after.start > before.stop || after.state == before.next ?? before.state else {
        throw .jump(row: later, other: earlier)
      }
    }
  }
}
