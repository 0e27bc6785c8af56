import Distributions
import LinearAlgebra
public import Results

/// Which items are not the same ruler for all groups or on all occasions, and what letting them go does to the
/// comparison of people.
///
/// From everything held up to loadings, then up to intercepts: the place whose letting go would gain most, beyond
/// chance by its score test for answers that are not normal, is let go on all groups or occasions at once, and the
/// model is fitted again, until no place that matters is left beyond chance. p values are adjusted after Holm for how
/// many places are still held, and for the two levels. A place matters where it is expected to differ between some two
/// groups or occasions by `importance` standard deviations of the item. Where a loading is let go its intercept is too,
/// since lines of different slopes meet at one point only. No ruler is left where fewer than half the items of a
/// factor, or fewer than two, would have all held. A shift that most items share cannot be told from one of the factor.
///
/// In runs larger than `PartialInvarianceTests` makes: where nothing differed, of two groups of 200 people with six items,
/// any place was let go in 204 of 4,000 made-up cohorts of normal answers and in 212 of 4,000 of skewed answers in five categories; of two occasions of 250 people
/// in 19 and in 24 of 500. Adjusted for one level at a time it would have been one in ten. (Asking besides that the
/// step as a whole cost beyond chance would have made it 127 and 128 of 3,000, but one item may hide among many.) One
/// of six items shifted by half a standard deviation in one of two groups of 300 was found in all of 1,000 cohorts of
/// either kind and was the only one let go in 955 and in 945; the group's mean seemed .18 standard deviations higher
/// with everything held, and .00 with places let go. On the later of two occasions of 250 people it was found in all of
/// 500 and was the only one in 483 and in 474.
///
/// ### Source
/// Byrne, B. M., Shavelson, R. J., & Muthén, B. (1989). Testing for the equivalence of factor covariance and mean
/// structures: The issue of partial measurement invariance. *Psychological Bulletin, 105*(3), 456–466. Yoon, M., &
/// Millsap, R. E. (2007). Detecting violations of factorial invariance using data-based specification searches: A Monte
/// Carlo study. *Structural Equation Modeling, 14*(3), 435–463.
public struct PartialInvariance: Sendable, Hashable, Codable {
  /// What is beyond chance, and what matters.
  public struct Options: Sendable, Hashable, Codable {
    /// How often any place is let go where nothing differs. The default is 0.05.
    public var level = 0.05
    /// The least difference worth letting a place go for, in standard deviations of the item. The default is 0.1.
    public var importance = 0.1

    /// The defaults.
    public init() {}
  }

  /// A place that differs beyond chance.
  public struct Place: Sendable, Hashable, Codable {
    /// The level that held it: metric for a loading, scalar for an intercept.
    public let level: ConfirmatoryModel.Invariance
    /// The place in the first group or on the first occasion.
    public let place: ModelPlace
    /// The score test for answers that are not normal; χ² with ``degreesOfFreedom`` were the place the same on all.
    public let statistic: Double
    /// Groups or occasions beyond the first.
    public let degreesOfFreedom: Int
    /// Probability of a larger one.
    public let p: Double
    /// The same, adjusted for the places still held and the two levels.
    public let adjustedP: Double
    /// How far it is expected to be from the first in each group or on each occasion beyond it, in points of an answer:
    /// for a loading, points to a standard deviation of the factor in the first.
    public let changes: [Double]
    /// The same in standard deviations of the item within groups or occasions.
    public let standardised: [Double]

    /// The item.
    public var item: Int { place.row }
    /// The largest difference between two groups or occasions, in standard deviations of the item.
    public var size: Double {
      standardised.reduce(0) { max($0, $1) } - standardised.reduce(0) { min($0, $1) }
    }
  }

  /// How far a factor's mean in a group or on an occasion is from that of the first, in standard deviations of the
  /// factor in the first, with robust errors.
  public struct MeanDifference: Sendable, Hashable, Codable {
    /// The factor.
    public let factor: Int
    /// The group or occasion, from 1.
    public let at: Int
    /// With all loadings and intercepts held the same; nil where that model could not be had.
    public let full: Estimate?
    /// With places let go; nil where no ruler is left.
    public let partial: Estimate?
  }

  /// Everything held, up to intercepts.
  public let full: ScaledLadder
  /// The same with places let go; it ends, with the reason, where no ruler is left.
  public let partial: ScaledLadder
  /// The places let go, in order.
  public let freed: [Place]
  /// Places that differ beyond chance by too little to matter.
  public let small: [Place]
  /// Items with all held in the end.
  public let heldItems: [Int]
  /// What the items did to the comparison.
  public let means: [MeanDifference]

  /// Why no ruler is left, or none could be looked for; nil where one is.
  public var verdict: Withheld? { partial.ended?.reason }

  /// Looks for what differs between groups.
  ///
  /// - Parameters:
  ///   - model: with means and factor variances of 1, and nothing shared between groups.
  ///   - rows: the people by group.
  ///   - options: what is beyond chance, and what matters.
  /// - Returns: what was let go, and what that changes.
  /// - Throws: `Withheld` as `ScaledLadder.climb` does, and for a single group.
  public static func ofGroups(
    _ model: ConfirmatoryModel, _ rows: CompleteRows, options: Options = Options()
  ) throws(Withheld) -> PartialInvariance {
    precondition(
      model.hasMeans && model.scaling == .standardised, "a model with means and variances of 1")
    guard model.groups > 1 else { throw DifferentialWords.oneGroup }
    return try of(.groups(model), rows, options)
  }

  /// Looks for what differs between occasions, of one factor of the same items on each.
  ///
  /// - Parameters:
  ///   - items: items of one occasion.
  ///   - occasions: how many.
  ///   - lags: as in `ConfirmatoryModel.overTime`.
  ///   - rows: one group of people, with the items of each occasion after those of the one before.
  ///   - options: what is beyond chance, and what matters.
  /// - Returns: what was let go, and what that changes.
  /// - Throws: `Withheld` as `ScaledLadder.climb` does.
  public static func overTime(
    items: Int, occasions: Int, lags: Int? = nil, _ rows: CompleteRows,
    options: Options = Options()
  ) throws(Withheld) -> PartialInvariance {
    precondition(occasions > 1 && rows.items == items * occasions, "other answers")
    return try of(.occasions(items: items, occasions: occasions, lags: lags), rows, options)
  }

  private static func of(
    _ held: HeldModel, _ rows: CompleteRows, _ options: Options
  ) throws(Withheld) -> PartialInvariance {
    let full = try ScaledLadder.climb(rows, upTo: .scalar) { held.model($0, except: []) }
    var search = PartialSearch(
      held: held, rows: rows, options: options, configural: full.steps[0],
      baselineScale: full.steps[0].robust.baselineScale)
    search.run(full)
    let partial = ScaledLadder(steps: search.steps, ended: search.ended)
    let free = Set(search.except.map(\.row))
    return PartialInvariance(
      full: full, partial: partial, freed: search.freed, small: search.small,
      heldItems: (0..<held.items).filter { !free.contains($0) },
      means: means(held, full, partial))
  }

  private static func means(
    _ held: HeldModel, _ full: ScaledLadder, _ partial: ScaledLadder
  ) -> [MeanDifference] {
    let ladders = [full, partial].map { ladder in
      ladder.ended == nil ? ladder.steps.first { $0.level == .scalar } : nil
    }
    return held.factors.indices.flatMap { factor in
      (1..<held.copies).map { at in
        let place = held.copy(.factorMean(factor), at)
        let found = ladders.map { step in
          step.flatMap { step in
            step.fit.parameters.firstIndex { $0.places.contains(place) }.map {
              Estimate(
                value: step.fit.parameters[$0].estimate.value,
                standardError: step.robust.standardErrors[$0])
            }
          }
        }
        return MeanDifference(factor: factor, at: at, full: found[0], partial: found[1])
      }
    }
  }
}
