public import Results

/// A likelihood interval: the values of one parameter that the data do not speak against, the others
/// being chosen as well as can be for each.
public struct ProfileInterval: Sendable, Hashable, Codable {
  /// The parameter.
  public var parameter: ModelParameter
  /// Its estimate by maximum likelihood, with the interval.
  public var estimate: Estimate
  /// Whether the profile reaches the cut-off below the estimate; where not, the lower limit is the end of
  /// the parameter's range (0 for a standard deviation, −1 for a correlation).
  public var reachesLower: Bool
  /// The same above the estimate.
  public var reachesUpper: Bool
}

/// The likelihood intervals of a mixed model.
public struct MixedModelProfile: Sendable, Hashable, Codable {
  /// Minus twice the log-likelihood at the optimum by maximum likelihood.
  public var criterion: Double
  /// Standard deviations and correlations term by term, σ, then the fixed effects.
  public var intervals: [ProfileInterval]
  /// What to know about them.
  public var notes: [Note]

  /// The interval of one parameter.
  public subscript(parameter: ModelParameter) -> ProfileInterval? {
    intervals.first { $0.parameter == parameter }
  }
}
