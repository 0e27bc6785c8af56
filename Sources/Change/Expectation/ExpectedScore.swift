import Distributions

/// Where a second score is expected if nothing changed, given the first, and how far it strays from
/// there by error alone. Every method of change between two occasions is such a line and error:
///
///     E(x)   = intercept + slope · x
///     SE(x)² = variance + growth · (x − centre)²
///     index  = (second − E(first)) / SE(first)
///
/// The index is read beside the normal distribution, or beside Student's t where the line itself was
/// estimated in few people.
public struct ExpectedScore: Sendable, Hashable {
  /// Where the line meets a first score of 0, in points.
  public let intercept: Double
  /// Points of the second score per point of the first.
  public let slope: Double
  /// SE² at the centre, in squared points; above 0.
  public let variance: Double
  /// How SE² grows with the squared distance from the centre; 0 or more.
  public let growth: Double
  /// The first score at which the line is known best, in points.
  public let centre: Double
  /// Degrees of freedom of Student's t; nil for the normal distribution.
  public let degreesOfFreedom: Double?

  /// Makes a line with its error.
  init(
    intercept: Double, slope: Double, variance: Double, growth: Double = 0, centre: Double = 0,
    degreesOfFreedom: Double? = nil
  ) {
    precondition(variance > 0 && growth >= 0, "an error of \(variance) and \(growth)")
    self.intercept = intercept
    self.slope = slope
    self.variance = variance
    self.growth = growth
    self.centre = centre
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// E(x), in points.
  public func expected(after first: Double) -> Double { intercept + slope * first }

  /// SE(x), in points; above 0.
  public func standardError(after first: Double) -> Double {
    (variance + growth * (first - centre) * (first - centre)).squareRoot()
  }

  /// The index of a pair, in standard errors.
  public func index(first: Double, second: Double) -> Double {
    (second - expected(after: first)) / standardError(after: first)
  }

  /// Probability of an index at least this far from 0, on either side, if nothing changed.
  public func pValue(of index: Double) -> Double {
    if let degreesOfFreedom {
      StudentT(degreesOfFreedom: degreesOfFreedom).twoSided(index)
    } else {
      Normal().twoSided(index)
    }
  }

  /// The index that error alone exceeds in one direction with probability `tail`.
  public func criticalValue(tail: Double) -> Double {
    if let degreesOfFreedom {
      StudentT(degreesOfFreedom: degreesOfFreedom).quantile(1 - tail)
    } else {
      Normal().quantile(1 - tail)
    }
  }

  /// The second scores that lie within error of what is expected.
  ///
  /// - Parameters:
  ///   - first: the first score, in points.
  ///   - critical: how many standard errors count as error.
  /// - Returns: lower and upper end, in points.
  public func band(after first: Double, critical: Double) -> ClosedRange<Double> {
    let reach = critical * standardError(after: first)
    return (expected(after: first) - reach)...(expected(after: first) + reach)
  }
}
