import Distributions
import LinearAlgebra
public import Models
public import Results

/// Where services stand beside what is expected of them, from a mixed model `y ~ x + (1 | service)`.
///
///     û_j = λ_j r̄_j,      λ_j = τ² / (τ² + σ²/n_j),      SE_j = √(τ² (1 − λ_j))
///
/// r̄_j is how far the service's people lie from what is expected of them, on average. û_j is drawn towards
/// the average service by how little its people say of it. The standard error takes the fixed effects and
/// the variances as known.
///
/// Two intervals stand beside each effect, since they answer two questions: ± 1.96 SE is against the average
/// service, ± 1.39 SE against one another. Services are in the order of their names, never in that of their
/// effects: positions are told by ``RankIntervals`` only.
///
/// ### Source
/// Goldstein, H., & Healy, M. J. R. (1995). The graphical presentation of a collection of means. *Journal of
/// the Royal Statistical Society A, 158*(1), 175–177. <https://doi.org/10.2307/2983411>
/// Goldstein, H., & Spiegelhalter, D. J. (1996). League tables and their limitations. *Journal of the Royal
/// Statistical Society A, 159*(3), 385–443. <https://doi.org/10.2307/2983325>
///
/// ### Agrees with
/// R `lme4::ranef` with `condVar = TRUE`.
public struct ServiceEffects: Sendable, Hashable {
  /// One service.
  public struct Service: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// û, its standard error, and the interval against the average service: `against-average`.
    public let effect: Estimate
    /// The interval to compare services by: `against-each-other`. Two of them that do not overlap differ at
    /// about 1 − level where their errors are alike.
    public let comparison: ConfidenceInterval
    /// λ, in [0, 1): the weight of what its own people say.
    public let lambda: Double
    /// r̄ = û/λ, its people's mean distance from what is expected; nil where λ is 0, or other groups enter.
    public let own: Double?
  }

  /// The services in the order of the column.
  public let services: [Service]
  /// τ², the variance between services.
  public let between: Double
  /// σ², the variance of people within services.
  public let within: Double
  /// The fixed effects: what is expected.
  public let expectation: [TermEstimate]
  /// ICC and reliability of a service's mean.
  public let reliability: ServiceReliability
  /// Whether services may be marked.
  public let rule: FewServices
  /// Coverage of the intervals.
  public let level: Double
  /// What to know about the answer: the model's notes too.
  public let notes: [Note]

  /// What the standard error is multiplied by for services to be compared with each other: z/√2, 1.386 at
  /// 0.95.
  public static func comparisonMultiplier(level: Double = 0.95) -> Double {
    Normal().quantile((1 + level) / 2) / 2.0.squareRoot()
  }

  /// The services of a fitted model.
  ///
  /// - Parameters:
  ///   - fit: of a model in which the group has a random intercept and nothing else.
  ///   - group: the group whose levels are services. Practitioners are not services: see
  ///     ``PractitionerVariance``.
  ///   - level: coverage of the intervals, in (0, 1). The default is 0.95.
  /// - Throws: `Withheld` for fewer than three services, a group that the model does not have or that has
  ///   more than an intercept, or a fit that is not certified.
  public init(
    _ fit: MixedModelFit, group: String, level: Double = 0.95
  ) throws(Withheld) {
    precondition(level > 0 && level < 1, "level \(level)")
    let components = fit.varianceComponents.filter { $0.group == group }
    guard components.count == 1, components[0].term == "(Intercept)" else {
      throw Withheld(
        "services.not-an-intercept",
        "'\(group)' does not vary by an intercept alone in this model.",
        help: "Use a model with (1 | \(group)).")
    }
    guard fit.convergence.certified else {
      throw Withheld(
        "services.not-certified",
        "The search for the variances did not end at a point that could be certified as an optimum.",
        help: "Use a simpler model, and see that people stand behind every service.")
    }
    guard let modes = fit.conditionalModes.first(where: { $0.group == group }),
      FewServices(services: modes.levels.count) != .notPooled
    else {
      throw Withheld(
        "services.too-few", "Fewer than three services are not drawn towards their average.",
        help: "Show each service with its own interval.")
    }
    let tauSquared = components[0].variance
    let alone = fit.groups.count == 1 && fit.residual == nil
    let z = Normal().quantile((1 + level) / 2)
    let closer = Self.comparisonMultiplier(level: level)
    services = modes.levels.indices.map { j in
      let (value, variance) = (modes.modes[j, 0], modes.variances[j][0, 0])
      let error = max(0, variance).squareRoot()
      let lambda = tauSquared > 0 ? min(1, max(0, 1 - variance / tauSquared)) : 0
      func interval(_ multiplier: Double, _ method: String) -> ConfidenceInterval {
        ConfidenceInterval(
          lower: value - multiplier * error, upper: value + multiplier * error, level: level,
          method: method)
      }
      return Service(
        name: modes.levels[j],
        effect: Estimate(
          value: value, standardError: error, interval: interval(z, "against-average")),
        comparison: interval(closer, "against-each-other"), lambda: lambda,
        own: alone && lambda > 0 ? value / lambda : nil)
    }
    between = tauSquared
    within = fit.residualVariance
    expectation = fit.fixedEffects
    let total = fit.varianceComponents.reduce(fit.residualVariance) { $0 + $1.variance }
    reliability = ServiceReliability(icc: total > 0 ? min(1, tauSquared / total) : 0)
    rule = FewServices(services: modes.levels.count)
    self.level = level
    notes = fit.notes + (rule.note.map { [$0] } ?? [])
  }

  /// Where services would stand in a row, from their effects and errors.
  ///
  /// - Parameter options: draws, seed, coverage.
  /// - Returns: a rank with its interval per service, in their order.
  /// - Throws: `Withheld` where services do not differ, or there are too many.
  public func ranks(
    _ options: RankIntervals.Options = RankIntervals.Options()
  ) throws(Withheld) -> RankIntervals {
    try RankIntervals(
      services.map(\.effect.value), errors: services.map { $0.effect.standardError ?? 0 },
      options: options)
  }
}
