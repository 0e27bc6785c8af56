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
  /// Some of the persons, to begin with.
  let sample: ProfiledDeviance?
  /// Where to begin, if something is known.
  var start: [Double]?
  private let latest = Latest()

  init(
    deviance: ProfiledDeviance, options: BoundedMinimizer.Options, sample: ProfiledDeviance? = nil
  ) {
    self.deviance = deviance
    self.options = options
    self.sample = sample
  }

  private var random: RandomEffects { deviance.random }

  /// What was solved last: where the search ends, as a rule.
  func solved(
    at theta: [Double], _ order: SumsOrder
  ) -> (solution: ProfiledDeviance.Solution, derivatives: DevianceDerivatives)? {
    if let latest = latest.solved, latest.theta == theta,
      order != .full || deviance.searchOrder == .full
    {
      return (latest.solution, latest.derivatives)
    }
    return deviance.solve(theta, order).map { ($0, DevianceDerivatives(deviance, $0, order)) }
  }

  func run() -> BoundedMinimizer.Minimum? {
    let start = begin()
    let free = problem(holding: [], at: start)
    let minimizer = BoundedMinimizer(options: options)
    guard var searched = minimizer.polish(free, from: start) else { return nil }
    if !searched.convergence.certified {
      // Newton's way lost: look for the valley without derivatives, then go down it once more.
      guard let again = minimizer.minimize(free, from: start) else { return nil }
      if again.value < searched.value || again.convergence.certified { searched = again }
    }
    var found = rectified(searched)
    if let ended = withoutCorrelation(found) { return ended }
    var held: Set<Int> = []
    if found.convergence.gradientNorm > gradientLimit(found), let lower = withLowerRank(found) {
      (found, held) = lower
    }
    let (theta, vanishing) = withoutVanishing(found)
    held.formUnion(vanishing)
    guard !held.isEmpty, var polished = polish(theta, holding: held, after: found) else {
      return found
    }
    let diagonals = random.diagonalPositions.filter { held.contains($0) }
    polished.convergence.atBound = diagonals
    if !diagonals.allSatisfy({ staysAtZero($0, polished) }) {
      polished.convergence.certified = false
      polished.convergence.stop = .stalled
    }
    return polished
  }

  /// The optimum of the sample, or where nothing is known.
  private func begin() -> [Double] {
    if let start { return start }
    guard let sample else { return deviance.start }
    let search = DevianceSearch(deviance: sample, options: options)
    let found = BoundedMinimizer(options: options).polish(
      search.problem(holding: [], at: deviance.start), from: deviance.start)
    return found.map { $0.convergence.certified ? $0.parameters : deviance.start } ?? deviance.start
  }

  private func polish(
    _ theta: [Double], holding held: Set<Int>, after found: BoundedMinimizer.Minimum
  ) -> BoundedMinimizer.Minimum? {
    BoundedMinimizer(options: options).polish(
      problem(holding: held, at: theta), from: theta, evaluations: found.convergence.evaluations
    ).map(rectified)
  }

  /// The deviance with some parameters held where `theta` has them. Value, gradient and Hessian come
  /// from one pass; the Hessian is kept until it is asked for.
  private func problem(holding held: Set<Int>, at theta: [Double]) -> BoundedProblem {
    let latest = latest
    var problem = BoundedProblem(
      lower: theta.indices.map { held.contains($0) ? theta[$0] : -.infinity },
      upper: theta.indices.map { held.contains($0) ? theta[$0] : .infinity },
      value: { deviance.value(at: $0) },
      gradient: { theta in
        guard let (solution, derivatives) = solved(at: theta, deviance.searchOrder) else {
          return nil
        }
        latest.solved = (theta, solution, derivatives)
        return (deviance.value(solution), derivatives.gradient(theta))
      },
      curvature: { theta in
        solved(at: theta, deviance.searchOrder)?.derivatives.hessian(theta)
      })
    // By average information the last digits come slowly.
    if deviance.searchOrder == .average { problem.leastGain = 1e-13 }
    return problem
  }

  /// The last point.
  private final class Latest {
    var solved:
      (theta: [Double], solution: ProfiledDeviance.Solution, derivatives: DevianceDerivatives)?
  }

  /// Near a singular λ the valley is long and bent. Where the search stopped in it, the same
  /// covariance less its smallest principal component leads to the end, if that is where it goes.
  private func withLowerRank(
    _ found: BoundedMinimizer.Minimum
  ) -> (BoundedMinimizer.Minimum, Set<Int>)? {
    for term in random.terms where term.parameters.count > 1 {
      guard let eigen = try? SymmetricEigen(random.covariance(term, found.parameters)) else {
        continue
      }
      var sigma = Matrix(rows: term.size, columns: term.size)
      for k in 1..<term.size {
        let v = eigen.vectors.column(k)
        for i in v.indices {
          for j in v.indices { sigma[i, j] += eigen.values[k] * v[i] * v[j] }
        }
      }
      let (theta, zeros) = random.canonical(term, sigma, found.parameters)
      guard !zeros.isEmpty, let polished = polish(theta, holding: zeros, after: found),
        polished.convergence.certified, polished.value <= allowed(found)
      else { continue }
      return (polished, zeros)
    }
    return nil
  }

  /// Where residuals show no correlation: the model without it, if the deviance falls all the way there.
  private func withoutCorrelation(
    _ found: BoundedMinimizer.Minimum
  ) -> BoundedMinimizer.Minimum? {
    let position = random.parameterCount
    guard let residual = deviance.structured?.residual, let end = residual.end,
      let nearEnd = residual.nearEnd
    else { return nil }
    var theta = found.parameters
    theta[position] = end
    guard let value = deviance.value(at: theta), value <= allowed(found),
      var ended = polish(theta, holding: [position], after: found)
    else { return nil }
    let (boundary, vanishing) = withoutVanishing(ended)
    if !vanishing.isEmpty,
      let polished = polish(boundary, holding: vanishing.union([position]), after: ended)
    {
      ended = polished
    }
    ended.convergence.atBound =
      random.diagonalPositions.filter { vanishing.contains($0) } + [position]
    var inner = ended.parameters
    inner[position] = nearEnd
    guard let near = deviance.value(at: inner), near >= 2 * ended.value - allowed(ended) else {
      return nil
    }
    return ended
  }

  /// The gradient that counts as none.
  private func gradientLimit(_ found: BoundedMinimizer.Minimum) -> Double {
    options.gradientTolerance * max(1, abs(found.value))
  }

  /// What setting a variance to zero may cost.
  private func allowed(_ found: BoundedMinimizer.Minimum) -> Double {
    found.value + 1e-9 * max(1, abs(found.value))
  }

  /// Columns of λ with their diagonal at or above zero.
  private func rectified(_ found: BoundedMinimizer.Minimum) -> BoundedMinimizer.Minimum {
    let theta = found.parameters
    var result = theta
    for term in random.terms {
      let parameters = term.parameters
      for diagonal in parameters
      where diagonal.row == diagonal.column && theta[diagonal.theta] < 0 {
        for parameter in parameters where parameter.column == diagonal.column {
          result[parameter.theta] = -theta[parameter.theta]
        }
      }
      if term.parameters.isEmpty {
        for position in term.start..<term.start + term.parameterCount {
          result[position] = abs(theta[position])
        }
      }
    }
    var minimum = found
    minimum.parameters = result.map { $0 == 0 ? 0 : $0 }
    return minimum
  }

  /// Theta with vanishing variances at exactly zero, where that costs nothing; and what is held there.
  private func withoutVanishing(
    _ found: BoundedMinimizer.Minimum
  ) -> (theta: [Double], held: Set<Int>) {
    var theta = found.parameters
    var held: Set<Int> = []
    for term in random.terms {
      let (candidate, zeros) = random.canonical(term, random.covariance(term, theta), theta)
      guard !zeros.isEmpty, let value = deviance.value(at: candidate), value <= allowed(found)
      else {
        continue
      }
      theta = candidate
      held.formUnion(zeros)
    }
    return (theta, held)
  }

  /// Whether the deviance does not fall as a parameter moves inwards from zero.
  private func staysAtZero(_ position: Int, _ optimum: BoundedMinimizer.Minimum) -> Bool {
    var theta = optimum.parameters
    theta[position] = 1e-3
    guard let solution = deviance.solve(theta, .first) else { return false }
    let slope = deviance.gradient(solution, theta)[position]
    return slope >= -gradientLimit(optimum)
  }
}
