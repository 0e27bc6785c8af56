public import Results

/// Whom a prediction is for.
public enum PredictionTarget: String, Sendable, Hashable, Codable {
  /// Anyone: the fixed effects alone.
  case population
  /// The row's own levels: with the random effects of those that the fit has met.
  case levels
}

/// What a fit expects of one row.
public struct Prediction: Sendable, Hashable, Codable {
  /// The expected outcome.
  public var value: Double
  /// The standard error of `value`.
  ///
  /// For the population that of the average; for a row's levels that of this person's own line, which
  /// for a person the fit has not met holds the variance between persons.
  public var standardError: Double
  /// Where the average, or this person's own line, lies.
  public var interval: ConfidenceInterval
  /// Where one new outcome lies; for the population, that of a person drawn at random.
  public var outcomeInterval: ConfidenceInterval
  /// Of the row's fixed part, behind both intervals; nil for the normal distribution.
  public var degreesOfFreedom: Double?
  /// The groups whose level in this row the fit has not met.
  public var newLevels: [String]
}
