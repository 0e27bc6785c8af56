/// A service in a funnel of counts.
public struct CountRow: Sendable, Hashable {
  /// Its name.
  public var name: String
  /// What was counted, a whole number of 0 or more.
  public var numerator: Double
  /// People, expected events, the other count, or exposure; above 0.
  public var denominator: Double
  /// Who stands behind it; nil where it is not known, which is then said.
  public var completion: Completion?

  /// Makes a row.
  public init(
    _ name: String, _ numerator: Double, of denominator: Double, completion: Completion? = nil
  ) {
    self.name = name
    self.numerator = numerator
    self.denominator = denominator
    self.completion = completion
  }
}

/// A service in a funnel of means: mean score, mean change, or mean less expected.
public struct MeanRow: Sendable, Hashable {
  /// Its name.
  public var name: String
  /// The mean of its people.
  public var mean: Double
  /// People; 1 or more.
  public var n: Int
  /// Their standard deviation with divisor n − 1; nil for one person, or where it is not known.
  public var standardDeviation: Double?
  /// Who stands behind it; nil where it is not known, which is then said.
  public var completion: Completion?

  /// Makes a row.
  public init(
    _ name: String, mean: Double, n: Int, standardDeviation: Double?,
    completion: Completion? = nil
  ) {
    self.name = name
    self.mean = mean
    self.n = n
    self.standardDeviation = standardDeviation
    self.completion = completion
  }

  /// Makes a row of a mean less what was expected; the funnel's target is then 0.
  public init(_ name: String, _ against: MeanAgainstExpected, completion: Completion? = nil) {
    self.init(
      name, mean: against.difference, n: against.n, standardDeviation: against.standardDeviation,
      completion: completion)
  }
}

/// A service in a funnel of estimates with standard errors, of any kind.
public struct EstimateRow: Sendable, Hashable {
  /// Its name.
  public var name: String
  /// The estimate.
  public var estimate: Double
  /// Its standard error, above 0.
  public var standardError: Double
  /// Who stands behind it; nil where it is not known, which is then said.
  public var completion: Completion?

  /// Makes a row.
  public init(
    _ name: String, _ estimate: Double, standardError: Double, completion: Completion? = nil
  ) {
    self.name = name
    self.estimate = estimate
    self.standardError = standardError
    self.completion = completion
  }
}
