import CBoostMath
import Glibc

/// The range of several standard normal values: the studentized range at infinite degrees of freedom.
///
///     P(range ≤ w) = K ∫ φ(z) [Φ(z) − Φ(z − w)]^(K−1) dz
///
/// for `K` independent standard normal values. With K = 2 the range is |z₁ − z₂|, so its quantile is
/// √2 times that of the normal distribution.
///
/// ### Source
/// Tippett, L. H. C. (1925). On the extreme individuals and the range of samples taken from a normal
/// population. *Biometrika, 17*(3/4), 364–387. <https://doi.org/10.1093/biomet/17.3-4.364>
///
/// ### Agrees with
/// R `ptukey(w, K, Inf)` and `qtukey(p, K, Inf)`.
public struct StudentizedRange: Sendable, Hashable {
  /// The number of values, at least 2.
  public let count: Int

  /// Makes the distribution of the range of `count` values.
  public init(count: Int) {
    precondition(count >= 2, "a range of \(count) values")
    self.count = count
  }

  /// Probability of a range of at most `w`; 0 below zero.
  public func cumulative(_ w: Double) -> Double {
    guard w > 0 else { return 0 }
    let power = count - 1
    return min(1, Double(count) * Self.integral { z in between(z, w, power) })
  }

  /// Probability of a range above `w`, not below the 1e-15 to which the integral is exact.
  public func upperTail(_ w: Double) -> Double { max(0, 1 - cumulative(w)) }

  /// The range that is exceeded with probability 1 − `probability`.
  ///
  /// Newton's method on the cumulative probability, kept within a bracket.
  /// `probability` lies in (0, 1).
  public func quantile(_ probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "probability \(probability)")
    var (low, high) = (0.0, 4.0)
    while cumulative(high) < probability && high < 64 { (low, high) = (high, 2 * high) }
    var w = (low + high) / 2
    for _ in 0..<200 {
      let excess = cumulative(w) - probability
      if excess > 0 { high = w } else { low = w }
      let newton = w - excess / density(w)
      let next = newton > low && newton < high ? newton : (low + high) / 2
      if abs(next - w) <= 1e-14 * w { return next }
      w = next
    }
    return w
  }

  /// Derivative of the cumulative probability: K (K − 1) ∫ φ(z) φ(z − w) [Φ(z) − Φ(z − w)]^(K−2) dz.
  private func density(_ w: Double) -> Double {
    let scale = Double(count * (count - 1))
    return scale * Self.integral { z in Self.phi(z - w) * between(z, w, count - 2) }
  }

  /// [Φ(z) − Φ(z − w)]^power, taken in the tail where the difference keeps its digits.
  private func between(_ z: Double, _ w: Double, _ power: Int) -> Double {
    let difference =
      z - w > 0
      ? waymark_normal_upper_tail(z - w) - waymark_normal_upper_tail(z)
      : waymark_normal_cdf(z) - waymark_normal_cdf(z - w)
    return pow(difference, Double(power))
  }

  private static func phi(_ z: Double) -> Double {
    exp(-z * z / 2) / (2 * Double.pi).squareRoot()
  }

  private static let rule = GaussLegendre(16)

  /// ∫ φ(z) f(z) dz; beyond ±9 the density is below 1e-18.
  private static func integral(_ f: (Double) -> Double) -> Double {
    rule.integrate(from: -9, to: 9, panels: 18) { z in phi(z) * f(z) }
  }
}
