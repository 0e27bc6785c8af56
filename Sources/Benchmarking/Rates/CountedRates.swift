import Distributions
public import Results

/// Events per exposure.
///
///     rate = x / n · multiplier
///
/// with Byar's interval of x from ten events on, and the exact one (Garwood) below. Events may come
/// several to a person, so that a rate can be above 1; for people who did or did not there is
/// `WilsonRate`.
///
/// ### Source
/// Association of Public Health Observatories (2008). *Commonly used public health statistics and
/// their confidence intervals* (Technical Briefing 3).
public enum CrudeRate {
  /// The rate.
  ///
  /// - Parameters:
  ///   - events: x, 0 or more.
  ///   - exposure: n, people or time, above 0.
  ///   - multiplier: for example 1000 for a rate per thousand. The default is 1.
  ///   - level: coverage in (0, 1). The default is 0.95.
  /// - Returns: the rate; without a standard error where there was no event.
  /// - Throws: `Withheld` for a negative count, or an exposure that is not above zero and finite.
  public static func of(
    _ events: Int, exposure: Double, per multiplier: Double = 1, level: Double = 0.95
  ) throws(Withheld) -> Estimate {
    try RateRefusal.checkCount(events, "events")
    try RateRefusal.checkExposure(exposure, "exposure")
    try RateRefusal.checkExposure(multiplier, "multiplier")
    return CountInterval.of(events, level: level).scaled(count: events, by: multiplier / exposure)
  }
}

/// Observed over expected, times the reference's own rate where a rate is wanted.
///
///     ratio = O / E,   rate = O / E · reference
///
/// with Byar's interval of O from ten events on, and the exact one below, divided by E. E counts as
/// known: what is left out is the error of the reference, small where the reference is large.
///
/// ### Source
/// Breslow, N. E., & Day, N. E. (1987). *Statistical methods in cancer research: Volume II*, p. 69.
/// IARC Scientific Publications 82.
public enum IndirectlyStandardisedRatio {
  /// The ratio.
  ///
  /// - Parameters:
  ///   - observed: O, 0 or more.
  ///   - expected: E, events, above 0.
  ///   - reference: the rate of the reference; 1, the default, gives the ratio.
  ///   - level: coverage in (0, 1). The default is 0.95.
  /// - Returns: the ratio or rate; without a standard error where there was no event.
  /// - Throws: `Withheld` for a negative count, or an expected number that is not above zero.
  public static func of(
    observed: Int, expected: Double, reference: Double = 1, level: Double = 0.95
  ) throws(Withheld) -> Estimate {
    try RateRefusal.checkCount(observed, "observed events")
    try RateRefusal.checkExposure(expected, "expected number")
    try RateRefusal.checkExposure(reference, "reference rate")
    return CountInterval.of(observed, level: level)
      .scaled(count: observed, by: reference / expected)
  }
}

/// A share of people, k of n, with Wilson's interval.
public enum WilsonRate {
  /// The share.
  ///
  /// - Parameters:
  ///   - count: k, 0 to n.
  ///   - n: people, 1 or more.
  ///   - level: coverage in (0, 1). The default is 0.95.
  /// - Returns: the share, in [0, 1], with the standard error √(p (1 − p) / n) where it is above 0.
  /// - Throws: `Withheld` for nobody, a negative count, or more than there are.
  public static func of(
    _ count: Int, of n: Int, level: Double = 0.95
  ) throws(Withheld) -> Estimate {
    try RateRefusal.checkCount(count, "people counted")
    try RateRefusal.checkExposure(Double(n), "number of people")
    guard count <= n else { throw RateRefusal.countAbovePeople() }
    let range = WilsonInterval.of(count, of: n, level: level)
    let p = Double(count) / Double(n)
    let error = (p * (1 - p) / Double(n)).squareRoot()
    return Estimate(
      value: p, standardError: error > 0 ? error : nil,
      interval: ConfidenceInterval(
        lower: range.lowerBound, upper: range.upperBound, level: level, method: "wilson"))
  }
}
