/// A value with what is known of its error.
public struct Estimate: Sendable, Hashable, Codable {
  /// The point estimate.
  public var value: Double
  /// Its standard error in the same unit; nil where it cannot be had.
  public var standardError: Double?
  /// Its interval; nil where it cannot be had.
  public var interval: ConfidenceInterval?

  /// Makes an estimate; leave out what is not estimable.
  public init(
    value: Double, standardError: Double? = nil, interval: ConfidenceInterval? = nil
  ) {
    self.value = value
    self.standardError = standardError
    self.interval = interval
  }
}
