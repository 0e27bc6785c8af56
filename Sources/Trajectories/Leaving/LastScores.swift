import Distributions
public import Results
public import Scoring

/// Whether those who were not seen again had other scores when last seen than those who were.
///
///     difference = mean (last seen here) − mean (seen later),    interval by Student's t
///     standardised = difference / s,   s² = (Σ d₁² + Σ d₂²) / (n₁ + n₂ − 2)
///
/// The interval of the standardised difference is that of the noncentrality of t, divided by
/// √(n₁ n₂ / (n₁ + n₂)). Only people whose next occasion was due are counted.
///
/// ### Source
/// Steiger, J. H., & Fouladi, R. T. (1997). Noncentrality interval estimation and the evaluation of
/// statistical models. In L. L. Harlow et al. (Eds.), *What if there were no significance tests?*
public struct LastScores: Sendable, Hashable {
  /// Some people's scores.
  public struct Scores: Sendable, Hashable {
    /// How many people, at least 1.
    public let persons: Int
    /// Their mean.
    public let mean: Double
    /// Their standard deviation; nil for one person.
    public let standardDeviation: Double?

    init?(_ values: [Double]) {
      guard let moments = SampleMoments(values) else { return nil }
      persons = moments.n
      mean = moments.mean
      standardDeviation = moments.standardDeviation
    }
  }

  /// One occasion.
  public struct Row: Sendable, Hashable {
    /// The occasion.
    public let occasion: Occasion
    /// Scores of those last seen here; nil where there is nobody.
    public let lastSeenHere: Scores?
    /// Scores here of those seen later; nil where there is nobody.
    public let seenLater: Scores?
    /// Difference of the means, the first less the second; nil where somebody is missing on a side.
    /// Its interval is nil with two people or fewer, or no spread.
    public let difference: Estimate?
    /// The difference in standard deviations; nil where there is no spread.
    public let standardised: Estimate?
  }

  /// One row per occasion but the last.
  public let rows: [Row]

  /// Compares, occasion by occasion.
  ///
  /// - Parameters:
  ///   - seen: who has a score on which occasion.
  ///   - level: coverage of the intervals, in (0, 1). The default is 0.95.
  public init(_ seen: SeenOccasions, level: Double = 0.95) {
    precondition(level > 0 && level < 1, "level \(level)")
    rows = seen.occasions.indices.dropLast().map { place in
      var (here, later): ([Double], [Double]) = ([], [])
      for course in seen.courses where place < course.dueThrough {
        guard let score = course.scores[place], let last = course.last else { continue }
        if last == place { here.append(score) } else { later.append(score) }
      }
      return Self.row(seen.occasions[place], Scores(here), Scores(later), level)
    }
  }

  private static func row(
    _ occasion: Occasion, _ here: Scores?, _ later: Scores?, _ level: Double
  ) -> Row {
    guard let here, let later else {
      return Row(
        occasion: occasion, lastSeenHere: here, seenLater: later, difference: nil,
        standardised: nil)
    }
    let df = Double(here.persons + later.persons - 2)
    let squares = [here, later].reduce(0.0) { sum, moments in
      let s = moments.standardDeviation ?? 0
      return sum + Double(moments.persons - 1) * s * s
    }
    let gap = here.mean - later.mean
    guard df > 0, squares > 0 else {
      return Row(
        occasion: occasion, lastSeenHere: here, seenLater: later,
        difference: Estimate(value: gap), standardised: nil)
    }
    let s = (squares / df).squareRoot()
    let size = (Double(here.persons) * Double(later.persons) / Double(here.persons + later.persons))
      .squareRoot()
    let error = s / size
    let half = StudentT(degreesOfFreedom: df).quantile((1 + level) / 2) * error
    let limits = NoncentralT.interval(t: gap / error, degreesOfFreedom: df, level: level)
    return Row(
      occasion: occasion, lastSeenHere: here, seenLater: later,
      difference: Estimate(
        value: gap, standardError: error,
        interval: ConfidenceInterval(
          lower: gap - half, upper: gap + half, level: level, method: "student-t")),
      standardised: Estimate(
        value: gap / s,
        interval: limits.map {
          ConfidenceInterval(
            lower: $0.lowerBound / size, upper: $0.upperBound / size, level: level,
            method: "noncentral-t")
        }))
  }

  /// A row per occasion.
  public var table: ResultTable {
    ResultTable(
      columns: [
        "occasion", "last.seen.here", "last.seen.here.mean", "last.seen.here.sd", "seen.later",
        "seen.later.mean", "seen.later.sd", "difference", "std.error", "conf.low", "conf.high",
        "standardised", "standardised.conf.low", "standardised.conf.high",
      ],
      rows: rows.map { row in
        var cells: [ResultTable.Cell] = [.text(row.occasion.label)]
        for moments in [row.lastSeenHere, row.seenLater] {
          cells.append(.integer(moments?.persons ?? 0))
          cells.append(.number(moments?.mean))
          cells.append(.number(moments?.standardDeviation))
        }
        let difference = row.difference
        return cells + [
          .number(difference?.value), .number(difference?.standardError),
          .number(difference?.interval?.lower), .number(difference?.interval?.upper),
          .number(row.standardised?.value), .number(row.standardised?.interval?.lower),
          .number(row.standardised?.interval?.upper),
        ]
      })
  }
}
