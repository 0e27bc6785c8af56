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

  /// Counts everybody with two scores.
  init(_ scores: ReliableChange.Scores, by judge: ChangeJudge) {
    for index in scores.firsts.indices {
      add(judge.facts(first: scores.firsts[index], last: scores.lasts[index]))
    }
  }

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
}
