/// Whether a line over time, beside the sums that are told, would tell of fewer people than may be told of.
///
/// The line is two equations more in the scores: its level and its slope are sums of all scores, with
/// weights that people with the same occasions share. So the scores of those people at one occasion count as
/// one unknown sum. Whoever would know the sums of a few people takes everybody else's away, which works
/// where the others' unknown sums are no more than the equations:
///
///     unknown sums of the others  <  equations that are told + 2
///
/// For example everybody has a first and a last score, both sums are told, and one person has a first score
/// only: the two unknown sums of the others are known already, and the level tells the one score. The few may
/// be any people of whom there are fewer than may be told of; those with the most occasions leave the
/// fewest sums.
package struct LineAudit {
  /// A person: the service, where those of services are told, and the times of the scores.
  package struct Person: Hashable {
    /// The number of the person's service; the same for all where no service is told.
    package var group: Int
    /// Times of the scores, in order.
    package var times: [Double]

    /// Makes a person.
    package init(group: Int, times: [Double]) {
      self.group = group
      self.times = times
    }
  }

  /// Whether the line may be told.
  package let admits: Bool

  /// Holds a line against the sums that are told.
  ///
  /// - Parameters:
  ///   - people: everybody with a score.
  ///   - fewest: fewest people who may be told of.
  ///   - told: how many sums of scores are told beside the line.
  package init(people: [Person], fewest: Int, told: Int) {
    var counts: [Person: Int] = [:]
    for person in people where !person.times.isEmpty { counts[person, default: 0] += 1 }
    let few = counts.filter { $0.value < fewest }
    guard !few.isEmpty else {
      admits = true
      return
    }
    // At worst each of the few is alone with their occasions, and has as many as anybody.
    let taken = few.keys.map(\.times.count).sorted(by: >).prefix(fewest - 1).reduce(0, +)
    let sums = counts.keys.reduce(0) { $0 + $1.times.count }
    admits = sums - taken >= told + 2
  }
}
