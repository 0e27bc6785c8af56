import Distributions
import Glibc
public import LinearAlgebra
import Optimization
public import Results

/// A fitted linear mixed model.
public struct MixedModelFit: Sendable, Hashable {
  /// A grouping factor and how many levels of it occur.
  public struct Group: Sendable, Hashable, Codable {
    /// The group as the formula names it.
    public var name: String
    /// Its levels that occur.
    public var levels: Int
  }

  /// The formula that was fitted.
  public var formula: Formula
  /// The options, echoed.
  public var options: MixedModel.Options
  /// Minus twice the (restricted) log-likelihood at the optimum.
  public var criterion: Double
  /// The fixed effects with their tests and intervals.
  public var fixedEffects: [TermEstimate]
  /// Covariance matrix of the fixed effects, in their order; after Kenward and Roger where asked for.
  public var fixedCovariance: Matrix
  /// Tests of further contrasts of the fixed effects.
  public var inference: SmallSampleInference
  /// The variances of the random effects, term by term.
  public var varianceComponents: [VarianceComponent]
  /// σ², the variance within groups.
  public var residualVariance: Double
  /// The residuals where they are more than one variance; nil where they are independent with one.
  public var residual: ResidualEstimate?
  /// The relative factors λ: lower triangles term by term, column by column, the largest group first.
  public var theta: [Double]
  /// What each entry of `theta` is, for example `person.occasion.(Intercept)`.
  public var thetaNames: [String]
  /// Rows of the table.
  public var rows: Int
  /// The groups, the one with most levels first.
  public var groups: [Group]
  /// Where each level of each group stands; none where the model was fitted to moments instead of rows.
  /// Worked out at each call: keep it where it is used again.
  public var conditionalModes: [ConditionalModes] { modeSource.modes }
  let modeSource: ModeSource
  /// What the fit was made of.
  let source: FitSource
  /// How the search ended.
  public var convergence: Convergence
  /// What to know about this fit.
  public var notes: [Note]

  /// σ, the standard deviation within groups.
  public var sigma: Double { residualVariance.squareRoot() }
  /// The (restricted) log-likelihood.
  public var logLikelihood: Double { -criterion / 2 }
  /// Estimated parameters: fixed effects, theta, and σ.
  public var parameterCount: Int { fixedEffects.count + theta.count + 1 }
  /// Akaike's criterion.
  public var aic: Double { criterion + 2 * Double(parameterCount) }
  /// Schwarz's criterion, with the number of rows.
  public var bic: Double { criterion + log(Double(rows)) * Double(parameterCount) }

  init(
    _ model: MixedModel, _ derivatives: DevianceDerivatives, _ solution: ProfiledDeviance.Solution,
    _ optimum: BoundedMinimizer.Minimum, _ design: Design, _ frame: ModelFrame?
  ) {
    let deviance = derivatives.deviance
    let (random, fixed, products) = (deviance.random, deviance.fixed, deviance.products)
    formula = model.formula
    options = model.options
    criterion = optimum.value
    let relativeVariance = solution.residual / deviance.denominator
    residualVariance = fixed.scale * fixed.scale * relativeVariance
    theta = random.unscaled(optimum.parameters)
    thetaNames = deviance.parameterNames
    residual = ResidualEstimate.of(deviance, optimum.parameters, variance: residualVariance)
    rows = products.rows
    groups = random.groups.map { Group(name: $0.name, levels: $0.levelCount) }
    convergence = optimum.convergence
    varianceComponents = VarianceComponent.components(
      random, theta: optimum.parameters, residualVariance: residualVariance)
    let g = deviance.effects(solution).g
    let shift =
      fixed.toCoefficients * (0..<fixed.count).map { -fixed.scale * g[products.randomCount + $0] }
    let estimates = zip(fixed.leastSquares, shift).map { $0 + $1 }
    modeSource = ModeSource(
      way: frame.map { [residualVariance] in
        model.modes(
          deviance, solution, optimum.parameters, design, $0, coefficients: estimates,
          residualVariance: residualVariance)
      } ?? .none)
    source = FitSource(model, design, deviance, frame, theta: optimum.parameters)
    let inference = SmallSampleInference(
      derivatives, optimum.parameters, back: fixed.scale * fixed.toCoefficients,
      method: model.options.inference, information: model.options.information)
    self.inference = inference
    fixedCovariance = inference.reported
    fixedEffects = fixed.names.indices.map { k in
      let l = fixed.names.indices.map { $0 == k ? 1.0 : 0 }
      return FixedEffectTest.term(
        fixed.names[k], estimates[k], standardError: inference.standardError(l),
        degreesOfFreedom: inference.degreesOfFreedom(l), level: model.options.level,
        method: model.options.inference)
    }
    let isNormal = fixedEffects.contains {
      $0.degreesOfFreedom == nil && $0.estimate.standardError != nil
    }
    notes = MixedModelNotes.notes(
      groups: groups, components: varianceComponents, theta: theta, random: random,
      convergence: convergence, normal: isNormal)
  }
}
