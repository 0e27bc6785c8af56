/// A run of days with one standing: `from` belongs to it, `to` does not.
struct OutcomeSegment: Sendable, Hashable {
  var standing: OutcomeStanding
  /// The first day that is watched.
  var from: Int
  /// The first day after it.
  var to: Int
  /// Since when it has stood so, where that was before watching began.
  var since: Int
}

extension OutcomeHistory {
  /// The watched days cut into runs, from the first to the last without a hole: days of which nothing is recorded are
  /// unknown, as are those of a spell after another that began within it has ended. Neighbours differ. A spell that
  /// began and ended on a day on which another begins leaves a run of no days, so that what came and went is not lost.
  var segments: [OutcomeSegment] {
    let ordered = spells.filter { $0.from < end && ($0.to ?? .max) >= $0.from }
      .enumerated().sorted { ($0.element.from, $0.offset) < ($1.element.from, $1.offset) }
      .map(\.element)
    var runs: [OutcomeSegment] = []
    var next = min(start, ordered.first?.from ?? start)
    func add(_ standing: OutcomeStanding, to day: Int) {
      if let last = runs.last, last.standing == standing {
        runs[runs.count - 1].to = day
      } else {
        runs.append(OutcomeSegment(standing: standing, from: next, to: day, since: next))
      }
      next = day
    }
    for (place, spell) in ordered.enumerated() {
      if spell.from > next { add(.unknown, to: spell.from) }
      let following = place + 1 < ordered.count ? ordered[place + 1].from : end
      add(spell.standing, to: min(spell.to.map { $0 + 1 } ?? end, following, end))
    }
    if next < end { add(.unknown, to: end) }
    return runs.filter { $0.to > start || $0.from >= start }.map { run in
      var run = run
      run.from = max(run.from, start)
      return run
    }
  }
}
