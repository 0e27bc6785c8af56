/// Whether the mean change of a few people differs from none, without a distribution: every change could as well
/// have gone the other way.
///
///     p = share of the 2ⁿ choices of signs with |Σ ± d_i| ≥ |Σ d_i|
///
/// All choices are counted, none drawn: the sums of either half of the people are sorted and set against each
/// other, so that forty people take two lists of a million.
///
/// ### Source
/// Fisher, R. A. (1935). *The design of experiments*, section 21. Horowitz, E., & Sahni, S. (1974). Computing
/// partitions with applications to the knapsack problem. *Journal of the ACM, 21*(2), 277–292 (the halves).
/// <https://doi.org/10.1145/321812.321823>
public enum SignFlipTest {
  /// The most people whose signs are all counted: 40.
  public static let mostChanges = 40

  /// The probabilities of a sum at least as far out were signs a matter of chance.
  ///
  /// - Parameter changes: one per person, finite; zero counts as either sign.
  /// - Returns: `upper`, of a sum at least as high; `lower`, of one at least as low; `twoSided`, of one at least
  ///   as far from zero. Nil without changes, with more than forty, or with numbers too large to add.
  public static func probabilities(
    _ changes: [Double]
  ) -> (lower: Double, upper: Double, twoSided: Double)? {
    let reach = changes.reduce(0) { $0 + abs($1) }
    guard !changes.isEmpty, changes.count <= mostChanges, reach.isFinite else { return nil }
    let total = changes.reduce(0, +)
    // Sums that are the same number may differ in their last digits.
    let slack = 1e-10 * reach
    let middle = changes.count / 2
    let left = sums(changes[..<middle])
    let right = sums(changes[middle...])
    let all = Double(left.count) * Double(right.count)
    let upper = Double(count(left, right, atLeast: total - slack)) / all
    // As many sums lie at or below s as at or above −s.
    let lower = Double(count(left, right, atLeast: -total - slack)) / all
    let outer = Double(count(left, right, atLeast: abs(total) - slack)) / all
    return (lower, upper, abs(total) <= slack ? 1 : min(1, 2 * outer))
  }

  /// Every sum of some changes with either sign, in order.
  private static func sums(_ changes: ArraySlice<Double>) -> [Double] {
    var sums = [0.0]
    for change in changes { sums = sums.map { $0 - change } + sums.map { $0 + change } }
    return sums.sorted()
  }

  /// How many pairs of sums come to at least `least`.
  private static func count(_ left: [Double], _ right: [Double], atLeast least: Double) -> Int {
    var (pairs, first) = (0, right.count)
    for sum in left {
      while first > 0, sum + right[first - 1] >= least { first -= 1 }
      pairs += right.count - first
    }
    return pairs
  }
}
