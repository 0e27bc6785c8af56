import Journeys
import Outcomes
import Reports
import Scales
import Scoring

extension FrameworkAnalysis {
  private typealias Found = FrameworkFindings.PersonDistance
  private typealias Standpoint = FrameworkFindings.PersonDistance.Standpoint

  /// How far one person has come by one indicator.
  ///
  /// - Parameters:
  ///   - subject: which.
  ///   - person: who.
  ///   - review: what people agreed to; nil where the study has no records.
  /// - Returns: start, review and distance.
  func distance(
    _ subject: FrameworkFindings.Subject, of person: FollowedPerson, _ review: ConsentReview?
  ) -> FrameworkFindings.PersonDistance {
    var found = found(subject, person)
    if let part = subject.indicator.kind.part {
      found.consent = review?.verdict(of: person.person, part, .inside) ?? .covered
    }
    return found
  }

  private func found(_ subject: FrameworkFindings.Subject, _ person: FollowedPerson) -> Found {
    let id = subject.indicator.id
    var found = Found(
      subject: subject, person: person.person, start: nil, review: nil, distance: .notKnown(.both),
      consent: .covered)
    switch subject.indicator.record {
    case .score: scoreDistance(&found, person)
    case .goals: goalDistance(&found, person)
    case .count(let count):
      let counts = person.record.counts[id] ?? []
      found.start = counts.first.map { Standpoint(day: $0.from, number: $0.count) }
      found.review = counts.later.map { Standpoint(day: $0.from, number: $0.count) }
      found.takeNumbers(threshold: nil, isHigherBetter: count.direction != .lowerIsBetter)
    case .state: stateDistance(&found, person)
    case .level(let levels): levelDistance(&found, person, levels.map(\.id))
    case .observation(let observed):
      let ids = observed.answers.map(\.id)
      let view: Observation.View = observed.by == .person ? .person : .worker
      let seen = person.record.observations.filter { $0.indicator == id && $0.by == view }
      let known = seen.compactMap { seen in
        ids.firstIndex(of: seen.answer).map { place in
          Standpoint(day: seen.day, number: Double(place + 1), name: seen.answer)
        }
      }
      (found.start, found.review) = (known.first, known.later)
      found.takeLevels()
    case .engagement, .words: break
    }
    return found
  }

  private func scoreDistance(_ found: inout Found, _ person: FollowedPerson) {
    guard let score = scores.first(where: { $0.subject == found.subject }) else { return }
    let points = (person.journey?.points(of: score.found.target) ?? []).map {
      Standpoint(day: $0.occasion.day, number: $0.value)
    }
    (found.start, found.review) = (points.first, points.later)
    found.takeNumbers(
      threshold: score.threshold,
      isHigherBetter: score.found.definition.direction != .lowerIsBetter)
  }

  /// The goals of an outcome that were rated twice or more: the mean of their first and of their last
  /// ratings, from the day of the first to the day of the last. Where none was, the first ratings of all.
  private func goalDistance(_ found: inout Found, _ person: FollowedPerson) {
    let statements = person.record.goalStatements.filter {
      $0.outcome == found.subject.outcome.id
    }
    let ids = Set(statements.map(\.goal))
    let distances = (person.record.goals?.distances ?? []).filter { ids.contains($0.goal.id) }
    let twice = distances.filter { $0.change != nil }
    func mean(_ ratings: [GoalJourney.Rating]) -> Double {
      ratings.reduce(0) { $0 + $1.value / Double(ratings.count) }
    }
    let first = (twice.isEmpty ? distances : twice).map(\.first)
    let last = twice.map(\.last)
    if !first.isEmpty {
      found.start = Standpoint(
        day: first.compactMap(\.occasion.day).min(), number: mean(first))
    }
    if !last.isEmpty {
      found.review = Standpoint(day: last.compactMap(\.occasion.day).max(), number: mean(last))
    }
    found.takeNumbers(threshold: nil, isHigherBetter: true)
  }

  private func stateDistance(_ found: inout Found, _ person: FollowedPerson) {
    guard let state = states.first(where: { $0.subject == found.subject }) else { return }
    let id = found.subject.indicator.id
    let spells = person.record.spells(of: id, holding: state.holding)
    let last = person.last(person.history(spells))
    let recorded = person.record.states[id] ?? []
    func standing(_ day: Int) -> OutcomeStanding? {
      recorded.spell(at: day).flatMap { spell in
        spells.first { $0.from == spell.from && $0.to == spell.to }?.standing
      }
    }
    found.start = Standpoint(recorded, on: person.start)
    found.review = Standpoint(recorded, on: last)
    found.distance = OutcomeDistance(first: standing(person.start), last: standing(last))
  }

  private func levelDistance(
    _ found: inout Found, _ person: FollowedPerson, _ levels: [String]
  ) {
    let spells = person.record.states[found.subject.indicator.id] ?? []
    func standpoint(_ day: Int) -> Standpoint? {
      guard var standpoint = Standpoint(spells, on: day) else { return nil }
      let place = spells.spell(at: day)?.state.id.flatMap(levels.firstIndex)
      standpoint.number = place.map { Double($0 + 1) }
      return standpoint
    }
    found.start = standpoint(person.start)
    found.review = standpoint(person.last(person.history([])))
    found.takeLevels()
    if spells.contains(where: { $0.state == .notApplicable }) { found.distance = .notApplicable }
  }
}

extension FrameworkFindings.PersonDistance {
  fileprivate mutating func takeNumbers(threshold: Double?, isHigherBetter: Bool) {
    distance = OutcomeDistance(
      first: start?.number, last: review?.number, threshold: threshold,
      isHigherBetter: isHigherBetter)
  }

  fileprivate mutating func takeLevels() {
    distance = OutcomeDistance(
      firstLevel: start?.number.map { Int($0) - 1 }, lastLevel: review?.number.map { Int($0) - 1 })
  }
}

extension FrameworkFindings.PersonDistance.Standpoint {
  /// What is on record of a state on a day; nil where nothing is.
  fileprivate init?(_ spells: [StateSpell], on day: Int) {
    guard let spell = spells.spell(at: day) else { return nil }
    let name =
      switch spell.state {
      case .named(let id): id
      case .unknown: "unknown"
      case .notApplicable: "not-applicable"
      }
    self.init(day: day, name: name)
  }
}

extension Array {
  /// The last, where it is not the first.
  fileprivate var later: Element? { count > 1 ? last : nil }
}

extension Indicator.Kind {
  /// The part of a record whose consent it needs; nil for what has no distance.
  fileprivate var part: Consent.Part? {
    switch self {
    case .score: .scores
    case .goals: .goals
    case .observation: .observations
    case .state, .count, .level: .outcomes
    case .engagement, .words: nil
    }
  }
}
