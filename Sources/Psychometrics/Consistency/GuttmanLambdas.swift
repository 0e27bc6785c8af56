import LinearAlgebra
public import Results

/// Guttman's lower bounds to the reliability of a sum of items, but for the one by halves.
///
///     λ1 = 1 − t/s
///     λ2 = λ1 + √(k/(k − 1) · Σ_{i≠j} C_ij²) / s
///     λ3 = k/(k − 1) · λ1                                   (alpha)
///     λ5 = λ1 + 2 √(max_j Σ_{i≠j} C_ij²) / s
///     λ6 = 1 − Σ_i e_i² / s,   e_i² = 1 / (C⁻¹)_ii
///
/// with `C` the covariance of the items, `s` the sum of its entries and `t` of its diagonal. Each is
/// at most the reliability if errors of different items have nothing to do with each other; λ4 is
/// ``SplitHalves``.
///
/// ### Source
/// Guttman, L. (1945). A basis for analyzing test-retest reliability. *Psychometrika*, 10(4), 255–282.
/// <https://doi.org/10.1007/BF02288892>
///
/// ### Agrees with
/// R `psych::splitHalf` and `psych::guttman`, on the same matrix.
public enum GuttmanLambdas {
  /// λ1.
  public static func lambda1(_ items: ItemCovariance) throws(Withheld) -> Double {
    try items.checked()
    return 1 - items.trace / items.total
  }

  /// λ2.
  public static func lambda2(_ items: ItemCovariance) throws(Withheld) -> Double {
    let k = Double(items.k)
    let squares = (0..<items.k).reduce(0) { $0 + apart(items, $1) }
    return try lambda1(items) + (k / (k - 1) * squares).squareRoot() / items.total
  }

  /// λ3, which is Cronbach's alpha.
  public static func lambda3(_ items: ItemCovariance) throws(Withheld) -> Double {
    Double(items.k) / Double(items.k - 1) * (try lambda1(items))
  }

  /// λ5.
  public static func lambda5(_ items: ItemCovariance) throws(Withheld) -> Double {
    let largest = (0..<items.k).reduce(0) { max($0, apart(items, $1)) }
    return try lambda1(items) + 2 * largest.squareRoot() / items.total
  }

  /// λ6.
  ///
  /// - Throws: `Withheld` where an item can be foretold without error from the others.
  public static func lambda6(_ items: ItemCovariance) throws(Withheld) -> Double {
    try items.checked()
    let errors = try SquaredMultipleCorrelations.residualVariances(items)
    return 1 - errors.reduce(0, +) / items.total
  }

  /// Σ_{i≠j} C_ij² of one item.
  private static func apart(_ items: ItemCovariance, _ j: Int) -> Double {
    (0..<items.k).reduce(0) { $1 == j ? $0 : $0 + items.matrix[$1, j] * items.matrix[$1, j] }
  }
}
