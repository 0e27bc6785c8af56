import Glibc

/// How likely everybody is of each class, from what class depends on and from what the outcomes say.
///
///     ℓ = Σ_i log Σ_g π_ig φ_ig,      τ_ig = π_ig φ_ig / Σ_h π_ih φ_ih
struct ClassMembers {
  private(set) var logLikelihood = 0.0
  /// π and τ, persons × classes, row by row.
  private(set) var priors: [Double]
  private(set) var posteriors: [Double]
  /// ∂ℓ/∂λ; empty where classes do not vary over services.
  private(set) var loadings: [Double] = []

  /// Nil where somebody has no likelihood at all.
  init?(_ persons: ClassPersons, _ p: ClassParameters, _ evidence: ClassEvidence) {
    let classes = p.classes
    priors = persons.logits(p)
    posteriors = priors
    if let services = persons.services, !p.loadings.isEmpty {
      let logs = posteriors.indices.map { at in
        let (person, g) = (at / classes, at % classes)
        return persons.isElsewhere(person, g) ? -.infinity : evidence.classes[g].logs[person]
      }
      guard let placed = services.placed(logs, priors, p.loadings) else { return nil }
      (priors, posteriors, loadings) = (placed.priors, placed.posteriors, placed.slopes)
      logLikelihood = placed.logLikelihood + evidence.gaps.value
      return
    }
    var logs = Array(repeating: 0.0, count: classes)
    for person in 0..<persons.count {
      for g in 0..<classes {
        logs[g] = priors[person * classes + g]
      }
      let whole = Self.logSum(logs)
      for g in 0..<classes {
        logs[g] -= whole
        priors[person * classes + g] = exp(logs[g])
        if persons.isElsewhere(person, g) {
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
