public import Distributions
public import LinearAlgebra
public import Models
public import Results

/// The random-intercept model of all persons, from a few numbers about each service.
///
///     y_ij = β₀ + β₁ x_ij + u_j + ε_ij,      u_j ~ N(0, τ²),      ε_ij ~ N(0, σ²)
///
/// Number, means, standard deviations and correlation of a service are all that the likelihood asks of
/// it, so this is the fit to the pooled rows, not an approximation to it.
///
/// ### Source
/// Limpoco, M. A. A., Faes, C., & Hens, N. (2025). Linear mixed modeling of federated data when only
/// the mean, covariance, and sample size are available. Statistics in Medicine.
/// <https://doi.org/10.1002/sim.10300>
///
/// ### Agrees with
/// `MixedModel` and R `lme4::lmer` on the rows (`Fixtures/models/bdf`); rounding of the packets shows in
/// the third digit behind the first that was cut.
public struct PacketFit: Sendable, Hashable {
  /// How the model is fitted and reported.
  ///
  /// | name | default | meaning |
  /// |---|---|---|
  /// | `model` | `.postOnPre` | what is explained by what |
  /// | `criterion` | `.reml` | what is maximised |
  /// | `level` | 0.95 | coverage of intervals, in (0, 1) |
  public struct Options: Sendable, Hashable {
    /// What is explained by what. The default is `.postOnPre`.
    public var model = PacketModel.postOnPre
    /// What is maximised. The default is `.reml`.
    public var criterion = MixedModel.Criterion.reml
    /// Coverage of intervals, in (0, 1). The default is 0.95.
    public var level = 0.95

    /// The defaults.
    public init() {}
  }

  /// One service: how far it stands from what is expected of its people, and how much of that is kept.
  public struct Service: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// Persons with both scores.
    public var n: Int
    /// Mean of its people less what the fixed effects expect of them, in points of the score.
    public var residual: Double
    /// λ = nθ / (1 + nθ): how much of the residual is kept; the rest is put down to chance.
    public var shrinkage: Double
    /// û = λ · residual, the effect of the service as estimated, in points of the score.
    public var effect: Double
    /// √(τ²(1 − λ)): its standard deviation given the data, the fixed effects taken as known.
    public var standardDeviation: Double
  }

  /// The options, echoed.
  public var options: Options
  /// Persons with both scores.
  public var persons: Int
  /// Minus twice the (restricted) log-likelihood.
  public var criterion: Double
  /// (Intercept), then pre where it explains: with Satterthwaite's degrees of freedom.
  public var fixedEffects: [TermEstimate]
  /// Their covariance matrix.
  public var fixedCovariance: Matrix
  /// τ², the variance between services.
  public var betweenVariance: Double
  /// σ², the variance of persons within services.
  public var residualVariance: Double
  /// The services in the order they were given.
  public var services: [Service]
  /// How the search for τ²/σ² ended.
  public var convergence: Convergence
  /// What to know about this fit.
  public var notes: [Note]

  /// τ²/(τ² + σ²): the share of variance that lies between services.
  public var intraclassCorrelation: Double {
    betweenVariance / (betweenVariance + residualVariance)
  }

  /// Fits the model.
  ///
  /// - Parameters:
  ///   - services: names and moments, x the earlier score and y the later; services without persons are
  ///     passed over.
  ///   - options: how it is fitted and reported.
  /// - Throws: `Withheld` with fewer than three services, with no more than one person in each, where
  ///   nothing varies within services, or pre is the same for everybody.
  public init(
    _ services: [(name: String, moments: BivariateMoments)], options: Options = Options()
  ) throws(Withheld) {
    precondition(options.level > 0 && options.level < 1, "level \(options.level)")
    let given = services.filter { $0.moments.n > 0 }
    guard given.count >= 3 else { throw .tooFewServices(given.count) }
    let means = ServiceMeans(given.map(\.moments), options.model)
    try Self.check(means)
    let deviance = InterceptDeviance(means: means, criterion: options.criterion)
    var search = InterceptSearch(deviance)
    guard let (point, convergence) = search.run() else { throw .notEvaluable }
    let inference = InterceptInference(deviance, point)
    self.options = options
    persons = given.reduce(0) { $0 + $1.moments.n }
    criterion = point.value
    fixedEffects = inference.terms(level: options.level)
    fixedCovariance = inference.covariance
    residualVariance = inference.residualVariance
    betweenVariance = point.theta * inference.residualVariance
    self.services = given.indices.map { j in
      let n = means.sizes[j]
      let residual =
        means.y[j] - point.meanY - point.coefficient * (means.x[j] - point.meanX)
      let shrinkage = n * point.theta / (1 + n * point.theta)
      return Service(
        name: given[j].name, n: given[j].moments.n, residual: residual, shrinkage: shrinkage,
        effect: shrinkage * residual,
        standardDeviation: (point.theta * inference.residualVariance / (1 + n * point.theta))
          .squareRoot())
    }
    self.convergence = convergence
    notes = Note.about(services: given.count, convergence)
  }

  private static func check(_ means: ServiceMeans) throws(Withheld) {
    guard means.sizes.contains(where: { $0 > 1 }) else { throw .onePersonEach }
    guard means.totalX.isFinite, means.withinY.isFinite else { throw .notEvaluable }
    if means.isAdjusted && !(means.totalX > 0) { throw .constantPre }
    let degrees =
      means.persons - Double(means.sizes.count) - (means.withinX > 0 ? 1 : 0)
    guard degrees >= 1, means.withinResidual > 1e-12 * means.withinY else { throw .noSpread }
  }
}

extension Withheld {
  fileprivate static func tooFewServices(_ count: Int) -> Withheld {
    Withheld(
      "packet.too-few-services",
      "Services are not pooled: \(count == 0 ? "none has" : "only \(count) of them \(count == 1 ? "has" : "have")") "
        + "people with both scores, and fewer than three say nothing about how services differ.",
      help: "Show each service's own figures; ask further services for a packet.")
  }

  fileprivate static var onePersonEach: Withheld {
    Withheld(
      "packet.one-person-each",
      "No service has more than one person with both scores, so services and people cannot be told apart.",
      help: "Look whether the column of the service is the right one.")
  }

  fileprivate static var constantPre: Withheld {
    Withheld(
      "packet.constant-pre", "The earlier score is the same for everybody, so it explains nothing.",
      help: "Look whether the right columns were named; or model the later score as it is.")
  }

  fileprivate static var noSpread: Withheld {
    Withheld(
      "packet.no-spread",
      "Within the services nothing is left to vary: the later scores do not differ, or the earlier ones give them exactly.",
      help: "Look at the scores: they may have been copied down.")
  }

  fileprivate static var notEvaluable: Withheld {
    Withheld(
      "packet.not-evaluable", "The numbers are too large to be worked with.",
      help: "Look at the means and standard deviations of the packets.")
  }
}

extension Note {
  fileprivate static func about(services: Int, _ convergence: Convergence) -> [Note] {
    var notes: [Note] = []
    if !convergence.atBound.isEmpty {
      notes.append(
        Note(
          "packet.boundary",
          "These data show no differences between services beyond chance: their variance is estimated as "
            + "nought, and every service stands at the mean of all. That is not proof that they are alike."
        ))
    }
    if services < 5 {
      notes.append(
        Note(
          "packet.few-services",
          "There are only \(services) services. The variance between them is hardly known, and no verdict on a "
            + "service should rest on it."))
    }
    if !convergence.certified {
      notes.append(
        Note(
          "packet.not-certified",
          "The search for the variance between services did not end at a point that could be certified as an "
            + "optimum. Do not report these figures without checking them."))
    }
    return notes
  }
}
