import Optimization

extension MixedModel {
  /// Fits the model to sums over persons instead of their rows.
  ///
  /// The fit is that of the rows, to rounding. It has no conditional modes, and what needs rows, such as
  /// robust errors, throws `needsRows`.
  ///
  /// - Parameter moments: sums of a plan for the same formula.
  /// - Returns: the fit.
  /// - Throws: `ModelError` as `fit` does for a table; `notSummed` for weights, residuals that go together,
  ///   sums of another plan, or columns too near to dependent for sums to tell them apart.
  public func fit(_ moments: PersonMoments) throws(ModelError) -> MixedModelFit {
    let summed = try MomentModel(self, moments)
    let search = DevianceSearch(deviance: summed.deviance, options: options.search)
    guard let optimum = search.run(),
      let (solution, derivatives) = search.solved(
        at: optimum.parameters, options.inference == .wald ? .first : .full)
    else { throw .notEvaluable }
    return MixedModelFit(self, derivatives, solution, optimum, summed.design, nil)
  }

  /// Likelihood intervals from sums over persons: see `profile` of a table.
  ///
  /// - Parameters:
  ///   - moments: sums of a plan for the same formula.
  ///   - level: coverage, in (0, 1); the model's own where nil.
  /// - Returns: intervals, as of a table.
  /// - Throws: `ModelError` as `fit` does.
  public func profile(
    _ moments: PersonMoments, level: Double? = nil
  ) throws(ModelError) -> MixedModelProfile {
    var model = self
    model.options.criterion = .maximumLikelihood
    let deviance = try MomentModel(model, moments).deviance
    guard let optimum = DevianceSearch(deviance: deviance, options: options.search).run() else {
      throw .notEvaluable
    }
    return try profile(deviance, optimum, level: level)
  }

  /// The deviance that `fit` makes small, as a function.
  package func deviance(_ moments: PersonMoments) throws(ModelError) -> DevianceFunction {
    DevianceFunction(try MomentModel(self, moments).deviance)
  }
}
