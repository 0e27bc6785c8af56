import Glibc

/// How likely everybody is of each class, from what class depends on and from what the outcomes say.
///
///     ℓ = Σ_i log Σ_g π_ig φ_ig,      τ_ig = π_ig φ_ig / Σ_h π_ih φ_ih
struct ClassMembers {
  private(set) var logLikelihood = 0.0
  /// π and τ, persons × classes, row by row.
  private(set) var priors: [Double]
  private(set) var posteriors: [Double]

  /// Nil where somebody has no likelihood at all.
  init?(_ persons: ClassPersons, _ p: ClassParameters, _ evidence: ClassEvidence) {
    let (classes, c) = (p.classes, persons.covariateCount)
    priors = Array(repeating: 0, count: persons.count * classes)
    posteriors = priors
    var logs = Array(repeating: 0.0, count: classes)
    for person in 0..<persons.count {
      for g in 0..<classes {
        var logit = 0.0
        for k in 0..<c { logit += p.logits[g][k] * persons.covariates[person * c + k] }
        logs[g] = logit
      }
      let whole = Self.logSum(logs)
      for g in 0..<classes {
        logs[g] -= whole
        priors[person * classes + g] = exp(logs[g])
        if let known = persons.known?[person], known >= 0, known != g {
          logs[g] = -.infinity
        } else {
          logs[g] += evidence.classes[g].logs[person]
        }
      }
      let total = Self.logSum(logs)
      guard total.isFinite else { return nil }
      logLikelihood += total
      for g in 0..<classes { posteriors[person * classes + g] = exp(logs[g] - total) }
    }
    logLikelihood += evidence.gaps.value
    guard logLikelihood.isFinite else { return nil }
  }

  private static func logSum(_ logs: [Double]) -> Double {
    let top = logs.reduce(-Double.infinity, max)
    guard top.isFinite else { return top }
    return top + log(logs.reduce(0) { $0 + exp($1 - top) })
  }
}
