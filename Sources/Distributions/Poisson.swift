/// The Poisson distribution: how many events, when they come independently at an even rate.
///
///     P(X ≤ k) = P(χ² > 2μ),   χ² with 2 (k + 1) degrees of freedom
///
/// ### Source
/// Abramowitz, M., & Stegun, I. A. (1964). *Handbook of mathematical functions*, 26.4.21.
public struct Poisson: Sendable, Hashable {
  /// The mean, μ, above 0 and at most 2⁵⁰.
  public let mean: Double

  /// Makes a Poisson distribution.
  public init(mean: Double) {
    precondition(mean > 0 && mean <= 0x1p50, "a mean of \(mean) events")
    self.mean = mean
  }

  /// Probability of at most `count` events; 0 below zero.
  public func cumulative(_ count: Int) -> Double {
    count < 0 ? 0 : ChiSquared(degreesOfFreedom: 2 * (Double(count) + 1)).upperTail(2 * mean)
  }

  /// Probability of more than `count` events, exact far out; 1 below zero.
  public func upperTail(_ count: Int) -> Double {
    count < 0 ? 1 : ChiSquared(degreesOfFreedom: 2 * (Double(count) + 1)).cumulative(2 * mean)
  }

  /// The smallest count with a cumulative probability of at least `probability`, which lies in
  /// (0, 1).
  public func quantile(_ probability: Double) -> Int {
    precondition(probability > 0 && probability < 1, "probability \(probability)")
    // Past ten standard deviations and a hundred more nothing in double precision is left.
    let reach = 10 * mean.squareRoot() + 100
    return smallestCount(within: max(-1, Int(mean - reach))...Int(mean + reach)) {
      cumulative($0) >= probability
    }
  }
}
