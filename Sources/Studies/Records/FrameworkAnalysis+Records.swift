import Journeys
import Outcomes
import Reports
import Results
import Scales
import Scoring

/// What is counted of records.
extension FrameworkAnalysis {
  /// Whether one state came, held, was lost and regained, of those whose hard outcomes may be looked at.
  ///
  /// - Parameters:
  ///   - state: which.
  ///   - review: what people agreed to; nil where the study has no records.
  /// - Returns: counts, and for each question over time an answer or the reason why there is none.
  func state(_ state: FollowedState, _ review: ConsentReview?) -> FrameworkFindings.StateFinding {
    let id = state.subject.indicator.id
    let people = people.filter { review?.covers($0.person, .outcomes, .inside) ?? true }
    let histories = people.map {
      $0.history($0.record.spells(of: id, holding: state.holding))
    }
    var tellers: [Teller?: Int] = [:]
    for spell in people.flatMap({ $0.record.states[id] ?? [] }) {
      tellers[spell.toldBy, default: 0] += 1
    }
    return FrameworkFindings.StateFinding(
      subject: state.subject,
      counts: SustainedOutcome(histories, months: areAllFew ? [] : state.months),
      held: areAllFew
        ? .failure(tooFew) : Result { () throws(Withheld) in try HeldOverTime(histories) },
      standing: areAllFew
        ? .failure(tooFew) : Result { () throws(Withheld) in try StandingOverTime(histories) },
      tellers: tellers)
  }

  /// Goals by the outcome they belong to, those of none last.
  var goals: [FrameworkFindings.GoalFinding] {
    let outcomes: [String?] = framework.outcomes.map(\.id) + [nil]
    return outcomes.compactMap { outcome in
      let subject = subjects.first { $0.outcome.id == outcome && $0.indicator.kind == .goals }
      return goals(of: outcome, subject)
    }
  }

  private func goals(
    of outcome: String?, _ subject: FrameworkFindings.Subject?
  ) -> FrameworkFindings.GoalFinding? {
    var finding = FrameworkFindings.GoalFinding(
      subject: subject, people: 0, goals: 0, rated: 0, nearer: 0, asNear: 0, further: 0, ended: [:],
      choosers: [:])
    for person in people {
      let statements = person.record.goalStatements.filter { $0.outcome == outcome }
      guard let journey = person.record.goals, !statements.isEmpty else { continue }
      let ids = Set(statements.map(\.goal))
      finding.people += 1
      finding.goals += statements.count
      for statement in statements { finding.choosers[statement.chosenBy, default: 0] += 1 }
      for goal in journey.goals where ids.contains(goal.id) && goal.ended != nil {
        finding.ended[goal.ending, default: 0] += 1
      }
      for change in journey.distances.filter({ ids.contains($0.goal.id) }).compactMap(\.change) {
        finding.rated += 1
        finding.nearer += change > 0 ? 1 : 0
        finding.asNear += change == 0 ? 1 : 0
        finding.further += change < 0 ? 1 : 0
      }
    }
    return finding.people == 0 ? nil : finding
  }

  /// What was noted, indicator by indicator.
  var observations: [FrameworkFindings.ObservationFinding] {
    subjects.filter { isGathered($0) }.compactMap { subject in
      guard case .observation(let observed) = subject.indicator.record else { return nil }
      let (id, answers) = (subject.indicator.id, observed.answers.map(\.id))
      func last(_ view: Observation.View) -> [Int] {
        var counts = [Int](repeating: 0, count: answers.count)
        for person in people {
          let seen = person.record.observations.last { $0.indicator == id && $0.by == view }
          if let place = seen.flatMap({ answers.firstIndex(of: $0.answer) }) { counts[place] += 1 }
        }
        return counts
      }
      return FrameworkFindings.ObservationFinding(
        subject: subject, byWorker: last(.worker), byPerson: last(.person),
        observerNotRecorded: people.reduce(0) { sum, person in
          sum
            + person.record.observations.count {
              $0.indicator == id && $0.by == .worker && $0.observer == nil
            }
        },
        beside: records.viewsBeside(id, answers: answers),
        agreement: records.observerAgreement(id, answers: answers))
    }
  }

  /// What should not be asked yet, and what is overdue; nil where nothing has a day.
  var windows: AskingTimes? {
    let windows = framework.outcomes.compactMap { outcome in
      AskingWindow(
        outcome.id, notBeforeMonths: outcome.timeFrame.notBeforeMonths,
        expectedByMonths: outcome.timeFrame.expectedByMonths)
    }
    let asked = people.map { person in
      AskingTimes.Asked(
        start: person.start, left: person.ending?.day,
        days: Dictionary(
          framework.outcomes.map { ($0.id, days(of: $0, person)) }, uniquingKeysWith: +))
    }
    guard asked.contains(where: { $0.days.values.contains { !$0.isEmpty } }) else { return nil }
    return AskingTimes(windows, asked, on: records.until)
  }

  /// The days on which anything was recorded of an outcome.
  private func days(of outcome: FrameworkOutcome, _ person: FollowedPerson) -> [Int] {
    let record = person.record
    return outcome.indicators.flatMap { indicator -> [Int] in
      switch indicator.record {
      case .score:
        scores.filter { $0.subject.indicator == indicator }
          .flatMap { person.scores(of: $0.found.target) }.map(\.day)
      case .goals:
        (record.goals?.distances ?? []).filter { distance in
          record.goalStatements.contains {
            $0.goal == distance.goal.id && $0.outcome == outcome.id
          }
        }.flatMap { [$0.first.occasion.day, $0.last.occasion.day].compactMap(\.self) }
      case .observation: record.observations.filter { $0.indicator == indicator.id }.map(\.day)
      case .engagement: record.contacts.map(\.day)
      case .state, .level: (record.states[indicator.id] ?? []).map(\.from)
      case .count: (record.counts[indicator.id] ?? []).map(\.from)
      case .words: record.words.filter { $0.about == outcome.id }.map(\.day)
      }
    }
  }
}
