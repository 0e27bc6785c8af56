import Results

/// People by the occasion on which they were last seen, neighbouring occasions put together where
/// too few people were, so that every pattern has a line of its own.
struct LeavingPatterns {
  /// One pattern.
  struct Pattern {
    /// Positions of the occasions on which its people were last seen; the last pattern holds those
    /// still there.
    var places: ClosedRange<Int>
    /// Positions of its people among the courses.
    var members: [Int]
  }

  let patterns: [Pattern]

  /// - Parameters:
  ///   - seen: who has a score on which occasion.
  ///   - fewest: people a pattern needs.
  init(_ seen: SeenOccasions, fewest: Int) {
    let final = seen.occasions.count - 1
    var members = [[Int]](repeating: [], count: seen.occasions.count)
    for (index, course) in seen.courses.enumerated() {
      guard let last = course.last else { continue }
      members[course.isStillThere ? final : last].append(index)
    }
    var patterns: [Pattern] = []
    var open: Pattern?
    for place in 0...final {
      let start = open?.places.lowerBound ?? place
      let gathered = Pattern(places: start...place, members: (open?.members ?? []) + members[place])
      if gathered.members.count >= fewest, Self.haveLine(seen, gathered.members) {
        patterns.append(gathered)
        open = nil
      } else {
        open = gathered
      }
    }
    if let rest = open, !rest.members.isEmpty {
      if let previous = patterns.popLast() {
        patterns.append(
          Pattern(
            places: previous.places.lowerBound...rest.places.upperBound,
            members: previous.members + rest.members))
      } else {
        patterns = [rest]
      }
    }
    self.patterns = patterns
  }

  /// Whether people were seen on two different occasions between them, which a line needs.
  private static func haveLine(_ seen: SeenOccasions, _ members: [Int]) -> Bool {
    let first = members.compactMap { seen.courses[$0].first }.min()
    let last = members.compactMap { seen.courses[$0].last }.max()
    return first != last
  }
}
