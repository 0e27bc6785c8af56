public import LinearAlgebra
public import Results

/// A general factor with group factors apart from it, from correlated factors.
///
///     g_i = Σ_f λ_if γ_f,   s_if = λ_if √(1 − γ_f²),   with γ the loadings of the factors on one of their own
///     ω_h = (Σ g_i)² / 1ᵀR1,   ω_t = (1ᵀR1 − Σ u_i²) / 1ᵀR1,   ECV = Σ g_i² / Σ (g_i² + Σ_f s_if²)
///
/// ω_h is how much of a sum's variance is one thing; ω_t how much is anything that items share.
///
/// ### Source
/// Schmid, J., & Leiman, J. M. (1957). The development of hierarchical factor solutions. *Psychometrika, 22*(1),
/// 53–61. Zinbarg, R. E., Revelle, W., Yovel, I., & Li, W. (2005). Cronbach's α, Revelle's β, and McDonald's ω_H.
/// *Psychometrika, 70*(1), 123–133. <https://doi.org/10.1007/s11336-003-0974-7>
///
/// ### Agrees with
/// R `psych::omega` (`omega.hierarchical.exploratory`).
public struct SchmidLeiman: Sendable, Hashable, Codable {
  /// g, by item.
  public let general: [Double]
  /// s, k × m.
  public let groups: Matrix
  /// u², by item.
  public let uniquenesses: [Double]
  /// ω_h.
  public let omegaHierarchical: Double
  /// ω_t.
  public let omegaTotal: Double
  /// ECV.
  public let explainedCommonVariance: Double
  /// Items or factors of which next to nothing is left: the solution is then not to be believed.
  public let isHeywood: Bool

  /// Three group factors or more by least squares, turned by oblimin, with one factor above them.
  ///
  /// - Parameters:
  ///   - correlations: k × k, of items keyed the same way.
  ///   - factors: group factors, 3 or more: two leave their own correlation to be split at will.
  /// - Returns: the solution.
  /// - Throws: what extracting and turning factors throws.
  public static func estimate(
    _ correlations: Matrix, factors: Int = 3
  ) throws(Withheld) -> SchmidLeiman {
    precondition(factors >= 3, "\(factors) group factors")
    let solution = try FactorExtraction.extract(factors, from: correlations, method: .leastSquares)
    let turned = try FactorRotation.rotate(solution.loadings)
    let above = try FactorExtraction.extract(1, from: turned.correlations, method: .leastSquares)
    let k = correlations.rows
    let gamma = above.loadings.column(0)
    let general = turned.loadings * gamma
    var groups = turned.loadings
    for f in 0..<factors {
      let rest = max(0, 1 - gamma[f] * gamma[f]).squareRoot()
      for i in 0..<k { groups[i, f] *= rest }
    }
    let sum = correlations.elements.reduce(0, +)
    let unique = solution.uniquenesses
    let strength = general.reduce(0, +)
    let generalSquares = innerProduct(general, general)
    let all = generalSquares + groups.elements.reduce(0) { $0 + $1 * $1 }
    guard sum > 0, all > 0 else {
      throw Withheld(
        "omega.no-spread", "The sum of the items does not vary.",
        help: "Look at whether some items have to be turned round first.")
    }
    return SchmidLeiman(
      general: general, groups: groups, uniquenesses: unique,
      omegaHierarchical: strength * strength / sum, omegaTotal: (sum - unique.reduce(0, +)) / sum,
      explainedCommonVariance: generalSquares / all,
      isHeywood: !solution.heywood.isEmpty || !above.heywood.isEmpty)
  }
}
