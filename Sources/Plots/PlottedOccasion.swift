/// A time at which scores were asked for, as the horizontal axis shows it.
public struct PlottedOccasion: Sendable, Hashable, ExpressibleByStringLiteral {
  /// Its name, such as "Baseline", "Review 1" or "3".
  public var label: String
  /// When it was, in any unit of time; nil to stand one step after the occasion before. Used only
  /// where every occasion of a plot has one and they increase.
  public var position: Double?

  /// Makes an occasion.
  public init(_ label: String, at position: Double? = nil) {
    self.label = label
    self.position = position
  }

  /// Makes an occasion without a position of its own.
  public init(stringLiteral label: String) {
    self.init(label)
  }

  /// Places along the axis: the positions where they can be used, otherwise 0, 1, 2 and so on.
  package static func places(_ occasions: [PlottedOccasion]) -> [Double] {
    let own = occasions.compactMap(\.position).filter(FixedDecimal.isDrawable)
    let isIncreasing = zip(own, own.dropFirst()).allSatisfy { $0 < $1 }
    guard own.count == occasions.count, isIncreasing else {
      return occasions.indices.map(Double.init)
    }
    return own
  }
}
