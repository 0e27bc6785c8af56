/// An interval for an unknown quantity, with its coverage and the method that made it.
public struct ConfidenceInterval: Sendable, Hashable, Codable {
  /// Lower limit, in the unit of the estimate.
  public var lower: Double
  /// Upper limit, in the unit of the estimate.
  public var upper: Double
  /// Nominal coverage in (0, 1), for example 0.95.
  public var level: Double
  /// The method by name, for example `student-t` or `feldt-1965`.
  public var method: String

  /// Makes an interval from its limits, coverage and method.
  public init(lower: Double, upper: Double, level: Double, method: String) {
    self.lower = lower
    self.upper = upper
    self.level = level
    self.method = method
  }
}
