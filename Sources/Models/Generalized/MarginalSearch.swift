import LinearAlgebra
import Optimization
import Results

/// Finds the parameters of largest likelihood.
///
/// The search goes downhill on −2ℓ with a curvature begun from the levels' scores, then by Newton steps.
/// Like the deviance of a linear model, −2ℓ does not change when a column of Λ changes sign, so there are no
/// bounds on the way and the gradient is zero at a variance of zero. Where the optimum lies there, the column
/// is set to exactly zero and held, the others are polished once more, and the certificate asks
/// that −2ℓ does not fall as the variance grows from zero.
final class MarginalSearch {
  let likelihood: MarginalLikelihood
  let options: BoundedMinimizer.Options

  /// The last curvature: it serves the steps nearby, and once more for the standard errors.
  private var last: (xi: [Double], curvature: Matrix)?
  /// Evaluations spent on differences.
  private(set) var differences = 0

  init(likelihood: MarginalLikelihood, options: BoundedMinimizer.Options) {
    (self.likelihood, self.options) = (likelihood, options)
  }

  private var effects: GroupEffects { likelihood.effects }
  private var thresholds: Thresholds { Thresholds(count: likelihood.rows.thresholdCount) }

  /// Searches from ξ; nil where the likelihood cannot be computed there.
  func run(from start: [Double]) -> BoundedMinimizer.Minimum? {
    guard let first = evaluate(start) else { return nil }
    var descent = QuasiNewton()
    descent.gradientTolerance = 1e-6
    let everything = problem(holding: [], at: start)
    guard
      let near = descent.descend(everything, from: start, curvature: first.scores),
      let polished = BoundedMinimizer(options: options).polish(
        everything, from: near.parameters, evaluations: near.evaluations + 1)
    else { return nil }
    var found = rectified(polished)
    var held: Set<Int> = []
    if found.convergence.gradientNorm > gradientLimit(found), let lower = withLowerRank(found) {
      (found, held) = lower
    }
    let (xi, vanishing) = withoutVanishing(found)
    held.formUnion(vanishing)
    guard !held.isEmpty, var last = polish(xi, holding: held, after: found) else { return found }
    let diagonals = effects.parameters.indices.filter {
      effects.parameters[$0].row == effects.parameters[$0].column
    }.map { likelihood.factors.lowerBound + $0 }.filter(held.contains)
    last.convergence.atBound = diagonals
    if !diagonals.allSatisfy({ staysAtZero($0, last) }) {
      last.convergence.certified = false
      last.convergence.stop = .stalled
    }
    return last
  }

  /// −2ℓ, its gradient and estimated curvature at ξ.
  func evaluate(_ xi: [Double]) -> (value: Double, gradient: [Double], scores: Matrix)? {
    guard let point = likelihood.evaluate(thresholds.natural(xi)) else { return nil }
    let jacobian = self.jacobian(xi)
    return (
      -2 * point.value, thresholds.gradient(point.gradient, at: xi).map { -2 * $0 },
      2 * (jacobian.transposed * point.scores * jacobian)
    )
  }

  /// ∂ν/∂ξ.
  func jacobian(_ xi: [Double]) -> Matrix {
    var result = Matrix.identity(likelihood.count)
    for k in likelihood.thresholds {
      for j in likelihood.thresholds { result[j, k] = thresholds.derivative(j, k, at: xi) }
    }
    return result
  }

  /// −2ℓ with some parameters held where ξ has them.
  private func problem(holding held: Set<Int>, at xi: [Double]) -> BoundedProblem {
    BoundedProblem(
      lower: xi.indices.map { held.contains($0) ? xi[$0] : -.infinity },
      upper: xi.indices.map { held.contains($0) ? xi[$0] : .infinity },
      value: { [likelihood, thresholds] xi in
        likelihood.evaluate(thresholds.natural(xi)).map { -2 * $0.value }
      },
      gradient: { [likelihood, thresholds] xi in
        likelihood.evaluate(thresholds.natural(xi)).map { point in
          (-2 * point.value, thresholds.gradient(point.gradient, at: xi).map { -2 * $0 })
        }
      },
      curvature: { [self] xi in
        if let last, zip(last.xi, xi).allSatisfy({ abs($0 - $1) < 0.01 }) { return last.curvature }
        return curvature(xi)
      })
  }

  /// The second derivatives of −2ℓ at ξ, as central differences of the exact gradient.
  func curvature(_ xi: [Double]) -> Matrix? {
    if let last, last.xi == xi { return last.curvature }
    var result = Matrix(rows: xi.count, columns: xi.count)
    for k in xi.indices {
      let width = 1e-4 * max(1, abs(xi[k]))
      var (above, below) = (xi, xi)
      above[k] += width
      below[k] -= width
      differences += 2
      guard let up = evaluate(above), let down = evaluate(below) else { return nil }
      for j in xi.indices {
        result[j, k] = (up.gradient[j] - down.gradient[j]) / (above[k] - below[k])
      }
    }
    for j in xi.indices {
      for i in j + 1..<xi.count {
        result[i, j] = (result[i, j] + result[j, i]) / 2
        result[j, i] = result[i, j]
      }
    }
    last = (xi, result)
    return result
  }

  private func polish(
    _ xi: [Double], holding held: Set<Int>, after found: BoundedMinimizer.Minimum
  ) -> BoundedMinimizer.Minimum? {
    BoundedMinimizer(options: options).polish(
      problem(holding: held, at: xi), from: xi, evaluations: found.convergence.evaluations
    ).map(rectified)
  }

  private func rectified(_ found: BoundedMinimizer.Minimum) -> BoundedMinimizer.Minimum {
    var minimum = found
    minimum.parameters.replaceSubrange(
      likelihood.factors, with: effects.rectified(Array(found.parameters[likelihood.factors])))
    return minimum
  }

  /// Where the search stopped in the long valley beside a singular covariance, the same covariance less its
  /// smallest principal component leads to the end, if that is where it goes.
  private func withLowerRank(
    _ found: BoundedMinimizer.Minimum
  ) -> (BoundedMinimizer.Minimum, Set<Int>)? {
    let theta = Array(found.parameters[likelihood.factors])
    for term in effects.terms {
      guard let sigma = effects.lowerRank(term, theta) else { continue }
      let (candidate, zeros) = effects.canonical(term, sigma, theta)
      var xi = found.parameters
      xi.replaceSubrange(likelihood.factors, with: candidate)
      let held = shifted(zeros)
      guard !held.isEmpty, let polished = polish(xi, holding: held, after: found),
        polished.convergence.certified, polished.value <= allowed(found)
      else { continue }
      return (polished, held)
    }
    return nil
  }

  /// ξ with vanishing variances at exactly zero, where that costs nothing; and what is held there.
  private func withoutVanishing(
    _ found: BoundedMinimizer.Minimum
  ) -> (xi: [Double], held: Set<Int>) {
    var xi = found.parameters
    var held: Set<Int> = []
    for term in effects.terms {
      let theta = Array(xi[likelihood.factors])
      let (candidate, zeros) = effects.canonical(term, effects.covariance(term, theta), theta)
      var moved = xi
      moved.replaceSubrange(likelihood.factors, with: candidate)
      guard !zeros.isEmpty, let value = evaluate(moved)?.value, value <= allowed(found) else {
        continue
      }
      xi = moved
      held.formUnion(shifted(zeros))
    }
    return (xi, held)
  }

  private func shifted(_ positions: Set<Int>) -> Set<Int> {
    Set(positions.map { $0 + likelihood.factors.lowerBound })
  }

  /// Whether −2ℓ does not fall as a parameter moves inwards from zero.
  private func staysAtZero(_ position: Int, _ optimum: BoundedMinimizer.Minimum) -> Bool {
    var xi = optimum.parameters
    xi[position] = 1e-3
    guard let slope = evaluate(xi)?.gradient[position] else { return false }
    return slope >= -gradientLimit(optimum)
  }

  /// The gradient that counts as none.
  private func gradientLimit(_ found: BoundedMinimizer.Minimum) -> Double {
    options.gradientTolerance * max(1, abs(found.value))
  }

  /// What setting a variance to zero may cost.
  private func allowed(_ found: BoundedMinimizer.Minimum) -> Double {
    found.value + 1e-9 * max(1, abs(found.value))
  }
}
