/// One time at which a person answered.
public struct Occasion: Sendable, Hashable, Comparable {
  /// The number as coded in the data; for named occasions the place in their order, from 0.
  public var position: Double
  /// The word or number as the data give it.
  public var label: String

  /// Makes an occasion.
  public init(position: Double, label: String) {
    self.position = position
    self.label = label
  }

  /// Earlier before later.
  public static func < (left: Occasion, right: Occasion) -> Bool { left.position < right.position }
}

/// How a study names its occasions.
public enum OccasionCoding: Sendable, Hashable {
  /// Numbers, taken as they are coded.
  case numbered
  /// Words in their order, the first at position 0.
  case named([String])
}
