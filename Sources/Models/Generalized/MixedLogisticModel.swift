/// A mixed logistic model of a yes-or-no outcome: fixed effects for everyone, up to three random effects for
/// each level of one group.
///
///     log( P(y = 1 | b) / P(y = 0 | b) ) = xᵀβ + zᵀb,      b ~ N(0, ΛΛᵀ)
///
/// fitted by maximum likelihood. The integral over b has no closed form; it is computed level by level by
/// adaptive Gauss–Hermite quadrature, a grid of points laid around each level's mode and scaled by the
/// curvature there. With few rows per level the cheaper approximation of Laplace (one point) can be far off.
///
/// β speaks of one person: the change in log odds for a person whose b stays as it is. What it comes to over all
/// persons is `GeneralizedMixedFit.probabilities(_:)`.
///
/// ### Source
/// Pinheiro, J. C., & Bates, D. M. (1995). Approximations to the log-likelihood function in the
/// nonlinear mixed-effects model. *Journal of Computational and Graphical Statistics, 4*(1), 12–35.
/// <https://doi.org/10.1080/10618600.1995.10474663>
///
/// ### Agrees with
/// R `lme4::glmer` with `nAGQ` from 1 (`Fixtures/models`).
public struct MixedLogisticModel: Sendable, Hashable {
  /// The formula that is fitted.
  public var formula: Formula
  /// The column with the number of trials of each row, of which the outcome counts the successes; nil
  /// for an outcome of 0 and 1, or of two categories of which the second is yes.
  public var trials: String?
  /// How it is fitted and reported.
  public var options: GeneralizedOptions

  /// Makes a model from its formula.
  public init(
    _ formula: Formula, trials: String? = nil, options: GeneralizedOptions = GeneralizedOptions()
  ) {
    options.check()
    self.formula = formula
    self.trials = trials
    self.options = options
  }

  /// Makes a model from the text of its formula.
  ///
  /// - Parameters:
  ///   - formula: For example `recovered ~ occasion + (1 | person)`.
  ///   - trials: The column of trials, where rows are counts.
  ///   - options: How it is fitted and reported.
  /// - Throws: `ModelError.formula` where the text cannot be read.
  public init(
    _ formula: String, trials: String? = nil, options: GeneralizedOptions = GeneralizedOptions()
  ) throws(ModelError) {
    do {
      self.init(try Formula(formula), trials: trials, options: options)
    } catch {
      throw .formula(error)
    }
  }

  /// Fits the model to the rows of a table.
  ///
  /// - Parameter frame: Complete rows; must hold every column the formula names.
  /// - Returns: The fit, with notes on what to know about it. A search that does not end at a certified
  ///   optimum gives a fit with a note, not an error.
  /// - Throws: `ModelError`: a column is absent, the outcome is not of two kinds or never changes, the fixed
  ///   effects are not independent, or a term divides the outcomes so that no estimate exists.
  public func fit(_ frame: ModelFrame) throws(ModelError) -> GeneralizedMixedFit {
    let (likelihood, outcome) = try prepare(frame)
    return try GeneralizedFitting(
      formula: formula, options: options, frame: frame, kind: .logistic,
      categories: outcome.categories, unused: []
    ).fit(likelihood)
  }

  /// The log-likelihood that `fit` makes large, as a function.
  package func likelihood(_ frame: ModelFrame) throws(ModelError) -> MarginalFunction {
    MarginalFunction(try prepare(frame).likelihood)
  }

  private func prepare(
    _ frame: ModelFrame
  ) throws(ModelError) -> (likelihood: MarginalLikelihood, outcome: BinaryOutcome) {
    guard frame.rows > 0 else { throw .noRows }
    for name in formula.columns { _ = try frame.column(name) }
    let effects = try GroupEffects(formula, frame)
    let outcome = try BinaryOutcome(formula.outcome, trials: trials, frame, effects)
    let rows = LogisticRows(outcome, effects)
    let fixed = try PredictorColumns(
      formula, frame, order: rows.order, replacesIntercept: false)
    let nodes = options.nodeRange(effects.size).lowerBound
    return (MarginalLikelihood(rows, fixed, effects, nodes: nodes), outcome)
  }
}
