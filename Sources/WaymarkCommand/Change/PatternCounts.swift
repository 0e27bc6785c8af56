import Change
import Synchronization

/// How many journeys look like what, counted on several cores.
final class PatternCounts: Sendable {
  private let counts = Mutex<[JourneyDescription.Pattern: Int]>([:])

  /// Adds the counts of a stretch of people.
  func add(_ some: [JourneyDescription.Pattern: Int]) {
    counts.withLock { $0.merge(some, uniquingKeysWith: +) }
  }

  /// The counts so far, in the order in which patterns are defined.
  var all: [(pattern: JourneyDescription.Pattern, count: Int)] {
    counts.withLock { counts in
      JourneyDescription.Pattern.allCases.map { ($0, counts[$0] ?? 0) }
    }
  }
}
