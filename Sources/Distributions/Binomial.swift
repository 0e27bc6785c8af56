/// The binomial distribution: how many of n, when each does with the same chance.
///
///     P(X ≤ k) = P(B > p),   B beta with shapes k + 1 and n − k
///
/// ### Source
/// Abramowitz, M., & Stegun, I. A. (1964). *Handbook of mathematical functions*, 26.5.24.
public struct Binomial: Sendable, Hashable {
  /// How many there are, n; 1 or more.
  public let n: Int
  /// The chance of each, p, in [0, 1].
  public let chance: Double

  /// Makes a binomial distribution.
  public init(n: Int, chance: Double) {
    precondition(n >= 1, "a binomial distribution of \(n)")
    precondition(chance >= 0 && chance <= 1, "a chance of \(chance)")
    self.n = n
    self.chance = chance
  }

  /// Probability of at most `count`; 0 below zero.
  public func cumulative(_ count: Int) -> Double {
    if count < 0 { return 0 }
    return count >= n ? 1 : beta(count).upperTail(chance)
  }

  /// Probability of more than `count`, exact far out; 1 below zero.
  public func upperTail(_ count: Int) -> Double {
    if count < 0 { return 1 }
    return count >= n ? 0 : beta(count).cumulative(chance)
  }

  /// The smallest count with a cumulative probability of at least `probability`, which lies in
  /// (0, 1).
  public func quantile(_ probability: Double) -> Int {
    precondition(probability > 0 && probability < 1, "probability \(probability)")
    // Past ten standard deviations and a hundred more nothing in double precision is left.
    let mean = Double(n) * chance
    let reach = 10 * (mean * (1 - chance)).squareRoot() + 100
    let far = mean + reach < Double(n) ? Int(mean + reach) : n
    return smallestCount(within: max(-1, Int(mean - reach))...far) {
      cumulative($0) >= probability
    }
  }

  private func beta(_ count: Int) -> Beta { Beta(Double(count) + 1, Double(n - count)) }
}
