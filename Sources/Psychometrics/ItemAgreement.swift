package import Scoring

/// How the items of a score go together, from the cross-products of complete responses.
///
///     cov(A, B) = Σ_{a ∈ A} Σ_{b ∈ B} cov(x_a, x_b)
///     r(A, B)   = cov(A, B) / √(cov(A, A) · cov(B, B))
///     alpha(A)  = k/(k − 1) · (1 − Σ_{a ∈ A} cov(x_a, x_a) / cov(A, A)),  k = |A|
///
/// for sums over sets of items. Covariances are whole numbers, times n (n − 1), so nothing is
/// rounded before the last division.
///
/// ### Source
/// Cronbach, L. J. (1951). Coefficient alpha and the internal structure of tests. Psychometrika,
/// 16(3), 297–334. <https://doi.org/10.1007/BF02310555>
package struct ItemAgreement {
  package let moments: ItemMoments

  /// The agreement of the items of one score.
  package init(moments: ItemMoments) { self.moments = moments }

  /// Every item, by its position in the score.
  package var all: [Int] { Array(0..<moments.k) }

  /// n (n − 1) times the covariance of two sums of items.
  package func covariance(_ left: [Int], _ right: [Int]) -> Int128 {
    left.reduce(Int128(0)) { sum, j in
      right.reduce(sum) { $0 + moments.scaledCovariance(j, $1) }
    }
  }

  /// The correlation of two sums of items; nil where one of them is the same for everybody.
  package func correlation(_ left: [Int], _ right: [Int]) -> Double? {
    let spread = Double(covariance(left, left)) * Double(covariance(right, right))
    guard spread > 0 else { return nil }
    return min(1, max(-1, Double(covariance(left, right)) / spread.squareRoot()))
  }

  /// Alpha of some of the items; nil for fewer than two, or where their sum is the same for
  /// everybody.
  package func alpha(_ items: [Int]) -> Double? {
    let total = covariance(items, items)
    guard items.count >= 2, total > 0 else { return nil }
    let apart = items.reduce(Int128(0)) { $0 + moments.scaledCovariance($1, $1) }
    let k = Double(items.count)
    return k / (k - 1) * (Double(total - apart) / Double(total))
  }
}
