public import LinearAlgebra
public import Results

/// Newton steps uphill, held back where they would overshoot.
///
///     step = (I + λ 1)⁻¹ g      g the gradient, I the observed information
///
/// λ is 0 but where the information is not positive definite; a step is at most 3 in any direction and
/// halved until the value does not fall. The end is certified where the gradient is nil within rounding
/// and the information there positive definite.
///
/// For a likelihood whose second derivatives are at hand. Where they are not, or there are bounds, take
/// ``BoundedMinimizer``.
///
/// ### Source
/// Nocedal, J., & Wright, S. J. (2006). *Numerical optimization* (2nd ed.), section 3.4.
public enum DampedNewton {
  /// A value with its first and minus its second derivatives.
  public struct Point: Sendable, Hashable {
    /// The value.
    public var value: Double
    /// Its first derivatives.
    public var gradient: [Double]
    /// Minus its second derivatives, whole on both sides of the diagonal.
    public var information: Matrix

    /// Makes a point.
    public init(value: Double, gradient: [Double], information: Matrix) {
      self.value = value
      self.gradient = gradient
      self.information = information
    }

    /// The largest entry of the gradient.
    var norm: Double { gradient.reduce(0) { max($0, abs($1)) } }
  }

  /// Where a search ended.
  public struct End: Sendable, Hashable {
    /// The parameters.
    public var parameters: [Double]
    /// What the value does there.
    public var point: Point
    /// The inverse of the information; nil where it has none.
    public var covariance: Matrix?
    /// How the search ended.
    public var convergence: Convergence
  }

  /// Largest gradient of a certified end, relative to the size of the value (at least 1).
  public static let tolerance = 1e-10

  /// Looks for the summit.
  ///
  /// - Parameters:
  ///   - start: where to begin.
  ///   - evaluate: the value with its derivatives; nil where there is none.
  /// - Returns: where the search ended; nil where the start cannot be evaluated.
  public static func maximise(from start: [Double], _ evaluate: ([Double]) -> Point?) -> End? {
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
