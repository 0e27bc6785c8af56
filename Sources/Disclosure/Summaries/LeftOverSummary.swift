extension DisclosureGate {
  /// Whether it may be known what is left of everybody when the groups that are told are taken off.
  ///
  /// From exact figures of everybody and of groups follow those of the people in no such group:
  ///
  ///     n = N − Σ nᵢ,    Σx = N·M − Σ nᵢ·mᵢ,    Σx² likewise
  ///
  /// They are figures of a group that nobody asked for, and are judged as such: enough persons, not all
  /// with the same score, and enough sets of scores behind their exact sums, however the figures are
  /// rounded where they are told.
  ///
  /// - Parameter groups: the groups that are withheld; no person is in two of them.
  /// - Returns: whether they may be left over together; true where there is nobody in them.
  public func admits(leftOver groups: [SampleSummary]) -> Bool {
    let groups = groups.filter { $0.n > 0 }
    guard let first = groups.first else { return true }
    let n = groups.reduce(0) { $0 + $1.n }
    guard n >= max(profile.fewestPersons, profile.fewestForMeans) else { return false }
    let mean = groups.reduce(0) { $0 + Double($1.n) * $1.mean } / Double(n)
    var squares = 0.0
    for group in groups {
      // One person has no deviation of their own.
      guard let deviation = group.n == 1 ? 0 : group.standardDeviation else {
        // Where one is not told, neither is Σx².
        return admits(n, mean, nil, first.grid, groups)
      }
      let away = group.mean - mean
      squares += Double(group.n - 1) * deviation * deviation + Double(group.n) * away * away
    }
    return admits(n, mean, (squares / Double(max(1, n - 1))).squareRoot(), first.grid, groups)
  }

  private func admits(
    _ n: Int, _ mean: Double, _ deviation: Double?, _ grid: ScoreGrid?, _ groups: [SampleSummary]
  ) -> Bool {
    guard profile.fewestScoreSets > 1 else { return true }
    // What rounding leaves of a spread that is none is none.
    if let deviation, n > 1, deviation <= 1e-9 * max(1, abs(mean)) { return false }
    guard let grid, groups.allSatisfy({ $0.grid == grid }), let sets = ScoreSets(of: n, on: grid)
    else { return true }
    return sets.count(mean: mean, standardDeviation: deviation, enough: profile.fewestScoreSets)
      .reaches(profile.fewestScoreSets)
  }
}
