/// A move beyond error from where a person last stood, and whether it held.
public struct JourneyEvent: Sendable, Hashable {
  /// What the next scored occasion says.
  public enum Standing: String, Sendable, Hashable, CaseIterable {
    /// The next score is beyond error of the same reference too.
    case held
    /// The next score is not: the move was seen on one occasion only.
    case once
    /// There is no later score yet.
    case open
  }

  /// Which way, in the direction that is better for the person.
  public let kind: JourneyLeg.Kind
  /// Position of the reference among the journey's points.
  public let reference: Int
  /// Position at which the score was first beyond error of it.
  public let at: Int
  /// How far from the reference, in points of the score; positive.
  public let size: Double
  /// Whether it held.
  public let standing: Standing
}

/// Confirmed events with a moving reference: improvement, setback, improvement are a sequence, not
/// one verdict.
///
/// The reference begins at the first score. A score beyond the threshold of it is an event; it is
/// held when the next score is beyond the threshold on the same side, and then the nearer of the two
/// becomes the new reference, so that what comes next is measured from ground that was held. An event
/// seen once leaves the reference where it is.
///
/// ### Source
/// The idea of confirmed events with a re-baselined reference: R `MSoutcomes` 0.2.1 (MIT), there for
/// disability in multiple sclerosis; reference/change.md §3.2. The rule for the new reference is ours.
package enum JourneyEvents {
  /// The events of a journey, in order.
  ///
  /// - Parameters:
  ///   - heights: scores in order, rising towards better.
  ///   - threshold: the difference beyond error, in points.
  /// - Returns: events, each with the reference it is measured from.
  package static func events(_ heights: [Double], threshold: Double) -> [JourneyEvent] {
    var events: [JourneyEvent] = []
    forEachEvent(heights.span, threshold: threshold) { events.append($0) }
    return events
  }

  /// The same one after the other, for whoever needs no list of them.
  static func forEachEvent(
    _ heights: Span<Double>, threshold: Double, _ take: (JourneyEvent) -> Void
  ) {
    var reference = 0
    var position = 1
    while position < heights.count {
      let move = heights[position] - heights[reference]
      guard abs(move) > threshold else {
        position += 1
        continue
      }
      let kind: JourneyLeg.Kind = move > 0 ? .gain : .setback
      var standing = JourneyEvent.Standing.open
      if position + 1 < heights.count {
        let next = heights[position + 1] - heights[reference]
        standing = (move > 0 ? next : -next) > threshold ? .held : .once
      }
      take(
        JourneyEvent(
          kind: kind, reference: reference, at: position, size: abs(move), standing: standing))
      if standing == .held {
        let isNearer = abs(heights[position + 1] - heights[reference]) < abs(move)
        reference = isNearer ? position + 1 : position
        // The confirming score has done its work; the next one is looked at from the new ground.
        position += 2
      } else {
        position += 1
      }
    }
  }
}
