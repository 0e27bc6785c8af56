import Scoring

/// The time after a baseline over which a scale can show change, as its file says it.
///
/// A score outside it is kept and flagged: too early for change to be realistic, or so late that it
/// tells of another time.
public struct TimeWindow: Sendable, Hashable {
  /// Where a score lies in time.
  public enum Placement: String, Sendable, Hashable, CaseIterable {
    /// Before change is realistic.
    case early
    /// In the window; its ends belong to it.
    case inTime = "in-time"
    /// After it.
    case late
  }

  /// From how long after the baseline; in days where occasions are dates, 0 or more.
  public let from: Double
  /// To how long after; nil for no end.
  public let through: Double?

  /// Makes a window; nil where it would end before it begins, or begin before the baseline.
  public init?(from: Double, through: Double? = nil) {
    guard from >= 0, from.isFinite, through.map({ $0 >= from }) ?? true else { return nil }
    self.from = from
    self.through = through
  }

  /// Where a score lies so long after the baseline.
  public func placement(after time: Double) -> Placement {
    if time < from { return .early }
    if let through, time > through { return .late }
    return .inTime
  }

  /// Where each later score of a journey lies, beside the baseline, which has no place of its own.
  ///
  /// - Parameters:
  ///   - points: scored occasions in order.
  ///   - baseline: the position of the baseline among them.
  /// - Returns: a placement per point after the baseline.
  public func placements(_ points: [JourneyPoint], after baseline: Int) -> [Placement] {
    precondition(points.indices.contains(baseline), "no baseline at \(baseline)")
    let start = points[baseline].occasion.position
    return points[(baseline + 1)...].map { placement(after: $0.occasion.position - start) }
  }
}
