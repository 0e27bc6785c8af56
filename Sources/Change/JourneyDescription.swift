import Distributions
public import Journeys
public import Scales
public import Scoring

/// The ups and downs of one person's journey, in words and sizes.
///
/// Looking at every pair of `K` occasions with the threshold for two would call chance a change far
/// too often. The largest of all differences between `K` error-laden scores of an unchanged person
/// follows the studentized range, so a move counts as beyond error when it exceeds
///
///     q(0.95; K, ∞) · SEM
///
/// which for `K = 2` is the threshold of Jacobson and Truax.
///
/// ### Source
/// Tukey, J. W. (1953). The problem of multiple comparisons (the studentized range).
public struct JourneyDescription: Sendable, Hashable {
  /// What the journey looks like, in the direction that is better for the person.
  public enum Pattern: String, Sendable, Hashable, CaseIterable {
    /// One scored occasion.
    case oneScore = "one-score"
    /// The error of measurement is not known.
    case notJudged = "not-judged"
    /// No two scores differ beyond error.
    case withinError = "within-error"
    /// Higher ground than the start was reached, and no setback beyond error followed.
    case gainKept = "gain-kept"
    /// A gain, then a setback, of which at least half was regained.
    case gainSetbackRegained = "gain-setback-regained"
    /// A gain, then a setback, with the last score still nearer better than the first.
    case gainSetbackAhead = "gain-setback-ahead"
    /// A gain, then a setback to the start or beyond it.
    case gainSetbackBack = "gain-setback-back"
    /// A setback from near the start, of which at least half was regained.
    case setbackRegained = "setback-regained"
    /// A move away from better that has not been regained.
    case awayFromBetter = "away-from-better"
    /// Differences beyond error that none of these describes.
    case upsAndDowns = "ups-and-downs"
  }

  /// A fall from the best score so far to a later one.
  public struct Setback: Sendable, Hashable {
    /// Its size in points of the score; positive.
    public var size: Double
    /// When it was deepest.
    public var occasion: Occasion
    /// How much of it later scores won back, in points; 0 to more than its size.
    public var regained: Double
  }

  /// Whose journey.
  public let person: Person
  /// Scored occasions in order.
  public let points: [JourneyPoint]
  /// The best score; the first of equals.
  public let best: JourneyPoint
  /// The largest setback of any size; nil when the scores never moved away from better.
  public let setback: Setback?
  /// What the journey looks like.
  public let pattern: Pattern

  /// Describes one journey.
  ///
  /// - Parameters:
  ///   - person: whose it is.
  ///   - points: scored occasions in order; at least one.
  ///   - direction: which way is better.
  ///   - threshold: the difference beyond error, in points of the score; nil when not known.
  public init(
    _ person: Person, _ points: [JourneyPoint], direction: ScoreDefinition.Direction,
    threshold: Double?
  ) {
    precondition(!points.isEmpty, "a journey without a point cannot be described")
    let heights = points.map { $0.value * direction.sign }
    let peak = heights.indices.reduce(0) { heights[$1] > heights[$0] ? $1 : $0 }
    let setback = Self.largestSetback(heights, points)
    self.person = person
    self.points = points
    best = points[peak]
    self.setback = setback
    pattern = Self.pattern(heights, peak: heights[peak], setback, threshold)
  }

  /// The difference between two of `occasions` scores that exceeds error.
  public static func threshold(
    _ error: MeasurementError, occasions: Int, level: Double = 0.95
  ) -> Double {
    StudentizedRange(count: max(2, occasions)).quantile(level) * error.standardError
  }

  private static func largestSetback(_ heights: [Double], _ points: [JourneyPoint]) -> Setback? {
    var highest = heights[0]
    var largest: (size: Double, position: Int)?
    for (position, height) in heights.enumerated() {
      highest = max(highest, height)
      let fall = highest - height
      if fall > largest?.size ?? 0 { largest = (fall, position) }
    }
    return largest.map { size, position in
      let later = heights[position...].max() ?? heights[position]
      return Setback(
        size: size, occasion: points[position].occasion, regained: later - heights[position])
    }
  }

  private static func pattern(
    _ heights: [Double], peak: Double, _ setback: Setback?, _ threshold: Double?
  ) -> Pattern {
    guard heights.count > 1 else { return .oneScore }
    guard let threshold else { return .notJudged }
    let first = heights[0]
    let last = heights[heights.count - 1]
    let gained = peak - first > threshold
    let fell = (setback?.size ?? 0) > threshold
    let regained = setback.map { $0.regained >= $0.size / 2 } ?? false
    if fell {
      if regained { return gained ? .gainSetbackRegained : .setbackRegained }
      if !gained { return .awayFromBetter }
      return last > first ? .gainSetbackAhead : .gainSetbackBack
    }
    if gained { return .gainKept }
    let lowest = heights.min() ?? first
    return peak - lowest > threshold ? .upsAndDowns : .withinError
  }
}
