import Distributions
import Glibc
import LinearAlgebra
public import Results

/// How one item goes with the others of its score.
///
///     alpha without i   (k − 1)/(k − 2) · [1 − (t − C_ii) / (s − 2 r_i + C_ii)],   r_i = Σ_j C_ij
///     item-rest r       (r_i − C_ii) / √(C_ii (s − 2 r_i + C_ii))
///
/// The interval of the correlation is Fisher's: tanh(atanh r ± z/√(n − 3)).
///
/// ### Source
/// Nunnally, J. C., & Bernstein, I. H. (1994). *Psychometric theory* (3rd ed.), chapter 8. Fisher,
/// R. A. (1921). On the "probable error" of a coefficient of correlation deduced from a small sample.
/// *Metron*, 1, 3–32.
///
/// ### Agrees with
/// R `psych::alpha`: `alpha.drop$raw_alpha` and `item.stats$r.drop`.
public struct ItemConsistency: Sendable, Hashable, Codable {
  /// The item's position.
  public var item: Int
  /// Its standard deviation, in points.
  public var standardDeviation: Double
  /// Its correlation with the sum of the others; nil where one of them has no spread. The interval is
  /// nil for fewer than four people.
  public var itemRest: Estimate?
  /// Alpha of the others; nil for fewer than three items, and where the others have no spread.
  public var alphaWithout: Double?
  /// How much of it the others foretell; nil where that cannot be told.
  public var squaredMultipleCorrelation: Double?

  /// Every item.
  ///
  /// - Parameters:
  ///   - items: the covariances of the items.
  ///   - level: coverage in (0, 1). The default is 0.95.
  /// - Returns: one per item, in their order.
  public static func every(_ items: ItemCovariance, level: Double = 0.95) -> [ItemConsistency] {
    precondition(level > 0 && level < 1, "level \(level)")
    let multiple = try? SquaredMultipleCorrelations.of(items)
    let (k, s, t, sums) = (Double(items.k), items.total, items.trace, items.rowSums)
    let size = items.matrix.elements.reduce(0) { $0 + abs($1) }
    return (0..<items.k).map { i in
      let own = items.matrix[i, i]
      let rest = s - 2 * sums[i] + own
      let hasRest = rest > 1e-13 * size
      return ItemConsistency(
        item: i, standardDeviation: max(0, own).squareRoot(),
        itemRest: own > 0 && hasRest
          ? correlation((sums[i] - own) / (own * rest).squareRoot(), n: items.n, level: level)
          : nil,
        alphaWithout: items.k >= 3 && hasRest ? (k - 1) / (k - 2) * (1 - (t - own) / rest) : nil,
        squaredMultipleCorrelation: multiple?[i])
    }
  }

  /// A correlation with Fisher's interval.
  static func correlation(_ r: Double, n: Int, level: Double) -> Estimate {
    let r = min(1, max(-1, r))
    guard n >= 4 else { return Estimate(value: r) }
    let reach = Normal().quantile((1 + level) / 2) / Double(n - 3).squareRoot()
    // At ±1 the transform is infinite and comes back as ±1.
    return Estimate(
      value: r,
      interval: ConfidenceInterval(
        lower: tanh(atanh(r) - reach), upper: tanh(atanh(r) + reach), level: level,
        method: "fisher-z"))
  }
}
