import LinearAlgebra
public import Results

/// How much of each item the others foretell.
///
///     SMC_i = 1 − 1 / (R⁻¹)_ii,     e_i² = 1 / (C⁻¹)_ii = C_ii (1 − SMC_i)
///
/// with `R` the correlations and `C` the covariances of the items.
///
/// ### Source
/// Guttman, L. (1945). A basis for analyzing test-retest reliability. *Psychometrika*, 10(4), 255–282.
/// <https://doi.org/10.1007/BF02288892>
///
/// ### Agrees with
/// R `psych::smc`.
public enum SquaredMultipleCorrelations {
  /// SMC by item.
  ///
  /// - Throws: `Withheld` for an item without spread, and where correlations are singular.
  public static func of(_ items: ItemCovariance) throws(Withheld) -> [Double] {
    try inverseDiagonal(items).map { 1 - 1 / $0 }
  }

  /// e_i² by item, in squared points.
  static func residualVariances(_ items: ItemCovariance) throws(Withheld) -> [Double] {
    let inverse = try inverseDiagonal(items)
    return items.matrix.diagonal.indices.map { items.matrix[$0, $0] / inverse[$0] }
  }

  /// The diagonal of R⁻¹.
  private static func inverseDiagonal(_ items: ItemCovariance) throws(Withheld) -> [Double] {
    let correlations = try items.standardised()
    guard let factor = try? Cholesky(correlations.matrix) else { throw singular(items) }
    let inverse = factor.inverse.diagonal
    // 1 − SMC below a billionth is rounding of an item that others foretell without error.
    guard inverse.allSatisfy({ $0.isFinite && $0 < 1e9 }) else { throw singular(items) }
    return inverse
  }

  /// Why there is no inverse.
  static func singular(_ items: ItemCovariance) -> Withheld {
    items.n <= items.k
      ? Withheld(
        "consistency.more-items-than-persons",
        "There are \(items.k) items and \(items.n) complete responses: with so few, every item can "
          + "be foretold from the others by chance alone.",
        help: "Collect more complete responses than there are items, better several times as many.")
      : Withheld(
        "consistency.singular",
        "An item can be worked out from the others without error, so what it adds cannot be told.",
        help: "Look for an item entered twice, or a total among the items.")
  }
}
