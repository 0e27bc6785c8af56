import CBoostMath

/// The noncentral t distribution: that of (Z + δ) / √(V / ν), with Z standard normal and V
/// chi-squared with ν degrees of freedom.
public struct NoncentralT: Sendable, Hashable {
  /// ν, above 0; need not be whole.
  public let degreesOfFreedom: Double
  /// δ, of either sign.
  public let noncentrality: Double

  /// Makes a noncentral t distribution.
  public init(degreesOfFreedom: Double, noncentrality: Double) {
    precondition(degreesOfFreedom > 0, "\(degreesOfFreedom) degrees of freedom")
    precondition(noncentrality.isFinite, "noncentrality \(noncentrality)")
    self.degreesOfFreedom = degreesOfFreedom
    self.noncentrality = noncentrality
  }

  /// Probability of a value of at most `t`; nil where it cannot be computed.
  public func cumulative(_ t: Double) -> Double? {
    finite(waymark_noncentral_t_cdf(t, degreesOfFreedom, noncentrality))
  }

  /// Probability of a value above `t`, exact far out; nil where it cannot be computed.
  public func upperTail(_ t: Double) -> Double? {
    finite(waymark_noncentral_t_upper_tail(t, degreesOfFreedom, noncentrality))
  }

  private func finite(_ probability: Double) -> Double? {
    probability.isFinite ? min(1, max(0, probability)) : nil
  }

  /// The noncentralities under which a value of `t` is neither too high nor too low.
  ///
  ///     P(T ≥ t; δ_low) = P(T ≤ t; δ_high) = (1 − level) / 2
  ///
  /// ### Source
  /// Steiger, J. H., & Fouladi, R. T. (1997). Noncentrality interval estimation and the evaluation
  /// of statistical models. In L. L. Harlow et al. (Eds.), *What if there were no significance
  /// tests?*
  ///
  /// - Parameters:
  ///   - t: the value seen, finite.
  ///   - degreesOfFreedom: ν, above 0.
  ///   - level: coverage in (0, 1).
  /// - Returns: lower and upper limit; nil where the tails cannot be computed, as for enormous `t`.
  public static func interval(
    t: Double, degreesOfFreedom: Double, level: Double
  ) -> ClosedRange<Double>? {
    precondition(level > 0 && level < 1, "level \(level)")
    guard t.isFinite else { return nil }
    let tail = (1 - level) / 2
    // Both tails grow with δ as seen from their side, so each limit lies between two values.
    let reach = abs(t) + 10 + 10 * (1 + abs(t) / degreesOfFreedom.squareRoot())
    let low = root(from: t - reach, to: t + reach) {
      NoncentralT(degreesOfFreedom: degreesOfFreedom, noncentrality: $0).upperTail(t)
        .map { $0 - tail }
    }
    let high = root(from: t - reach, to: t + reach) {
      NoncentralT(degreesOfFreedom: degreesOfFreedom, noncentrality: $0).cumulative(t)
        .map { tail - $0 }
    }
    guard let low, let high, low <= high else { return nil }
    return low...high
  }

  /// Where an increasing function crosses 0, by halving; nil where it does not, or has no value.
  private static func root(
    from low: Double, to high: Double, _ function: (Double) -> Double?
  ) -> Double? {
    var (low, high) = (low, high)
    guard let atLow = function(low), let atHigh = function(high), atLow <= 0, atHigh >= 0 else {
      return nil
    }
    while true {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { return middle }
      guard let value = function(middle) else { return nil }
      if value < 0 { low = middle } else { high = middle }
    }
  }
}
