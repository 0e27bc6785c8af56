public import LinearAlgebra
public import Results

/// A factor model fitted to answers by maximum likelihood.
///
/// Answers that are missing are left out of the likelihood person by person (full information), which rests on
/// what was answered saying why the rest was not.
///
/// ### Source
/// Jöreskog, K. G. (1969). A general approach to confirmatory maximum likelihood factor analysis.
/// *Psychometrika, 34*(2), 183–202. <https://doi.org/10.1007/BF02289343> Jöreskog, K. G. (1971). Simultaneous
/// factor analysis in several populations. *Psychometrika, 36*(4), 409–426.
///
/// ### Agrees with
/// R `lavaan::cfa(…)`, with `missing = "ml"` for incomplete answers.
public struct ConfirmatoryFit: Sendable, Hashable, Codable {
  /// What to know before believing a fit.
  public enum Verdict: Sendable, Hashable, Codable {
    /// The search did not end at an optimum: the numbers are not to be used.
    case notAtOptimum
    /// Some numbers of the model cannot be told apart: others would fit as well.
    case notIdentified
    /// Less than nothing is left of an item's variance (a Heywood case).
    case negativeResidual(item: Int, group: Int)
    /// The factors' covariances are those of nobody, for example a correlation above 1.
    case impossibleFactors(group: Int)
    /// An item's loading has another sign than most of its factor's: was it turned round?
    case opposedItem(item: Int, factor: Int, group: Int)
  }

  /// A number found.
  public struct Parameter: Sendable, Hashable, Codable {
    /// The places that share it.
    public let places: [ModelPlace]
    /// The number with its standard error, which is nil where the model is not identified.
    public let estimate: Estimate
  }

  /// The model.
  public let model: ConfirmatoryModel
  /// What it was fitted to.
  public let moments: AnswerMoments
  /// The numbers found.
  public let parameters: [Parameter]
  /// Their covariances: from the expected information of complete answers, the observed one of incomplete.
  public let covariance: Matrix?
  /// How well it fits.
  public let fit: FitIndices
  /// What to know before believing it; empty is well.
  public let verdicts: [Verdict]
  /// How the search ended; the gradient is per person, in units of each number's standard error in a sample of
  /// one.
  public let convergence: Convergence

  /// Fits a model.
  ///
  /// - Parameters:
  ///   - model: the model; with means where answers are missing.
  ///   - moments: of the same items and groups.
  /// - Returns: the fit, with verdicts where it is not to be believed.
  /// - Throws: `Withheld` where the model has more numbers than the answers have moments, a group is too small
  ///   or an item too even for a likelihood, or the likelihood has no value to begin with.
  public static func estimate(
    _ model: ConfirmatoryModel, _ moments: AnswerMoments
  ) throws(Withheld) -> ConfirmatoryFit {
    try estimate(model, moments, hasInterval: true)
  }

  /// The same; `hasInterval` says whether RMSEA gets its interval.
  static func estimate(
    _ model: ConfirmatoryModel, _ moments: AnswerMoments, hasInterval: Bool
  ) throws(Withheld) -> ConfirmatoryFit {
    precondition(
      model.items == moments.items && model.groups == moments.groups.count,
      "a model of \(model.items) items in \(model.groups) groups")
    precondition(model.hasMeans || moments.isComplete, "missing answers need a model with means")
    guard model.degreesOfFreedom >= 0 else {
      throw Withheld(
        "confirmatory.too-few-items", "The model asks for more numbers than the items can tell.",
        help: "Give each factor three items or more, or correlate fewer residuals.")
    }
    guard let unrestricted = UnrestrictedMoments(moments) else { throw singular }
    let samples = zip(unrestricted.means, unrestricted.covariances).map {
      (mean: $0, covariance: $1)
    }
    let likelihood = NormalLikelihood(model, moments)
    let search = ConfirmatorySearch(likelihood: likelihood, n: Double(moments.n))
    let start = StartingValues(model, samples)
    guard let optimum = search.run(from: start.values) else {
      throw Withheld(
        "confirmatory.no-start", "The model implies covariances that no people have.",
        help: "Look at the numbers that the model fixes.")
    }
    let uncertainty = Uncertainty(
      moments.isComplete ? optimum.derivatives.expected : optimum.derivatives.observed,
      units: start.units, n: Double(moments.n))
    let parameters = likelihood.parameters.indices.map { a in
      Parameter(
        places: likelihood.parameters[a],
        estimate: Estimate(
          value: optimum.parameters[a],
          standardError: uncertainty.covariance.map { $0[a, a].squareRoot() }))
    }
    let verdicts = Self.verdicts(
      model, likelihood.matrices(optimum.parameters), optimum.convergence,
      isIdentified: uncertainty.covariance != nil)
    return ConfirmatoryFit(
      model: model, moments: moments, parameters: parameters, covariance: uncertainty.covariance,
      fit: FitIndices(
        likelihood, at: optimum.parameters, value: optimum.value, unrestricted: unrestricted,
        hasInterval: hasInterval),
      verdicts: verdicts, convergence: optimum.convergence)
  }

  private static let singular = Withheld(
    "confirmatory.singular",
    "The answers to one item are all alike or follow from those to others, or there are fewer people than items.",
    help:
      "Collect more people than there are items in every group, and leave out copies of other items."
  )

  static func verdicts(
    _ model: ConfirmatoryModel, _ groups: [ModelMatrices], _ convergence: Convergence,
    isIdentified: Bool
  ) -> [Verdict] {
    var verdicts: [Verdict] = []
    if !isIdentified { verdicts.append(.notIdentified) }
    // Where numbers cannot be told apart there is no single optimum, but level ground is reached all the same.
    if !convergence.certified, isIdentified || convergence.gradientNorm > 1e-8 {
      verdicts.append(.notAtOptimum)
    }
    for (group, matrices) in groups.enumerated() {
      for item in 0..<model.items where matrices.residuals[item, item] < 0 {
        verdicts.append(.negativeResidual(item: item, group: group))
      }
      if !model.factors.isEmpty, (try? Cholesky(matrices.factorCovariances)) == nil {
        verdicts.append(.impossibleFactors(group: group))
      }
      for (factor, items) in model.factors.enumerated() {
        let negative = items.filter { matrices.loadings[$0, factor] < 0 }
        let opposed =
          2 * negative.count > items.count
          ? items.filter { matrices.loadings[$0, factor] > 0 } : negative
        verdicts += opposed.map { .opposedItem(item: $0, factor: factor, group: group) }
      }
    }
    return verdicts
  }

  /// The numbers found, in the order of ``parameters``.
  var values: [Double] { parameters.map(\.estimate.value) }

  /// The matrices of each group.
  var matrices: [ModelMatrices] {
    ModelMatrices.all(of: model, parameters.map(\.places), at: values)
  }

  /// The number in a place: found, fixed, or 0 where the model does not mention it.
  public func value(_ place: ModelPlace) -> Double { matrices[place.group][place] }

  /// The number in a place with its standard error; without one where it is fixed.
  public func estimate(_ place: ModelPlace) -> Estimate {
    parameters.first { $0.places.contains(place) }?.estimate ?? Estimate(value: value(place))
  }

  /// The covariances that the model implies for a group.
  public func impliedCovariance(group: Int = 0) -> Matrix { matrices[group].covariance }

  /// The means that the model implies for a group.
  public func impliedMean(group: Int = 0) -> [Double] { matrices[group].mean }
}
