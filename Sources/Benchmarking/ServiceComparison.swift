public import Disclosure
import Distributions
public import Journeys
import Models
public import Results
import Scoring

/// How services compare in the change of their people, from first to last score.
///
/// A service's own mean has an interval from its own spread (Student's t). Beside it stands the
/// shrunken mean, from `change ~ 1 + (1 | service)` by REML: a small service is drawn towards the
/// mean of all, because a few people say little about a service. The funnel says between which
/// limits a service of its size is expected when services do not differ.
///
/// ### Source
/// Goldstein, H., & Spiegelhalter, D. J. (1996). League tables and their limitations. Journal of the
/// Royal Statistical Society A, 159(3), 385–443. <https://doi.org/10.2307/2983325>
public struct ServiceComparison: Sendable, Hashable {
  /// What is shown of a service.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    /// Its figures.
    case shown
    /// Nothing: too few people stand behind its figures.
    case suppressed
    /// Nothing: nobody there has two scores.
    case noPairs = "no pairs"
  }

  /// Where a service's mean lies against the funnel.
  public enum Position: String, Sendable, Hashable, CaseIterable {
    /// Below the 99.8 % limit.
    case farBelow = "below 99.8 % limit"
    /// Below the 95 % limit.
    case below = "below 95 % limit"
    /// Between the 95 % limits.
    case within = "within limits"
    /// Above the 95 % limit.
    case above = "above 95 % limit"
    /// Above the 99.8 % limit.
    case farAbove = "above 99.8 % limit"
  }

  /// The figures of one service.
  public struct Figures: Sendable, Hashable {
    /// Persons with two scores.
    public var n: Int
    /// Mean change, in points of the score.
    public var mean: Double
    /// Standard deviation of the changes (n − 1); nil for one person.
    public var standardDeviation: Double?
    /// Interval of the mean from the service's own spread; nil for one person.
    public var interval: ConfidenceInterval?
    /// The shrunken mean; nil when the model could not be fitted.
    public var shrunken: Double?
    /// Funnel limits at 95 % for this number of persons.
    public var limits95: ClosedRange<Double>
    /// Funnel limits at 99.8 %.
    public var limits998: ClosedRange<Double>
    /// Where the mean lies against them.
    public var position: Position
  }

  /// One service.
  public struct Service: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// What is shown of it.
    public var status: Status
    /// Its figures; nil unless shown.
    public var figures: Figures?
  }

  /// The model behind the shrunken means.
  public struct Shrinkage: Sendable, Hashable {
    /// The mean of all services, in points of the score.
    public var intercept: TermEstimate
    /// Variance between services.
    public var between: Double
    /// Variance of persons within services.
    public var within: Double
    /// How the search for the variances ended.
    public var convergence: Convergence
    /// What to know about the model.
    public var notes: [Note]
  }

  /// Every service of the panel, in the order of their names.
  public let services: [Service]
  /// The funnel: the mean over all persons, and the spread within services.
  public let funnel: FunnelLimits
  /// Persons with two scores.
  public let n: Int
  /// The model behind the shrunken means, or why there is none.
  public let shrinkage: Result<Shrinkage, Withheld>
  /// The rule by which figures are shown.
  public let rule: DisclosureRule
  /// Coverage of the intervals.
  public let level: Double

  /// Services of one status.
  public func count(_ status: Status) -> Int { services.count { $0.status == status } }

  /// Compares the services of a panel.
  ///
  /// - Parameters:
  ///   - panel: everybody's journeys.
  ///   - target: which number of the panel.
  ///   - rule: how many people must stand behind a figure.
  ///   - level: coverage of the intervals. The default is 0.95.
  /// - Throws: `Withheld` with fewer than two services with pairs, or no spread within any of them.
  public init(
    _ panel: Panel, of target: ScoreTarget, rule: DisclosureRule, level: Double = 0.95
  ) throws(Withheld) {
    let changes = ServiceChanges(panel, of: target)
    guard changes.withPairs.count >= 2 else {
      throw Withheld(
        "benchmark.too-few-services",
        "Fewer than two services have people with two scores, so there is nothing to compare.",
        help: "Name the column of the service in the study file, or collect a second score.")
    }
    guard let pooled = changes.pooledStandardDeviation, pooled > 0 else {
      throw Withheld(
        "benchmark.no-spread", "Within every service everybody changed by the same amount.",
        help: "Look at the answers: they may have been copied down.")
    }
    let funnel = FunnelLimits(centre: changes.mean, sigma: pooled)
    let fitted = changes.shrinkage(level: level)
    let means = (try? fitted.get())?.means ?? [:]
    services = changes.services.map { name, values in
      guard let moments = SampleMoments(values) else {
        return Service(name: name, status: .noPairs, figures: nil)
      }
      guard rule.verdict(persons: moments.n) == .shown else {
        return Service(name: name, status: .suppressed, figures: nil)
      }
      return Service(
        name: name, status: .shown,
        figures: Figures(moments, shrunken: means[name], funnel: funnel, level: level))
    }
    self.funnel = funnel
    n = changes.count
    shrinkage = fitted.map(\.model)
    self.rule = rule
    self.level = level
  }
}

extension ServiceComparison.Figures {
  fileprivate init(
    _ moments: SampleMoments, shrunken: Double?, funnel: FunnelLimits, level: Double
  ) {
    n = moments.n
    mean = moments.mean
    standardDeviation = moments.standardDeviation
    interval = moments.interval(level: level).map {
      ConfidenceInterval(
        lower: $0.lowerBound, upper: $0.upperBound, level: level, method: "student-t")
    }
    self.shrunken = shrunken
    limits95 = funnel.limits(n: moments.n, coverage: 0.95)
    limits998 = funnel.limits(n: moments.n, coverage: 0.998)
    position =
      if mean < limits998.lowerBound {
        .farBelow
      } else if mean < limits95.lowerBound {
        .below
      } else if mean > limits998.upperBound {
        .farAbove
      } else if mean > limits95.upperBound {
        .above
      } else {
        .within
      }
  }
}
