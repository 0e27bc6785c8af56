public import Results

/// One parameter of a mixture of classes, in the units of the table.
public struct ClassEstimate: Sendable, Hashable, Codable {
  /// What it is of.
  public enum Part: String, Sendable, Hashable, Codable {
    /// Log odds of a class against the last.
    case membership
    /// The share of all persons.
    case share
    /// A coefficient of the trajectory.
    case fixed
    /// A variance or covariance of random effects.
    case random
    /// How many times wider random effects are than in the last class.
    case ratio
    /// The residual standard deviation.
    case residual
    /// A threshold between two ordered categories, in log odds; the first is 0 by definition.
    case threshold
    /// A coefficient of the log odds of not being seen again.
    case leaving
    /// How a class's log odds against the last vary over services: one standard deviation of services, with the sign
    /// of going along with the first class. Not tested, since zero is at the edge of what it can be.
    case services
  }

  /// What it is of.
  public var part: Part
  /// The class, from 1; nil where all share it.
  public var classNumber: Int?
  /// The column, for example `time`.
  public var term: String
  /// The other column of a covariance.
  public var with: String?
  /// Estimate, standard error and interval.
  public var estimate: Estimate
  /// The estimate over its standard error, for coefficients.
  public var statistic: Double?
  /// Two-sided probability of a statistic as far from zero, by the normal distribution.
  public var pValue: Double?
}
