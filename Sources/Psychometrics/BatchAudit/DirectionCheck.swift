import Distributions
import Glibc
import Scoring

/// Whether items run the way that their keys say.
///
/// An item with loading `λ` on what all items measure correlates with the sum of the others, whose
/// reliability is `ω`, by `λ · √ω`. Alpha is at most ω, so a sound item, whose loading is taken to be
/// `λ₀` at least, has a correlation of at least
///
///     ρ₀ = λ₀ · √max(alpha of the others, λ₀²)
///
/// An item is against the rest when the 95 per cent interval of its correlation `r` lies below zero
/// and `r` lies below `ρ₀` by more than chance allows, both on Fisher's scale:
///
///     (atanh r − 0) · √(n − 3)         < −z(0.975)
///     (atanh r − atanh ρ₀) · √(n − 3)  < −z(1 − a)
///
/// where `a` is half of the audit's error over the number of items and scores looked at. The first
/// asks that the sign is sure; the second keeps small batches quiet.
///
/// ### Source
/// Fisher, R. A. (1921). On the "probable error" of a coefficient of correlation deduced from a small
/// sample. Metron, 1, 3–32. One common factor: Lord, F. M., & Novick, M. R. (1968). Statistical
/// Theories of Mental Test Scores, ch. 24. Shares of error: Bonferroni.
struct DirectionCheck {
  let agreement: ItemAgreement
  let leastLoading: Double
  /// The chance of a false finding for one item.
  let error: Double

  /// The correlation of some items with others, if it is against them.
  func against(_ items: [Int], _ others: [Int]) -> Double? {
    guard let r = agreement.correlation(items, others) else { return nil }
    let reliability = max(agreement.alpha(others) ?? 0, leastLoading * leastLoading)
    let expected = leastLoading * min(1, reliability).squareRoot()
    let precision = Double(agreement.moments.n - 3).squareRoot()
    let z = atanh(r) * precision
    let isSure = z < -Normal().quantile(0.975)
    let isBeyondChance = z - atanh(expected) * precision < -Normal().quantile(1 - error)
    return isSure && isBeyondChance ? r : nil
  }
}
