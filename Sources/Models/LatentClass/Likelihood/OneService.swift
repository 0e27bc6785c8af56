import Glibc

/// The integral over u of one service, and what it says of its persons: see `ClassServices`.
struct OneService {
  private(set) var logLikelihood = 0.0
  /// E π and E τ, persons × classes row by row.
  private(set) var priors: [Double]
  private(set) var posteriors: [Double]
  /// ∂/∂λ, one a class.
  private(set) var slopes: [Double]

  /// How far u is followed either way, and at how many points at most.
  private static let reach = 8.0
  private static let most = 2_000.0

  /// Nil where somebody has no likelihood at all.
  init?(_ persons: [Int], _ logs: [Double], _ logits: [Double], _ loadings: [Double]) {
    let classes = loadings.count
    var odds = Array(repeating: 0.0, count: persons.count * classes)
    var densities = odds
    (priors, posteriors) = (odds, odds)
    slopes = Array(repeating: 0, count: classes)
    // Each over the largest of a person, whose logarithm is kept.
    for (place, person) in persons.enumerated() {
      let own = person * classes..<(person + 1) * classes
      let (top, most) = (logs[own].max() ?? -.infinity, logits[own].max() ?? 0)
      guard top.isFinite, most.isFinite else { return nil }
      logLikelihood += top
      for g in 0..<classes {
        odds[place * classes + g] = exp(logits[own.lowerBound + g] - most)
        densities[place * classes + g] = exp(logs[own.lowerBound + g] - top)
      }
    }
    let points = Self.points(persons.count, loadings)
    let values = points.map { u -> Double in
      let shifts = loadings.map { exp($0 * u) }
      var (sum, product) = (-0.5 * u * u, 1.0)
      for place in persons.indices {
        var (whole, seen) = (0.0, 0.0)
        for g in 0..<classes {
          let share = odds[place * classes + g] * shifts[g]
          whole += share
          seen += share * densities[place * classes + g]
        }
        product *= seen / whole
        // Products are taken to logarithms before they vanish.
        if product < 1e-150 {
          sum += log(product)
          product = 1
        }
      }
      return sum + log(product)
    }
    let top = values.max() ?? -.infinity
    guard top.isFinite else { return nil }
    let weights = values.map { exp($0 - top) }
    let whole = weights.reduce(0, +)
    let width = points.count > 1 ? points[1] - points[0] : 1
    logLikelihood += top + log(whole * width) - 0.5 * log(2 * Double.pi)
    for (u, raw) in zip(points, weights) where raw > 1e-18 * whole {
      let (weight, shifts) = (raw / whole, loadings.map { exp($0 * u) })
      for place in persons.indices {
        var (whole, seen) = (0.0, 0.0)
        for g in 0..<classes {
          let share = odds[place * classes + g] * shifts[g]
          whole += share
          seen += share * densities[place * classes + g]
        }
        for g in 0..<classes {
          let at = place * classes + g
          let share = odds[at] * shifts[g]
          let (prior, posterior) = (weight * share / whole, weight * share * densities[at] / seen)
          priors[at] += prior
          posteriors[at] += posterior
          slopes[g] += u * (posterior - prior)
        }
      }
    }
    guard logLikelihood.isFinite, slopes.allSatisfy(\.isFinite) else { return nil }
  }

  /// The points of the rule.
  private static func points(_ persons: Int, _ loadings: [Double]) -> [Double] {
    let range = (loadings.max() ?? 0) - (loadings.min() ?? 0)
    let narrowest = 1 / max(range, (1 + Double(persons) * range * range / 4).squareRoot())
    let half = min((reach / (0.8 * narrowest)).rounded(.up), most / 2)
    return (-Int(half)...Int(half)).map { Double($0) * reach / half }
  }
}
