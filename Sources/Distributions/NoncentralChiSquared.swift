import Glibc

/// The noncentral chi-squared distribution: that of the sum of ν squared normal variables with variance 1 and
/// squared means that add up to λ.
///
///     P(X ≤ x) = Σ_j e^{−λ/2} (λ/2)^j / j! · P(χ²_{ν + 2j} ≤ x)
///
/// ### Source
/// Johnson, N. L., Kotz, S., & Balakrishnan, N. (1995). *Continuous univariate distributions* (2nd ed., Vol. 2),
/// section 29.3.
public struct NoncentralChiSquared: Sendable, Hashable {
  /// ν, above 0; need not be whole.
  public let degreesOfFreedom: Double
  /// λ, 0 or more.
  public let noncentrality: Double

  /// Makes a noncentral chi-squared distribution.
  public init(degreesOfFreedom: Double, noncentrality: Double) {
    precondition(degreesOfFreedom > 0, "\(degreesOfFreedom) degrees of freedom")
    precondition(noncentrality >= 0 && noncentrality.isFinite, "noncentrality \(noncentrality)")
    self.degreesOfFreedom = degreesOfFreedom
    self.noncentrality = noncentrality
  }

  /// Probability of a value of at most `x`; 0 below zero.
  public func cumulative(_ x: Double) -> Double { x <= 0 ? 0 : mixed { $0.cumulative(x) } }

  /// Probability of a value above `x`; 1 below zero.
  public func upperTail(_ x: Double) -> Double { x <= 0 ? 1 : mixed { $0.upperTail(x) } }

  /// The mean of a central probability under Poisson weights, from the largest weight outwards.
  private func mixed(_ probability: (ChiSquared) -> Double) -> Double {
    let half = noncentrality / 2
    func central(_ j: Double) -> Double {
      probability(ChiSquared(degreesOfFreedom: degreesOfFreedom + 2 * j))
    }
    guard half > 0 else { return central(0) }
    let middle = half.rounded(.down)
    let peak = exp(middle * log(half) - half - logGamma(middle + 1))
    var sum = peak * central(middle)
    var weight = peak
    var j = middle
    while weight > 1e-18 * peak, j > 0 {
      weight *= j / half
      j -= 1
      sum += weight * central(j)
    }
    weight = peak
    j = middle
    while weight > 1e-18 * peak {
      j += 1
      weight *= half / j
      sum += weight * central(j)
    }
    return min(1, max(0, sum))
  }

  /// The noncentralities under which a value of `x` is neither too high nor too low.
  ///
  ///     P(X ≥ x; λ_low) = P(X ≤ x; λ_high) = (1 − level) / 2
  ///
  /// A limit is 0 where even λ = 0 makes `x` too low.
  ///
  /// ### Source
  /// Browne, M. W., & Cudeck, R. (1993). Alternative ways of assessing model fit. In K. A. Bollen & J. S. Long
  /// (Eds.), *Testing structural equation models* (pp. 136–162). Sage.
  ///
  /// - Parameters:
  ///   - x: the value seen, finite.
  ///   - degreesOfFreedom: ν, above 0.
  ///   - level: coverage in (0, 1).
  /// - Returns: lower and upper limit.
  public static func interval(
    x: Double, degreesOfFreedom: Double, level: Double
  ) -> ClosedRange<Double> {
    precondition(level > 0 && level < 1, "level \(level)")
    precondition(x.isFinite, "a value of \(x)")
    let tail = (1 - level) / 2
    // P(X ≤ x) falls as λ grows.
    func limit(_ probability: Double) -> Double {
      func lower(_ noncentrality: Double) -> Double {
        NoncentralChiSquared(degreesOfFreedom: degreesOfFreedom, noncentrality: noncentrality)
          .cumulative(x)
      }
      guard x > 0, lower(0) > probability else { return 0 }
      var (low, high) = (0.0, max(1, 2 * x))
      while lower(high) > probability { high *= 2 }
      while true {
        let middle = low + (high - low) / 2
        guard middle > low, middle < high else { return middle }
        if lower(middle) > probability { low = middle } else { high = middle }
      }
    }
    let low = limit(1 - tail)
    return low...max(low, limit(tail))
  }
}
