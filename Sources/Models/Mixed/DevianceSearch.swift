import LinearAlgebra
import Optimization
import Results

/// Finds the theta of smallest deviance.
///
/// The deviance does not change when a column of λ changes sign, so the search runs without bounds and
/// the signs are set right afterwards: diagonals at or above 0. At a variance of zero the gradient is
/// therefore zero as well. Where the optimum lies there, the diagonal is set to exactly zero, the rest
/// of its column (which then says nothing of its own) with it, and the others are polished once more.
struct DevianceSearch {
  let deviance: ProfiledDeviance
  let options: BoundedMinimizer.Options

  private var random: RandomEffects { deviance.random }

  func run() -> BoundedMinimizer.Minimum? {
    let minimizer = BoundedMinimizer(options: options)
    let count = random.parameterCount
    let free = problem(
      lower: Array(repeating: -.infinity, count: count),
      upper: Array(repeating: .infinity, count: count))
    guard var found = minimizer.minimize(free, from: random.start) else { return nil }
    found.parameters = rectified(found.parameters)
    let (theta, held) = withoutVanishing(found)
    guard !held.isEmpty else { return found }
    let lower = (0..<count).map { held.contains($0) ? theta[$0] : -.infinity }
    let upper = (0..<count).map { held.contains($0) ? theta[$0] : .infinity }
    guard
      var polished = minimizer.polish(
        problem(lower: lower, upper: upper), from: theta,
        evaluations: found.convergence.evaluations)
    else { return found }
    polished.parameters = rectified(polished.parameters)
    let diagonals = diagonalPositions.filter { held.contains($0) }
    polished.convergence.atBound = diagonals
    if !diagonals.allSatisfy({ staysAtZero($0, polished) }) {
      polished.convergence.certified = false
      polished.convergence.stop = .stalled
    }
    return polished
  }

  private func problem(lower: [Double], upper: [Double]) -> BoundedProblem {
    BoundedProblem(
      lower: lower, upper: upper, value: { deviance.value(at: $0) },
      gradient: { theta in
        deviance.solve(theta).map { (deviance.value($0), deviance.gradient($0)) }
      })
  }

  private var diagonalPositions: [Int] {
    random.terms.flatMap { term in
      term.parameters.filter { $0.row == $0.column }.map(\.theta)
    }
  }

  /// Columns of λ with their diagonal at or above zero.
  private func rectified(_ theta: [Double]) -> [Double] {
    var result = theta
    for term in random.terms {
      let parameters = term.parameters
      for diagonal in parameters
      where diagonal.row == diagonal.column && theta[diagonal.theta] < 0 {
        for parameter in parameters where parameter.column == diagonal.column {
          result[parameter.theta] = -theta[parameter.theta]
        }
      }
    }
    return result.map { $0 == 0 ? 0 : $0 }
  }

  /// Theta with vanishing variances at exactly zero, where that costs nothing; and what is held there.
  private func withoutVanishing(
    _ found: BoundedMinimizer.Minimum
  ) -> (theta: [Double], held: Set<Int>) {
    var theta = found.parameters
    var held: Set<Int> = []
    let allowed = found.value + 1e-9 * max(1, abs(found.value))
    for term in random.terms {
      let (candidate, zeros) = canonical(term, theta)
      guard !zeros.isEmpty, let value = deviance.value(at: candidate), value <= allowed else {
        continue
      }
      theta = candidate
      held.formUnion(zeros)
    }
    return (theta, held)
  }

  /// λ as the Cholesky factor of λλᵀ, with columns of a vanishing pivot set to zero.
  private func canonical(
    _ term: RandomEffects.Term, _ theta: [Double]
  ) -> (theta: [Double], zeros: Set<Int>) {
    let n = term.size
    var lambda = Matrix(rows: n, columns: n)
    for parameter in term.parameters {
      lambda[parameter.row, parameter.column] = theta[parameter.theta]
    }
    let sigma = lambda * lambda.transposed
    var factor = Matrix(rows: n, columns: n)
    var vanishing: Set<Int> = []
    for j in 0..<n {
      var pivot = sigma[j, j]
      for k in 0..<j { pivot -= factor[j, k] * factor[j, k] }
      // A standard deviation of a thousandth of the residuals'.
      guard pivot > 1e-6 else {
        vanishing.insert(j)
        continue
      }
      factor[j, j] = pivot.squareRoot()
      for i in j + 1..<n {
        var entry = sigma[i, j]
        for k in 0..<j { entry -= factor[i, k] * factor[j, k] }
        factor[i, j] = entry / factor[j, j]
      }
    }
    var result = theta
    var zeros: Set<Int> = []
    for parameter in term.parameters {
      result[parameter.theta] = factor[parameter.row, parameter.column]
      if vanishing.contains(parameter.column) { zeros.insert(parameter.theta) }
    }
    return (vanishing.isEmpty ? theta : result, zeros)
  }

  /// Whether the deviance does not fall as a parameter moves inwards from zero.
  private func staysAtZero(_ position: Int, _ optimum: BoundedMinimizer.Minimum) -> Bool {
    var theta = optimum.parameters
    theta[position] = 1e-3
    guard let solution = deviance.solve(theta) else { return false }
    let slope = deviance.gradient(solution)[position]
    return slope >= -options.gradientTolerance * max(1, abs(optimum.value))
  }
}
