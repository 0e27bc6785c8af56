/// A mixed cumulative-logit model of ordered categories: thresholds and fixed effects for everyone, up to
/// three random effects for each level of one group.
///
///     log( P(Y ≤ k | b) / P(Y > k | b) ) = τₖ − (xᵀβ + zᵀb),      b ~ N(0, ΛΛᵀ),   τ₁ < τ₂ < …
///
/// A positive β therefore goes with higher categories: exp(β) multiplies the odds of being above any cut, the
/// same for every cut (proportional odds). The thresholds take the place of the intercept. The random
/// effects are integrated out as in ``MixedLogisticModel``; with two categories the two are one model,
/// whose intercept is −τ₁.
///
/// ### Source
/// Hedeker, D., & Gibbons, R. D. (1994). A random-effects ordinal regression model for multilevel
/// analysis. *Biometrics, 50*(4), 933–944. <https://doi.org/10.2307/2533433>
///
/// ### Agrees with
/// R `ordinal::clmm` with `nAGQ` (`Fixtures/models`), for one random effect.
public struct MixedOrdinalModel: Sendable, Hashable {
  /// The formula that is fitted. Its outcome is a factor, whose levels are in order, or numbers.
  public var formula: Formula
  /// How it is fitted and reported.
  public var options: GeneralizedOptions

  /// Makes a model from its formula.
  public init(_ formula: Formula, options: GeneralizedOptions = GeneralizedOptions()) {
    options.check()
    self.formula = formula
    self.options = options
  }

  /// Makes a model from the text of its formula.
  ///
  /// - Parameters:
  ///   - formula: For example `severity ~ occasion + (1 | person)`.
  ///   - options: How it is fitted and reported.
  /// - Throws: `ModelError.formula` where the text cannot be read.
  public init(
    _ formula: String, options: GeneralizedOptions = GeneralizedOptions()
  ) throws(ModelError) {
    do {
      self.init(try Formula(formula), options: options)
    } catch {
      throw .formula(error)
    }
  }

  /// Fits the model to the rows of a table.
  ///
  /// - Parameter frame: Complete rows; must hold every column the formula names. Categories that no row
  ///   has are left out.
  /// - Returns: The fit, with notes on what to know about it. A search that does not end at a certified
  ///   optimum gives a fit with a note, not an error.
  /// - Throws: `ModelError`: a column is absent, the outcome has one category, too many, or never changes, the
  ///   fixed effects are not independent, or a term divides the outcomes so that no estimate exists.
  public func fit(_ frame: ModelFrame) throws(ModelError) -> GeneralizedMixedFit {
    let (likelihood, outcome) = try prepare(frame)
    return try GeneralizedFitting(
      formula: formula, options: options, frame: frame, kind: .cumulativeLogit,
      categories: outcome.categories, unused: outcome.unused
    ).fit(likelihood)
  }

  /// The log-likelihood that `fit` makes large, as a function.
  package func likelihood(_ frame: ModelFrame) throws(ModelError) -> MarginalFunction {
    MarginalFunction(try prepare(frame).likelihood)
  }

  private func prepare(
    _ frame: ModelFrame
  ) throws(ModelError) -> (likelihood: MarginalLikelihood, outcome: OrderedOutcome) {
    guard frame.rows > 0 else { throw .noRows }
    for name in formula.columns { _ = try frame.column(name) }
    let effects = try GroupEffects(formula, frame)
    let outcome = try OrderedOutcome(formula.outcome, frame, effects)
    let rows = LogisticRows(outcome, effects)
    let fixed = try PredictorColumns(formula, frame, order: rows.order, replacesIntercept: true)
    let nodes = options.nodeRange(effects.size).lowerBound
    return (MarginalLikelihood(rows, fixed, effects, nodes: nodes), outcome)
  }
}
