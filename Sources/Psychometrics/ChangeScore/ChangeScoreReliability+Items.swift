import Distributions
import Glibc
import Parallel
public import Results

extension ChangeScoreReliability {
  /// How the interval is made.
  public enum Method: Sendable, Hashable {
    /// From what each person adds to ρ_D to first order, on the scale of log(1 − ρ).
    case delta
    /// Percentiles of as many samples drawn from the persons.
    case bootstrap(samples: Int, seed: UInt64)
  }

  /// From the answers to items on two occasions, alpha being the reliability of each.
  ///
  ///     delta       q_a = (dN_a − ρ dD_a) / D,   SE² = Σ q_a² / (n (n − 1))
  ///                 1 − (1 − ρ) exp(± z SE / (1 − ρ))
  ///     bootstrap   the (1 ± level)/2 quantiles of ρ_D over samples of persons with replacement
  ///
  /// Neither supposes normal scores. A bootstrap sample in which everybody changes alike is left out.
  ///
  /// ### Source
  /// Maydeu-Olivares, A., Coffman, D. L., & Hartmann, W. M. (2007). Asymptotically distribution-free
  /// (ADF) interval estimation of coefficient alpha. *Psychological Methods*, 12(2), 157–176, for one
  /// occasion; here for the function of both. Efron, B., & Tibshirani, R. J. (1993). *An introduction to
  /// the bootstrap*, section 13.3.
  ///
  /// - Parameters:
  ///   - items: the answers.
  ///   - method: how the interval is made. The default is the delta method.
  ///   - level: coverage in (0, 1). The default is 0.95.
  /// - Returns: the reliability, with both alphas.
  /// - Throws: `Withheld` for fewer than three people or two items, and where everybody changes alike.
  public static func of(
    _ items: ChangeItems, method: Method = .delta, level: Double = 0.95
  ) throws(Withheld) -> ChangeScoreReliability {
    precondition(level > 0 && level < 1, "level \(level)")
    let sums = try items.checked()
    let (k1, k2) = items.factors
    let rho = sums.numerator(k1, k2) / sums.denominator
    let df = Double(items.n - 1)
    let error = standardError(items, sums, rho)
    let interval =
      switch method {
      case .delta: delta(rho, error, level)
      case .bootstrap(let samples, let seed): bootstrap(items, samples, seed, level)
      }
    let errors = sums.s1 - k1 * (sums.s1 - sums.t1) + sums.s2 - k2 * (sums.s2 - sums.t2)
    return ChangeScoreReliability(
      n: items.n, coefficient: Estimate(value: rho, standardError: error, interval: interval),
      first: k1 * (1 - sums.t1 / sums.s1), second: k2 * (1 - sums.t2 / sums.s2),
      standardDeviations: [(sums.s1 / df).squareRoot(), (sums.s2 / df).squareRoot()],
      correlation: min(1, max(-1, sums.c / (sums.s1 * sums.s2).squareRoot())),
      differenceDeviation: (sums.denominator / df).squareRoot(),
      differenceError: (max(0, errors) / df).squareRoot())
  }

  /// SE of ρ_D.
  private static func standardError(
    _ items: ChangeItems, _ sums: ChangeItems.Sums, _ rho: Double
  ) -> Double {
    let (k1, k2) = items.factors
    let n = Double(items.n)
    let denominator = sums.denominator / (n - 1)
    var squares = 0.0
    for part in items.parts {
      let own = ChangeItems.sums([part])
      let q = (own.numerator(k1, k2) - rho * own.denominator) / denominator
      squares += q * q
    }
    return (squares / (n * (n - 1))).squareRoot()
  }

  private static func delta(_ rho: Double, _ error: Double, _ level: Double) -> ConfidenceInterval?
  {
    guard rho < 1 else { return nil }
    let reach = Normal().quantile((1 + level) / 2) * error / (1 - rho)
    return ConfidenceInterval(
      lower: 1 - (1 - rho) * exp(reach), upper: 1 - (1 - rho) * exp(-reach), level: level,
      method: "delta-log")
  }

  private static func bootstrap(
    _ items: ChangeItems, _ samples: Int, _ seed: UInt64, _ level: Double
  ) -> ConfidenceInterval? {
    precondition(samples >= 1, "\(samples) samples")
    let drawn = mapInOrder(count: samples) { sample -> Double? in
      var random = Xoshiro256(seed: seed, stream: UInt64(sample))
      return ChangeResample(items, &random).coefficient
    }
    let found = drawn.compactMap(\.self).sorted()
    // With one sample in ten left out, what remains is no sample of samples.
    guard found.count >= 20, Double(found.count) >= 0.9 * Double(samples) else { return nil }
    let at = { (p: Double) -> Double in
      let place = p * Double(found.count - 1)
      let below = Int(place)
      let share = place - Double(below)
      return share == 0
        ? found[below] : found[below] + share * (found[below + 1] - found[below])
    }
    return ConfidenceInterval(
      lower: at((1 - level) / 2), upper: at((1 + level) / 2), level: level,
      method: "bootstrap-percentile")
  }
}
