import Glibc

extension ClassPersons {
  /// x · ξ, persons × classes row by row.
  func logits(_ p: ClassParameters) -> [Double] {
    let c = covariateCount
    return (0..<count).flatMap { person in
      p.logits.map { own in
        var sum = 0.0
        for k in 0..<c { sum += own[k] * covariates[person * c + k] }
        return sum
      }
    }
  }

  /// Whether a person's class is known to be another.
  func isElsewhere(_ person: Int, _ g: Int) -> Bool {
    guard let known = known?[person] else { return false }
    return known >= 0 && known != g
  }

  /// One pass over all persons.
  ///
  /// Where classes vary over services, the first pass gives log φ, services then place everybody, and the second
  /// pass adds up by what they say: log τ stands in the place of log φ.
  ///
  /// - Returns: sums and posteriors (persons × classes, row by row; empty unless asked for); nil where the
  ///   likelihood cannot be evaluated.
  func pass(
    _ p: ClassParameters, _ layout: ClassLayout, _ way: ClassPass
  ) -> (sums: ClassSums, posteriors: [Double])? {
    let leaving = leaving?.logs(Array(p.hazards.prefix(p.classes))) ?? []
    guard let services, layout.variesOverServices else {
      return pass(p, layout, way, extra: leaving)
    }
    let first = ClassPass(wants: .densities, posteriors: true, isParallel: way.isParallel)
    let logits = logits(p)
    guard let (_, logs) = pass(p, layout, first, extra: leaving),
      let placed = services.placed(logs, logits, p.loadings, isParallel: way.isParallel)
    else { return nil }
    var extra = leaving.isEmpty ? Array(repeating: 0.0, count: logs.count) : leaving
    for person in 0..<count {
      let own = person * p.classes..<(person + 1) * p.classes
      let top = logits[own].max() ?? 0
      let whole = top + log(logits[own].reduce(0) { $0 + exp($1 - top) })
      for at in own where logs[at] > -.infinity {
        extra[at] += log(placed.posteriors[at]) - (logits[at] - whole) - logs[at]
      }
    }
    guard var (sums, posteriors) = pass(p, layout, way, extra: extra) else { return nil }
    sums.logLikelihood += placed.logLikelihood
    sums.loadings = placed.slopes
    for g in sums.classes.indices {
      for k in 0..<covariateCount {
        var slope = 0.0
        for person in 0..<count {
          let at = person * p.classes + g
          slope +=
            covariates[person * covariateCount + k]
            * (placed.posteriors[at] - placed.priors[at])
        }
        sums.classes[g].logits[k] = slope
      }
    }
    if way.posteriors { posteriors = placed.posteriors }
    return (sums, posteriors)
  }
}
