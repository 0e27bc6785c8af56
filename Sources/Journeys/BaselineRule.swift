import Scoring

/// Which score of a person counts as where they began.
public enum BaselineRule: Sendable, Hashable {
  /// Their first score, whenever it was.
  case first
  /// Their first score, if it came at most so long after support began; times are positions of
  /// occasions: days where occasions are dates.
  case firstWithin(Double)
  /// Their score on the occasion of this name.
  case marked(String)

  /// Why a person has no baseline.
  public enum Absence: String, Error, Sendable, Hashable, CaseIterable {
    /// They have no score.
    case noScore = "no-score"
    /// Nobody said when their support began.
    case startNotKnown = "start-not-known"
    /// Their first score came later than the rule allows.
    case tooLate = "too-late"
    /// They have no score on the occasion that is marked.
    case notMarked = "not-marked"
  }

  /// The baseline among a person's points.
  ///
  /// - Parameters:
  ///   - points: scored occasions in order.
  ///   - start: when support began, on the scale of the occasions; nil where nobody said.
  /// - Returns: its position among the points. Scores before support began are not the baseline of
  ///   ``firstWithin(_:)``: the last of them is, if it is no longer before than the rule allows after.
  /// - Throws: `Absence`, which is a reason to say and not a fault of anybody's.
  public func baseline(of points: [JourneyPoint], start: Double? = nil) throws(Absence) -> Int {
    guard !points.isEmpty else { throw .noScore }
    switch self {
    case .first: return 0
    case .firstWithin(let time):
      guard let start else { throw .startNotKnown }
      let times = points.map(\.occasion.position)
      guard let found = Self.nearest(times, to: start, within: time) else { throw .tooLate }
      return found
    case .marked(let name):
      guard let marked = points.firstIndex(where: { $0.occasion.label == name }) else {
        throw .notMarked
      }
      return marked
    }
  }

  /// The last time at or before a start, or else the first after it, if it is no farther than allowed.
  static func nearest(_ times: [Double], to start: Double, within reach: Double) -> Int? {
    if let before = times.lastIndex(where: { $0 <= start }), start - times[before] <= reach {
      return before
    }
    guard let after = times.firstIndex(where: { $0 > start }), times[after] - start <= reach
    else { return nil }
    return after
  }

  /// A person's points from the baseline on.
  ///
  /// - Throws: `Absence`.
  public func from(
    _ points: [JourneyPoint], start: Double? = nil
  ) throws(Absence) -> [JourneyPoint] {
    Array(points[try baseline(of: points, start: start)...])
  }
}
