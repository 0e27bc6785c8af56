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
    guard let first = heights.first, let last = heights.last,
      let at = heights.firstIndex(where: { $0 - first > threshold })
    else { return nil }
    self.at = at
    size = heights[at] - first
    let later = heights[(at + 1)...]
    wasSeenAgain = later.isEmpty ? nil : later.contains { $0 - first > threshold }
    isKept = last - first > threshold
  }
}
