import Change
import Journeys
import Outcomes
import Scoring

/// One person with everything that is known of them: scores, records, and from when to when they were
/// followed. Days are counted from 1970-01-01.
struct FollowedPerson {
  let person: Person
  /// Their answers; nil where there are none.
  let journey: Journey?
  let record: PersonRecord
  /// The day of reckoning.
  let until: Int
  /// From when they were followed: the first day of support, else the first score, else the first record.
  let start: Int

  init(_ person: Person, _ journey: Journey?, _ record: PersonRecord, until: Int) {
    (self.person, self.journey, self.record, self.until) = (person, journey, record, until)
    let scored = journey?.entries.compactMap(\.occasion.day).min()
    let recorded =
      (record.states.values.joined().map(\.from)
      + record.observations.map(\.day) + record.contacts.map(\.day)).min()
    start = record.supportBegan ?? scored ?? recorded ?? until
  }

  /// Everybody of whom answers or records may be used, in the order of their keys.
  static func all(_ panel: Panel, _ records: Records) -> [FollowedPerson] {
    let journeys = Dictionary(panel.journeys.map { ($0.person, $0) }) { first, _ in first }
    let recorded = records.inOrder.filter { !$0.record.isBare }.map(\.person)
    return Set(journeys.keys).union(recorded).sorted().map {
      FollowedPerson($0, journeys[$0], records[$0] ?? PersonRecord(), until: records.until)
    }
  }

  /// How support ended, in words that lay nothing at anybody's door; nil while it goes on or is on a break.
  var ending: OutcomeHistory.Ending? {
    guard let last = record.ending(at: until), let day = last.to else { return nil }
    return OutcomeHistory.Ending(on: day + 1, (last.ended ?? .unknown).words)
  }

  /// How an outcome stood. Somebody who died is followed no further; where support ended otherwise,
  /// as far as anything is recorded.
  func history(_ spells: [OutcomeSpell]) -> OutcomeHistory {
    var end = ending
    if let day = end?.day, record.ending(at: until)?.ended != .died {
      let known = spells.contains {
        ($0.standing == .held || $0.standing == .notHeld) && ($0.to ?? until) >= day
      }
      if known { end = nil }
    }
    return OutcomeHistory(spells, start: start, until: until, ending: end)
  }

  /// The last day on which they were followed.
  func last(_ history: OutcomeHistory) -> Int {
    history.ending.map { min($0.day - 1, until) } ?? until
  }

  /// Scores with a day, in order.
  func scores(of target: ScoreTarget) -> [LevelAroundEvent.Score] {
    (journey?.points(of: target) ?? []).compactMap { point in
      point.occasion.day.map { LevelAroundEvent.Score(day: $0, value: point.value) }
    }
  }
}

extension PersonRecord {
  /// Whether it holds nothing but what the person agreed to.
  fileprivate var isBare: Bool {
    var rest = self
    rest.consent = Consent()
    return rest == PersonRecord()
  }

  /// How a state stood over time.
  func spells(of indicator: String, holding: Set<String>) -> [OutcomeSpell] {
    (states[indicator] ?? []).map { spell in
      let standing: OutcomeStanding =
        switch spell.state {
        case .named(let id): holding.contains(id) ? .held : .notHeld
        case .unknown: .unknown
        case .notApplicable: .notApplicable
        }
      return OutcomeSpell(standing, from: spell.from, to: spell.to)
    }
  }
}
