import Distributions
public import Journeys
public import Scales
public import Scoring

/// Reliable change between a person's first and last score.
///
/// The index is the change in standard errors of the difference:
///
///     RCI    = (last − first) / S_diff
///     S_diff = √2 · SEM
///
/// A change is reliable when |RCI| exceeds the two-sided normal quantile of the level (1.959964 at
/// 95 %). In the words of the method a reliable change towards better is `improved`, one away from
/// it `deteriorated`, anything else `unchanged`; `recovered` also needs a cut-off, which is not
/// computed here.
///
/// - Note: An alpha-based SEM leaves day-to-day fluctuation out, so it calls more changes reliable
///   than a test–retest SEM would.
///
/// ### Source
/// Jacobson, N. S., & Truax, P. (1991). Clinical significance. Journal of Consulting and Clinical
/// Psychology, 59(1), 12–19, p. 14. <https://doi.org/10.1037/0022-006X.59.1.12>
public struct ReliableChange: Sendable, Hashable {
  /// The method by author and year, as files give it.
  public static let method = "jacobson-truax-1991"

  /// What can be chosen.
  ///
  /// | name | default | meaning | range |
  /// |---|---|---|---|
  /// | `level` | 0.95 | coverage of the band of measurement error | (0, 1) |
  public struct Options: Sendable, Hashable {
    /// Coverage of the band of measurement error. The default is 0.95.
    public var level = 0.95

    /// The defaults.
    public init() {}
  }

  /// The method's own words for a change.
  public enum Category: String, Sendable, Hashable, CaseIterable {
    /// Reliable change towards better.
    case improved
    /// No reliable change.
    case unchanged
    /// Reliable change away from better.
    case deteriorated
  }

  /// One person with two or more scored occasions.
  public struct Case: Sendable, Hashable {
    /// Who.
    public var person: Person
    /// First scored occasion.
    public var first: JourneyPoint
    /// Last scored occasion.
    public var last: JourneyPoint
    /// last − first, in points of the score.
    public var change: Double
    /// The reliable change index; nil when the error of measurement is not known.
    public var index: Double?
    /// The method's category; nil when the error of measurement is not known.
    public var category: Category?
  }

  /// Persons with two or more scored occasions, in the order of the panel.
  public let cases: [Case]
  /// The mean change of these persons; nil when there are none.
  public let mean: MeanChange?
  /// Persons with one scored occasion: they have no change yet, and are not forgotten.
  public let noLaterScore: Int
  /// Persons with no scored occasion at all.
  public let noScore: Int
  /// The error of measurement; nil when it could not be had.
  public let error: MeasurementError?
  /// Which way is better.
  public let direction: ScoreDefinition.Direction
  /// What was chosen.
  public let options: Options
  /// The quantile that |RCI| must exceed.
  public let criticalValue: Double

  /// Compares the first and last score of everybody in a panel.
  ///
  /// - Parameters:
  ///   - panel: everybody's journeys.
  ///   - target: which number of the panel.
  ///   - direction: which way is better.
  ///   - error: the error of measurement; nil leaves index and category out.
  ///   - options: what can be chosen.
  public init(
    _ panel: Panel, of target: ScoreTarget, direction: ScoreDefinition.Direction,
    error: MeasurementError?, options: Options = Options()
  ) {
    precondition(options.level > 0 && options.level < 1, "level \(options.level) is not in (0, 1)")
    let critical = Normal().quantile((1 + options.level) / 2)
    let points = panel.points(of: target)
    let cases = points.compactMap { person, points -> Case? in
      guard points.count >= 2, let first = points.first, let last = points.last else { return nil }
      let change = last.value - first.value
      let index = error.map { change / $0.ofDifference }
      let category = index.map { Self.category($0 * direction.sign, exceeding: critical) }
      return Case(
        person: person, first: first, last: last, change: change, index: index,
        category: category)
    }
    self.cases = cases
    mean = MeanChange(cases, level: options.level)
    noLaterScore = points.count - cases.count
    noScore = panel.journeys.count - points.count
    self.error = error
    self.direction = direction
    self.options = options
    criticalValue = critical
  }

  /// The change beyond which |RCI| exceeds the quantile, in points of the score.
  public var threshold: Double? { error.map { criticalValue * $0.ofDifference } }

  /// How many persons are in a category; nil when the error of measurement is not known.
  public func count(_ category: Category) -> Int? {
    error == nil ? nil : cases.count { $0.category == category }
  }

  private static func category(_ towardsBetter: Double, exceeding critical: Double) -> Category {
    if towardsBetter > critical { return .improved }
    return towardsBetter < -critical ? .deteriorated : .unchanged
  }
}
