import Distributions

extension ServicePacket {
  /// The packet of two groups of people of the same service, period and scale.
  ///
  /// Counts add up; scores by their moments, to the last digits. What one of them does not know, the sum
  /// does not know.
  ///
  /// - Parameter other: the packet of other people.
  /// - Returns: the sum; nil where something of one of them is withheld, since a part of a sum is no sum.
  public func adding(_ other: ServicePacket) -> ServicePacket? {
    guard withheld.isEmpty, other.withheld.isEmpty, key == other.key else { return nil }
    func sum(_ part: (ServicePacket) -> Int?) -> Int? {
      guard let mine = part(self), let theirs = part(other) else { return nil }
      let (sum, overflows) = mine.addingReportingOverflow(theirs)
      return overflows ? nil : sum
    }
    var both = moments ?? BivariateMoments()
    both.add(other.moments ?? BivariateMoments())
    var strata: [[String]: Int] = [:]
    for stratum in self.strata + other.strata {
      strata[stratum.levels] =
        (strata[stratum.levels] ?? 0).addingReportingOverflow(stratum.persons).partialValue
    }
    var changed: Changes?
    if let mine = changes, let theirs = other.changes {
      changed = Changes(
        recovered: mine.recovered &+ theirs.recovered, improved: mine.improved &+ theirs.improved,
        deteriorated: mine.deteriorated &+ theirs.deteriorated)
    }
    return ServicePacket(
      key, eligible: sum(\.eligible), first: sum(\.first), n: both.n, scores: Scores(both),
      changes: changed,
      strata: strata.map { Stratum(levels: $0.key, persons: $0.value) }
        .sorted { $0.levels.lexicographicallyPrecedes($1.levels) })
  }
}
