public import Journeys
public import Results
public import Scales
public import Scoring

/// The ups and downs of one person's journey, in words and sizes, each beside the error of
/// measurement: see ``JourneyYardstick``.
public struct JourneyDescription: Sendable, Hashable {
  /// What the journey looks like, in the direction that is better for the person.
  public enum Pattern: String, Sendable, Hashable, Codable, CaseIterable {
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
    /// Its size with the interval of any two scores of the journey, not below 0; nil where the error is
    /// not known. It holds for the largest setback in 95 % of journeys, setbacks of chance among them.
    /// Of those picked for exceeding the threshold fewer hold: what is picked for its size is, on
    /// average, overstated.
    public var interval: ConfidenceInterval?
  }

  /// Whose journey.
  public let person: Person
  /// Scored occasions in order.
  public let points: [JourneyPoint]
  /// How far scores stray by error alone, for at least as many occasions as there are; nil when not
  /// known.
  public let yardstick: JourneyYardstick?
  /// Whether there are more occasions than were planned, so that the threshold had to grow and may
  /// withdraw what was called a gain before.
  public let exceedsPlan: Bool
  /// The best score; the first of equals.
  public let best: JourneyPoint
  /// The largest setback of any size; nil when the scores never moved away from better.
  public let setback: Setback?
  /// What the journey looks like.
  public let pattern: Pattern
  /// last − first in points, with the interval of two scores named beforehand; nil for one score.
  public let netChange: Estimate?
  /// best − first in points, with the interval of any two scores; nil for one score.
  public let bestChange: Estimate?
  /// The first gain beyond error, and what became of it.
  public let gain: ReliableGain?
  /// Stretches from turning point to turning point, each beyond error.
  public let legs: [JourneyLeg]
  /// Moves beyond error from ground that was held.
  public let events: [JourneyEvent]
  /// A straight line with the known error; nil for fewer than two scores, or without the error.
  public let line: ErrorLine?
  /// The person's own ups and downs; nil for fewer than six scores, or without the error.
  public let variability: PersonalVariability?

  /// Describes one journey.
  ///
  /// - Parameters:
  ///   - person: whose it is.
  ///   - points: scored occasions in order; at least one.
  ///   - direction: which way is better.
  ///   - planned: how far scores stray by error; nil when not known.
  public init(
    _ person: Person, _ points: [JourneyPoint], direction: ScoreDefinition.Direction,
    yardstick planned: JourneyYardstick?
  ) {
    precondition(!points.isEmpty, "a journey without a point cannot be described")
    let heights = points.map { $0.value * direction.sign }
    let peak = heights.indices.reduce(0) { heights[$1] > heights[$0] ? $1 : $0 }
    let fall = LargestFall(heights.span)
    let yardstick = planned?.covering(points.count)
    let threshold = yardstick?.threshold
    self.person = person
    self.points = points
    self.yardstick = yardstick
    exceedsPlan = planned.map { points.count > $0.plannedOccasions } ?? false
    best = points[peak]
    setback = fall.map {
      Setback(
        size: $0.size, occasion: points[$0.low].occasion, regained: $0.regained,
        interval: Self.interval($0.size, yardstick))
    }
    pattern = Self.pattern(heights.span, fall, threshold)
    netChange = Self.change(points, to: points.count - 1, yardstick, yardstick?.pairThreshold)
    bestChange = Self.change(points, to: peak, yardstick, threshold)
    gain = threshold.flatMap { ReliableGain(heights, threshold: $0) }
    legs = threshold.map { TurningPoints.legs(heights, threshold: $0) } ?? []
    events = threshold.map { JourneyEvents.events(heights, threshold: $0) } ?? []
    let timed = points.map { (time: $0.occasion.position, value: $0.value) }
    line = yardstick.flatMap { ErrorLine(timed, standardErrorOfMeasurement: $0.standardError) }
    variability = yardstick.flatMap {
      PersonalVariability(timed, standardErrorOfMeasurement: $0.standardError, level: $0.level)
    }
  }

  /// Setbacks beyond error in order: the legs away from better, with what was regained since.
  public var setbacks: [Setback] {
    legs.filter { $0.kind == .setback }.map { leg in
      let low = points[leg.to].value
      let last = points[points.count - 1].value
      let high = points[leg.from].value
      // Towards better is from low to high, whichever way the scale points.
      let regained = (last - low) * (high > low ? 1 : -1)
      return Setback(
        size: leg.size, occasion: points[leg.to].occasion,
        regained: max(0, min(leg.size, regained)), interval: Self.interval(leg.size, yardstick))
    }
  }

  /// Share of the scored occasions in the range of people who seek help.
  ///
  /// - Parameter isInRange: whether a score is, as a cut-off of the scale file says.
  /// - Returns: 0 to 1.
  public func shareInRange(_ isInRange: (Double) -> Bool) -> Double {
    Double(points.count { isInRange($0.value) }) / Double(points.count)
  }

  private static func interval(
    _ size: Double, _ yardstick: JourneyYardstick?
  ) -> ConfidenceInterval? {
    yardstick.map {
      ConfidenceInterval(
        lower: max(0, size - $0.threshold), upper: size + $0.threshold, level: $0.level,
        method: "studentized-range")
    }
  }

  private static func change(
    _ points: [JourneyPoint], to position: Int, _ yardstick: JourneyYardstick?, _ reach: Double?
  ) -> Estimate? {
    guard points.count > 1 else { return nil }
    let value = points[position].value - points[0].value
    guard let yardstick, let reach else { return Estimate(value: value) }
    return Estimate(
      value: value, standardError: 2.0.squareRoot() * yardstick.standardError,
      interval: ConfidenceInterval(
        lower: value - reach, upper: value + reach, level: yardstick.level,
        method: reach == yardstick.pairThreshold ? "known-error" : "studentized-range"))
  }

  static func pattern(
    _ heights: Span<Double>, _ fall: LargestFall?, _ threshold: Double?
  ) -> Pattern {
    guard heights.count > 1 else { return .oneScore }
    let (first, last) = (heights[0], heights[heights.count - 1])
    guard let threshold else { return .notJudged }
    if let fall, fall.size > threshold {
      let gained = heights[fall.peak] - first > threshold
      if fall.regained >= fall.size / 2 { return gained ? .gainSetbackRegained : .setbackRegained }
      if !gained { return .awayFromBetter }
      return last > first ? .gainSetbackAhead : .gainSetbackBack
    }
    var (lowest, highest) = (first, first)
    for at in heights.indices {
      lowest = min(lowest, heights[at])
      highest = max(highest, heights[at])
    }
    if highest - first > threshold { return .gainKept }
    return highest - lowest > threshold ? .riseFromLow : .withinError
  }
}
