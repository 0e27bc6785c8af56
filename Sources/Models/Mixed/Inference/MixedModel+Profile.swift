import Distributions
import Glibc
import LinearAlgebra
import Optimization
import Results

extension MixedModel {
  /// Likelihood intervals of every standard deviation, correlation, σ and fixed effect.
  ///
  ///     { v : d(v) − d̂ ≤ z² },      d(v) = min over everything else of the deviance with v held
  ///
  /// where z is the normal quantile of (1 + level) / 2. Each limit is the root itself, found on exact
  /// optima. The deviance is that of maximum likelihood, whatever the model's criterion: restricted
  /// likelihoods with different fixed effects held cannot be compared, and a note says so.
  ///
  /// - Parameters:
  ///   - frame: the rows, complete.
  ///   - level: coverage, in (0, 1); the model's own where nil.
  /// - Returns: intervals; a limit is the end of the parameter's range where the profile does not reach
  ///   the cut-off. Terms of compound symmetry have none, and a note says so.
  /// - Throws: `ModelError` as `fit` does.
  ///
  /// ### Source
  /// Venzon, D. J., & Moolgavkar, S. H. (1988). A method for computing profile-likelihood-based
  /// confidence intervals. *Applied Statistics, 37*(1), 87–94. <https://doi.org/10.2307/2347496>
  ///
  /// ### Agrees with
  /// `confint(profile(fit))` of R `lme4` to the digits of its spline interpolation, where that one
  /// reaches the limit.
  public func profile(
    _ frame: ModelFrame, level: Double? = nil
  ) throws(ModelError) -> MixedModelProfile {
    guard options.residual == .independent else { throw .needsIndependentResiduals }
    var model = self
    model.options.criterion = .maximumLikelihood
    let (deviance, optimum) = try model.optimum(frame)
    return try profile(deviance, optimum, level: level)
  }

  /// The same from the deviance of maximum likelihood and its optimum.
  func profile(
    _ deviance: ProfiledDeviance, _ optimum: BoundedMinimizer.Minimum, level: Double?
  ) throws(ModelError) -> MixedModelProfile {
    let level = level ?? options.level
    precondition(level > 0 && level < 1, "level \(level)")
    guard let work = ProfileWork(deviance, optimum, options.search, level: level) else {
      throw .notEvaluable
    }
    var notes: [Note] = []
    if options.criterion == .reml {
      notes.append(
        Note(
          "mixed.profile-likelihood",
          "The likelihood intervals and the estimates beside them come from maximum likelihood, "
            + "though the model was fitted by restricted maximum likelihood."))
    }
    var intervals: [ProfileInterval] = []
    var isCertified = true
    for place in deviance.random.variancePlaces where work.canHold(place) {
      guard let (interval, certified) = work.variance(place) else { continue }
      intervals.append(interval)
      isCertified = isCertified && certified
    }
    for (interval, certified) in [work.sigma].compactMap(\.self) + work.fixedEffects {
      intervals.append(interval)
      isCertified = isCertified && certified
    }
    notes += Self.profileNotes(intervals, deviance.random, certified: isCertified)
    return MixedModelProfile(
      criterion: optimum.value, intervals: intervals, notes: notes)
  }

  private static func profileNotes(
    _ intervals: [ProfileInterval], _ random: RandomEffects, certified: Bool
  ) -> [Note] {
    var notes: [Note] = []
    let open = intervals.filter { !$0.reachesLower || !$0.reachesUpper }.map(\.parameter.name)
    if !open.isEmpty {
      notes.append(
        Note(
          "mixed.profile-boundary",
          "The data do not rule out the end of the range (no variation, or a correlation of ±1) for "
            + "\(open.joined(separator: ", ")): the limit there is the end itself."))
    }
    let missing =
      random.terms.filter { $0.parameters.isEmpty }.map { random.groups[$0.group].name }
      + random.variancePlaces.filter { place in
        !random.terms[place.term].parameters.isEmpty
          && !intervals.contains { $0.parameter == place.parameter }
      }.map(\.parameter.name)
    if !missing.isEmpty {
      notes.append(
        Note(
          "mixed.profile-missing",
          "There is no likelihood interval for \(missing.joined(separator: ", ")): the model gives "
            + "it no estimate of its own, or a structure that is not profiled, or its columns lie "
            + "far from zero beside their spread: then count them from the first occasion."))
    }
    if !certified {
      notes.append(
        Note(
          "mixed.not-certified",
          "Some likelihood intervals rest on a search that could not be certified: do not report "
            + "them without checking."))
    }
    return notes
  }
}
