import LinearAlgebra
import Results

extension JointOrder.Optimum {
  /// A model of outcomes at the optimum, with the uncertainty of γ and φ in its covariance.
  ///
  ///     Var(θ̂) = Var(θ̂ | γ, φ) + D Var(γ̂, φ̂) Dᵀ,      D = ∂θ̂/∂(γ, φ)
  ///
  /// the inverse of the whole information, by blocks; D by differences of `refit` on either side.
  func widened(
    _ fit: OutcomeFit, _ refit: (_ own: [Double]) throws(Withheld) -> OutcomeFit
  ) throws(Withheld) -> OutcomeFit {
    func parameters(_ fit: OutcomeFit) -> [Double] {
      fit.coefficients + (fit.spread.map { [$0] } ?? [])
    }
    let size = parameters(fit).count
    var slopes = Matrix(rows: size, columns: neighbours.count)
    for (k, neighbour) in neighbours.enumerated() {
      let above = parameters(try refit(neighbour.above))
      let below = parameters(try refit(neighbour.below))
      guard above.count == size, below.count == size else { throw .notCertified }
      for j in 0..<size { slopes[j, k] = (above[j] - below[j]) / (2 * neighbour.distance) }
    }
    var result = fit
    result.covariance = fit.covariance + slopes * covariance * slopes.transposed
    return result
  }
}
