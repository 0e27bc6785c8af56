import LinearAlgebra
import Results

/// Newton steps over the free parameters, on a curvature taken from differences of the gradient.
///
///     H_jk ≈ [g_j(x + h e_k) − g_j(x − h e_k)] / 2h        made symmetric
///     step = −V |W|⁻¹ Vᵀ g                                 with H = V W Vᵀ
///
/// Eigenvalues enter by their size, so that the step goes downhill even where the valley is not yet
/// convex; on a saddle the step is along the direction of most negative curvature.
struct NewtonPolish {
  let problem: BoundedProblem
  let options: BoundedMinimizer.Options
  var evaluations: Int

  /// A point with its value, gradient and the curvature over its free parameters.
  private struct Point {
    var x: [Double]
    var value: Double
    var gradient: [Double]
    var free: [Int]

    var norm: Double { free.reduce(0) { max($0, abs(gradient[$1])) } }
  }

  mutating func run(from start: [Double]) -> BoundedMinimizer.Minimum? {
    guard var point = evaluate(start) else { return nil }
    var stop = Convergence.Stop.limit
    var eigen = curvature(at: point)
    // A curvature serves on while its steps cut the gradient tenfold; the last one is always fresh.
    var isFresh = true
    for _ in 0..<options.newtonLimit {
      if problem.curvature != nil, let here = eigen, isAtFloor(point, here) { break }
      if let here = eigen, let next = step(from: point, here) {
        let servesOn =
          problem.curvature == nil && next.norm < 0.1 * point.norm && next.free == point.free
        point = next
        isFresh = !servesOn
      } else if isFresh {
        stop = .stalled
        break
      } else {
        isFresh = true
      }
      if isFresh { eigen = curvature(at: point) }
    }
    if !isFresh { eigen = curvature(at: point) }
    let certified =
      point.norm <= options.gradientTolerance * max(1, abs(point.value))
      && eigen.map { isConvex($0, at: point) } == true
    return BoundedMinimizer.Minimum(
      parameters: point.x, value: point.value,
      convergence: Convergence(
        stop: certified ? .tolerance : stop, evaluations: evaluations, gradientNorm: point.norm,
        certified: certified,
        atBound: point.x.indices.filter {
          point.x[$0] <= problem.lower[$0] || point.x[$0] >= problem.upper[$0]
        }))
  }

  /// Whether a whole step would gain less than is worth it.
  private func isAtFloor(_ point: Point, _ eigen: SymmetricEigen) -> Bool {
    guard isConvex(eigen, at: point),
      point.norm <= options.gradientTolerance * max(1, abs(point.value))
    else { return false }
    var decrement = 0.0
    for k in point.free.indices {
      var slope = 0.0
      for (row, j) in point.free.enumerated() { slope += eigen.vectors[row, k] * point.gradient[j] }
      decrement += slope * slope / eigen.values[k]
    }
    return decrement < problem.leastGain
  }

  private mutating func evaluate(_ x: [Double]) -> Point? {
    evaluations += 1
    guard let result = problem.gradient(x), result.value.isFinite,
      result.gradient.allSatisfy(\.isFinite)
    else { return nil }
    let held = problem.held(x, gradient: result.gradient)
    return Point(
      x: x, value: result.value, gradient: result.gradient,
      free: x.indices.filter { !held.contains($0) })
  }

  /// Eigenvalues of the symmetric difference quotient over the free parameters.
  private mutating func curvature(at point: Point) -> SymmetricEigen? {
    let free = point.free
    if let curvature = problem.curvature {
      return curvature(point.x).flatMap { whole in
        var h = Matrix(rows: free.count, columns: free.count)
        for (column, k) in free.enumerated() {
          for (row, j) in free.enumerated() { h[row, column] = whole[j, k] }
        }
        return try? SymmetricEigen(h)
      }
    }
    var h = Matrix(rows: free.count, columns: free.count)
    for (column, k) in free.enumerated() {
      let width = 1e-4 * max(1, abs(point.x[k]))
      var (above, below) = (point.x, point.x)
      above[k] = min(point.x[k] + width, problem.upper[k])
      below[k] = max(point.x[k] - width, problem.lower[k])
      let distance = above[k] - below[k]
      evaluations += 2
      guard distance > 0, let up = problem.gradient(above), let down = problem.gradient(below)
      else { return nil }
      for (row, j) in free.enumerated() {
        h[row, column] = (up.gradient[j] - down.gradient[j]) / distance
      }
    }
    for j in 0..<free.count {
      for i in j + 1..<free.count {
        h[i, j] = (h[i, j] + h[j, i]) / 2
        h[j, i] = h[i, j]
      }
    }
    return try? SymmetricEigen(h)
  }

  /// The next point, or nil where no step makes progress.
  private mutating func step(from point: Point, _ eigen: SymmetricEigen) -> Point? {
    let n = point.free.count
    guard n > 0 else { return nil }
    let largest = eigen.values.reduce(0) { max($0, abs($1)) }
    guard largest > 0 else { return nil }
    let scale = max(1, abs(point.value))
    let slopes = (0..<n).map { k in
      (0..<n).reduce(0.0) { $0 + eigen.vectors[$1, k] * point.gradient[point.free[$1]] }
    }
    var direction = Array(repeating: 0.0, count: n)
    for k in 0..<n {
      let size = max(abs(eigen.values[k]), 1e-7 * largest)
      for j in 0..<n { direction[j] -= eigen.vectors[j, k] * slopes[k] / size }
    }
    let decrease = (0..<n).reduce(0.0) { sum, j in
      sum - direction[j] * point.gradient[point.free[j]]
    }
    let onSaddle = eigen.values[0] < -1e-6 * largest && decrease < 1e-8 * scale
    if onSaddle {
      // The gradient says nothing here: half a unit along the way down, either way.
      let sign = slopes[0] > 0 ? -0.5 : 0.5
      direction = (0..<n).map { sign * eigen.vectors[$0, 0] }
    }
    // Where the step promises less than rounding can show, the full step is the only one worth trying.
    let halvings = !onSaddle && decrease < 1e-13 * scale ? 1 : 30
    for sign in onSaddle ? [1.0, -1] : [1] {
      var length = sign
      for _ in 0..<halvings {
        var x = point.x
        for (j, parameter) in point.free.enumerated() { x[parameter] += length * direction[j] }
        if let next = evaluate(problem.within(x)), makesProgress(from: point, to: next, scale) {
          return next
        }
        length /= 2
      }
    }
    return nil
  }

  /// Lower by more than rounding; or level within rounding and with half the gradient.
  private func makesProgress(from point: Point, to next: Point, _ scale: Double) -> Bool {
    if next.value < point.value - 1e-11 * scale { return true }
    return next.value <= point.value + 1e-11 * scale && next.norm < 0.5 * point.norm
  }

  /// Whether every direction curves upwards by more than rounding could feign.
  private func isConvex(_ eigen: SymmetricEigen, at point: Point) -> Bool {
    let rounding = 1e-9 * max(1, abs(point.value)) + 1e-8 * (eigen.values.last ?? 0)
    return eigen.values.allSatisfy { $0 > rounding }
  }
}
