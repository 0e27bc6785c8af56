public import Results

/// Mean and spread of a metric in a stated group of people. A norm without a year is a trap:
/// England's mean of one wellbeing scale moved by two points in four years.
public struct Norm: Sendable, Hashable {
  /// The metric's id.
  public var metric: String
  /// Who they were.
  public var population: String
  /// Where.
  public var country: String
  /// When: a year, or years such as `2010-2013`.
  public var year: String
  /// How many they were.
  public var n: Int
  /// Their mean.
  public var mean: Double
  /// Their standard deviation, where it was published.
  public var standardDeviation: Double?
  /// How they were asked, such as on paper or in an interview.
  public var mode: String?
  /// The source's id.
  public var source: String
  /// Where it stands in the scale file.
  public var place: Place
}
