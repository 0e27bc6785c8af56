/// One time at which a person answered.
public struct Occasion: Sendable, Hashable, Comparable {
  /// The number as coded in the data; for named occasions the place in their order, from 0; for dates
  /// the number of the period, or the place among the person's own days, from 1.
  public var position: Double
  /// The word or number as the data give it, or the name of the period.
  public var label: String
  /// The day, counted from 1970-01-01, where the data say it.
  public var day: Int?

  /// Makes an occasion.
  public init(position: Double, label: String, day: Int? = nil) {
    self.position = position
    self.label = label
    self.day = day
  }

  /// Earlier before later.
  public static func < (left: Occasion, right: Occasion) -> Bool { left.position < right.position }
}

/// How a study names its occasions.
public enum OccasionCoding: Sendable, Hashable {
  /// Everybody answered once.
  case once
  /// Numbers, taken as they are coded.
  case numbered
  /// Words in their order, the first at position 0.
  case named([String])
  /// Dates.
  case dated(DatedOccasions)
}
