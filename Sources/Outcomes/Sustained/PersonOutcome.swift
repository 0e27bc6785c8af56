/// What became of one outcome of one person over the days that are watched.
public struct PersonOutcome: Sendable, Hashable {
  /// Whether the outcome came to hold.
  public enum Attained: Sendable, Hashable {
    /// It held already when watching began.
    case heldBefore
    /// It came to hold on this day, as far as is known.
    case on(Int)
    /// It did not hold on any day, and all are known.
    case notYet
    /// It did not hold on any day that is known, and some are not.
    case unknown
    /// The outcome is none of the person's.
    case notApplicable
  }

  /// Whether it came to hold.
  public let attained: Attained
  /// The stretches over which it held, in order.
  public let stretches: [HeldStretch]
  /// Days by how it stood on them; they add up to the days that are watched.
  public let days: [OutcomeStanding: Int]
  /// How it stood on the last day; nil where no day is watched.
  public let last: OutcomeStanding?
  /// Why the person was no longer followed; nil where they were until the day of reckoning.
  public let ending: String?

  /// How often it was lost.
  public var lost: Int { stretches.count { $0.end == .lost } }
  /// How often it was regained.
  public var regained: Int { stretches.count(where: \.isRegained) }

  /// Describes a history.
  public init(_ history: OutcomeHistory) {
    let runs = history.segments
    stretches = HeldStretch.all(history)
    days = runs.reduce(into: [:]) { $0[$1.standing, default: 0] += $1.to - $1.from }
    last = runs.last?.standing
    ending = history.reason
    let known = Set(runs.map(\.standing))
    attained =
      if let first = stretches.first {
        first.from == history.start ? .heldBefore : .on(first.from)
      } else if known.contains(.unknown) || known.isEmpty {
        .unknown
      } else {
        known.contains(.notHeld) ? .notYet : .notApplicable
      }
  }
}
