/// A stretch of time in which a worker was with a person.
public struct WorkerSpell: Sendable, Hashable {
  /// The worker; nil for not recorded.
  public var worker: String?
  /// The first day, counted from 1970-01-01.
  public var from: Int
  /// The last day; nil while it goes on.
  public var to: Int?

  /// Describes a spell.
  public init(worker: String?, from: Int, to: Int? = nil) {
    (self.worker, self.from, self.to) = (worker, from, to)
  }
}

/// A change of worker: a relationship that ended, and one that had to start anew.
public struct WorkerChange: Sendable, Hashable {
  /// The worker before.
  public let before: String
  /// The worker from then on.
  public let after: String
  /// The last day with the one before.
  public let last: Int
  /// The first day with the one after.
  public let first: Int

  /// Days between the two without either.
  public var daysBetween: Int { max(0, first - last - 1) }

  /// The changes of worker, in order.
  ///
  /// There is one where a worker begins who was not there, after another has ended, and nobody else whose
  /// name is recorded stays on. A second worker beside the first is no change, nor is the return of one.
  /// Spells whose worker is not recorded tell nothing, and are not looked at.
  ///
  /// Spells may come in any order.
  public static func all(_ spells: [WorkerSpell]) -> [WorkerChange] {
    let named = spells.filter { $0.worker != nil }.sorted {
      ($0.from, $0.to ?? .max, $0.worker ?? "") < ($1.from, $1.to ?? .max, $1.worker ?? "")
    }
    var changes: [WorkerChange] = []
    for (position, spell) in named.enumerated() {
      let earlier = named[..<position].filter { $0.from < spell.from }
      let stays = earlier.contains { ($0.to ?? .max) > spell.from }
      let latest = earlier.max { ($0.to ?? .max) < ($1.to ?? .max) }
      guard !stays, let latest, let last = latest.to, let before = latest.worker,
        let after = spell.worker, before != after
      else { continue }
      changes.append(WorkerChange(before: before, after: after, last: last, first: spell.from))
    }
    return changes
  }

  init(before: String, after: String, last: Int, first: Int) {
    (self.before, self.after, self.last, self.first) = (before, after, last, first)
  }
}
