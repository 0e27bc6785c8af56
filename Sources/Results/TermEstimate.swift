/// One row of a fitted model: a term, its estimate, and the test that it is zero.
public struct TermEstimate: Sendable, Hashable, Codable {
  /// The term as the formula names it, for example `(Intercept)` or `occasion`.
  public var term: String
  /// Estimate, standard error and interval.
  public var estimate: Estimate
  /// The test statistic (t or z); nil where the standard error is.
  public var statistic: Double?
  /// Degrees of freedom of the statistic; nil for the normal distribution.
  public var degreesOfFreedom: Double?
  /// Two-sided probability of a statistic at least this far from zero.
  public var pValue: Double?

  /// Makes a row of a model table.
  public init(
    term: String, estimate: Estimate, statistic: Double? = nil,
    degreesOfFreedom: Double? = nil, pValue: Double? = nil
  ) {
    self.term = term
    self.estimate = estimate
    self.statistic = statistic
    self.degreesOfFreedom = degreesOfFreedom
    self.pValue = pValue
  }
}
