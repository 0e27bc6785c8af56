/// One period of one person: what was seen before it, and the outcome in it.
public struct PersonPeriod: Sendable, Hashable {
  /// The person's position in what was given.
  public var person: Int
  /// Which period since the person's first score, from 0.
  public var period: Int
  /// Which period of the trend's clock, from 0.
  public var clock: Int
  /// The day the period begins: the outcome counts from the day after it.
  public var start: Int
  /// The last day of the period.
  public var end: Int
  /// The latest score on or before `start`, in points.
  public var score: Double
  /// The mean of the person's scores up to then, each less the mean of everybody in its period.
  public var pastMean: Double
  /// This score less everybody's mean in its period, and less `pastMean`.
  public var deviation: Double
  /// How that score stands to the person's first, beyond measurement error; nil where not judged.
  public var change: LeadLagPerson.Change?
  /// Whether the state held at the start, or the event had come before since the first score.
  public var before: Bool
  /// Whether it came (`first`, events), or held at the end (states).
  public var outcome: Bool
}

/// One score of a person after the first, with what went before it.
public struct LaterScore: Sendable, Hashable {
  /// The person's position in what was given.
  public var person: Int
  /// Which period since the person's first score begins with it, from 1.
  public var period: Int
  /// Which period of the trend's clock, from 0.
  public var clock: Int
  /// The score, in points.
  public var score: Double
  /// The person's score before it.
  public var previous: Double
  /// Whether the state held on the day before, or the event came in the period before.
  public var held: Bool
}
