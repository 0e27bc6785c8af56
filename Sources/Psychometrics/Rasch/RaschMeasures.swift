import Glibc
public import Results

/// What every sum score is worth on the scale of the items: a table from raw scores to measures.
///
///     likelihood   Σ_j E_j(θ) = r,                                SE = 1 / √I(θ)
///     weighted     r − Σ_j E_j(θ) + J(θ) / 2I(θ) = 0,             SE = 1 / √I(θ)
///     expected     ∫ θ p(θ | r) dθ,  people normal with mean 0,   SE = SD(θ | r)
///
/// with I the sum of the variances of the answers and J of their third central moments.
///
/// ### Source
/// Warm, T. A. (1989). Weighted likelihood estimation of ability in item response theory. *Psychometrika*,
/// 54(3), 427–450. <https://doi.org/10.1007/BF02294627> Thissen, D., Pommerich, M., Billeaud, K., &
/// Williams, V. S. L. (1995). Item response theory for scores on tests including polytomous items with
/// ordered responses. *Applied Psychological Measurement*, 19(1), 39–49.
public struct RaschMeasures: Sendable, Hashable, Codable {
  /// The measures of a sum score.
  public struct Row: Sendable, Hashable, Codable {
    /// The sum score.
    public let score: Int
    /// By maximum likelihood; nil at the least and the greatest score, where it has no end.
    public let likelihood: Estimate?
    /// By weighted likelihood, which has an end everywhere.
    public let weighted: Estimate
    /// The mean of people with this score; nil where no distribution of people is given.
    public let expected: Estimate?
  }

  /// The items that the score is of.
  public let items: [Int]
  /// A row for every score from the least to the greatest.
  public let rows: [Row]

  /// The row of a score; nil for one that is not possible.
  public subscript(_ score: Int) -> Row? { rows.first { $0.score == score } }

  /// The measures of every sum score.
  ///
  /// - Parameters:
  ///   - scale: the items.
  ///   - items: those that are summed; nil for all.
  ///   - spread: σ of people with mean 0 where known, above 0.
  /// - Returns: the table; nil where no item of them can tell people apart.
  public static func of(
    _ scale: RaschScale, items: [Int]? = nil, spread: Double? = nil
  ) -> RaschMeasures? {
    precondition(spread.map { $0 > 0 } ?? true, "a spread that is not above 0")
    let chosen = items ?? Array(0..<scale.k)
    let range = scale.range(chosen)
    guard range.count > 1 else { return nil }
    let table = RaschMeasures.Solver(scale: scale, items: chosen)
    return RaschMeasures(
      items: chosen,
      rows: range.map { score in
        Row(
          score: score,
          likelihood: score == range.lowerBound || score == range.upperBound
            ? nil : table.root(score, weighted: false),
          weighted: table.root(score, weighted: true),
          expected: spread.map { table.expected(score, spread: $0) })
      })
  }

  struct Solver {
    let scale: RaschScale
    let items: [Int]

    /// The root of the estimating equation, which falls with θ, by halving an interval.
    func root(_ score: Int, weighted: Bool) -> Estimate {
      func slope(_ theta: Double) -> Double {
        let total = scale.total(items, theta)
        return Double(score) - total.mean
          + (weighted && total.variance > 0 ? total.third / (2 * total.variance) : 0)
      }
      var (low, high) = (-1.0, 1.0)
      while slope(low) < 0, low > -100 { low *= 2 }
      while slope(high) > 0, high < 100 { high *= 2 }
      for _ in 0..<100 {
        let middle = (low + high) / 2
        if middle <= low || middle >= high { break }
        if slope(middle) > 0 { low = middle } else { high = middle }
      }
      let theta = (low + high) / 2
      return Estimate(
        value: theta, standardError: 1 / scale.total(items, theta).variance.squareRoot())
    }

    /// Mean and SD of θ given the score.
    func expected(_ score: Int, spread: Double) -> Estimate {
      let nodes = ScoreLikelihood.nodes.map { spread * $0 }
      let logs = nodes.map { theta in
        Double(score) * theta - theta * theta / (2 * spread * spread)
          - items.reduce(0) { sum, item in
            sum
              + RaschScale.shares(
                scale.easiness[item].map { $0.map { exp($0) } ?? 0 }, theta
              ).log
          }
      }
      let top = logs.max() ?? 0
      let weights = logs.map { exp($0 - top) }
      let total = weights.reduce(0, +)
      let mean = zip(nodes, weights).reduce(0) { $0 + $1.0 * $1.1 } / total
      let variance =
        zip(nodes, weights).reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 } / total
      return Estimate(value: mean, standardError: variance.squareRoot())
    }
  }
}
