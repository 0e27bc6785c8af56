import Parallel

/// How many people changed in which way, in the method's own words.
struct ChangeCounts: Sendable, Hashable {
  private(set) var recovered = 0
  private(set) var improved = 0
  private(set) var unchanged = 0
  private(set) var deteriorated = 0
  /// People who started in the range of people who seek help.
  private(set) var started = 0
  /// Those of them who recovered.
  private(set) var recoveredOfStarted = 0
  /// People who started too near the end of the scale for a reliable gain to be seen.
  private(set) var couldNotImprove = 0

  /// People who are counted in one go.
  private static let stretch = 16_384

  /// Counts everybody with two scores, on several cores.
  init(_ scores: ReliableChange.Scores, by judge: ChangeJudge) {
    let (firsts, lasts) = (scores.firsts, scores.lasts)
    let parts = mapInOrder(count: (firsts.count + Self.stretch - 1) / Self.stretch) { part in
      let start = part * Self.stretch
      var counts = ChangeCounts()
      for index in start..<min(firsts.count, start + Self.stretch) {
        counts.add(judge.facts(first: firsts[index], last: lasts[index]))
      }
      return counts
    }
    for part in parts { add(part) }
  }

  private init() {}

  /// Reliable change towards better, whoever recovered among them.
  var better: Int { improved + recovered }

  private mutating func add(_ facts: ChangeFacts) {
    switch facts.category {
    case .recovered: recovered += 1
    case .improved: improved += 1
    case .unchanged: unchanged += 1
    case .deteriorated: deteriorated += 1
    }
    if facts.startedInRange == true {
      started += 1
      if facts.category == .recovered { recoveredOfStarted += 1 }
    }
    if facts.couldImprove == false { couldNotImprove += 1 }
  }

  private mutating func add(_ other: ChangeCounts) {
    recovered += other.recovered
    improved += other.improved
    unchanged += other.unchanged
    deteriorated += other.deteriorated
    started += other.started
    recoveredOfStarted += other.recoveredOfStarted
    couldNotImprove += other.couldNotImprove
  }
}
