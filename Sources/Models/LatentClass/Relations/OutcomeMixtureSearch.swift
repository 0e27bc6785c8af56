import Glibc
import LinearAlgebra
import Optimization
import Results

/// Climbs the likelihood of a normal outcome by class: EM from the classes as assigned, then Newton's
/// method.
///
///     r_it = Σ_s a_i(s) q_it(s),   π_t = Σ_i r_it / n,   μ_t = Σ_i r_it y_i / Σ_i r_it
///     σ_t² = Σ_i r_it (y_i − μ_t)² / Σ_i r_it
///
/// Outcomes are to be standardised: a class narrower than a thousandth of all outcomes is a point.
struct OutcomeMixtureSearch {
  let mixture: OutcomeMixture
  private let steps = 2_000

  init(_ mixture: OutcomeMixture) { self.mixture = mixture }

  /// The top of the likelihood near the start, `start` being r, n × T.
  func top(
    from start: Matrix
  ) throws(ClassRelationError) -> (theta: [Double], convergence: Convergence) {
    var theta = try step(start)
    var evaluations = 0
    var value = -Double.infinity
    while evaluations < steps {
      let (next, shares) = expectation(theta)
      evaluations += 1
      // Near the top Newton's method is sooner there.
      if next - value < 1e-7 * max(1, abs(next)) { break }
      value = next
      theta = try step(shares)
    }
    let open = [Double](repeating: .infinity, count: theta.count)
    let problem = BoundedProblem(
      lower: open.map { -$0 }, upper: open, value: { -mixture.score($0).value },
      gradient: { theta in
        let point = mixture.score(theta)
        return (-point.value, point.score.map { -$0 })
      },
      curvature: { mixture.informationAndProducts($0).information })
    guard
      let minimum = BoundedMinimizer().polish(problem, from: theta, evaluations: evaluations)
    else { throw .notConverged }
    let parts = mixture.parts(minimum.parameters)
    for t in 0..<mixture.classes {
      if parts.logSpread[t] < log(Self.point) { throw .pointOutcome(class: t) }
      if exp(parts.logShare[t]) * Double(mixture.y.count) < Self.fewest {
        throw .vanishingClass(t)
      }
    }
    guard minimum.convergence.certified else { throw .notConverged }
    return (minimum.parameters, minimum.convergence)
  }

  private static let point = 1e-3
  private static let fewest = 1e-3

  /// ℓ, and r_it.
  private func expectation(_ theta: [Double]) -> (value: Double, shares: Matrix) {
    var value = 0.0
    var shares = Matrix(rows: mixture.y.count, columns: mixture.classes)
    mixture.visit(mixture.parts(theta)) { i, share, logLikelihood, q in
      value += share * logLikelihood
      for t in q.indices { shares[i, t] += share * q[t] }
    }
    return (value, shares)
  }

  /// The parameters for given shares.
  private func step(_ shares: Matrix) throws(ClassRelationError) -> [Double] {
    let count = mixture.classes
    var logShare: [Double] = []
    var mean: [Double] = []
    var logSpread: [Double] = []
    for t in 0..<count {
      var (total, sum, square) = (0.0, 0.0, 0.0)
      for i in mixture.y.indices {
        total += shares[i, t]
        sum += shares[i, t] * mixture.y[i]
      }
      guard total >= Self.fewest else { throw .vanishingClass(t) }
      let centre = sum / total
      for i in mixture.y.indices {
        square += shares[i, t] * (mixture.y[i] - centre) * (mixture.y[i] - centre)
      }
      let spread = (square / total).squareRoot()
      guard spread >= Self.point else { throw .pointOutcome(class: t) }
      logShare.append(log(total))
      mean.append(centre)
      logSpread.append(log(spread))
    }
    return logShare.dropLast().map { $0 - logShare[count - 1] } + mean + logSpread
  }
}
