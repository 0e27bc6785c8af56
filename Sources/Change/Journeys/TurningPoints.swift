/// A stretch of a journey from one turning point to the next.
public struct JourneyLeg: Sendable, Hashable {
  /// Which way it went, in the direction that is better for the person.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Towards better.
    case gain
    /// Away from better.
    case setback
  }

  /// Which way it went.
  public let kind: Kind
  /// Position among the journey's points where it began.
  public let from: Int
  /// Position where it ended: the turning point, or for the last leg its farthest point so far.
  public let to: Int
  /// How far it went, in points of the score; positive.
  public let size: Double
}

/// The turning points of a journey: where it turned by more than error.
///
/// A turn is called where the scores have moved back from their farthest point by more than the
/// threshold; the farthest point is then the turning point. So every leg is a difference of two
/// scores beyond the threshold, and under no change error alone makes a leg in 1 − level of
/// journeys, however many occasions there are.
package enum TurningPoints {
  /// The legs, in order and without gaps; none where no two scores differ by more than the
  /// threshold in a way that a turn or a move shows.
  ///
  /// - Parameters:
  ///   - heights: scores in order, rising towards better.
  ///   - threshold: the difference beyond error, in points.
  /// - Returns: legs that alternate between gain and setback.
  package static func legs(_ heights: [Double], threshold: Double) -> [JourneyLeg] {
    var legs: [JourneyLeg] = []
    forEachLeg(heights.span, threshold: threshold) { legs.append($0) }
    return legs
  }

  /// The same one after the other, for whoever needs no list of them.
  static func forEachLeg(
    _ heights: Span<Double>, threshold: Double, _ take: (JourneyLeg) -> Void
  ) {
    guard !heights.isEmpty else { return }
    var (low, high) = (0, 0)
    var direction: JourneyLeg.Kind?
    var start = 0
    for position in heights.indices {
      let height = heights[position]
      if height < heights[low] { low = position }
      if height > heights[high] { high = position }
      let rises = height - heights[low] > threshold
      let falls = heights[high] - height > threshold
      switch direction {
      case nil where rises:
        (direction, start, high) = (.gain, low, position)
      case nil where falls:
        (direction, start, low) = (.setback, high, position)
      case .gain where falls:
        take(leg(.gain, start, high, heights))
        (direction, start, low) = (.setback, high, position)
      case .setback where rises:
        take(leg(.setback, start, low, heights))
        (direction, start, high) = (.gain, low, position)
      default: break
      }
      // Within a leg only its own farthest point counts; the other begins anew from there.
      if direction == .gain && high == position { low = position }
      if direction == .setback && low == position { high = position }
    }
    if let direction {
      take(leg(direction, start, direction == .gain ? high : low, heights))
    }
  }

  private static func leg(
    _ kind: JourneyLeg.Kind, _ from: Int, _ to: Int, _ heights: Span<Double>
  ) -> JourneyLeg {
    JourneyLeg(kind: kind, from: from, to: to, size: abs(heights[to] - heights[from]))
  }
}
