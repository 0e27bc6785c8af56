import Distributions
public import Results

/// Services against the limits between which they are expected when they do not differ.
///
/// Each service has a value at a denominator: the larger it is, the narrower the limits. On a working
/// scale, on which the error s depends on the denominator only,
///
///     z = (y − target) / s          limits = target ± c √(s² + τ²), back on the value's scale
///
/// with τ² = 0 where nothing is allowed for differences beyond chance. Where τ² = 0 the limits may come
/// from the count's own distribution instead; `label` says which are drawn. Positions are judged by the
/// limits that are drawn, so that no service can be marked that lies between them.
///
/// With fewer services than `FewServices` asks for, differences beyond chance cannot be told from
/// chance: unless none are allowed for, no service is given a position. Show them with their intervals.
///
/// ### Source
/// Spiegelhalter, D. J. (2005). Funnel plots for comparing institutional performance. *Statistics in
/// Medicine, 24*(8), 1185–1202. <https://doi.org/10.1002/sim.1970>
///
/// - Note: FunnelPlotR 0.6.0 draws widened limits of the square-root scale without squaring them, and
///   limits of a ratio of counts with an error of 1/(2√n), by which services with z below 1 are marked.
///   Neither is done here.
public struct Funnel: Sendable, Hashable {
  /// Every service, in the order given.
  public let units: [Unit]
  /// The value not to differ from, in the unit of the values.
  public let target: Double
  /// Whether the target is that of these services together, to which each adds its own people.
  public let targetFromUnits: Bool
  /// Over-dispersion, or why there is none; nil where none was asked for.
  public let dispersion: Result<OverDispersion, Withheld>?
  /// How it was made.
  public let options: Options
  /// Which limits are drawn, in words for the foot of a chart.
  public let label: String
  /// What to know about it.
  public let notes: [Note]
  private let rule: LimitRule
  /// The target before the multiplier.
  private let centre: Double
  private let multiplier: Double
  private let tauSquared: Double

  /// The limits at any denominator, as drawn.
  ///
  /// - Parameters:
  ///   - denominator: in the unit of the services' own, above 0 and finite; people are rounded.
  ///   - coverage: in (0, 1).
  /// - Returns: lower and upper limit, in the unit of the values. With each service's own spread these
  ///   are the limits of one with the spread within all services.
  public func limits(at denominator: Double, coverage: Double) -> ClosedRange<Double> {
    limits(at: denominator, coverage: coverage, between: tauSquared)
  }

  /// The limits at any denominator with no allowance for differences beyond chance.
  ///
  /// - Parameters:
  ///   - denominator: as for `limits(at:coverage:)`.
  ///   - coverage: in (0, 1).
  /// - Returns: lower and upper limit, in the unit of the values.
  public func limitsByChance(at denominator: Double, coverage: Double) -> ClosedRange<Double> {
    limits(at: denominator, coverage: coverage, between: 0)
  }

  private func limits(
    at denominator: Double, coverage: Double, between tauSquared: Double
  ) -> ClosedRange<Double> {
    precondition(
      denominator > 0 && denominator.isFinite, "limits at a denominator of \(denominator)")
    precondition(coverage > 0 && coverage < 1, "coverage \(coverage)")
    let limits =
      tauSquared > 0
      ? rule.widened(
        around: centre, at: denominator, coverage: coverage, between: tauSquared)
      : rule.limits(around: centre, at: denominator, coverage: coverage)
    return finiteRange(limits.lowerBound * multiplier, limits.upperBound * multiplier)
  }

  /// σ, the spread of people within services by which the limits of a funnel of means are drawn; 1 in a funnel
  /// of estimates, nil in one of counts.
  public var spread: Double? {
    if case .plain(let sigma) = rule.scale { sigma } else { nil }
  }

  /// τ², by which limits are widened on the working scale; 0 where they are not.
  public var widening: Double { tauSquared }

  /// How many flags this funnel is expected to raise though no service differs; add those of every
  /// scale and quarter looked at.
  public var falseFlags: FalseFlags {
    let judged = units.count { (try? $0.figures.get().position.get()) != nil }
    return FalseFlags(units: judged, inner: options.inner, outer: options.outer)
  }

  /// Services taken at a false discovery rate: of these, at most that share is expected not to differ.
  ///
  /// - Parameter rate: for example 0.05.
  /// - Returns: their names, in the order given.
  public func discoveries(atRate rate: Double) -> [String] {
    units.filter { unit in
      guard case .success(let figures) = unit.figures, let p = figures.adjustedPValue else {
        return false
      }
      return p <= rate
    }.map(\.name)
  }

  init(_ plan: FunnelPlan, options: Options) throws(Withheld) {
    let placed = plan.places(zero: options.zeroNumerators)
    let dispersion = plan.dispersion(of: placed, options.dispersion)
    let over = dispersion.flatMap { try? $0.get() }
    let tauSquared = over.map { $0.widens ? $0.tauSquared : 0 } ?? 0
    var judge = FunnelJudge(plan: plan, options: options, tauSquared: tauSquared)
    if case .failure(let reason) = dispersion { judge.silence = reason }
    units = judge.units(placed)
    target = plan.target * plan.multiplier
    centre = plan.target
    targetFromUnits = plan.targetFromUnits
    self.dispersion = dispersion
    self.options = options
    label = tauSquared > 0 ? plan.widenedLabel : plan.label
    rule = plan.rule
    multiplier = plan.multiplier
    self.tauSquared = tauSquared
    notes = FunnelNotes.of(units, plan: plan, over: over)
  }
}
