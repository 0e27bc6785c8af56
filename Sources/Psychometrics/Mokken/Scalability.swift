import Distributions
import Glibc
public import Results

/// How well items order people along one scale, by Mokken's model of monotone homogeneity.
///
///     H_ij = cov_ij / cov^max_ij
///     H_j  = Σ_{i≠j} cov_ij / Σ_{i≠j} cov^max_ij
///     H    = Σ_{i<j} cov_ij / Σ_{i<j} cov^max_ij
///
/// with cov^max the largest covariance that the margins allow. Each is 1 where nobody
/// passes a harder step without the easier ones, and 0 on average where items have nothing to do with
/// each other. Standard errors are by the delta method from what each person adds to the ratio:
///
///     SE² = Σ_a (ψ_a(cov) − H ψ_a(cov^max))² / (n Σ cov^max)²
///
/// and intervals are Wald's for log(1 − H), so that no limit is above 1.
///
/// ### Source
/// Mokken, R. J. (1971). *A theory and procedure of scale analysis*. Kuijpers, R. E., van der Ark, L. A.,
/// & Croon, M. A. (2013). Standard errors and confidence intervals for scalability coefficients in Mokken
/// scale analysis using marginal models. *Sociological Methodology*, 43(1), 42–69. Interval: Koopman, L.,
/// Zijlstra, B. J. H., & van der Ark, L. A. (2021). Range-preserving confidence intervals and significance
/// tests for scalability coefficients in Mokken scale analysis.
///
/// ### Agrees with
/// A derivative by differences of the same ratios over the counts of patterns.
public struct Scalability: Sendable, Hashable, Codable {
  /// Two items.
  public struct Pair: Sendable, Hashable, Codable {
    /// The first item, from 0.
    public let first: Int
    /// The second item, from 0.
    public let second: Int
    /// People who answered both.
    public let n: Int
    /// H_ij; nil where one of the two has no spread.
    public let coefficient: Estimate?
  }

  /// One item with all others.
  public struct Item: Sendable, Hashable, Codable {
    /// The item, from 0.
    public let item: Int
    /// H_j; nil where the item has no spread.
    public let coefficient: Estimate?
  }

  /// People who answered every item; of pair tables the fewest in one of them.
  public let n: Int
  /// H_ij of every pair, in the order (0, 1), (0, 2), … (1, 2), …
  public let pairs: [Pair]
  /// H_j of every item.
  public let items: [Item]
  /// H of the scale.
  public let scale: Estimate
  /// What to know about the figures.
  public let notes: [Note]

  /// The conventional bar for an item: below it an item does not belong to the scale.
  public static let bar = 0.3

  /// The scalability of items, from those who answered them all.
  ///
  /// - Parameters:
  ///   - answers: the answers, all items worded the same way round.
  ///   - level: coverage in (0, 1). The default is 0.95.
  /// - Returns: the coefficients with standard errors.
  /// - Throws: `Withheld` with fewer than two items or people, or where fewer than two items have spread.
  public static func of(
    _ answers: CategoryAnswers, level: Double = 0.95
  ) throws(Withheld) -> Scalability {
    let (patterns, counts) = answers.complete
    let sums = try PairSums(items: answers.k) { i, j in
      var table = Array(
        repeating: Array(repeating: 0, count: answers.categories[j]),
        count: answers.categories[i])
      for (pattern, count) in zip(patterns, counts) { table[pattern[i]][pattern[j]] += count }
      return table
    }
    return sums.result(
      errors: sums.errors(patterns, counts), unanswered: answers.n - counts.reduce(0, +),
      level: level)
  }

  /// The scalability of items from tables of two items each, which may be of different people.
  ///
  /// H_j and H then come without standard errors: those need whole patterns.
  ///
  /// - Parameters:
  ///   - k: the items.
  ///   - level: coverage in (0, 1). The default is 0.95.
  ///   - table: counts of items i < j, by category of i and then of j.
  /// - Returns: the coefficients.
  /// - Throws: as from answers.
  public static func ofPairs(
    _ k: Int, level: Double = 0.95, table: (_ i: Int, _ j: Int) -> [[Int]]
  ) throws(Withheld) -> Scalability {
    let sums = try PairSums(items: k, table)
    return sums.result(errors: sums.errorsOfPairs, unanswered: 0, level: level)
  }

  static func estimate(_ value: Double, _ error: Double?, level: Double) -> Estimate {
    precondition(level > 0 && level < 1, "level \(level)")
    guard let error else { return Estimate(value: value) }
    guard value < 1, error > 0 else { return Estimate(value: value, standardError: error) }
    let width = Normal().quantile((1 + level) / 2) * error / (1 - value)
    return Estimate(
      value: value, standardError: error,
      interval: ConfidenceInterval(
        lower: 1 - (1 - value) * exp(width), upper: 1 - (1 - value) * exp(-width), level: level,
        method: "delta-log-complement"))
  }
}
