import Distributions
public import LinearAlgebra
import Optimization
public import Results

/// Extracts common factors from correlations.
///
/// The loadings that go best with given uniquenesses ψ are those of the first m eigenvectors, so only ψ is
/// searched for, between 0.005 and 1:
///
///     likelihood      f(ψ) = Σ_{j>m} (e_j − log e_j) − (k − m),   e = eigenvalues of Ψ^−½ R Ψ^−½
///                     ∂f/∂ψ = diag(ΛΛᵀ + Ψ − R) / ψ²
///                     χ² = (n − 1 − (2k + 5)/6 − 2m/3) · f,   df = [(k − m)² − k − m] / 2
///     least squares   f(ψ) = ½ Σ_ij (R − Ψ − ΛΛᵀ)_ij²,   Λ from the first m eigenpairs of R − Ψ
///                     ∂f/∂ψ = diag(ΛΛᵀ + Ψ − R)
///
/// ### Source
/// Jöreskog, K. G. (1967). Some contributions to maximum likelihood factor analysis. *Psychometrika, 32*(4),
/// 443–482. Harman, H. H., & Jones, W. H. (1966). Factor analysis by minimizing residuals (minres).
/// *Psychometrika, 31*(3), 351–368.
///
/// ### Agrees with
/// R `factanal`, `psych::fa(fm = "minres")` to the digits at which they stop.
public enum FactorExtraction {
  /// The least that is left to an item.
  static let least = 0.005

  /// Extracts factors.
  ///
  /// - Parameters:
  ///   - factors: m, at least 1.
  ///   - correlations: k × k, symmetric with ones on the diagonal.
  ///   - n: people, for the test; nil for none.
  ///   - method: how. The default is maximum likelihood.
  /// - Returns: the solution with its certificate.
  /// - Throws: `Withheld` for a singular matrix, or more factors than the correlations can tell apart.
  public static func extract(
    _ factors: Int, from correlations: Matrix, n: Int? = nil,
    method: FactorSolution.Method = .maximumLikelihood
  ) throws(Withheld) -> FactorSolution {
    precondition(factors >= 1, "\(factors) factors")
    let k = correlations.rows
    let inverse = try InvertedCorrelations(correlations).inverse
    let df = ((k - factors) * (k - factors) - k - factors) / 2
    guard factors < k, (k - factors) * (k - factors) >= k + factors else {
      throw Withheld(
        "structure.too-many-factors", "So few items cannot tell so many factors apart.",
        help: "Ask for fewer factors: three items bear one, five bear two.")
    }
    let search = UniquenessSearch(correlations: correlations, factors: factors, method: method)
    let scale = 1 - Double(factors) / Double(2 * k)
    let start = inverse.diagonal.map { min(1, max(least, scale / $0)) }
    guard let minimum = search.minimum(from: start), let at = search.at(minimum.parameters) else {
      throw InvertedCorrelations.singular
    }
    var residual = 0.0
    for j in 0..<k {
      for i in 0..<j {
        let product = (0..<factors).reduce(0) { $0 + at.loadings[i, $1] * at.loadings[j, $1] }
        residual += (correlations[i, j] - product) * (correlations[i, j] - product)
      }
    }
    var fit: FactorSolution.Fit?
    if method == .maximumLikelihood, let n {
      let factor = Double(n) - 1 - Double(2 * k + 5) / 6 - 2 * Double(factors) / 3
      if factor > 0 {
        let chiSquared = max(0, factor * at.value)
        fit = FactorSolution.Fit(
          chiSquared: chiSquared, degreesOfFreedom: df,
          p: df > 0 ? ChiSquared(degreesOfFreedom: Double(df)).upperTail(chiSquared) : nil)
      }
    }
    return FactorSolution(
      method: method, loadings: at.loadings, uniquenesses: minimum.parameters,
      residualSquares: residual, fit: fit,
      heywood: minimum.parameters.indices.filter { minimum.parameters[$0] <= least },
      convergence: minimum.convergence)
  }
}
