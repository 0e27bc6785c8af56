import Results
import Scoring

/// What the rows say of one person, before it is known whether they agree.
struct GatheredRecord {
  var support: [Placed<SupportSpell>] = []
  var workers: [Placed<WorkerSpell>] = []
  var states: [String: [Placed<StateSpell>]] = [:]
  var counts: [String: [Placed<CountSpell>]] = [:]
  var goals: [String: [Placed<GoalEvent>]] = [:]
  var observations: [Placed<Observation>] = []
  var contacts: [Placed<Contact>] = []
  var words: [Placed<WrittenWord>] = []
  var consent: [Consent.Grant] = []

  /// The record, with what contradicts itself set aside.
  ///
  /// - Parameters:
  ///   - person: whose it is.
  ///   - firstScore: the day of their first answers, where it is known.
  ///   - setAside: takes what is set aside.
  /// - Returns: the record.
  func record(
    of person: Person, firstScore: Int?, _ setAside: inout [Diagnostic]
  ) -> PersonRecord {
    var record = PersonRecord()
    record.support = support.map(\.value).sorted {
      ($0.from, $0.to ?? .max, $0.service) < ($1.from, $1.to ?? .max, $1.service)
    }
    record.workers = workers.map(\.value).sorted {
      ($0.from, $0.to ?? .max, $0.worker ?? "") < ($1.from, $1.to ?? .max, $1.worker ?? "")
    }
    let began = [firstScore, record.supportBegan].compactMap { $0 }.min()
    for (outcome, spells) in states.sorted(by: { $0.key < $1.key }) {
      let followed = StateChecks.sinceStart(spells, began, &setAside)
      let kept = StateChecks.apart(followed, &setAside)
      if !kept.isEmpty { record.states[outcome] = kept }
    }
    for (outcome, spells) in counts {
      record.counts[outcome] = spells.map(\.value).sorted {
        ($0.from, $0.to ?? .max, $0.count) < ($1.from, $1.to ?? .max, $1.count)
      }
    }
    var gathering = GoalGathering()
    for (goal, events) in goals.sorted(by: { $0.key < $1.key }) { gathering.take(goal, events) }
    (record.goals, record.goalStatements) = gathering.journey(of: person)
    setAside += gathering.setAside
    record.observations = ObservationChecks.agreeing(observations, &setAside)
    record.contacts = contacts.map(\.value).sorted { $0.day < $1.day }
    record.words = words.map(\.value).sorted { $0.day < $1.day }
    record.consent = Consent(consent)
    return record
  }
}
