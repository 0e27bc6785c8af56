import Glibc
import Results

/// The probabilities of being above each cut between categories in one row, with their derivatives by
/// thresholds, fixed effects and theta.
struct CutProbabilities {
  /// A probability and its derivatives.
  struct Probability {
    var value: Double
    var slopes: [Double]
  }

  private var conditionalAbove: [Probability] = []
  private var populationAbove: [Probability] = []

  /// From the fit, the row's fixed columns x and what varies in it, z.
  init(_ fit: GeneralizedMixedFit, _ x: [Double], _ z: [Double]) {
    let eta = zip(x, fit.fixedEffects).reduce(0) { $0 + $1.0 * $1.1.estimate.value }
    let (spread, spreadSlopes) = Self.spread(fit, z)
    let thresholds = fit.thresholds.map(\.estimate.value)
    // A yes-or-no outcome has one cut, at 0, that is not a parameter.
    for (cut, threshold) in (thresholds.isEmpty ? [0] : thresholds).enumerated() {
      func probability(_ value: Double, _ slope: Double, _ bySpread: Double) -> Probability {
        Probability(
          value: value,
          slopes: thresholds.indices.map { $0 == cut ? -slope : 0 } + x.map { slope * $0 }
            + spreadSlopes.map { bySpread * $0 })
      }
      let middle = PopulationProbability(eta - threshold, spread: 0)
      conditionalAbove.append(probability(middle.value, middle.byPredictor, 0))
      let all = PopulationProbability(eta - threshold, spread: spread)
      populationAbove.append(probability(all.value, all.byPredictor, all.bySpread))
    }
  }

  /// For a person in the middle.
  func conditional(_ category: Int) -> Probability { between(conditionalAbove, category) }

  /// Over all persons.
  func population(_ category: Int) -> Probability { between(populationAbove, category) }

  /// Above the cut below a category, less above the cut over it.
  private func between(_ above: [Probability], _ category: Int) -> Probability {
    var result = Probability(
      value: 1, slopes: Array(repeating: 0, count: above.first?.slopes.count ?? 0))
    if category > 0 { result = above[category - 1] }
    if category < above.count {
      result.value -= above[category].value
      result.slopes = zip(result.slopes, above[category].slopes).map { $0 - $1 }
    }
    return result
  }

  /// √(zᵀΛΛᵀz) and its derivatives by theta: z_r (Λᵀz)_c / s.
  private static func spread(
    _ fit: GeneralizedMixedFit, _ z: [Double]
  ) -> (value: Double, slopes: [Double]) {
    var entries: [(row: Int, column: Int)] = []
    var first = 0
    for size in fit.termSizes {
      for column in first..<first + size {
        for row in column..<first + size { entries.append((row, column)) }
      }
      first += size
    }
    var pulled = Array(repeating: 0.0, count: z.count)
    for (entry, value) in zip(entries, fit.theta) { pulled[entry.column] += value * z[entry.row] }
    let s = pulled.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return (s, entries.map { s > 0 ? z[$0.row] * pulled[$0.column] / s : 0 })
  }
}

extension GeneralizedMixedFit {
  /// How many effects vary in each term: correlated ones name those before them.
  var termSizes: [Int] {
    var sizes: [Int] = []
    for component in varianceComponents {
      if component.correlations.isEmpty {
        sizes.append(1)
      } else {
        sizes[sizes.count - 1] += 1
      }
    }
    return sizes
  }
}
