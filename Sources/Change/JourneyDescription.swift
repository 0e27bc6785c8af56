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
    /// Better than the start by more than error, and no setback beyond error anywhere.
    case gainKept = "gain-kept"
    /// A gain beyond error, then a setback beyond error, of which the last score has won back at
    /// least half.
    case gainSetbackRegained = "gain-setback-regained"
    /// A gain, then a setback not regained, with the last score still better than the first.
    case gainSetbackAhead = "gain-setback-ahead"
    /// A gain, then a setback not regained, with the last score no better than the first.
    case gainSetbackBack = "gain-setback-back"
    /// A setback beyond error with no gain before it, of which the last score has won back at least
    /// half.
    case setbackRegained = "setback-regained"
    /// A setback beyond error with no gain before it, of which the last score has not won back half.
    case awayFromBetter = "away-from-better"
    /// A rise beyond error from a low point that lies within error of the start.
    case riseFromLow = "rise-from-low"
  }

  /// A fall from the best score so far to a later one.
  public struct Setback: Sendable, Hashable {
    /// Its size in points of the score; positive.
    public var size: Double
    /// When it was deepest.
    public var occasion: Occasion
    /// How much of it the last score has won back, in points; 0 to its size.
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
    let fall = Fall(heights)
    self.person = person
    self.points = points
    best = points[peak]
    setback = fall.map {
      Setback(size: $0.size, occasion: points[$0.low].occasion, regained: $0.regained)
    }
    pattern = Self.pattern(heights, fall, threshold)
  }

  /// The difference between two of `occasions` scores that exceeds error.
  public static func threshold(
    _ error: MeasurementError, occasions: Int, level: Double = 0.95
  ) -> Double {
    StudentizedRange(count: max(2, occasions)).quantile(level) * error.standardError
  }

  private static func pattern(
    _ heights: [Double], _ fall: Fall?, _ threshold: Double?
  ) -> Pattern {
    guard let first = heights.first, let last = heights.last, heights.count > 1 else {
      return .oneScore
    }
    guard let threshold else { return .notJudged }
    if let fall, fall.size > threshold {
      let gained = heights[fall.peak] - first > threshold
      if fall.regained >= fall.size / 2 { return gained ? .gainSetbackRegained : .setbackRegained }
      if !gained { return .awayFromBetter }
      return last > first ? .gainSetbackAhead : .gainSetbackBack
    }
    let highest = heights.max() ?? first
    if highest - first > threshold { return .gainKept }
    return highest - (heights.min() ?? first) > threshold ? .riseFromLow : .withinError
  }
}

/// The largest fall from the best score so far to a later one; `nil` when there is none. Heights
/// rise towards better.
private struct Fall {
  /// Where it starts.
  var peak: Int
  /// Where it is deepest.
  var low: Int
  /// Its size; positive.
  var size: Double
  /// How much of it the last score has won back; 0 to its size.
  var regained: Double

  init?(_ heights: [Double]) {
    var highest = 0
    var largest: (size: Double, peak: Int, low: Int)?
    for (position, height) in heights.enumerated() {
      if height > heights[highest] { highest = position }
      let size = heights[highest] - height
      if size > largest?.size ?? 0 { largest = (size, highest, position) }
    }
    guard let largest, let last = heights.last else { return nil }
    (size, peak, low) = largest
    regained = max(0, min(size, last - heights[low]))
  }
}
