/// Whether two shares differ, for counts of any size: all tables with the same margins are weighed.
///
///     P(x) ∝ C(n₁, x) C(n₂, m − x),      P(x + 1)/P(x) = (n₁ − x)(m − x) / ((x + 1)(n₂ − m + x + 1))
///     p = Σ P(x) over the x with P(x) ≤ P(seen)
///
/// ### Source
/// Fisher, R. A. (1935). The logic of inductive inference. *Journal of the Royal Statistical Society, 98*(1),
/// 39–82. <https://doi.org/10.2307/2342435>
///
/// ### Agrees with
/// R `fisher.test` for two by two.
public enum FisherExactTest {
  /// The two-sided probability.
  ///
  /// - Parameters:
  ///   - first: how many of the first group, and of how many.
  ///   - second: the same of the second.
  /// - Returns: p in [0, 1]; 0 below the smallest numbers.
  /// - Complexity: the smaller of the number counted and of a group.
  public static func probability(
    _ first: (count: Int, of: Int), _ second: (count: Int, of: Int)
  ) -> Double {
    for (count, n) in [first, second] {
      precondition(count >= 0 && count <= n && n <= 1 << 40, "\(count) of \(n)")
    }
    let counted = first.count + second.count
    let (low, high) = (max(0, counted - second.of), min(counted, first.of))
    func ratio(_ x: Int) -> Double {
      Double(first.of - x) * Double(counted - x)
        / (Double(x + 1) * Double(second.of - counted + x + 1))
    }
    // Weights in units of the table seen; one as likely may come out a little likelier.
    var (all, outer) = (1.0, 1.0)
    func add(_ weight: Double) {
      all += weight
      if weight <= 1 + 1e-7 { outer += weight }
    }
    var weight = 1.0
    for x in first.count..<max(first.count, high) {
      weight *= ratio(x)
      add(weight)
    }
    weight = 1
    for x in (min(first.count, low)..<first.count).reversed() {
      weight /= ratio(x)
      add(weight)
    }
    return all.isFinite ? min(1, outer / all) : 0
  }
}
