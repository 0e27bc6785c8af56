import Distributions
import Optimization
import Results

extension MixedModel {
  /// Compares two models of the same rows by their likelihoods; which of them is the smaller is found out.
  ///
  ///     T = −2 log L(smaller) + 2 log L(larger)
  ///
  /// | the larger model has more | T is compared with |
  /// |---|---|
  /// | f fixed effects and c covariances, no variances | χ² with f + c |
  /// | those and one variance | ½ χ² with f + c, ½ χ² with f + c + 1 |
  /// | several variances | outcomes drawn from the smaller model, where a bootstrap is asked for |
  ///
  /// Where a bootstrap is asked for it decides in every case: p = (1 + number of T* ≥ T) / (1 + B).
  /// Covariances may end at a boundary too, and with few groups none of these distributions is
  /// reliable: the bootstrap is then the better judge.
  ///
  /// - Parameters:
  ///   - one: a model.
  ///   - other: another, of the same outcome and criterion.
  ///   - frame: complete rows with the columns of both: both are fitted to all of them.
  ///   - bootstrap: for a p-value from drawn outcomes; nil for none.
  /// - Returns: the statistic and its p-value, with what it was compared with.
  /// - Throws: `ComparisonError`.
  ///
  /// ### Source
  /// Self, S. G., & Liang, K.-Y. (1987). Asymptotic properties of maximum likelihood estimators and
  /// likelihood ratio tests under nonstandard conditions. *Journal of the American Statistical
  /// Association, 82*(398), 605–610. <https://doi.org/10.1080/01621459.1987.10478472>
  /// Stram, D. O., & Lee, J. W. (1994). Variance components testing in the longitudinal mixed effects
  /// model. *Biometrics, 50*(4), 1171–1177. <https://doi.org/10.2307/2533455>
  public static func compare(
    _ one: MixedModel, _ other: MixedModel, _ frame: ModelFrame, bootstrap: BootstrapOptions? = nil
  ) throws(ComparisonError) -> LikelihoodRatioTest {
    guard one.formula.outcome == other.formula.outcome else {
      throw .differentOutcomes(one.formula.outcome, other.formula.outcome)
    }
    guard one.options.criterion == other.options.criterion else { throw .differentCriteria }
    guard
      one.options.residual == other.options.residual, one.options.within == other.options.within,
      one.options.weights == other.options.weights
    else { throw .differentResiduals }
    do {
      let (smaller, larger, nesting) = try nested(one, other, frame)
      let (first, second) = (try smaller.optimum(frame), try larger.optimum(frame))
      let chi = max(0, first.optimum.value - second.optimum.value)
      var test = LikelihoodRatioTest(
        smaller: smaller.formula.text, larger: larger.formula.text,
        criterion: one.options.criterion, statistic: chi, fixedEffects: nesting.fixedEffects,
        variances: nesting.variances, covariances: nesting.covariances, reference: .unknown,
        conservativePValue: upperTail(chi, nesting.total), notes: [])
      test.settle()
      if !first.optimum.convergence.certified || !second.optimum.convergence.certified {
        test.notes.append(
          Note(
            "mixed.not-certified",
            "One of the two fits could not be certified as an optimum: do not report the test "
              + "without checking."))
      }
      if let bootstrap {
        try test.draw(smaller, larger, frame, first, bootstrap)
      } else if test.reference == .unknown {
        test.notes.append(
          Note(
            "mixed.comparison-unknown",
            "The larger model has several variances more, and the distribution of the statistic is "
              + "not known where they are zero. A bootstrap gives a p-value; that of χ² is on the "
              + "safe side."))
      }
      return test
    } catch let error as ComparisonError {
      throw error
    } catch let error as ModelError {
      throw .model(error)
    } catch {
      throw .notNested
    }
  }

  private static func nested(
    _ one: MixedModel, _ other: MixedModel, _ frame: ModelFrame
  ) throws -> (smaller: MixedModel, larger: MixedModel, ModelNesting) {
    let forward = try ModelNesting(one.formula, in: other.formula, frame)
    let backward = try ModelNesting(other.formula, in: one.formula, frame)
    guard let nesting = forward ?? backward else { throw ComparisonError.notNested }
    guard nesting.total > 0 else { throw ComparisonError.sameModel }
    guard one.options.criterion == .maximumLikelihood || nesting.hasSameFixedEffects else {
      throw ComparisonError.restrictedWithDifferentFixedEffects
    }
    return forward == nil ? (other, one, nesting) : (one, other, nesting)
  }

  /// P(χ² > x); χ² without degrees of freedom is zero.
  fileprivate static func upperTail(_ x: Double, _ degrees: Int) -> Double {
    guard x > 0 else { return 1 }
    return degrees > 0 ? ChiSquared(degreesOfFreedom: Double(degrees)).upperTail(x) : 0
  }
}

extension LikelihoodRatioTest {
  /// The distribution, where it is known, and its p-value.
  fileprivate mutating func settle() {
    let inner = fixedEffects + covariances
    switch variances {
    case 0:
      reference = .chiSquared(degreesOfFreedom: inner)
      pValue = conservativePValue
    case 1:
      reference = .mixture(lower: inner, upper: inner + 1)
      pValue =
        (MixedModel.upperTail(statistic, inner) + MixedModel.upperTail(statistic, inner + 1)) / 2
    default: reference = .unknown
    }
  }

  /// The p-value from outcomes drawn from the smaller model.
  fileprivate mutating func draw(
    _ smaller: MixedModel, _ larger: MixedModel, _ frame: ModelFrame,
    _ null: (deviance: ProfiledDeviance, optimum: BoundedMinimizer.Minimum),
    _ options: BootstrapOptions
  ) throws(ModelError) {
    let plan = try RefitPlan(smaller, frame)
    let wide = try RefitPlan(larger, frame)
    guard let solution = null.deviance.solve(null.optimum.parameters, .full) else {
      throw .notEvaluable
    }
    let fit = Refit(
      DevianceDerivatives(null.deviance, solution, .full), solution, null.optimum)
    let draws = PlannedDraws(plan, fit)
    var (fitted, beyond) = (0, 0)
    for b in 0..<options.replicates {
      guard let null = draws.criterion(seed: options.seed, stream: UInt64(b)),
        let full = draws.criterion(wide, seed: options.seed, stream: UInt64(b))
      else { continue }
      fitted += 1
      // Ties by rounding, as of two zeros, count as reached.
      if null - full >= statistic - 1e-9 * max(1, abs(null)) {
        beyond += 1
      }
    }
    reference = .bootstrap(replicates: fitted)
    pValue = Double(1 + beyond) / Double(1 + fitted)
  }
}
