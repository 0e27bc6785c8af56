/// People whose scores are otherwise than in an earlier run: one is new, gone or another one.
///
/// Two releases of as many people may be of other scores: of sixty people with two scores one has a third by
/// now, and the difference of the two sums of last scores is that person's. So people are counted of whom a
/// score is not the same, and of those too few are not told of.
struct ChangedPeople {
  /// What is otherwise about a person.
  private struct Change {
    /// The services of the person's scores, then and now.
    var services: Set<String>
    /// Occasions of the scores that are otherwise.
    var occasions: Set<String>
    /// Scores, then or now, whichever are more.
    var scores: Int
  }

  /// A score: its service and occasion, and what it is.
  private struct Score: Hashable {
    var service: String
    var occasion: String
    var when: String
    var value: String
  }

  private let changes: [ScoreList.Number: [Change]]
  /// Rows that are new, gone or otherwise.
  let rows: Int

  /// Holds the scores of now against those of then, where an id alone is a person or the service with it. Only
  /// what is counted in what is shared is held: who takes that back alone is changed, though their scores stay.
  init(_ then: ScoreList, _ now: ScoreList, idsUniqueEverywhere everywhere: Bool) {
    let (then, now) = (then.shared, now.shared)
    rows = now.differences(from: then)
    let before = Self.scores(then, everywhere)
    let after = Self.scores(now, everywhere)
    var changes: [ScoreList.Number: [Change]] = [:]
    for number in Set(before.keys).union(after.keys) {
      let (old, new) = (before[number] ?? [:], after[number] ?? [:])
      changes[number] = Set(old.keys).union(new.keys).compactMap { person in
        let (was, has) = (old[person] ?? [], new[person] ?? [])
        guard was != has else { return nil }
        return Change(
          services: Set(was.union(has).map(\.service)),
          occasions: Set(was.symmetricDifference(has).map(\.occasion)),
          scores: max(was.count, has.count))
      }
    }
    self.changes = changes
  }

  /// People of a service, or of all, with a first and a later score.
  func withTwoScores(_ number: ScoreList.Number, of service: String?) -> Int {
    (changes[number] ?? []).count { change in
      change.scores > 1 && (service.map { change.services.contains($0) } ?? true)
    }
  }

  /// People whose score on an occasion is otherwise; on any, where none is named.
  func withAScore(_ number: ScoreList.Number, on occasion: String?) -> Int {
    (changes[number] ?? []).count { change in
      occasion.map { change.occasions.contains($0) } ?? true
    }
  }

  private static func scores(
    _ list: ScoreList, _ everywhere: Bool
  ) -> [ScoreList.Number: [[String]: Set<Score>]] {
    var scores: [ScoreList.Number: [[String]: Set<Score>]] = [:]
    for (row, values) in list.values {
      let person = everywhere ? [row.person] : [row.service, row.person]
      for (number, value) in values where !value.isEmpty {
        scores[number, default: [:]][person, default: []].insert(
          Score(
            service: row.service, occasion: list.occasions[row] ?? "", when: row.when, value: value)
        )
      }
    }
    return scores
  }
}
