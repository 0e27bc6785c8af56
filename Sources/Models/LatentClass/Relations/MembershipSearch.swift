import LinearAlgebra
import Optimization
import Results

/// The most likely coefficients of class membership, or why there are none.
enum MembershipSearch {
  /// The top of the likelihood, with the information and the score products there.
  struct Top {
    var gamma: [Double]
    var logLikelihood: Double
    var information: Cholesky
    var scoreProducts: Matrix
    var convergence: Convergence
  }

  /// Where no top is found.
  enum Failure: Error {
    case notConverged
    /// A direction in which the likelihood grows without end, or is flat.
    case unbounded([Double])
  }

  /// Searches from no relation at all, by BFGS and then Newton's method.
  static func top(_ likelihood: MembershipLikelihood) throws(Failure) -> Top {
    let count = likelihood.count
    let open = [Double](repeating: .infinity, count: count)
    let problem = BoundedProblem(
      lower: open.map { -$0 }, upper: open, value: { -likelihood.score($0).value },
      gradient: { gamma in
        let point = likelihood.score(gamma)
        return (-point.value, point.score.map { -$0 })
      },
      curvature: { likelihood.information($0) })
    let start = [Double](repeating: 0, count: count)
    guard
      let descent = QuasiNewton(gradientTolerance: 1e-6).descend(
        problem, from: start, curvature: likelihood.completeInformation(start)),
      let minimum = BoundedMinimizer().polish(
        problem, from: descent.parameters, evaluations: descent.evaluations)
    else { throw .notConverged }
    let gamma = minimum.parameters
    let information = likelihood.information(gamma)
    if let direction = endless(
      information, likelihood.score(gamma).score, persons: likelihood.x.rows)
    {
      throw .unbounded(direction)
    }
    guard minimum.convergence.certified, let factor = try? Cholesky(information) else {
      throw .notConverged
    }
    return Top(
      gamma: gamma, logLikelihood: -minimum.value, information: factor,
      scoreProducts: likelihood.scoreProducts(gamma), convergence: minimum.convergence)
  }

  /// The direction with the least curvature, where a Newton step along it does not shrink with the slope,
  /// or the curvature is gone: towards a supremum both fall alike, and the step stays as long as it was.
  private static func endless(
    _ information: Matrix, _ score: [Double], persons: Int
  ) -> [Double]? {
    guard let eigen = try? SymmetricEigen(information) else { return nil }
    let least = eigen.values[0] / Double(persons)
    let direction = eigen.vectors.column(0)
    if least < -1e-9 { return nil }
    if least < 1e-9 { return direction }
    let step = abs(innerProduct(direction, score)) / eigen.values[0]
    return least < 1e-4 && step > 1e-3 ? direction : nil
  }
}
