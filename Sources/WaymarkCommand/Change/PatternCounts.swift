import Change
import Synchronization

/// How many journeys look like what, counted on several cores.
final class PatternCounts: Sendable {
  /// The counts of some journeys.
  struct Some: Sendable {
    private(set) var counts: [(pattern: JourneyDescription.Pattern, count: Int)] =
      JourneyDescription.Pattern.allCases.map { ($0, 0) }

    /// Counts a journey. Patterns are so few that looking at each is sooner done than a search.
    mutating func add(_ pattern: JourneyDescription.Pattern, _ count: Int = 1) {
      for place in counts.indices where counts[place].pattern == pattern {
        counts[place].count += count
      }
    }
  }

  private let sum = Mutex(Some())

  /// Adds the counts of a stretch of people.
  func add(_ some: Some) {
    sum.withLock { sum in
      for (pattern, count) in some.counts { sum.add(pattern, count) }
    }
  }

  /// The counts so far, in the order in which patterns are defined.
  var all: [(pattern: JourneyDescription.Pattern, count: Int)] { sum.withLock { $0.counts } }
}
