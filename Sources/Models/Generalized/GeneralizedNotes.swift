import Results

/// What a reader should know about a fit of a yes-or-no or ordered outcome, in plain words.
struct GeneralizedNotes {
  let fit: GeneralizedMixedFit
  /// Categories that no row has.
  let unused: [String]

  var all: [Note] {
    [boundary, notCertified, large, nodes, fewLevels, unusedCategories].compactMap { $0 }
  }

  private var boundary: Note? {
    let start = fit.thresholds.count + fit.fixedEffects.count
    let names = fit.convergence.atBound.map { fit.thetaNames[$0 - start] }
    guard !names.isEmpty else { return nil }
    return Note(
      "generalized.boundary",
      "The data show no variation of their own in \(names.joined(separator: ", ")): the variance is "
        + "estimated as zero, or the effects as perfectly correlated. The other estimates stand; a "
        + "simpler model would say the same.")
  }

  private var notCertified: Note? {
    guard !fit.convergence.certified || fit.covariance == nil else { return nil }
    return Note(
      "generalized.not-certified",
      "The search for the best fit did not end at a point that could be certified as an optimum: the "
        + "data may not tell some of these figures apart. Do not report them without checking; a "
        + "model with fewer effects may help.")
  }

  /// Odds of one to three million are no longer an estimate.
  private static let largeLogOdds = 15.0

  private var large: Note? {
    var names = fit.varianceComponents.filter { $0.standardDeviation > Self.largeLogOdds }
      .map { "the variation of \($0.term) over \($0.group)" }
    names += fit.fixedEffects.filter { abs($0.estimate.value) > Self.largeLogOdds }.map(\.term)
    guard !names.isEmpty else { return nil }
    return Note(
      "generalized.large",
      "\(names.joined(separator: ", ")) is estimated as very large. If a unit of its column is not "
        + "very large too, the outcomes within the levels of \(fit.group.name) are divided almost "
        + "without overlap, and the rows do not say how strong the relation is.")
  }

  private var nodes: Note? {
    guard let change = fit.quadratureChange, change > 0.01 else { return nil }
    let more = GeneralizedOptions.more(than: fit.nodes)
    return Note(
      "generalized.nodes",
      "The likelihood is not exact with \(fit.nodes) \(fit.nodes == 1 ? "node" : "nodes"): with "
        + "\(more) it differs by more than rounding. Fit with more nodes before reporting.")
  }

  private var fewLevels: Note? {
    guard fit.group.levels < 20 else { return nil }
    return Note(
      "generalized.few-levels",
      "Tests and intervals use the normal distribution. With few levels of \(fit.group.name) (here "
        + "\(fit.group.levels)) the intervals are too narrow and the p-values too small.")
  }

  private var unusedCategories: Note? {
    guard !unused.isEmpty else { return nil }
    return Note(
      "generalized.unused-categories",
      "No row has \(unused.joined(separator: ", ")): left out, so the thresholds stand between the "
        + "categories that occur.")
  }
}
