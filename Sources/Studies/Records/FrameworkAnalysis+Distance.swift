import Journeys
import Outcomes
import Reports
import Scales
import Scoring

extension FrameworkAnalysis {
  /// How far one person has come by one indicator.
  func distance(
    _ subject: FrameworkFindings.Subject, of person: FollowedPerson
  ) -> OutcomeDistance {
    let id = subject.indicator.id
    switch subject.indicator.record {
    case .score: return scoreDistance(subject, person)
    case .goals: return goalDistance(subject.outcome.id, person)
    case .count(let count):
      let counts = person.record.counts[id] ?? []
      let last = counts.count > 1 ? counts.last?.count : nil
      return OutcomeDistance(
        first: counts.first?.count, last: last, threshold: nil,
        isHigherBetter: count.direction != .lowerIsBetter)
    case .state:
      guard let state = states.first(where: { $0.subject == subject }) else { break }
      let spells = person.record.spells(of: id, holding: state.holding)
      let last = person.last(person.history(spells))
      let recorded = person.record.states[id] ?? []
      func standing(_ day: Int) -> OutcomeStanding? {
        recorded.spell(at: day).flatMap { spell in
          spells.first { $0.from == spell.from && $0.to == spell.to }?.standing
        }
      }
      return OutcomeDistance(first: standing(person.start), last: standing(last))
    case .level(let levels):
      let ids = levels.map(\.id)
      let spells = person.record.states[id] ?? []
      if spells.contains(where: { $0.state == .notApplicable }) { return .notApplicable }
      func level(_ day: Int) -> Int? {
        spells.spell(at: day)?.state.id.flatMap(ids.firstIndex)
      }
      let last = person.last(person.history([]))
      return OutcomeDistance(firstLevel: level(person.start), lastLevel: level(last))
    case .observation(let observed):
      let ids = observed.answers.map(\.id)
      let view: Observation.View = observed.by == .person ? .person : .worker
      let seen = person.record.observations.filter { $0.indicator == id && $0.by == view }
      let places = seen.compactMap { ids.firstIndex(of: $0.answer) }
      return OutcomeDistance(
        firstLevel: places.first, lastLevel: places.count > 1 ? places.last : nil)
    case .engagement, .words: break
    }
    return .notKnown(.both)
  }

  private func scoreDistance(
    _ subject: FrameworkFindings.Subject, _ person: FollowedPerson
  ) -> OutcomeDistance {
    guard let score = scores.first(where: { $0.subject == subject }) else {
      return .notKnown(.both)
    }
    let points = person.journey?.points(of: score.found.target) ?? []
    return OutcomeDistance(
      first: points.first?.value, last: points.count > 1 ? points.last?.value : nil,
      threshold: score.threshold,
      isHigherBetter: score.found.definition.direction != .lowerIsBetter)
  }

  private func goalDistance(_ outcome: String, _ person: FollowedPerson) -> OutcomeDistance {
    let ids = Set(person.record.goalStatements.filter { $0.outcome == outcome }.map(\.goal))
    let distances = (person.record.goals?.distances ?? []).filter { ids.contains($0.goal.id) }
    let twice = distances.filter { $0.change != nil }
    func mean(_ value: (GoalJourney.Distance) -> Double) -> Double? {
      twice.isEmpty ? nil : twice.reduce(0) { $0 + value($1) / Double(twice.count) }
    }
    let rated =
      distances.isEmpty
      ? nil : distances.reduce(0) { $0 + $1.first.value / Double(distances.count) }
    return OutcomeDistance(
      first: mean { $0.first.value } ?? rated, last: mean { $0.last.value }, threshold: nil,
      isHigherBetter: true)
  }
}
