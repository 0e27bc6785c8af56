import Distributions
import LinearAlgebra
import Optimization
import Results

extension MixedModel {
  /// Fits the model to the table, and to outcomes drawn from that fit.
  ///
  ///     y* = Xβ̂ + Zb* + ε*,      b* ~ N(0, Σ̂),  ε* ~ N(0, σ̂²I)
  ///
  /// Only y changes, so a replicate costs a draw of the rows and a few Newton steps; for one group with up
  /// to three effects and twelve fixed effects those are a few microseconds. Replicate k is
  /// drawn from stream k of the seed: figures do not depend on how the work is shared out. Fits at the
  /// boundary are kept, as they are part of how the estimates vary, and counted.
  ///
  /// - Parameters:
  ///   - frame: the rows, complete.
  ///   - bootstrap: how many, and from which seed.
  ///   - level: coverage of the intervals, in (0, 1); the model's own where nil.
  /// - Returns: every replicate, and intervals made of them.
  /// - Throws: `ModelError` as `fit` does.
  ///
  /// ### Source
  /// Davison, A. C., & Hinkley, D. V. (1997). *Bootstrap methods and their application*. Cambridge
  /// University Press, sections 2.4 and 5.2–5.3. <https://doi.org/10.1017/CBO9780511802843>
  public func bootstrap(
    _ frame: ModelFrame, _ bootstrap: BootstrapOptions = BootstrapOptions(), level: Double? = nil
  ) throws(ModelError) -> MixedModelBootstrap {
    guard options.residual == .independent else { throw .needsIndependentResiduals }
    return try self.bootstrap(frame, RefitPlan(self, frame), bootstrap, level: level)
  }

  /// The same by a plan of this model and table.
  package func bootstrap(
    _ frame: ModelFrame, _ plan: RefitPlan, _ bootstrap: BootstrapOptions, level: Double? = nil
  ) throws(ModelError) -> MixedModelBootstrap {
    let level = level ?? options.level
    precondition(level > 0 && level < 1 && bootstrap.replicates > 0, "level \(level)")
    let (deviance, optimum) = try optimum(frame)
    guard let solution = deviance.solve(optimum.parameters, .full) else { throw .notEvaluable }
    let derivatives = DevianceDerivatives(deviance, solution, .full)
    return plan.bootstrap(Refit(derivatives, solution, optimum), bootstrap, level: level)
  }
}

extension Refit {
  /// The estimates as parameters to draw from; terms in the plan's order.
  var truth: ModelTruth {
    ModelTruth(
      coefficients: coefficients, covariances: covariances, residualVariance: sigma * sigma)
  }

  /// What a bootstrap keeps of it.
  var figures: RefitFigures {
    RefitFigures(
      estimates: variances + [sigma] + coefficients, isAtBoundary: isAtBoundary,
      isCertified: convergence.certified)
  }
}

/// What a bootstrap keeps of a fit.
struct RefitFigures {
  /// In the order of `MixedModelBootstrap.summaries`.
  var estimates: [Double?]
  var isAtBoundary: Bool
  var isCertified: Bool
}

extension RefitPlan {
  /// The bootstrap of a fit of this plan's model.
  func bootstrap(
    _ fit: Refit, _ options: BootstrapOptions, level: Double
  ) -> MixedModelBootstrap {
    let parameters = varianceParameters + [.sigma] + fixedEffects.map { .fixed($0) }
    var replicates = parameters.map { _ in [Double?](repeating: nil, count: options.replicates) }
    var result = MixedModelBootstrap(
      options: options, level: level, summaries: [], replicates: [], atBoundary: 0, uncertified: 0,
      failed: 0, notes: [])
    let draws = PlannedDraws(self, fit)
    for b in 0..<options.replicates {
      guard let refit = draws.figures(seed: options.seed, stream: UInt64(b)) else {
        result.failed += 1
        continue
      }
      if refit.isAtBoundary { result.atBoundary += 1 }
      if !refit.isCertified { result.uncertified += 1 }
      for (k, value) in refit.estimates.enumerated() { replicates[k][b] = value }
    }
    result.replicates = replicates
    let estimates = fit.figures.estimates
    result.summaries = parameters.indices.map {
      BootstrapSummary.summary(
        parameters[$0], estimate: estimates[$0], replicates[$0], level: level)
    }
    result.notes = Self.notes(result)
    return result
  }

  private static func notes(_ result: MixedModelBootstrap) -> [Note] {
    var notes: [Note] = []
    let count = result.options.replicates
    if result.atBoundary > 0 {
      notes.append(
        Note(
          "mixed.bootstrap-boundary",
          "In \(result.atBoundary) of \(count) drawn outcomes a variance is estimated as zero, or "
            + "effects as perfectly correlated. They are kept: such estimates are to be expected "
            + "from data like these."))
    }
    if result.uncertified + result.failed > 0 {
      notes.append(
        Note(
          "mixed.bootstrap-uncertified",
          "Of \(count) drawn outcomes, \(result.uncertified) led to a fit that could not be "
            + "certified as an optimum, and \(result.failed) to none."))
    }
    if result.summaries.contains(where: { $0.percentile == nil && $0.estimate != nil }) {
      notes.append(
        Note(
          "mixed.bootstrap-few",
          "There are too few drawn outcomes for intervals at this level: ask for more."))
    }
    return notes
  }
}

/// Outcomes drawn from a fit, and fitted again, without their fixed part: what is drawn is y − Xβ̂.
struct PlannedDraws {
  private let plan: RefitPlan
  private let truth: ModelTruth
  private let draws: DeviationDraws
  private let theta: [Double]
  private let unit: Double

  init(_ plan: RefitPlan, _ fit: Refit) {
    self.plan = plan
    truth = fit.truth
    theta = fit.theta
    unit = Double(sign: .plus, exponent: fit.sigma.exponent, significand: 1)
    draws = plan.draws(truth, unit: unit)
  }

  /// y* − Xβ̂ in units of `unit`, times the roots of the weights.
  private func deviations(seed: UInt64, stream: UInt64) -> [Double] {
    var generator = Xoshiro256(seed: seed, stream: stream)
    return draws.next(&generator)
  }

  /// A replicate's estimates.
  func figures(seed: UInt64, stream: UInt64) -> RefitFigures? {
    let e = deviations(seed: seed, stream: stream)
    return plan.kernelFigures(e, around: truth.coefficients, unit: unit, from: theta)
      ?? plan.fit(e, around: truth.coefficients, unit: unit, from: theta)?.figures
  }

  /// A replicate's criterion.
  func criterion(seed: UInt64, stream: UInt64) -> Double? {
    let e = deviations(seed: seed, stream: stream)
    return plan.kernelOptimum(e, unit: unit, from: theta)?.value
      ?? plan.fit(e, around: truth.coefficients, unit: unit, from: theta)?.criterion
  }

  /// The same of the drawn outcome given to another plan of the same rows.
  func criterion(_ other: RefitPlan, seed: UInt64, stream: UInt64) -> Double? {
    other.criterion(plan.outcome(truth, seed: seed, stream: stream))
  }
}
