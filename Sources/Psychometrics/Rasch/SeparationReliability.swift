public import Results

/// How much of the spread of measures is not error.
///
///     likelihood, weighted   (SD² − MSE) / SD²,                     SD² with divisor n − 1
///     expected               var(θ̂) / (var(θ̂) + mean SE²)
///
/// People at the ends have no measure by likelihood and are left out there.
///
/// ### Source
/// Wright, B. D., & Masters, G. N. (1982). *Rating scale analysis*, chapter 5. Expected: Adams, R. J.
/// (2005). Reliability as a measurement design effect. *Studies in Educational Evaluation*, 31, 162–172.
public struct SeparationReliability: Sendable, Hashable, Codable {
  /// The measure of people.
  public let measure: RaschItemFit.Measure
  /// People counted.
  public let n: Int
  /// SD² of their measures.
  public let variance: Double
  /// The mean square of their errors.
  public let error: Double
  /// The reliability; below 0 where errors are larger than the spread.
  public let coefficient: Double

  /// The reliability of measures.
  ///
  /// - Throws: `Withheld` as of item fit, or where people with a measure do not differ.
  public static func of(
    _ counts: RaschCounts, _ fit: RaschFit, measure: RaschItemFit.Measure
  ) throws(Withheld) -> SeparationReliability {
    if measure == .expected, fit.spread == nil {
      throw Withheld(
        "rasch.no-distribution",
        "A mean of people with a score needs a distribution of people, which this fit does not have.",
        help: "Fit by marginal likelihood, or take weighted likelihood.")
    }
    var people: [(value: Double, error: Double, count: Double)] = []
    for group in counts.groups {
      guard
        let table = RaschMeasures.of(fit.scale, items: group.items, spread: fit.spread?.value)
      else { continue }
      for row in table.rows where group.scores[row.score] > 0 {
        let estimate =
          switch measure {
          case .likelihood: row.likelihood
          case .weighted: row.weighted
          case .expected: row.expected
          }
        guard let estimate, let error = estimate.standardError else { continue }
        people.append((estimate.value, error, Double(group.scores[row.score])))
      }
    }
    let n = people.reduce(0) { $0 + $1.count }
    let mean = people.reduce(0) { $0 + $1.count * $1.value } / max(n, 1)
    let square = people.reduce(0) { $0 + $1.count * ($1.value - mean) * ($1.value - mean) }
    guard n >= 2, square > 1e-13 * n else {
      throw Withheld(
        "rasch.no-spread-of-measures", "People with a measure do not differ.",
        help: "Look at the answers: they may have been copied down.")
    }
    let variance = square / (n - 1)
    let error = people.reduce(0) { $0 + $1.count * $1.error * $1.error } / n
    return SeparationReliability(
      measure: measure, n: Int(n), variance: variance, error: error,
      coefficient: measure == .expected
        ? variance / (variance + error) : (variance - error) / variance)
  }
}
