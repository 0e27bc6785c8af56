import LinearAlgebra

/// Degrees of freedom of the fixed effects' t statistics, after Satterthwaite.
///
/// With ρ = (θ, σ), D(ρ) the deviance not profiled over σ, and C(ρ) the covariance of the fixed effects:
///
///     A   = 2 H⁻¹,  H = ∂²D/∂ρ²             covariance of the estimates of ρ
///     g_k = ∂C_kk/∂ρ
///     ν_k = 2 C_kk² / (g_kᵀ A g_k)
///
/// H comes from differences of the analytic gradient over θ and in closed form where σ takes part.
/// Directions without curvature, as at a variance of zero, are left out of the inverse.
///
/// ### Source
/// Kuznetsova, A., Brockhoff, P. B., & Christensen, R. H. B. (2017). lmerTest package: Tests in linear
/// mixed effects models. *Journal of Statistical Software, 82*(13), section 2.2.
/// <https://doi.org/10.18637/jss.v082.i13>
///
/// ### Agrees with
/// R `lmerTest::lmer`; see `Fixtures/models`.
struct Satterthwaite {
  let deviance: ProfiledDeviance
  let theta: [Double]
  let solution: ProfiledDeviance.Solution

  /// Weights of f(−2h), f(−h), f(h), f(2h) in 12h · f′; the error is of the order h⁴.
  private static let stencil: [(steps: Double, weight: Double)] = [
    (-2, 1), (-1, -8), (1, 8), (2, -1),
  ]
  private static let width = 1e-3

  /// One number per fixed effect, above zero; nil where the curvature cannot be computed.
  func degreesOfFreedom() -> [Double]? {
    let k = theta.count
    let variance = solution.residual / deviance.denominator
    let sigma = variance.squareRoot()
    var curvature = Matrix(rows: k + 1, columns: k + 1)
    var slopes = Array(
      repeating: Array(repeating: 0.0, count: k + 1), count: deviance.products.fixedCount)
    let relative = deviance.relativeFixedCovariance(solution).diagonal
    for j in 0..<k {
      for (steps, weight) in Self.stencil {
        var moved = theta
        moved[j] += steps * Self.width
        guard let there = deviance.solve(moved) else { return nil }
        let scale = weight / (12 * Self.width)
        for (i, entry) in deviance.gradient(there, weight: 1 / variance).enumerated() {
          curvature[i, j] += scale * entry
        }
        for (term, entry) in deviance.relativeFixedCovariance(there).diagonal.enumerated() {
          slopes[term][j] += scale * variance * entry
        }
      }
    }
    let residualSlopes = zip(
      deviance.gradient(solution, weight: 1), deviance.gradient(solution, weight: 0)
    ).map { $0 - $1 }
    for j in 0..<k {
      for i in 0..<j {
        curvature[i, j] = (curvature[i, j] + curvature[j, i]) / 2
        curvature[j, i] = curvature[i, j]
      }
      curvature[k, j] = -2 * residualSlopes[j] / (variance * sigma)
      curvature[j, k] = curvature[k, j]
    }
    curvature[k, k] = 4 * deviance.denominator / variance
    for term in slopes.indices { slopes[term][k] = 2 * sigma * relative[term] }
    guard let eigen = try? SymmetricEigen(curvature) else { return nil }
    let degrees = slopes.indices.map { term in
      let value = variance * relative[term]
      return value * value / Self.quadraticForm(slopes[term], eigen)
    }
    return degrees.allSatisfy { $0 > 0 && $0.isFinite } ? degrees : nil
  }

  /// gᵀ H⁻¹ g over the directions that curve upwards.
  private static func quadraticForm(_ g: [Double], _ eigen: SymmetricEigen) -> Double {
    let least = max(1e-6, 1e-10 * (eigen.values.last ?? 0))
    var sum = 0.0
    for (position, value) in eigen.values.enumerated() where value > least {
      let projection = zip(eigen.vectors.column(position), g).reduce(0) { $0 + $1.0 * $1.1 }
      sum += projection * projection / value
    }
    return sum
  }
}
