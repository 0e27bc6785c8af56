import Distributions
import LinearAlgebra

/// Zb + ε drawn again and again from the same parameters.
///
///     ε = σ u,      b_i = F u_i,      FFᵀ = Σ      for each term
///
/// with u standard normal: the rows' first, then term by term and level by level.
struct DeviationDraws {
  /// A term's levels and columns.
  private struct Term {
    var size: Int
    var levels: Int
    /// F in the model's own columns and in units of the outcome, column by column.
    var factor: [Double]
    var codes: [Int]
    var columns: [[Double]]
  }

  private let rows: Int
  private let sigma: Double
  private let terms: [Term]
  private let count: Int

  /// Deviations are in units of `unit`, a power of two, times the square roots of the weights.
  init(_ random: RandomEffects, z: [[[Double]]], rows: Int, _ truth: ModelTruth, unit: Double) {
    precondition(truth.covariances.count == random.terms.count, "\(truth.covariances.count) terms")
    self.rows = rows
    sigma = truth.residualVariance.squareRoot() / unit
    terms = zip(random.terms, truth.covariances).map { term, covariance in
      let group = random.groups[term.group]
      let factor = covariance.semidefiniteFactor
      return Term(
        size: term.size, levels: group.levels.count,
        factor: (0..<term.size).flatMap { k in
          group.effects.inward(effects: factor.column(k), at: term.offset).map { $0 / unit }
        },
        codes: group.codes, columns: Array(z[term.group][term.columns]))
    }
    count = terms.reduce(rows) { $0 + $1.size * $1.levels }
  }

  /// The next deviations, one a row.
  func next(_ generator: inout Xoshiro256) -> [Double] {
    var y = Array(repeating: 0.0, count: count)
    generator.fillNormal(&y)
    var start = rows
    for term in terms {
      let size = term.size
      var effects = Array(repeating: 0.0, count: size)
      for level in stride(from: start, to: start + size * term.levels, by: size) {
        for j in 0..<size {
          var sum = 0.0
          for k in 0..<size { sum += term.factor[k * size + j] * y[level + k] }
          effects[j] = sum
        }
        for j in 0..<size { y[level + j] = effects[j] }
      }
      start += size * term.levels
    }
    for row in 0..<rows { y[row] *= sigma }
    start = rows
    for term in terms {
      for (j, column) in term.columns.enumerated() {
        let first = start + j
        for row in 0..<rows { y[row] += y[first + term.codes[row] * term.size] * column[row] }
      }
      start += term.size * term.levels
    }
    y.removeLast(count - rows)
    return y
  }
}
