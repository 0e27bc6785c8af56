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
  public func cumulative(_ x: Double) -> Double {
    if x <= 0 { return 0 }
    return noncentrality > Self.largest ? normal(x, isUpper: false) : mixed(x, isUpper: false)
  }

  /// Probability of a value above `x`; 1 below zero.
  public func upperTail(_ x: Double) -> Double {
    if x <= 0 { return 1 }
    return noncentrality > Self.largest ? normal(x, isUpper: true) : mixed(x, isUpper: true)
  }

  /// The largest noncentrality whose terms are added up one by one.
  private static let largest = 1e5

  /// The mean of a central probability under Poisson weights.
  ///
  /// One central probability is computed, at the end where it is smallest; from there to the other end each is
  /// the one before it and something positive, t_j = (x/2)^{ν/2 + j} e^{−x/2} / Γ(ν/2 + j + 1).
  private func mixed(_ x: Double, isUpper: Bool) -> Double {
    if noncentrality == 0 {
      let central = ChiSquared(degreesOfFreedom: degreesOfFreedom)
      return isUpper ? central.upperTail(x) : central.cumulative(x)
    }
    let half = noncentrality / 2
    let middle = half.rounded(.down)
    // Beyond nine standard deviations and a bit the weights are below 1e-18 of the largest.
    let reach = (10 * half.squareRoot()).rounded(.up) + 40
    let (first, last) = (max(0, middle - reach), middle + reach)
    let start = isUpper ? first : last
    let central = ChiSquared(degreesOfFreedom: degreesOfFreedom + 2 * start)
    var probability = isUpper ? central.upperTail(x) : central.cumulative(x)
    func logWeight(_ j: Double) -> Double { j * log(half) - half - logGamma(j + 1) }
    let shape = degreesOfFreedom / 2
    // log t of the step from `start`, inwards.
    var logStep: Double
    if isUpper {
      logStep = (shape + start) * log(x / 2) - x / 2 - logGamma(shape + start + 1)
    } else {
      logStep = (shape + start - 1) * log(x / 2) - x / 2 - logGamma(shape + start)
    }
    var logged = logWeight(start)
    let peak = logWeight(middle)
    var (sum, weights) = (0.0, 0.0)
    var j = start
    while true {
      let weight = exp(logged - peak)
      sum += weight * probability
      weights += weight
      if j == (isUpper ? last : first) { break }
      probability += exp(logStep)
      if isUpper {
        j += 1
        logged += log(half / j)
        logStep += log(x / 2 / (shape + j))
      } else {
        logged -= log(half / j)
        j -= 1
        logStep += log((shape + j) / (x / 2))
      }
    }
    return min(1, max(0, sum / weights))
  }

  /// Sankaran's normal approximation to a power of X, for which there are too many terms: right to about 1e-9 there.
  ///
  ///     (X / (ν + λ))^h ≈ normal,   h = 1 − 2 (ν + λ)(ν + 3λ) / 3 (ν + 2λ)²
  ///
  /// ### Source
  /// Sankaran, M. (1963). Approximations to the non-central chi-square distribution. *Biometrika, 50*(1–2), 199–204.
  private func normal(_ x: Double, isUpper: Bool) -> Double {
    let (nu, lambda) = (degreesOfFreedom, noncentrality)
    let mean = nu + lambda
    let h = 1 - 2 * mean * (nu + 3 * lambda) / (3 * (nu + 2 * lambda) * (nu + 2 * lambda))
    let p = (nu + 2 * lambda) / (mean * mean)
    let m = (h - 1) * (1 - 3 * h)
    // (x/mean)^h − 1, without losing what little it is.
    let power = expm1(h * log(x / mean))
    let shift = h * p * (h - 1 - (2 - h) * m * p / 2)
    let z = (power - shift) / (h * (2 * p).squareRoot() * (1 + m * p / 2))
    return isUpper ? Normal().upperTail(z) : Normal().cumulative(z)
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
      while high - low > 1e-14 * high {
        let middle = low + (high - low) / 2
        if lower(middle) > probability { low = middle } else { high = middle }
      }
      return low + (high - low) / 2
    }
    let low = limit(1 - tail)
    return low...max(low, limit(tail))
  }
}
