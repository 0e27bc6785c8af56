import LinearAlgebra
import Optimization
import Results

/// Finds the numbers of a model: Fisher scoring into the valley, Newton's method to its floor.
///
/// Numbers are searched for in units of their standard error in a sample of one, so that neither the units of
/// the items nor the number of people matter to what counts as small.
struct ConfirmatorySearch {
  let likelihood: NormalLikelihood
  let n: Double

  /// Where a search ended.
  struct Optimum {
    var parameters: [Double]
    var value: Double
    var derivatives: NormalLikelihood.Derivatives
    var convergence: Convergence
  }

  /// Nil where the likelihood has no value at the start.
  func run(from start: [Double]) -> Optimum? {
    guard let (scored, evaluations) = score(from: start),
      let here = expected(scored)
    else { return nil }
    let units = here.derivatives.expected.diagonal.map { $0 > 0 ? (n / $0).squareRoot() : 1 }
    let parameters = likelihood.parameters
    func whole(_ y: [Double]) -> [Double] { zip(y, units).map { $0 * $1 } }
    var problem = BoundedProblem(
      lower: units.map { _ in -.infinity }, upper: units.map { _ in .infinity },
      value: { y in likelihood.value(whole(y)).map { $0 / n } },
      gradient: { y in
        likelihood.gradient(whole(y)).map { point in
          (point.value / n, zip(point.gradient, units).map { $0 * $1 / n })
        }
      },
      curvature: { y in
        likelihood.derivatives(whole(y), parameters).map { point in
          var h = point.derivatives.observed
          for j in units.indices {
            for i in units.indices { h[i, j] *= units[i] * units[j] / n }
          }
          return h
        }
      })
    problem.leastGain = 1e-22
    var minimizer = BoundedMinimizer()
    minimizer.options.gradientTolerance = 1e-10
    minimizer.options.newtonLimit = 100
    guard
      let minimum = minimizer.polish(
        problem, from: zip(scored, units).map { $0 / $1 }, evaluations: evaluations)
    else { return nil }
    let reached = whole(minimum.parameters)
    guard let end = likelihood.derivatives(reached, parameters) else { return nil }
    return Optimum(
      parameters: reached, value: end.value, derivatives: end.derivatives,
      convergence: minimum.convergence)
  }

  /// Fisher scoring with a ridge that grows where a step does not lead down.
  private func score(from start: [Double]) -> ([Double], Int)? {
    var x = start
    guard var point = expected(x) else { return nil }
    var evaluations = 1
    var ridge = 0.0
    for _ in 0..<200 {
      let (g, information) = (point.derivatives.gradient, point.derivatives.expected)
      var damped = information
      for j in g.indices { damped[j, j] += ridge * max(information[j, j], 1e-8 * n) }
      guard let factor = try? Cholesky(damped) else {
        ridge = max(1e-6, 10 * ridge)
        if ridge > 1e6 { break }
        continue
      }
      let step = factor.solve(g)
      let gain = zip(step, g).reduce(0) { $0 + $1.0 * $1.1 }
      if gain < 1e-8 { break }
      var next: (value: Double, derivatives: NormalLikelihood.Derivatives)?
      var moved = x
      var length = 1.0
      for _ in 0..<8 {
        moved = zip(x, step).map { $0 - length * $1 }
        evaluations += 1
        if let value = likelihood.value(moved), value < point.value {
          next = expected(moved)
          break
        }
        length /= 2
      }
      if let next {
        (x, point) = (moved, next)
        ridge = length == 1 ? ridge / 10 : ridge
        if ridge < 1e-8 { ridge = 0 }
      } else {
        ridge = max(1e-4, 10 * ridge)
        if ridge > 1e6 { break }
      }
    }
    return (x, evaluations)
  }

  private func expected(
    _ x: [Double]
  ) -> (value: Double, derivatives: NormalLikelihood.Derivatives)? {
    likelihood.derivatives(x, likelihood.parameters, wantsObserved: false)
  }
}
