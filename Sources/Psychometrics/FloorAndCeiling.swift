import Distributions
public import Results

/// How many scores lie at the lowest and at the highest that a score can be, by its declared range.
///
/// Never by the range that was seen: where nobody used an end, the end is still there. A score at the
/// floor cannot fall, one at the ceiling cannot rise, so change in that direction does not show.
///
/// ### Source
/// Terwee, C. B., et al. (2007). Quality criteria were proposed for measurement properties of health
/// status questionnaires. *Journal of Clinical Epidemiology*, 60(1), 34–42, with 15 % for too many.
/// <https://doi.org/10.1016/j.jclinepi.2006.03.012> The interval is Wilson's.
public struct FloorAndCeiling: Sendable, Hashable, Codable {
  /// The scores at one end.
  public struct End: Sendable, Hashable, Codable {
    /// Scores there.
    public var count: Int
    /// Their share of all, with Wilson's interval.
    public var share: Estimate
  }

  /// More than this share at an end is mostly held too many (Terwee 2007).
  public static let customaryMost = 0.15

  /// Scores.
  public let n: Int
  /// The declared range.
  public let range: ClosedRange<Double>
  /// At the lowest score.
  public let floor: End
  /// At the highest score.
  public let ceiling: End
  /// Scores outside the declared range, which are at neither end.
  public let outside: Int

  /// Counts the scores at the ends.
  ///
  /// - Parameters:
  ///   - scores: in points; nil where there is none.
  ///   - range: the lowest and the highest that the score can be.
  ///   - level: coverage of the intervals, in (0, 1). The default is 0.95.
  /// - Returns: the counts and shares.
  /// - Throws: `Withheld` where nobody has a score.
  public static func of(
    _ scores: [Double?], range: ClosedRange<Double>, level: Double = 0.95
  ) throws(Withheld) -> FloorAndCeiling {
    precondition(
      range.lowerBound.isFinite && range.upperBound.isFinite && range.lowerBound < range.upperBound,
      "a range of \(range)")
    precondition(level > 0 && level < 1, "level \(level)")
    let given = scores.compactMap(\.self)
    guard !given.isEmpty else {
      throw Withheld(
        "scores.none", "Nobody has a score.",
        help: "Look at the reasons in scores.csv: answers may be missing or set aside.")
    }
    // Means of answers are at the end but for rounding.
    let slack = 1e-9 * (range.upperBound - range.lowerBound)
    let low = given.count { abs($0 - range.lowerBound) <= slack }
    let high = given.count { abs($0 - range.upperBound) <= slack }
    let outside = given.count {
      $0 < range.lowerBound - slack || $0 > range.upperBound + slack
    }
    let end = { (count: Int) -> End in
      let interval = WilsonInterval.of(count, of: given.count, level: level)
      return End(
        count: count,
        share: Estimate(
          value: Double(count) / Double(given.count),
          interval: ConfidenceInterval(
            lower: interval.lowerBound, upper: interval.upperBound, level: level, method: "wilson"))
      )
    }
    return FloorAndCeiling(
      n: given.count, range: range, floor: end(low), ceiling: end(high), outside: outside)
  }
}
