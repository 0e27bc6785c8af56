/// What is known of a person's outcome, day by day.
struct OutcomeDays {
  typealias Standing = LeadLagPerson.Standing

  /// Whether the outcome came within some days.
  enum Arrival: Hashable {
    /// On this day, for the first time within them.
    case on(Int)
    /// Not within them.
    case none
    /// The record becomes unknown before it comes.
    case unknown
  }

  private let outcome: LeadLagPerson.Outcome
  private let until: Int

  init(_ person: LeadLagPerson) { (outcome, until) = (person.outcome, person.until) }

  /// How the state was on a day. Spells that overlap and disagree leave it unknown. Events have no standing.
  func standing(on day: Int) -> Standing {
    guard case .states(let spells) = outcome, day <= until else { return .unknown }
    var found: Standing?
    for spell in spells where spell.from <= day && day <= (spell.to ?? until) {
      if let found, found != spell.standing { return .unknown }
      found = spell.standing
    }
    return found ?? .unknown
  }

  /// Whether it came after one day and through another: an event, or a state that begins to hold.
  func arrival(after start: Int, through end: Int) -> Arrival {
    guard end <= until else { return .unknown }
    switch outcome {
    case .events(let days, let unknown):
      let first = days.filter { start < $0 && $0 <= end }.min()
      let gap = unknown.filter { $0.upperBound > start && $0.lowerBound <= end }
        .map(\.lowerBound).min()
      if let gap, gap <= first ?? end { return .unknown }
      return first.map(Arrival.on) ?? .none
    case .states(let spells):
      // Between these days nothing changes.
      var turns = spells.map(\.from) + spells.compactMap { $0.to.map { $0 &+ 1 } }
      turns = turns.filter { start < $0 && $0 <= end }.sorted()
      for day in turns {
        switch standing(on: day) {
        case .holds: return .on(day)
        case .unknown: return .unknown
        case .absent: continue
        }
      }
      return .none
    }
  }

  /// Whether something happened after one day and through another; nil where some of the days are unknown.
  func happened(after start: Int, through end: Int) -> Bool? {
    guard case .events(let days, let unknown) = outcome, end <= until,
      !unknown.contains(where: { $0.upperBound > start && $0.lowerBound <= end })
    else { return nil }
    return days.contains { start < $0 && $0 <= end }
  }

  /// Whether the outcome is a state.
  var isState: Bool { if case .states = outcome { true } else { false } }
}
