import Models
import Results

/// Histories as stays in states: 0 held, 1 not held, and one for each reason for which people were no longer followed.
struct OutcomeStays {
  let reasons: [String]

  init(_ reasons: [String]) { self.reasons = reasons }

  /// The shares over time since each person's own day 0.
  ///
  /// - Parameters:
  ///   - histories: each with its day 0. Days before it do not count.
  ///   - start: the shares on day 0.
  ///   - level: coverage of intervals.
  /// - Returns: the shares, in months.
  /// - Throws: `SurvivalError`.
  func fit(
    _ histories: [(history: OutcomeHistory, zero: Int)], start: AalenJohansen.Start, level: Double
  ) throws(SurvivalError) -> AalenJohansen {
    try AalenJohansen(
      histories.enumerated().flatMap { person, entry in
        stays(of: entry.history, person: person, zero: entry.zero)
      }, states: 2 + reasons.count, options: .init(from: 0, start: start, level: level))
  }

  /// What to know of shares over time: few moves, and times in which nobody was followed in a state that has people.
  ///
  /// - Parameters:
  ///   - fit: the shares.
  ///   - names: of the states.
  /// - Returns: notes in plain words.
  func notes(_ fit: AalenJohansen, names: [String]) -> [Note] {
    func months(_ time: Double) -> Double { (time * 10).rounded() / 10 }
    return fit.notes
      + zip(names, fit.unwatched).flatMap { name, gaps in
        gaps.map { gap in
          Note(
            "outcomes.nobody-followed",
            "From month \(months(gap.from)) to \(months(gap.to)) nobody was followed while it was '\(name)': "
              + "what happened then is not known, and counts as nothing.")
        }
      }
  }

  /// Runs of days with a known standing. In unknown days a person is not watched; days on which the outcome is none of
  /// theirs are left out likewise.
  private func stays(of history: OutcomeHistory, person: Int, zero: Int) -> [Sojourn] {
    let runs = history.segments.filter { $0.to > zero || $0.from >= zero }
    var stays: [Sojourn] = []
    var reached = -Double.infinity
    for (place, run) in runs.enumerated() {
      guard let state = Self.state(run.standing) else { continue }
      // What came and went on a day counts as half a day; what follows begins after it.
      let start = max(Double(max(run.from, zero)) - Double(zero), reached)
      let stop = max(Double(run.to) - Double(zero), start + 0.5)
      reached = stop
      let next: Int? =
        if place + 1 < runs.count {
          Self.state(runs[place + 1].standing)
        } else {
          history.reason.flatMap { reasons.firstIndex(of: $0) }.map { $0 + 2 }
        }
      stays.append(
        Sojourn(
          person: person, state: state, start: start / CalendarMonths.days,
          stop: stop / CalendarMonths.days, next: next))
    }
    return stays
  }

  private static func state(_ standing: OutcomeStanding) -> Int? {
    switch standing {
    case .held: 0
    case .notHeld: 1
    case .unknown, .notApplicable: nil
    }
  }
}
