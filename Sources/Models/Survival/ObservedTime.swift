/// A stretch of time in which somebody was watched for one kind of end.
///
/// Times are the same where they are equal as numbers: those that were computed are to be rounded first.
/// Somebody counts as at risk at time t when entry < t ≤ exit: after they came under observation, until they
/// left it or the end came.
public struct ObservedTime: Sendable, Hashable {
  /// From when on they were watched; nil for the beginning. A later entry is not counted as at risk before.
  public var entry: Double?
  /// Until when, in the unit of the entry.
  public var exit: Double
  /// Whether the end came at the exit; otherwise it is not known when it came, only that it was later.
  public var hasEnded: Bool
  /// Whose time it is: one person may have several stretches.
  public var person: Int

  /// Makes a stretch.
  public init(entry: Double? = nil, exit: Double, hasEnded: Bool, person: Int) {
    self.entry = entry
    self.exit = exit
    self.hasEnded = hasEnded
    self.person = person
  }
}
