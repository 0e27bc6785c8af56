import Distributions
import Glibc
public import Results

/// Two rules on runs about a centre line: is a series moving, or only wobbling? They need no limits and
/// no assumption on how the figures are spread, and adapt to how many there are.
///
///     unusually long run     longest run  >  round(log₂ n) + 3
///     unusually few crossings   crossings  <  the 5 % quantile of Binomial(n − 1, ½)
///
/// with n the figures that do not lie on the centre line; those that do, and periods without a figure,
/// are passed over and neither end a run nor lengthen it.
///
/// ### Source
/// Anhøj, J., & Olesen, A. V. (2014). Run charts revisited: a simulation study of run chart rules for
/// detection of non-random variation in health care processes. *PLoS ONE*, 9(11), e113825.
/// <https://doi.org/10.1371/journal.pone.0113825>
public struct AnhojRules: Sendable, Hashable {
  /// The centre line: the median, or the value given.
  public let centre: Double
  /// Figures that do not lie on the centre line.
  public let useful: Int
  /// Figures in the longest run on one side.
  public let longestRun: Int
  /// The longest run that is not unusual.
  public let longestUsualRun: Int
  /// How often the line from figure to figure crosses the centre line.
  public let crossings: Int
  /// The fewest crossings that are not unusual.
  public let fewestUsualCrossings: Int
  /// What to know: gaps.
  public let notes: [Note]

  /// The fewest useful figures of which anything is said.
  public static let fewest = 10

  /// Whether the longest run is unusually long.
  public var hasLongRun: Bool { longestRun > longestUsualRun }
  /// Whether the centre line is crossed unusually seldom.
  public var hasFewCrossings: Bool { crossings < fewestUsualCrossings }
  /// Whether either rule speaks.
  public var isShifting: Bool { hasLongRun || hasFewCrossings }

  /// Looks at a series.
  ///
  /// - Parameters:
  ///   - series: figures in the order of time.
  ///   - centre: the centre line, such as the median of an earlier stretch; nil for the median of the
  ///     series. The default is nil.
  /// - Throws: `Withheld` with fewer than 10 useful figures, or a centre that is not finite.
  public init(_ series: ProcessSeries, centre: Double? = nil) throws(Withheld) {
    let values = series.values.compactMap { $0 }
    let line = centre ?? Self.median(values)
    guard line.isFinite else {
      throw Withheld(
        "spc.centre-not-usable", "The centre line is not a finite number.",
        help: "Leave it out, and the median is taken.")
    }
    let sides = values.compactMap { $0 == line ? nil : $0 > line }
    guard sides.count >= Self.fewest else {
      throw Withheld(
        "spc.too-few-points",
        "\(sides.count) figures off the centre line are too few to judge runs by: \(Self.fewest) "
          + "are needed.",
        help: "Show the figures, and wait for more.")
    }
    var run = 1
    var longest = 1
    var crossings = 0
    for (before, after) in zip(sides, sides.dropFirst()) {
      run = before == after ? run + 1 : 1
      longest = max(longest, run)
      crossings += before == after ? 0 : 1
    }
    self.centre = line
    useful = sides.count
    longestRun = longest
    longestUsualRun = Self.longestUsualRun(sides.count)
    self.crossings = crossings
    fewestUsualCrossings = Self.fewestUsualCrossings(sides.count)
    notes =
      series.gaps.isEmpty
      ? []
      : [Note("spc.gap", "\(series.gaps.count) periods without a figure were passed over.")]
  }

  /// What the rules find, in plain words.
  public var words: String {
    switch (hasLongRun, hasFewCrossings) {
    case (false, false):
      "Ups and downs about the centre line as chance alone would give them."
    case (true, false):
      "\(longestRun) values in a row lie on one side of the centre line; up to \(longestUsualRun) "
        + "would be usual. The figures have probably moved."
    case (false, true):
      "The centre line is crossed \(crossedWords); \(fewestUsualCrossings) or more would be "
        + "usual. The figures have probably moved."
    case (true, true):
      "\(longestRun) values in a row lie on one side of the centre line, where up to "
        + "\(longestUsualRun) would be usual, and it is crossed \(crossedWords), where "
        + "\(fewestUsualCrossings) or more would be. The figures have probably moved."
    }
  }

  private var crossedWords: String {
    crossings == 0 ? "never" : crossings == 1 ? "once" : "\(crossings) times"
  }

  /// round(log₂ n) + 3, for n useful figures, 1 or more.
  static func longestUsualRun(_ n: Int) -> Int { Int(log2(Double(n)).rounded()) + 3 }

  /// The smallest k with P(X ≤ k) ≥ 0.05, X from Binomial(n − 1, ½); n is 1 or more.
  static func fewestUsualCrossings(_ n: Int) -> Int {
    let m = Double(n - 1)
    var cumulative = 0.0
    for k in 0..<n {
      let ways = logGamma(m + 1) - logGamma(Double(k) + 1) - logGamma(m - Double(k) + 1)
      cumulative += exp(ways - m * log(2))
      if cumulative >= 0.05 { return k }
    }
    return n - 1
  }

  /// The median of one figure or more.
  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    guard sorted.indices.contains(middle) else { return 0 }
    return sorted.count.isMultiple(of: 2)
      ? sorted[middle - 1] / 2 + sorted[middle] / 2 : sorted[middle]
  }
}
