public import Results

/// The share for whom an end has not come yet, over time, when there is one kind of end (Kaplan–Meier).
///
///     S(t) = Π_{u ≤ t} (1 − d(u) / Y(u))
///
/// with d(u) ends at time u and Y(u) people at risk: entered before u, and neither ended nor gone before u.
/// Those who leave at u are still at risk at u. Its error, by Greenwood, is
///
///     Var S(t) = S(t)² · Σ_{u ≤ t} d(u) / (Y(u) (Y(u) − d(u)))
///
/// or, where persons may have several ends, from the influence of each person i (infinitesimal jackknife):
///
///     Var S(t) = S(t)² · Σ_i ( Σ_{u ≤ t} (dN_i(u) − Y_i(u) d(u) / Y(u)) / (Y(u) − d(u)) )²
///
/// - Note: With several kinds of end, one minus this curve is not the share for whom one of them came: people
///   with another end are not waiting for this one. ``AalenJohansen`` is for that.
/// - Note: Whoever leaves early is taken to be like those who stay. That is an assumption.
///
/// ### Source
/// Kaplan, E. L., & Meier, P. (1958). Nonparametric estimation from incomplete observations. *Journal of the
/// American Statistical Association*, 53(282), 457–481. <https://doi.org/10.2307/2281868>. Greenwood, M. (1926).
/// *The natural duration of cancer.* HMSO. Later entry: Andersen, P. K., Borgan, Ø., Gill, R. D., & Keiding, N.
/// (1993). *Statistical models based on counting processes*, section IV.3. Influence: Efron, B. (1981). Censored
/// data and the bootstrap. *Journal of the American Statistical Association*, 76(374), 312–319.
///
/// ### Agrees with
/// R `survival::survfit(Surv(entry, exit, ended) ~ 1)`, with `cluster = person` for the second error.
public struct KaplanMeier: Sendable, Hashable {
  /// Whence the standard error.
  public enum Variance: String, Sendable, Hashable, CaseIterable {
    /// Greenwood's, for ends that are independent of each other.
    case greenwood
    /// From the influence of each person, who may have several ends.
    case persons = "infinitesimal-jackknife"
  }

  /// What can be chosen.
  ///
  /// | name | default | meaning |
  /// |---|---|---|
  /// | `level` | 0.95 | coverage of intervals, in (0, 1) |
  /// | `scale` | log-log | the scale of intervals |
  /// | `variance` | nil | whence the error; nil: Greenwood's unless somebody has several ends |
  public struct Options: Sendable, Hashable {
    /// Coverage of intervals. The default is 0.95.
    public var level: Double
    /// The scale of intervals. The default is log-log.
    public var scale: IntervalScale
    /// Whence the error; nil, the default, for Greenwood's unless somebody has several ends.
    public var variance: Variance?

    /// Makes options.
    public init(
      level: Double = 0.95, scale: IntervalScale = .logLog, variance: Variance? = nil
    ) {
      self.level = level
      self.scale = scale
      self.variance = variance
    }
  }

  /// What happens at a time at which an end comes.
  public struct Step: Sendable, Hashable {
    /// The time.
    public let time: Double
    /// Y: people at risk.
    public let atRisk: Int
    /// d: ends.
    public let ended: Int
    /// S from this time on, until the next step.
    public let survival: Estimate
  }

  /// Times at which ends come, in order.
  public let steps: [Step]
  /// Rows.
  public let count: Int
  /// Ends in all.
  public let ended: Int
  /// The last time at which anybody was seen.
  public let last: Double
  /// Times without anybody at risk, between the first entry and the last exit.
  public let gaps: [ObservationGap]
  /// Whence the standard error.
  public let variance: Variance
  /// What was chosen.
  public let options: Options
  /// What to know about the curve.
  public let notes: [Note]
  let riskSet: RiskSet

  /// Estimates the curve.
  ///
  /// - Parameters:
  ///   - rows: stretches of time; those of one person do not overlap.
  ///   - options: what can be chosen.
  /// - Throws: `SurvivalError` for no rows, a time that is not finite, a stretch without length, or stretches of
  ///   one person that overlap.
  public init(_ rows: [ObservedTime], options: Options = Options()) throws(SurvivalError) {
    precondition(options.level > 0 && options.level < 1, "level \(options.level)")
    try rows.check()
    let riskSet = RiskSet(rows)
    let tallies = EndTally.all(rows, riskSet)
    let variance = options.variance ?? (rows.haveSeveralEnds ? .persons : .greenwood)
    let errors =
      switch variance {
      case .greenwood: tallies.greenwood
      case .persons: tallies.personal(rows)
      }
    var survival = 1.0
    steps = zip(tallies, errors).map { tally, error in
      survival *= Double(tally.atRisk - tally.ended) / Double(tally.atRisk)
      let standardError = error.map { survival * $0.squareRoot() }
      return Step(
        time: tally.time, atRisk: tally.atRisk, ended: tally.ended,
        survival: Estimate(
          value: survival, standardError: standardError,
          interval: options.scale.interval(
            survival, standardError: standardError, level: options.level)))
    }
    self.riskSet = riskSet
    self.variance = variance
    self.options = options
    count = rows.count
    ended = tallies.reduce(0) { $0 + $1.ended }
    last = riskSet.exits.last ?? 0
    gaps = riskSet.gaps
    notes = SurvivalNotes.of(steps, gaps: gaps, last: last)
  }

  /// The share at a time; nil after the last time at which anybody was seen, unless nobody is left.
  public func survival(at time: Double) -> Estimate? {
    let next = RiskSet.below(time.nextUp, steps.map(\.time))
    let reached = next == 0 ? Estimate(value: 1) : steps[next - 1].survival
    return time <= last || reached.value == 0 ? reached : nil
  }

  /// People at risk at a time.
  public func atRisk(at time: Double) -> Int { riskSet.count(at: time) }
}
