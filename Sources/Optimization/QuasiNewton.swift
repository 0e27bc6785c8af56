public import LinearAlgebra

/// Goes downhill on a smooth function without bounds, learning its curvature on the way (BFGS).
///
///     step = −H g,      H ← (I − ρ s yᵀ) H (I − ρ y sᵀ) + ρ s sᵀ,      ρ = 1 / yᵀs
///
/// with s the last step and y the change of the gradient. It ends near the floor of a valley, from where
/// `BoundedMinimizer.polish` goes on.
///
/// ### Source
/// Nocedal, J., & Wright, S. J. (2006). *Numerical optimization* (2nd ed.), section 6.1.
public struct QuasiNewton: Sendable, Hashable {
  /// Largest entry of the gradient at which it stops, relative to the size of the value (at least 1).
  public var gradientTolerance: Double
  /// The longest change of one parameter in one step.
  public var longestStep: Double
  /// Steps allowed.
  public var limit: Int

  /// Makes a descent.
  public init(gradientTolerance: Double = 1e-7, longestStep: Double = 2, limit: Int = 200) {
    self.gradientTolerance = gradientTolerance
    self.longestStep = longestStep
    self.limit = limit
  }

  /// Descends from `start`.
  ///
  /// - Parameters:
  ///   - problem: What is made small; its bounds are not looked at.
  ///   - start: Where to begin.
  ///   - curvature: What is known of the second derivatives; the identity where it is not positive definite.
  /// - Returns: The lowest point and the evaluations used; nil where there is no gradient at the start.
  public func descend(
    _ problem: BoundedProblem, from start: [Double], curvature: Matrix
  ) -> (parameters: [Double], evaluations: Int)? {
    precondition(start.count == problem.count, "\(start.count) of \(problem.count) parameters")
    guard var point = problem.gradient(start) else { return nil }
    var x = start
    var evaluations = 1
    var inverse = (try? Cholesky(curvature))?.inverse ?? .identity(x.count)
    for _ in 0..<limit {
      let norm = point.gradient.reduce(0) { max($0, abs($1)) }
      if norm <= gradientTolerance * max(1, abs(point.value)) { break }
      var direction = (inverse * point.gradient).map { -$0 }
      if !(dot(direction, point.gradient) < 0) {
        inverse = .identity(x.count)
        direction = point.gradient.map { -$0 / norm }
      }
      let longest = direction.reduce(0) { max($0, abs($1)) }
      if longest > longestStep { direction = direction.map { $0 * longestStep / longest } }
      guard let (next, moved) = search(problem, x, point, direction, &evaluations) else { break }
      let change = zip(next.gradient, point.gradient).map { $0 - $1 }
      let step = zip(moved, x).map { $0 - $1 }
      update(&inverse, step, change)
      (x, point) = (moved, next)
    }
    return (x, evaluations)
  }

  private typealias Value = (value: Double, gradient: [Double])

  /// The first point along a direction that is lower in proportion to the slope.
  private func search(
    _ problem: BoundedProblem, _ x: [Double], _ point: Value, _ direction: [Double],
    _ evaluations: inout Int
  ) -> (Value, [Double])? {
    let slope = dot(direction, point.gradient)
    var length = 1.0
    for _ in 0..<30 {
      let moved = zip(x, direction).map { $0 + length * $1 }
      evaluations += 1
      if let next = problem.gradient(moved), next.value.isFinite {
        if next.value <= point.value + 1e-4 * length * slope { return (next, moved) }
        // The lowest point of the parabola through both values, kept within the interval.
        let parabola = -slope * length * length / (2 * (next.value - point.value - slope * length))
        length = min(0.5 * length, max(0.1 * length, parabola))
      } else {
        length /= 4
      }
    }
    return nil
  }

  /// Learns from a step, where the slope grew along it.
  private func update(_ inverse: inout Matrix, _ step: [Double], _ change: [Double]) {
    let product = dot(step, change)
    let scale = (dot(step, step) * dot(change, change)).squareRoot()
    guard product > 1e-10 * scale else { return }
    let mapped = inverse * change
    let factor = (1 + dot(change, mapped) / product) / product
    for j in step.indices {
      for i in step.indices {
        inverse[i, j] +=
          factor * step[i] * step[j] - (mapped[i] * step[j] + step[i] * mapped[j]) / product
      }
    }
  }

  private func dot(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
