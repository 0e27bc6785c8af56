public import Scoring

/// A stretch of a journey without a score that is longer than usual, and the return after it.
///
/// People are away for many reasons, and coming back is part of many journeys.
public struct JourneyGap: Sendable, Hashable {
  /// The last occasion before it.
  public let before: Occasion
  /// The occasion of the return; nil where there is none yet.
  public let after: Occasion?
  /// How long it was, or has been; in days where occasions are dates.
  public let length: Double

  /// The gaps of a journey, in order.
  ///
  /// - Parameters:
  ///   - points: occasions in order.
  ///   - time: what is usual between two occasions; a longer stretch is a gap.
  ///   - now: until when it is known that there is no further score; nil where it is not asked.
  /// - Returns: the gaps; the last is open where nobody has come back from it yet.
  public static func all(
    _ points: [JourneyPoint], longerThan time: Double, until now: Double? = nil
  ) -> [JourneyGap] {
    var gaps = zip(points, points.dropFirst()).compactMap { before, after -> JourneyGap? in
      let length = after.occasion.position - before.occasion.position
      return length > time
        ? JourneyGap(before: before.occasion, after: after.occasion, length: length) : nil
    }
    if let now, let last = points.last, now - last.occasion.position > time {
      gaps.append(
        JourneyGap(
          before: last.occasion, after: nil, length: now - last.occasion.position))
    }
    return gaps
  }
}
