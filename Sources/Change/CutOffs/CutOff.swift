import Distributions
public import Results
public import Scales

/// The cut-off between people who seek help and people who do not, by three criteria.
///
/// With mean and standard deviation of people who seek help (`m_h, s_h`) and of people who do not
/// (`m_n, s_n`), and d = +1 where higher is better, −1 where lower is:
///
///     a = m_h + d · 2 s_h              beyond the range of people who seek help
///     b = m_n − d · 2 s_n              within the range of people who do not
///     c = (s_h m_n + s_n m_h) / (s_h + s_n)      nearer to those who do not
///
/// - Note: b is two standard deviations of the people who do *not* seek help. R's
///   `clinicalsignificance` 3.0.0 takes those of the people who do.
///
/// ### Source
/// Jacobson, N. S., & Truax, P. (1991). Clinical significance. *Journal of Consulting and Clinical
/// Psychology*, 59(1), 12–19, pp. 13–14. The definition of b also in the documentation of `CECPfuns`.
public enum CutOff: String, Sendable, Hashable, CaseIterable {
  /// Beyond the range of people who seek help.
  case a
  /// Within the range of people who do not seek help.
  case b
  /// Nearer to people who do not seek help than to those who do.
  case c

  /// Mean and spread of a group, in points of the score.
  public struct Group: Sendable, Hashable {
    /// Mean, in points.
    public var mean: Double
    /// Standard deviation, in points; above 0.
    public var standardDeviation: Double
    /// Persons they rest on; nil where not known.
    public var n: Int?

    /// Describes a group.
    public init(mean: Double, standardDeviation: Double, n: Int? = nil) {
      self.mean = mean
      self.standardDeviation = standardDeviation
      self.n = n
    }

    /// The same with the spread of true scores, s √r, where the reliability in this group is known.
    ///
    /// - Parameter reliability: r, in (0, 1].
    /// - Returns: the group with the same mean and size.
    public func ofTrueScores(reliability: Double) -> Group {
      precondition(reliability > 0 && reliability <= 1, "reliability \(reliability)")
      return Group(
        mean: mean, standardDeviation: standardDeviation * reliability.squareRoot(), n: n)
    }

    /// The same with the spread of true scores, where the error is the same in every group: s √R with
    /// R = (s² − SEM²) / s² (Hageman & Arrindell 1999); nil where the spread is no more than error.
    public func ofTrueScores(standardErrorOfMeasurement sem: Double) -> Group? {
      let variance = standardDeviation * standardDeviation - sem * sem
      return variance > 0
        ? Group(mean: mean, standardDeviation: variance.squareRoot(), n: n) : nil
    }
  }

  /// The cut-off, with an interval where both groups' sizes are known.
  ///
  /// The interval counts the error of means and standard deviations of normal scores, Var(m) = s²/n
  /// and Var(s) = s²/(2(n − 1)), through the derivatives of the formula.
  ///
  /// - Parameters:
  ///   - seeking: people who seek help; not needed for b.
  ///   - others: people who do not; not needed for a.
  ///   - direction: which way is better.
  ///   - level: coverage of the interval. The default is 0.95.
  /// - Returns: the cut-off, in points.
  /// - Throws: `Withheld` when a group is missing or has no spread.
  public func value(
    seeking: Group?, others: Group?, direction: ScoreDefinition.Direction, level: Double = 0.95
  ) throws(Withheld) -> Estimate {
    let d = direction.sign
    switch self {
    case .a:
      let group = try Self.checked(seeking)
      return Self.estimate(
        group.mean + d * 2 * group.standardDeviation, [(group, mean: 1, spread: 2)], level)
    case .b:
      let group = try Self.checked(others)
      return Self.estimate(
        group.mean - d * 2 * group.standardDeviation, [(group, mean: 1, spread: 2)], level)
    case .c:
      let (h, n) = (try Self.checked(seeking), try Self.checked(others))
      let total = h.standardDeviation + n.standardDeviation
      let value = (h.standardDeviation * n.mean + n.standardDeviation * h.mean) / total
      return Self.estimate(
        value,
        [
          (h, mean: n.standardDeviation / total, spread: (n.mean - value) / total),
          (n, mean: h.standardDeviation / total, spread: (h.mean - value) / total),
        ], level)
    }
  }

  private static func checked(_ group: Group?) throws(Withheld) -> Group {
    guard let group else {
      throw Withheld(
        "change.cut-off-needs-a-group", "The cut-off needs mean and spread of a group not given.",
        help: "Give a norm, or choose a criterion that does without.")
    }
    guard group.standardDeviation > 0, group.standardDeviation.isFinite, group.mean.isFinite else {
      throw .noSpread
    }
    return group
  }

  // Each part is a group with the derivatives by its mean and its spread.
  private static func estimate(
    _ value: Double, _ parts: [(group: Group, mean: Double, spread: Double)], _ level: Double
  ) -> Estimate {
    var variance = 0.0
    for part in parts {
      guard let n = part.group.n, n > 1 else { return Estimate(value: value) }
      let s2 = part.group.standardDeviation * part.group.standardDeviation
      variance += part.mean * part.mean * s2 / Double(n)
      variance += part.spread * part.spread * s2 / Double(2 * (n - 1))
    }
    let error = variance.squareRoot()
    let reach = Normal().quantile((1 + level) / 2) * error
    return Estimate(
      value: value, standardError: error,
      interval: ConfidenceInterval(
        lower: value - reach, upper: value + reach, level: level, method: "delta-normal-scores"))
  }
}
