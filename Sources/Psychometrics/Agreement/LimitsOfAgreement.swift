import Distributions
public import Results

/// Between which limits differences of two scores of the same person mostly lie.
///
///     d̄ ± z s_d,      d = second − first,  z = 1.96 for 0.95
///
/// Each limit has an exact interval, from the noncentral t distribution:
///
///     d̄ + s/√n · t(p; n − 1, z√n),     p = (1 ∓ level)/2
///
/// ### Source
/// Bland, J. M., & Altman, D. G. (1986). Statistical methods for assessing agreement between two methods
/// of clinical measurement. *Lancet*, 327(8476), 307–310. Carkeet, A. (2015). Exact parametric confidence
/// intervals for Bland–Altman limits of agreement. *Optometry and Vision Science*, 92(3), e71–e80.
public struct LimitsOfAgreement: Sendable, Hashable, Codable {
  /// Pairs.
  public let n: Int
  /// Mean difference, with Student's interval.
  public let bias: Estimate
  /// Standard deviation of the differences.
  public let standardDeviation: Double
  /// Lower limit.
  public let lower: Estimate
  /// Upper limit.
  public let upper: Estimate

  /// The limits of pairs of scores.
  ///
  /// - Parameters:
  ///   - differences: second less first, in points.
  ///   - level: the share of differences within, and coverage of the intervals. The default is 0.95.
  /// - Returns: the limits.
  /// - Throws: `Withheld` for fewer than two pairs.
  public static func of(
    _ differences: [Double], level: Double = 0.95
  ) throws(Withheld) -> LimitsOfAgreement {
    guard let moments = SampleMoments(differences), let s = moments.standardDeviation else {
      throw TestRetest.tooFewPersons
    }
    let root = Double(moments.n).squareRoot()
    let z = Normal().quantile((1 + level) / 2)
    // t(p; −δ) = −t(1 − p; δ): both limits from one pair of quantiles.
    let t = NoncentralT(degreesOfFreedom: Double(moments.n - 1), noncentrality: z * root)
    let near = t.quantile((1 - level) / 2).map { $0 * s / root }
    let far = t.quantile((1 + level) / 2).map { $0 * s / root }
    let interval = { (low: Double, high: Double) in
      ConfidenceInterval(lower: low, upper: high, level: level, method: "carkeet-2015")
    }
    var (below, above): (ConfidenceInterval?, ConfidenceInterval?)
    if let near, let far {
      below = interval(moments.mean - far, moments.mean - near)
      above = interval(moments.mean + near, moments.mean + far)
    }
    return LimitsOfAgreement(
      n: moments.n,
      bias: Estimate(
        value: moments.mean, standardError: moments.standardError,
        interval: moments.interval(level: level).map {
          ConfidenceInterval(
            lower: $0.lowerBound, upper: $0.upperBound, level: level, method: "student-t")
        }),
      standardDeviation: s, lower: Estimate(value: moments.mean - z * s, interval: below),
      upper: Estimate(value: moments.mean + z * s, interval: above))
  }
}
