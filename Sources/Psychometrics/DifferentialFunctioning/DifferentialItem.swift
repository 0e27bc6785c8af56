import Distributions
import LinearAlgebra
import Optimization
public import Results

/// Whether an item works alike in groups of people who have as much of what the scale measures.
///
///     M1: θ        M2: θ + group        M3: θ + group + θ × group
///     χ²₁₂ = 2 (ℓ₂ − ℓ₁)    alike at every θ (uniform)
///     χ²₂₃ = 2 (ℓ₃ − ℓ₂)    more at some θ than at others (not uniform)
///     χ²₁₃ = their sum
///     Δβ = |β₂ − β₁| / |β₁|,     R²_m = 1 − ℓ_m / ℓ₀
///
/// of cumulative-logit models, θ the matching score. The rise of R² is χ² / 2|ℓ₀|, of which as much as χ² has degrees of
/// freedom comes by chance; its interval is that of the noncentrality of χ², taken over 2|ℓ₀|. Neighbouring categories with few people in a
/// group are joined. Among many people a difference can be beyond chance and matter little: it is called
/// important only where R² rises by the bar.
///
/// ### Source
/// Zumbo, B. D. (1999). *A handbook on the theory and methods of differential item functioning*. Crane, P.
/// K., Gibbons, L. E., Jolley, L., & van Belle, G. (2006). Differential item functioning analysis with
/// ordinal logistic regression techniques. *Medical Care*, 44(11), S115–S123. Choi, S. W., Gibbons, L. E., &
/// Crane, P. K. (2011). lordif. *Journal of Statistical Software*, 39(8). Bar: COSMIN's criteria.
///
/// ### Agrees with
/// The same models by scipy.
public struct DifferentialItem: Sendable, Hashable, Codable {
  /// A likelihood-ratio test.
  public struct Test: Sendable, Hashable, Codable {
    /// χ².
    public let statistic: Double
    /// Its degrees of freedom.
    public let degreesOfFreedom: Int
    /// The probability of one as large by chance.
    public let p: Double
    /// By how much McFadden's R² rises.
    public let explained: Double
  }

  /// What is asked of the data, and when a difference counts.
  public struct Options: Sendable, Hashable, Codable {
    /// The fewest people in a group. The default is 200.
    public var leastGroup = 200
    /// The fewest people of a group in a category; below it categories are joined. The default is 5.
    public var leastInCategory = 5
    /// The chance of calling an item different that is not. The default is 0.01.
    public var significance = 0.01
    /// The rise of R² from which a difference matters. The default is 0.02.
    public var importance = 0.02
    /// Coverage of intervals. The default is 0.95.
    public var level = 0.95

    /// The defaults.
    public init() {}
  }

  /// People by group.
  public let sizes: [Int]
  /// The categories as they were joined, ascending.
  public let categories: [[Int]]
  /// ℓ without θ, of M1, M2 and M3.
  public let logLikelihoods: [Double]
  /// M1 against M2.
  public let uniform: Test
  /// M2 against M3.
  public let nonUniform: Test
  /// M1 against M3.
  public let total: Test
  /// Where the rise of R² from M1 to M3 lies beyond what chance adds to it.
  public let importance: ConfidenceInterval
  /// Δβ; nil where β₁ is 0.
  public let slopeChange: Double?
  /// By M2, how much higher the log odds of a higher category are in each group than in the first.
  public let groups: [Estimate]
  /// Whether M3 is better than M1 beyond chance.
  public let isDetected: Bool
  /// Whether it is detected and R² rises by the bar.
  public let isImportant: Bool
  /// How the search for M3 ended.
  public let convergence: Convergence
  /// What to know about the figures.
  public let notes: [Note]

  /// Tests one item.
  ///
  /// - Parameters:
  ///   - counts: its answers by matching score and group.
  ///   - options: what is asked of the data, and when a difference counts.
  /// - Returns: the tests.
  /// - Throws: `Withheld` with fewer than two groups, a group too small, one category left after joining,
  ///   one matching score, or a search that is not certified.
  public static func of(
    _ counts: DifferentialCounts, options: Options = Options()
  ) throws(Withheld) -> DifferentialItem {
    let sizes = counts.sizes
    guard sizes.count >= 2 else { throw DifferentialWords.oneGroup }
    if let small = sizes.min(), small < options.leastGroup {
      throw DifferentialWords.smallGroup(small, options.leastGroup)
    }
    let parts = counts.joined(options.leastInCategory)
    guard parts.count >= 2 else { throw DifferentialWords.oneCategory(options.leastInCategory) }
    let models = try DifferentialModels(counts, parts)
    let fits = try (0...3).map { level throws(Withheld) in try models.fit(level) }
    let logs = fits.map(\.point.value)
    let slope = fits[1].parameters[parts.count - 1]
    let effects = parts.count..<parts.count + sizes.count - 1
    let z = Normal().quantile((1 + options.level) / 2)
    func test(_ a: Int, _ b: Int) -> Test {
      let statistic = max(0, 2 * (logs[b] - logs[a]))
      let freedom = (b - a) * (sizes.count - 1)
      return Test(
        statistic: statistic, degreesOfFreedom: freedom,
        p: ChiSquared(degreesOfFreedom: Double(freedom)).upperTail(statistic),
        explained: (logs[a] - logs[b]) / logs[0])
    }
    let total = test(1, 3)
    // χ² is noncentral with what the rise is without chance; no limit falls short of the rise itself.
    let beyond = NoncentralChiSquared.interval(
      x: total.statistic, degreesOfFreedom: Double(total.degreesOfFreedom), level: options.level)
    let most = max(beyond.upperBound, total.statistic)
    let isDetected = total.p < options.significance
    return DifferentialItem(
      sizes: sizes, categories: parts, logLikelihoods: logs, uniform: test(1, 2),
      nonUniform: test(2, 3), total: total,
      importance: ConfidenceInterval(
        lower: beyond.lowerBound / (-2 * logs[0]), upper: most / (-2 * logs[0]),
        level: options.level, method: "noncentral-chi-squared"),
      slopeChange: abs(slope) > 1e-9
        ? abs((fits[2].parameters[parts.count - 1] - slope) / slope) : nil,
      groups: effects.map { place in
        let value = fits[2].parameters[place]
        guard let variance = fits[2].covariance?[place, place] else {
          return Estimate(value: value)
        }
        let error = variance.squareRoot()
        return Estimate(
          value: value, standardError: error,
          interval: ConfidenceInterval(
            lower: value - z * error, upper: value + z * error, level: options.level,
            method: "wald"))
      },
      isDetected: isDetected, isImportant: isDetected && total.explained >= options.importance,
      convergence: fits[3].convergence,
      notes: DifferentialWords.notes(parts, least: options.leastInCategory, slope: slope))
  }
}
