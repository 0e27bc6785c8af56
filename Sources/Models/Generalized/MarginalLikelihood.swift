import Glibc
import LinearAlgebra

/// The log-likelihood of a model with its random effects integrated out, as a function of
///
///     ν = (τ, c, θ): thresholds, coefficients of the orthonormal columns, entries of Λ.
///
/// A class because the levels' modes of one evaluation are where the next begins.
final class MarginalLikelihood {
  let rows: LogisticRows
  let fixed: PredictorColumns
  let effects: GroupEffects
  let grid: QuadratureGrid
  private var levels: LevelIntegral

  /// The value and its derivatives.
  struct Point {
    /// ℓ.
    var value: Double
    /// ∂ℓ/∂ν.
    var gradient: [Double]
    /// Σ over levels of their gradients' outer products: an estimate of the information.
    var scores: Matrix
  }

  init(
    _ rows: LogisticRows, _ fixed: PredictorColumns, _ effects: GroupEffects, nodes: Int
  ) {
    (self.rows, self.fixed, self.effects) = (rows, fixed, effects)
    grid = QuadratureGrid(nodes: nodes, dimensions: effects.size)
    levels = LevelIntegral(rows, dimensions: effects.size)
  }

  /// The same model with another number of nodes.
  func with(nodes: Int) -> MarginalLikelihood {
    MarginalLikelihood(rows, fixed, effects, nodes: nodes)
  }

  /// û of every level after the last evaluation, and L⁻¹.
  var modes: [SIMD3<Double>] { levels.modes }
  var lowerInverses: [Square] { levels.lowerInverses }

  var thresholds: Range<Int> { 0..<rows.thresholdCount }
  var coefficients: Range<Int> {
    rows.thresholdCount..<rows.thresholdCount + fixed.count
  }
  var factors: Range<Int> {
    coefficients.upperBound..<coefficients.upperBound + effects.parameters.count
  }
  /// Number of parameters.
  var count: Int { factors.upperBound }

  /// The log-likelihood at ν, or nil where it cannot be computed.
  func evaluate(_ nu: [Double]) -> Point? {
    guard nu.allSatisfy(\.isFinite), let gaps = GapTerms(Array(nu[thresholds]), rows) else {
      return nil
    }
    let products = fixed.products(nu[coefficients])
    let lambda = effects.factor(Array(nu[factors]))
    // Taken out of the class for the loop, so that its arrays have one owner.
    var levels = self.levels
    self.levels = LevelIntegral(empty: ())
    defer { self.levels = levels }
    for j in 0..<rows.pieces {
      let threshold = rows.thresholds[j]
      levels.predictor[j] =
        (products.isEmpty ? 0 : products[rows.rows[j]]) - (threshold < 0 ? 0 : nu[threshold])
    }
    levels.set(lambda, rows)
    var point = Point(
      value: rows.constant + gaps.value, gradient: Array(repeating: 0, count: count),
      scores: Matrix(rows: count, columns: count))
    var score = point.gradient
    for level in 0..<rows.levels {
      guard let result = levels.integrate(level, rows, grid, lambda: lambda) else { return nil }
      point.value += result.value
      for k in score.indices { score[k] = 0 }
      addPieces(level, levels.slopes, gaps, to: &score)
      for (position, parameter) in effects.parameters.enumerated() {
        score[factors.lowerBound + position] =
          result.factorGradient[parameter.row, parameter.column]
      }
      for j in score.indices {
        point.gradient[j] += score[j]
        for i in j..<count { point.scores[i, j] += score[i] * score[j] }
      }
    }
    point.scores.mirrorLowerTriangle()
    guard point.value.isFinite, point.gradient.allSatisfy(\.isFinite) else { return nil }
    return point
  }

  /// The part of a level's score that belongs to thresholds and coefficients.
  private func addPieces(
    _ level: Int, _ slopes: [Double], _ gaps: GapTerms, to score: inout [Double]
  ) {
    let p = fixed.count
    let start = rows.thresholdCount
    for j in rows.starts[level]..<rows.starts[level + 1] {
      let row = rows.rows[j] * p
      for k in 0..<p { score[start + k] += slopes[j] * fixed.values[row + k] }
      let threshold = rows.thresholds[j]
      guard threshold >= 0 else { continue }
      score[threshold] -= slopes[j]
      if rows.endsGap[j] {
        score[threshold] += gaps.slopes[threshold]
        score[threshold - 1] -= gaps.slopes[threshold]
      }
    }
  }
}

/// What the gaps between thresholds contribute beside the pieces.
///
///     Σ n log(1 − e^(−δ)),      its slope 1 / (e^δ − 1) for each row between the two
struct GapTerms {
  /// The sum.
  var value = 0.0
  /// The slope of one row in the gap that ends at each threshold.
  var slopes: [Double]

  /// Nil where the thresholds are not in order.
  init?(_ thresholds: [Double], _ rows: LogisticRows) {
    slopes = Array(repeating: 0, count: thresholds.count)
    for k in thresholds.indices.dropFirst() {
      let gap = thresholds[k] - thresholds[k - 1]
      guard gap > 0 else { return nil }
      value += rows.gapCounts[k] * log(-expm1(-gap))
      slopes[k] = 1 / expm1(gap)
    }
  }
}
