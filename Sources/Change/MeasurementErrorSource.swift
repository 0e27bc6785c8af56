/// Where an error of measurement comes from. Every output says it.
public struct MeasurementErrorSource: Sendable, Hashable {
  /// Who found it.
  public enum Origin: String, Sendable, Hashable, CaseIterable {
    /// The scale's file gives the standard error of measurement itself.
    case publishedError = "published-error"
    /// The scale's file gives the reliability; the spread is said beside it.
    case publishedReliability = "published-reliability"
    /// Reliability and spread were estimated from the answers at hand.
    case sample
    /// It was given by hand.
    case given
  }

  /// Who found it.
  public var origin: Origin
  /// The id of the source in the scale's file; nil where it is none.
  public var citation: String?
  /// The people the published figure was found in; nil where it was not published, or not said.
  public var population: String?
  /// Whose standard deviation was taken, and of which occasion; nil where none was needed.
  public var spreadOf: String?

  /// States where an error comes from.
  public init(
    _ origin: Origin, citation: String? = nil, population: String? = nil, spreadOf: String? = nil
  ) {
    self.origin = origin
    self.citation = citation
    self.population = population
    self.spreadOf = spreadOf
  }
}
