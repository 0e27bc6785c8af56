import Distributions
public import Results

/// A rate over people of several services, with an interval that counts that people of one service
/// resemble each other: Wilson's, for as many unrelated people as the services are worth.
///
///     n* = min(n, p (1 − p) / V · (z / t(ν))²)
///
/// with V and ν of ``ClusteredMean``. That V itself is known from few services is in t(ν), once: the
/// smallest interval is that of as many unrelated people. Where all or none are counted V says nothing;
/// n* is then the number of services, with t(ν) in place of z: nobody in a service is taken to add
/// anything to the first.
///
/// ### Source
/// The effective sample size in an interval for a proportion: Korn, E. L., & Graubard, B. I. (1998).
/// Confidence intervals for proportions with small expected number of positive counts estimated from
/// survey data. *Survey Methodology*, 24, 193–201; with Wilson's interval: Dean, N., & Pagano, M.
/// (2015). Evaluating confidence interval methods for binomial proportions in clustered surveys.
/// *Journal of Survey Statistics and Methodology*, 3(4), 484–503.
public struct ClusteredRate: Sendable, Hashable {
  /// The share with its interval.
  public let rate: Estimate
  /// n*.
  public let effectivePersons: Double
  /// ν.
  public let degreesOfFreedom: Double
  /// Services.
  public let services: Int

  /// The rate of the people of several services.
  ///
  /// - Parameters:
  ///   - groups: how many of how many, by service; services without people are left out.
  ///   - level: coverage. The default is 0.95.
  /// - Throws: `Withheld` for fewer than two services with people.
  public init(_ groups: [(count: Int, n: Int)], level: Double = 0.95) throws(Withheld) {
    precondition(groups.allSatisfy { (0...max(0, $0.n)).contains($0.count) }, "more than all")
    let mean = try ClusteredMean(
      groups.map { group in
        Array(repeating: 1, count: group.count)
          + Array(repeating: 0, count: group.n - group.count)
      }, level: level)
    let counted = groups.reduce(0) { $0 + $1.count }
    let (n, p) = (Double(mean.n), Double(counted) / Double(mean.n))
    let error = mean.mean.standardError ?? 0
    let z = Normal().quantile((1 + level) / 2)
    let t = StudentT(degreesOfFreedom: mean.degreesOfFreedom).quantile((1 + level) / 2)
    let isEnd = counted == 0 || counted == mean.n
    let critical = isEnd ? t : z
    let worth = error > 0 ? p * (1 - p) / (error * error) * (z / t) * (z / t) : n
    let effective = isEnd ? Double(mean.services) : min(n, worth)
    let limits = WilsonInterval.of(share: p, of: effective, critical: critical)
    rate = Estimate(
      value: p, standardError: error,
      interval: ConfidenceInterval(
        lower: limits.lowerBound, upper: limits.upperBound, level: level,
        method: "wilson-cr2-effective-n"))
    effectivePersons = effective
    degreesOfFreedom = mean.degreesOfFreedom
    services = mean.services
  }
}
