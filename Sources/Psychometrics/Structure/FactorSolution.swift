public import LinearAlgebra
public import Results

/// Common factors of a correlation matrix: loadings, what is left to each item, and whether that is believable.
///
///     R ≈ Λ Λᵀ + Ψ     Ψ diagonal
public struct FactorSolution: Sendable, Hashable, Codable {
  /// How factors are extracted.
  public enum Method: String, Sendable, Hashable, Codable {
    /// Maximum likelihood.
    case maximumLikelihood
    /// Least squares of the residual correlations (minres).
    case leastSquares
  }

  /// The test that so many factors are enough.
  public struct Fit: Sendable, Hashable, Codable {
    /// Bartlett's χ².
    public let chiSquared: Double
    /// Its degrees of freedom.
    public let degreesOfFreedom: Int
    /// Probability of a larger one were so many factors enough; nil for no degrees of freedom.
    public let p: Double?
  }

  /// How the factors were extracted.
  public let method: Method
  /// Λ, k × m, unrotated: the factors are orthogonal, and each adds up to something positive.
  public let loadings: Matrix
  /// The diagonal of Ψ: what no factor explains of each item.
  public let uniquenesses: [Double]
  /// Σ (r_ij − λ_iᵀλ_j)² over pairs.
  public let residualSquares: Double
  /// The test, by maximum likelihood.
  public let fit: Fit?
  /// Items of which next to nothing is left (Heywood cases): the factors are then not to be believed.
  public let heywood: [Int]
  /// How the search ended.
  public let convergence: Convergence

  /// Λ Λᵀ by item: what the factors explain.
  public var communalities: [Double] {
    (0..<loadings.rows).map { i in
      (0..<loadings.columns).reduce(0) { $0 + loadings[i, $1] * loadings[i, $1] }
    }
  }
}
