/// A run of days over which an outcome held without a break.
public struct HeldStretch: Sendable, Hashable {
  /// What came at its end.
  public enum End: Sendable, Hashable {
    /// It was lost: on that day it no longer held.
    case lost
    /// It still held on the last day that is watched.
    case stillHeld
    /// It held until the person was no longer followed, for this reason.
    case ended(String)
    /// What came next is not known, or the outcome was then none of the person's.
    case unknown
  }

  /// The first day on which it held, as far as recorded; before watching began where it held already.
  public let since: Int
  /// The first day that is watched.
  public let from: Int
  /// The first day after it.
  public let to: Int
  /// What came at its end.
  public let end: End
  /// Whether it was regained: it had been lost before, as is known.
  public let isRegained: Bool

  /// Days it held, of those watched.
  public var days: Int { to - from }
  /// Whether it held already when watching began.
  public var wasHeldBefore: Bool { since < from }

  /// The stretches of a history, in order.
  static func all(_ history: OutcomeHistory) -> [HeldStretch] {
    let runs = history.segments
    var isLost = false
    return runs.indices.compactMap { place in
      let run = runs[place]
      guard run.standing == .held else {
        // Between held stretches, only days on which it is known not to have held tell that it was lost.
        if run.standing == .notHeld, runs[..<place].contains(where: { $0.standing == .held }) {
          isLost = true
        }
        return nil
      }
      defer { isLost = false }
      let end: End =
        if place + 1 < runs.count {
          runs[place + 1].standing == .notHeld ? .lost : .unknown
        } else if let reason = history.reason {
          .ended(reason)
        } else {
          .stillHeld
        }
      return HeldStretch(
        since: run.since, from: run.from, to: run.to, end: end, isRegained: isLost)
    }
  }
}
