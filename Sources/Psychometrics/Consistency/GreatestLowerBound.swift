import LinearAlgebra
public import Results

/// The greatest lower bound to the reliability of a sum of items.
///
///     largest Σ θ_i   with   C − diag(θ) positive semidefinite,  θ ≥ 0
///     glb = 1 − Σ θ_i / s
///
/// the most error variance that the covariances `C` allow, errors of different items having nothing
/// to do with each other; no larger bound can be had from `C`. Found by Newton steps along a
/// logarithmic barrier, and certified by the dual problem:
///
///     Σ θ_i ≤ tr(C Z)   for every positive semidefinite Z with Z_ii ≥ 1
///
/// ``gap`` is how far the bound found can be from the true one, proved by a feasible θ on the one
/// side and a feasible Z on the other.
///
/// Like λ4 it is too large on average with few people: of six items of five categories with a bound of
/// 0.74, thirty people give 0.83 on average, and two hundred still 0.77.
///
/// ### Source
/// Jackson, P. H., & Agunwamba, C. C. (1977). Lower bounds for the reliability of the total score on a
/// test composed of non-homogeneous items: I. *Psychometrika*, 42(4), 567–578.
/// <https://doi.org/10.1007/BF02295979> Woodhouse, B., & Jackson, P. H. (1977). II: A search procedure.
/// *Psychometrika*, 42(4), 579–591. Barrier: Vandenberghe, L., & Boyd, S. (1996). Semidefinite
/// programming. *SIAM Review*, 38(1), 49–95. <https://doi.org/10.1137/1038003>
///
/// ### Agrees with
/// R `psych::glb.algebraic`, which calls CSDP.
public struct GreatestLowerBound: Sendable, Hashable, Codable {
  /// 1 − Σ θ_i / s: at least the true bound.
  public let coefficient: Double
  /// How much above the true bound ``coefficient`` can be at most.
  public let gap: Double
  /// θ_i, the error variance of each item at the bound, in squared points.
  public let errorVariances: [Double]
  /// How the search ended. The proof is ``gap``; the gradient is that of the barrier at its last and
  /// smallest weight, where rounding is all that is left of it.
  public let convergence: Convergence

  /// A gap within which the bound counts as certified.
  public static let tolerance = 1e-9

  /// Finds the bound.
  ///
  /// - Parameter items: the covariances of the items.
  /// - Returns: the bound, certified.
  /// - Throws: `Withheld` where no agreement can be told, an item has no spread, items can be worked
  ///   out from each other, or the search does not end at a certified bound.
  public static func of(_ items: ItemCovariance) throws(Withheld) -> GreatestLowerBound {
    try items.checked()
    let correlations = try items.standardised()
    guard let eigen = try? SymmetricEigen(correlations.matrix), let smallest = eigen.values.first,
      smallest > 1e-8
    else { throw SquaredMultipleCorrelations.singular(items) }
    // In units in which the items' mean variance is 1.
    let unit = items.trace / Double(items.k)
    let scaled = (1 / unit) * items.matrix
    let start = scaled.diagonal.map { 0.5 * smallest * $0 }
    let share = unit / items.total
    guard
      let end = BarrierPath(scaled, most: tolerance / 10 / share).run(from: start)
    else { throw SquaredMultipleCorrelations.singular(items) }
    let gap = max(0, share * (end.upper - end.lower))
    guard gap <= tolerance else {
      throw Withheld(
        "glb.not-certified",
        "The search for the greatest lower bound ended without proof that it is the greatest.",
        help: "Take lambda 4 or lambda 2: lower bounds too, and exact.")
    }
    return GreatestLowerBound(
      coefficient: 1 - share * end.lower, gap: gap, errorVariances: end.theta.map { unit * $0 },
      convergence: Convergence(
        stop: .tolerance, evaluations: end.steps, gradientNorm: end.gradientNorm, certified: true))
  }
}
