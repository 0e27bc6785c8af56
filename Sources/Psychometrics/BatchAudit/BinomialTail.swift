import Distributions

/// The upper tail of a binomial distribution, by the incomplete beta function:
///
///     P(X ≥ x) = I_p(x, n − x + 1) = P(F ≤ (n − x + 1) p / (x (1 − p))),  F ~ F(2x, 2(n − x + 1))
///
/// ### Source
/// Abramowitz, M., & Stegun, I. A. (1964). Handbook of Mathematical Functions, 26.5.24 and 26.6.2.
///
/// ### Agrees with
/// R `pbinom(x - 1, n, p, lower.tail = FALSE)`.
package enum BinomialTail {
  /// The chance of `count` or more out of `n`, each with probability `p` in (0, 1).
  package static func atLeast(_ count: Int, of n: Int, probability p: Double) -> Double {
    precondition(p > 0 && p < 1 && count <= n, "\(count) of \(n) with probability \(p)")
    if count <= 0 { return 1 }
    let (x, rest) = (Double(count), Double(n - count + 1))
    return FisherF(numerator: 2 * x, denominator: 2 * rest).cumulative(rest * p / (x * (1 - p)))
  }
}
