import LinearAlgebra
import Results

/// Newton steps uphill, held back where they would overshoot.
///
///     step = (I + λ 1)⁻¹ g      g the gradient, I the observed information
///
/// λ is 0 but where the information is not positive definite; a step is at most 3 in any direction and
/// halved until the value does not fall. The end is certified where the gradient is nil within rounding
/// and the information there positive definite.
struct DampedNewton {
  /// A value with its first and minus its second derivatives.
  struct Point {
    var value: Double
    var gradient: [Double]
    var information: Matrix

    var norm: Double { gradient.reduce(0) { max($0, abs($1)) } }
  }

  /// Where a search ended.
  struct End {
    var parameters: [Double]
    var point: Point
    /// The inverse of the information; nil where it has none.
    var covariance: Matrix?
    var convergence: Convergence
  }

  /// Largest gradient of a certified end, relative to the size of the value.
  static let tolerance = 1e-10

  /// Searches; nil where the start cannot be evaluated.
  static func maximise(from start: [Double], _ evaluate: ([Double]) -> Point?) -> End? {
    guard var point = evaluate(start) else { return nil }
    var (x, evaluations, stop) = (start, 1, Convergence.Stop.limit)
    search: for _ in 0..<200 {
      guard let step = step(point) else { break }
      let gain = zip(step, point.gradient).reduce(0) { $0 + $1.0 * $1.1 }
      let scale = max(1, abs(point.value))
      if gain < 1e-20 * scale {
        stop = .stalled
        break
      }
      let longest = step.reduce(0) { max($0, abs($1)) }
      var length = min(1, 3 / longest)
      while true {
        let moved = zip(x, step).map { $0 + length * $1 }
        evaluations += 1
        if let next = evaluate(moved), next.value >= point.value - 1e-13 * scale,
          next.value > point.value || next.norm < point.norm
        {
          (x, point) = (moved, next)
          break
        }
        length /= 2
        if length < 1e-8 {
          stop = .stalled
          break search
        }
      }
    }
    let covariance = (try? Cholesky(point.information))?.inverse
    let certified =
      point.norm <= tolerance * max(1, abs(point.value)) && (covariance != nil || x.isEmpty)
    return End(
      parameters: x, point: point, covariance: covariance,
      convergence: Convergence(
        stop: certified ? .tolerance : stop, evaluations: evaluations, gradientNorm: point.norm,
        certified: certified))
  }

  private static func step(_ point: Point) -> [Double]? {
    guard !point.gradient.isEmpty else { return nil }
    let largest = point.information.diagonal.reduce(0) { max($0, abs($1)) }
    var ridge = 0.0
    for _ in 0..<20 {
      var matrix = point.information
      for i in 0..<matrix.rows { matrix[i, i] += ridge }
      if let factor = try? Cholesky(matrix) { return factor.solve(point.gradient) }
      ridge = max(1e-8 * largest, 10 * ridge)
    }
    return nil
  }
}
