public import Scales

/// Describes journeys one after the other, each as ``JourneyDescription`` would: what only depends on
/// how many scores there are is worked out once.
public struct JourneyAnalyst: Sendable {
  private let direction: ScoreDefinition.Direction
  private let planned: JourneyYardstick?
  /// By number of scores: the yardstick, and the quantiles for a person's own ups and downs.
  private var yardsticks: [JourneyYardstick?] = []
  private var quantiles: [PersonalVariability.Quantiles?] = []
  private var tails = KnownTails(bits: 13)
  private var heights: [Double] = []

  /// Prepares for the people of a file.
  ///
  /// - Parameters:
  ///   - direction: which way is better.
  ///   - planned: how far scores stray by error; nil when not known.
  ///   - most: the most scores that anybody has.
  public init(
    direction: ScoreDefinition.Direction, yardstick planned: JourneyYardstick?, mostScores most: Int
  ) {
    self.direction = direction
    self.planned = planned
    // Where somebody has very many scores, the tables end and the rest is worked out as it comes.
    let most = min(most, Self.tabled)
    let fewest = PersonalVariability.fewestScores
    yardsticks = (0...most).map { planned?.covering($0) }
    quantiles = (0...most).map { count in
      planned.flatMap { count < fewest ? nil : .init(scores: count, level: $0.level) }
    }
  }

  private static let tabled = 100

  /// Describes one journey.
  ///
  /// - Parameters:
  ///   - range: where its scores stand in the two arrays; at least one.
  ///   - allTimes: times, in order within the range.
  ///   - allValues: scores, in points.
  /// - Returns: the facts.
  public mutating func facts(
    _ range: Range<Int>, times allTimes: [Double], values allValues: [Double]
  ) -> JourneyFacts {
    precondition(!range.isEmpty, "a journey without a score cannot be described")
    let times = allTimes.span.extracting(range)
    let values = allValues.span.extracting(range)
    rise(with: values)
    let rising = self.heights
    let heights = rising.span
    let count = range.count
    let yardstick = count < yardsticks.count ? yardsticks[count] : planned?.covering(count)
    let threshold = yardstick?.threshold
    var best = 0
    for at in heights.indices where heights[at] > heights[best] { best = at }
    let fall = LargestFall(heights)
    var (setbacks, heldGains, heldSetbacks) = (0, 0, 0)
    if let threshold {
      TurningPoints.forEachLeg(heights, threshold: threshold) { leg in
        if leg.kind == .setback { setbacks += 1 }
      }
      JourneyEvents.forEachEvent(heights, threshold: threshold) { event in
        guard event.standing == .held else { return }
        if event.kind == .gain { heldGains += 1 } else { heldSetbacks += 1 }
      }
    }
    var line: ErrorLine?
    if let sem = yardstick?.standardError {
      line = ErrorLine(times: times, values: values, standardErrorOfMeasurement: sem, &tails)
    }
    return JourneyFacts(
      scores: count, pattern: JourneyDescription.pattern(heights, fall, threshold), best: best,
      netChange: values[count - 1] - values[0], bestChange: values[best] - values[0],
      pairThreshold: yardstick?.pairThreshold, threshold: threshold,
      exceedsPlan: planned.map { count > $0.plannedOccasions } ?? false,
      gain: threshold.flatMap { ReliableGain(heights, threshold: $0) }, setbacks: setbacks,
      largestSetback: fall?.size, setbackAt: fall?.low, regained: fall?.regained,
      heldGains: heldGains, heldSetbacks: heldSetbacks, line: line,
      variability: variability(line, yardstick, count))
  }

  private func variability(
    _ line: ErrorLine?, _ yardstick: JourneyYardstick?, _ count: Int
  ) -> PersonalVariability? {
    guard let line, let yardstick, count >= PersonalVariability.fewestScores else { return nil }
    let quantiles =
      (count < quantiles.count ? quantiles[count] : nil)
      ?? PersonalVariability.Quantiles(scores: count, level: yardstick.level)
    return PersonalVariability(
      line, standardErrorOfMeasurement: yardstick.standardError, quantiles)
  }

  /// Makes the scores rise towards better.
  private mutating func rise(with values: Span<Double>) {
    heights.removeAll(keepingCapacity: true)
    for at in values.indices { heights.append(values[at] * direction.sign) }
  }
}
