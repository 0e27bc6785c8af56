/// The first gain beyond error over the first score, and what became of it.
public struct ReliableGain: Sendable, Hashable {
  /// Position of the first score beyond error of the start, towards better.
  public let at: Int
  /// How far beyond the start that score is, in points; positive.
  public let size: Double
  /// Whether at least one later score was beyond error of the start too; nil where there is none.
  public let wasSeenAgain: Bool?
  /// Whether the last score is beyond error of the start.
  public let isKept: Bool

  /// The gain of a journey; nil where no score is beyond error of the start.
  ///
  /// - Parameters:
  ///   - heights: scores in order, rising towards better.
  ///   - threshold: the difference beyond error, in points.
  package init?(_ heights: [Double], threshold: Double) {
    self.init(heights.span, threshold: threshold)
  }

  init?(_ heights: Span<Double>, threshold: Double) {
    var at = 1
    while at < heights.count, !(heights[at] - heights[0] > threshold) { at += 1 }
    guard at < heights.count else { return nil }
    self.at = at
    size = heights[at] - heights[0]
    isKept = heights[heights.count - 1] - heights[0] > threshold
    var later = at + 1
    while later < heights.count, !(heights[later] - heights[0] > threshold) { later += 1 }
    wasSeenAgain = at + 1 == heights.count ? nil : later < heights.count
  }
}
