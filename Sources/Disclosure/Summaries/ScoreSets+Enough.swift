extension ScoreSets {
  /// Sets beyond which nobody asks how many more there are.
  static let plenty = 1_000

  /// How many sets have one of these sums with a sum of squares from its range, as far as it takes to
  /// know whether there are `enough`.
  ///
  /// Sets are met one after the other. Where that neither finds enough nor comes to an end, all are
  /// counted; so what is said to be enough is, and what is said to be fewer was counted to the last.
  func count(_ moments: [Moments], enough: Int) -> ScoreSetCount {
    guard let wanted = CentredMoments(moments, of: n, on: grid) else { return .exactly(0) }
    let met = met(wanted, enough: enough)
    if met.isComplete { return .exactly(met.found) }
    if met.found >= enough { return .atLeast(met.found) }
    let all = all(wanted)
    return all == .notCounted ? met.count : all
  }

  /// Sets that are met within a number of steps that grows with the persons.
  func met(_ wanted: CentredMoments, enough: Int) -> ScoreSetSearch.Ending {
    ScoreSetSearch.search(
      wanted.moments, of: n, in: wanted.range, enough: enough, steps: 1 << 17 + 32 * n)
  }
}

extension ScoreSetSearch.Ending {
  /// What the search says of how many there are.
  var count: ScoreSetCount {
    isComplete ? .exactly(found) : found > 0 ? .atLeast(found) : .notCounted
  }
}
