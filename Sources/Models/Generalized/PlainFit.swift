import Glibc
import LinearAlgebra

/// The model without its random effects: where a search starts, and where separation shows.
///
/// Newton's method on thresholds and coefficients, in which the log-likelihood is concave. The outcomes are
/// separated where the step d has
///
///     (2s − 1) · (xᵀd_c − d_τ) ≥ 0      for every piece, and above 0 for some:
///
/// along d the likelihood rises without end, with random effects as without. A step of Newton's method
/// points there once the other directions have settled.
///
/// ### Source
/// Albert, A., & Anderson, J. A. (1984). On the existence of maximum likelihood estimates in logistic
/// regression models. *Biometrika, 71*(1), 1–10. <https://doi.org/10.1093/biomet/71.1.1>
struct PlainFit {
  let rows: LogisticRows
  let fixed: PredictorColumns

  /// Where it ended.
  struct Result {
    /// Thresholds, then coefficients of the orthonormal columns.
    var parameters: [Double]
    /// The log-likelihood, with its constant.
    var logLikelihood: Double
    /// A direction that separates the outcomes, if one showed.
    var separation: [Double]?
  }

  private struct Point {
    var value: Double
    var gradient: [Double]
    var information: Matrix
  }

  private var count: Int { rows.thresholdCount + fixed.count }

  /// Fits; nil where the likelihood cannot be computed.
  func run() -> Result? {
    var x = start
    guard var point = evaluate(x) else { return nil }
    for iteration in 0..<60 {
      guard let factor = try? Cholesky(point.information) else { break }
      let step = factor.solve(point.gradient)
      let gain = zip(step, point.gradient).reduce(0) { $0 + $1.0 * $1.1 }
      if gain < 1e-20 * max(1, abs(point.value)) { break }
      if iteration >= 8, separates(step) {
        return Result(parameters: x, logLikelihood: point.value, separation: step)
      }
      var length = 1.0
      var next: Point?
      var moved = x
      while length > 1e-6 {
        moved = zip(x, step).map { $0 + length * $1 }
        next = evaluate(moved)
        if let next, next.value >= point.value { break }
        next = nil
        length /= 2
      }
      guard let next else { break }
      (x, point) = (moved, next)
    }
    return Result(parameters: x, logLikelihood: point.value, separation: nil)
  }

  /// Thresholds at the observed shares, coefficients at zero.
  private var start: [Double] {
    var below = Array(repeating: 0.0, count: rows.thresholdCount)
    var category = Array(repeating: rows.thresholdCount, count: rows.order.count)
    for j in 0..<rows.pieces where rows.thresholds[j] >= 0 && rows.successes[j] == 0 {
      category[rows.rows[j]] = rows.thresholds[j]
    }
    for k in category { for threshold in k..<max(k, rows.thresholdCount) { below[threshold] += 1 } }
    let n = Double(rows.order.count)
    return below.map { log($0 / (n - $0)) } + Array(repeating: 0, count: fixed.count)
  }

  /// η of every piece, less what does not change with the parameters.
  private func predictor(_ x: [Double]) -> [Double] {
    let products = fixed.products(x[rows.thresholdCount...])
    return (0..<rows.pieces).map { j in
      let threshold = rows.thresholds[j]
      return (products.isEmpty ? 0 : products[rows.rows[j]]) - (threshold < 0 ? 0 : x[threshold])
    }
  }

  private func separates(_ step: [Double]) -> Bool {
    let direction = predictor(step)
    let largest = direction.reduce(0) { max($0, abs($1)) }
    guard largest > 0.1 else { return false }
    return direction.indices.allSatisfy { j in
      let (s, m) = (rows.successes[j], rows.trials[j])
      let allowed = 1e-6 * largest
      if s == 0 { return direction[j] <= allowed }
      return s == m ? direction[j] >= -allowed : abs(direction[j]) <= allowed
    }
  }

  private func evaluate(_ x: [Double]) -> Point? {
    let (t, p) = (rows.thresholdCount, fixed.count)
    guard x.allSatisfy(\.isFinite), let gaps = GapTerms(Array(x[..<t]), rows) else { return nil }
    var point = Point(
      value: rows.constant + gaps.value, gradient: Array(repeating: 0, count: count),
      information: Matrix(rows: count, columns: count))
    let eta = predictor(x)
    for j in 0..<rows.pieces {
      let (s, m) = (rows.successes[j], rows.trials[j])
      let small = exp(-abs(eta[j]))
      let probability = (eta[j] >= 0 ? 1 : small) / (1 + small)
      point.value += s * eta[j] - m * (max(eta[j], 0) + log1p(small))
      let (slope, weight) = (s - m * probability, m * small / ((1 + small) * (1 + small)))
      let row = rows.rows[j] * p
      let threshold = rows.thresholds[j]
      for k in 0..<p {
        let value = fixed.values[row + k]
        point.gradient[t + k] += slope * value
        for i in k..<p { point.information[t + i, t + k] += weight * value * fixed.values[row + i] }
        if threshold >= 0 { point.information[t + k, threshold] -= weight * value }
      }
      if threshold >= 0 {
        point.gradient[threshold] -= slope
        point.information[threshold, threshold] += weight
      }
    }
    for k in 0..<t where rows.gapCounts[k] > 0 {
      let (slope, n) = (gaps.slopes[k], rows.gapCounts[k])
      point.gradient[k] += n * slope
      point.gradient[k - 1] -= n * slope
      // −∂²/∂δ² log(1 − e^(−δ)) = slope (1 + slope).
      let curvature = n * slope * (1 + slope)
      point.information[k, k] += curvature
      point.information[k - 1, k - 1] += curvature
      point.information[k, k - 1] -= curvature
    }
    return point.value.isFinite ? point : nil
  }
}
