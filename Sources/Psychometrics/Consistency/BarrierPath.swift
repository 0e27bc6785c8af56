import Glibc
import LinearAlgebra

/// Follows the central path of  max Σ θ,  C − diag(θ) ⪰ 0,  θ ≥ 0.
///
///     smallest  −Σ θ_i / m − log |S| − Σ log θ_i,      S = C − diag(θ)
///     gradient  −1/m + (S⁻¹)_ii − 1/θ_i,      Hessian  S⁻¹ ∘ S⁻¹ + diag(1/θ²)
///
/// by damped Newton steps, for `m` that shrinks. At each `m` the matrix Z = m S⁻¹, its diagonal brought
/// to at least 1 by scaling rows and columns, proves an upper bound tr(C Z). Scaling rows and columns
/// rather than the whole keeps the proof sharp: an error in Z enters it squared.
struct BarrierPath {
  /// Where the path ended.
  struct End {
    var theta: [Double]
    var lower: Double
    var upper: Double
    var steps: Int
    var gradientNorm: Double
  }

  let c: Matrix
  /// The gap at which to stop.
  let most: Double

  init(_ c: Matrix, most: Double) {
    self.c = c
    self.most = most
  }

  private struct Point {
    var theta: [Double]
    var inverse: Matrix
    var value: Double
    var gradient: [Double]
  }

  private func point(_ theta: [Double], _ m: Double) -> Point? {
    guard theta.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
    var s = c
    for i in theta.indices { s[i, i] -= theta[i] }
    guard let factor = try? Cholesky(s) else { return nil }
    let inverse = factor.inverse
    let value =
      -theta.reduce(0, +) / m - factor.logDeterminant - theta.reduce(0) { $0 + log($1) }
    return Point(
      theta: theta, inverse: inverse, value: value,
      gradient: theta.indices.map { -1 / m + inverse[$0, $0] - 1 / theta[$0] })
  }

  /// Follows the path from a feasible start; nil where there is none.
  func run(from start: [Double]) -> End? {
    let p = Double(c.rows)
    var m = start.reduce(0, +) / p
    guard var here = point(start, m) else { return nil }
    var end = End(
      theta: start, lower: start.reduce(0, +), upper: .infinity, steps: 0, gradientNorm: .infinity)
    // Each round shrinks m tenfold; beyond sixteen rounding has the word.
    for _ in 0..<24 {
      centre(&here, m, &end.steps)
      let lower = here.theta.reduce(0, +)
      if lower >= end.lower { (end.theta, end.lower) = (here.theta, lower) }
      end.upper = min(end.upper, bound(here, m))
      end.gradientNorm = here.gradient.reduce(0) { max($0, abs($1)) } * m
      if end.upper - end.lower <= most { break }
      m /= 10
      guard let next = point(here.theta, m) else { break }
      here = next
    }
    return end
  }

  /// Newton steps at one m.
  private func centre(_ here: inout Point, _ m: Double, _ steps: inout Int) {
    let k = here.theta.count
    for _ in 0..<60 {
      steps += 1
      var hessian = Matrix(rows: k, columns: k)
      for j in 0..<k {
        for i in 0..<k { hessian[i, j] = here.inverse[i, j] * here.inverse[i, j] }
        hessian[j, j] += 1 / (here.theta[j] * here.theta[j])
      }
      // Rows and columns by the root of the diagonal: items near zero error are of another size.
      let scale = hessian.diagonal.map { 1 / $0.squareRoot() }
      for j in 0..<k { for i in 0..<k { hessian[i, j] *= scale[i] * scale[j] } }
      guard let factor = try? Cholesky(hessian) else { return }
      let direction = factor.solve(here.gradient.indices.map { -here.gradient[$0] * scale[$0] })
      let change = direction.indices.map { direction[$0] * scale[$0] }
      let decrement = -zip(change, here.gradient).reduce(0) { $0 + $1.0 * $1.1 }
      guard decrement > 1e-12 else { return }
      let root = decrement.squareRoot()
      var length = root > 0.25 ? 1 / (1 + root) : 1
      var moved: Point?
      for _ in 0..<30 where moved == nil {
        moved = point(here.theta.indices.map { here.theta[$0] + length * change[$0] }, m)
        length /= 2
      }
      guard let moved else { return }
      here = moved
    }
  }

  /// tr(C Z) of the feasible Z nearest to m S⁻¹.
  private func bound(_ here: Point, _ m: Double) -> Double {
    let k = here.theta.count
    // Where θ_i is at zero the diagonal may stay above 1.
    let scale = (0..<k).map { i in
      let entry = m * here.inverse[i, i]
      return entry > 1 && here.theta[i] < 1e-6 * c[i, i] ? 1 : 1 / entry.squareRoot()
    }
    var sum = 0.0
    for j in 0..<k {
      for i in 0..<k { sum += c[i, j] * m * here.inverse[i, j] * scale[i] * scale[j] }
    }
    return sum
  }
}
