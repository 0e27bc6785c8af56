import Distributions
public import Results
public import Scales

/// A description without a model: how many people's journeys look like what.
///
/// Groups are the patterns of ``JourneyDescription``, decided by rule from the scores themselves: whether a
/// gain was kept, whether there was a setback beyond error, how much of the ground was regained. Every
/// journey with a score falls in exactly one group, and nobody's group depends on anybody else, as it does
/// where classes are estimated. A group is not a kind of person; another score can move a journey on.
public struct JourneyGroups: Sendable, Hashable, Codable {
  /// One group.
  public struct Group: Sendable, Hashable, Codable {
    /// What its journeys look like.
    public let pattern: JourneyDescription.Pattern
    /// People.
    public let persons: Int
    /// Of all people described, with the interval of Wilson; nil where nobody is described.
    public let share: Estimate?
  }

  /// Every pattern, in the order in which they are defined; those of nobody too.
  public let groups: [Group]
  /// People described.
  public let persons: Int

  /// People with at least two scores and a known error: whose journey has a shape.
  public var shaped: Int {
    groups.reduce(0) {
      $1.pattern == .oneScore || $1.pattern == .notJudged ? $0 : $0 + $1.persons
    }
  }

  /// Counts journeys.
  ///
  /// - Parameters:
  ///   - patterns: one per person.
  ///   - level: coverage of the intervals, in (0, 1). The default is 0.95.
  public init(_ patterns: some Sequence<JourneyDescription.Pattern>, level: Double = 0.95) {
    precondition(level > 0 && level < 1, "level \(level)")
    var counts: [JourneyDescription.Pattern: Int] = [:]
    var persons = 0
    for pattern in patterns {
      counts[pattern, default: 0] += 1
      persons += 1
    }
    self.persons = persons
    groups = JourneyDescription.Pattern.allCases.map { pattern in
      let count = counts[pattern] ?? 0
      return Group(
        pattern: pattern, persons: count, share: Self.share(count, of: persons, level))
    }
  }

  private static func share(_ count: Int, of all: Int, _ level: Double) -> Estimate? {
    guard all > 0 else { return nil }
    let interval = WilsonInterval.of(count, of: all, level: level)
    return Estimate(
      value: Double(count) / Double(all),
      interval: ConfidenceInterval(
        lower: interval.lowerBound, upper: interval.upperBound, level: level, method: "wilson-1927"
      ))
  }
}

extension JourneyDescription.Pattern {
  /// The pattern of scores in order, where no more than that is asked; nil for no scores.
  ///
  /// - Parameters:
  ///   - values: scores, in points.
  ///   - direction: which way is better.
  ///   - yardstick: how far scores stray by error; nil when not known.
  public init?(
    _ values: [Double], direction: ScoreDefinition.Direction, yardstick: JourneyYardstick?
  ) {
    guard !values.isEmpty else { return nil }
    let heights = values.map { $0 * direction.sign }
    self = JourneyDescription.pattern(
      heights.span, LargestFall(heights.span), yardstick?.covering(values.count).threshold)
  }
}
