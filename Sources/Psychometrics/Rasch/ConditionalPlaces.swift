import LinearAlgebra
import Optimization
import Results

/// The easiness of every category by conditional likelihood, with the mean of all thresholds at 0.
///
///     β − v (aᵀβ) / (aᵀv),   v the steps above the lowest category, a 1 for the highest of each item
struct ConditionalPlaces {
  /// By parameter.
  let easiness: [Double]
  /// Of the same, all together.
  let covariance: Matrix
  let logLikelihood: Double
  let convergence: Convergence

  /// - Throws: `Withheld` where items cannot be placed against each other, or the search is not certified.
  static func of(
    _ counts: RaschCounts, _ parameters: RaschParameters
  ) throws(Withheld) -> ConditionalPlaces {
    let likelihood = ConditionalLikelihood(counts: counts, parameters: parameters)
    let end = DampedNewton.maximise(from: parameters.start(counts), likelihood.point)
    guard let end, let whole = end.covariance else { throw RaschWords.disconnected }
    // The covariance of what is placed so is T G Tᵀ, and T v = 0.
    let (v, a) = (parameters.shift, parameters.highest)
    let across = zip(a, v).reduce(0) { $0 + $1.0 * $1.1 }
    var turn = Matrix.identity(v.count)
    for j in v.indices {
      for i in v.indices { turn[i, j] -= v[i] * a[j] / across }
    }
    let placed = turn * end.parameters
    let covariance = turn * whole * turn.transposed
    guard placed.allSatisfy({ abs($0) < 30 }), covariance.diagonal.allSatisfy({ $0 < 1e4 }) else {
      throw RaschWords.disconnected
    }
    guard end.convergence.certified else { throw RaschWords.uncertified }
    return ConditionalPlaces(
      easiness: placed, covariance: covariance, logLikelihood: end.point.value,
      convergence: end.convergence)
  }
}
