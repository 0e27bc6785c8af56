import Distributions
public import Results

/// What followed an event such as a change of worker: the level just before it and just after, person by person.
///
///     change = first score on or after the event − last score before it
///
/// with the mean change and Student's interval, and how many are higher or lower beyond the error of two scores. Each
/// person counts once, with their first event that has a score on both sides. It is a description: levels move
/// without such an event too, and it may have come because of how somebody was.
public struct AfterChange: Sendable, Hashable {
  /// Which way a pair of scores goes, beyond its error.
  public enum Direction: String, Sendable, Hashable, CaseIterable {
    /// Higher than before, beyond its error.
    case higher
    /// Lower than before, beyond its error.
    case lower
    /// No reliable change.
    case none = "no reliable change"
  }

  /// What is known of those with a score on both sides.
  public struct Level: Sendable, Hashable {
    /// Mean score before, in points.
    public let before: Double
    /// Mean score after.
    public let after: Double
    /// Mean change with Student's interval.
    public let change: Estimate
    /// How many went which way beyond error; nil where the error of the score is not known.
    public let directions: [Direction: Int]?
  }

  /// Fewer pairs than this are not summed up.
  public static let fewestPeople = 5

  /// People with at least one event.
  public let people: Int
  /// People with more than one.
  public let withSeveral: Int
  /// People with a score on both sides of an event.
  public let paired: Int
  /// People without, by what was missing at their last event.
  public let unpaired: [LevelAroundEvent.Absence: Int]
  /// The levels, or why they are not summed up.
  public let level: Result<Level, Withheld>

  /// Describes what followed.
  ///
  /// - Parameters:
  ///   - events: one list per person, in order; people without an event have an empty one.
  ///   - threshold: the difference of two scores beyond their error, in points, above 0; nil where not known.
  ///   - coverage: of the interval. The default is 0.95.
  public init(
    _ events: [[LevelAroundEvent]], threshold: Double? = nil, coverage: Double = 0.95
  ) {
    let withEvent = events.filter { !$0.isEmpty }
    var pairs: [LevelAroundEvent.Pair] = []
    var unpaired: [LevelAroundEvent.Absence: Int] = [:]
    for list in withEvent {
      if let pair = list.lazy.compactMap({ try? $0.pair.get() }).first {
        pairs.append(pair)
      } else if case .failure(let absence)? = list.last?.pair {
        unpaired[absence, default: 0] += 1
      }
    }
    people = withEvent.count
    withSeveral = withEvent.count { $0.count > 1 }
    paired = pairs.count
    self.unpaired = unpaired
    level = Result { () throws(Withheld) in
      try Level(pairs, threshold: threshold, coverage: coverage)
    }
  }
}

extension AfterChange.Level {
  init(
    _ pairs: [LevelAroundEvent.Pair], threshold: Double?, coverage: Double
  ) throws(Withheld) {
    guard pairs.count >= AfterChange.fewestPeople,
      let moments = SampleMoments(pairs.map(\.change)),
      let before = SampleMoments(pairs.map(\.before.value)),
      let after = SampleMoments(pairs.map(\.after.value))
    else {
      throw Withheld(
        "after-change.too-few-people",
        "\(pairs.count) \(pairs.count == 1 ? "person has" : "people have") a score just before and just after; "
          + "to sum up takes \(AfterChange.fewestPeople).",
        help:
          "Ask each person what the change meant to them, and collect a score soon after such changes."
      )
    }
    self.before = before.mean
    self.after = after.mean
    let interval = (moments.standardError ?? 0) > 0 ? moments.interval(level: coverage) : nil
    change = Estimate(
      value: moments.mean, standardError: interval == nil ? nil : moments.standardError,
      interval: interval.map {
        ConfidenceInterval(
          lower: $0.lowerBound, upper: $0.upperBound, level: coverage, method: "student-t")
      })
    directions = threshold.map { threshold in
      pairs.reduce(into: [:]) { counts, pair in
        let direction: AfterChange.Direction =
          pair.change > threshold ? .higher : pair.change < -threshold ? .lower : .none
        counts[direction, default: 0] += 1
      }
    }
  }
}
