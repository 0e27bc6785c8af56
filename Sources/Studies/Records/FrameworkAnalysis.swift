import Change
import Journeys
import Outcomes
import Reports
import Results
import Scales
import Scoring
import Tables

/// Asks of a study's people what its framework is after.
struct FrameworkAnalysis {
  /// A score of the framework that the study follows.
  struct FollowedScore {
    var subject: FrameworkFindings.Subject
    var found: OutcomeFindings
    /// Whether it is a score of trust.
    var isTrust: Bool

    /// The difference of two scores beyond their error; nil where it is not known.
    var threshold: Double? {
      found.journeys.lazy.compactMap { $0.yardstick?.pairThreshold }.first
    }
  }

  /// A state of the framework.
  struct FollowedState {
    var subject: FrameworkFindings.Subject
    var holding: Set<String>
    var months: [Int]
  }

  let framework: OutcomesFramework
  let people: [FollowedPerson]
  let records: Records
  let scores: [FollowedScore]
  let states: [FollowedState]
  /// What other indicators stand for outcomes.
  let subjects: [FrameworkFindings.Subject]
  /// Services that are there to be described beside the others.
  let comparison: Set<String>
  /// Fewest people behind a figure.
  let fewest: Int
  private let hasRecords: Bool

  /// - Parameters:
  ///   - framework: which outcomes, and what stands for each.
  ///   - findings: what was found about the scores that the study follows.
  ///   - panel: everybody's answers, without those that may not be used.
  ///   - records: everybody's records, without what may not be used; nil where the study has none.
  ///   - comparison: services that are there to be described beside the others.
  ///   - fewest: fewest people behind a figure.
  init(
    _ framework: OutcomesFramework, _ findings: [OutcomeFindings], _ panel: Panel,
    _ records: Records?, comparison: Set<String> = [], fewest: Int
  ) {
    self.framework = framework
    self.comparison = comparison
    self.fewest = max(fewest, DistanceTravelled.fewestPeople)
    hasRecords = records != nil
    let lastScore = panel.journeys.lazy.flatMap(\.entries).compactMap(\.occasion.day).max() ?? 0
    let records = records ?? Records(until: lastScore)
    self.records = records
    people = FollowedPerson.all(panel, records)
    subjects = framework.outcomes.flatMap { outcome in
      outcome.indicators.map { FrameworkFindings.Subject(outcome: outcome, indicator: $0) }
    }
    scores = subjects.compactMap { subject in
      guard case .score(let score) = subject.indicator.record,
        let found = findings.first(where: {
          $0.scale.id == score.scale && $0.definition.id == score.score
        })
      else { return nil }
      return FollowedScore(subject: subject, found: found, isTrust: score.isTrust)
    }
    states = subjects.compactMap { subject in
      guard case .state(let state) = subject.indicator.record else { return nil }
      return FollowedState(
        subject: subject, holding: Set(state.states.filter(\.holds).map(\.id)),
        months: state.sustainedMonths)
    }
  }

  /// Everything that was found.
  ///
  /// - Parameters:
  ///   - review: what people agreed to; nil where the study has no records.
  ///   - all: the records before anything was left out, to count what may not be shown outside.
  /// - Returns: for each question an answer, or the reason why there is none.
  func findings(_ review: ConsentReview?, all: Records?) -> FrameworkFindings {
    var findings = FrameworkFindings(
      framework: framework, notes: framework.notes(on: CalendarDay(DayNumber.text(records.until))),
      until: hasRecords ? DayNumber.text(records.until) : nil, people: people.count)
    findings.notGathered = subjects.filter { !isGathered($0) }
    let distances = distances(of: people, review)
    findings.distances = distances.flatMap(\.of)
    findings.distance = DistanceTravelled(distances, fewest: fewest)
    findings.beside = beside
    findings.higherIsBetter = higherIsBetter
    findings.states = states.filter { isGathered($0.subject) }.map { state($0, review) }
    findings.goals = goals
    findings.observations = observations
    findings.engagement = hasEngagement ? EngagementSummary(records) : nil
    findings.leads = leads
    findings.firstGains = firstGains
    findings.workerChanges = workerChanges
    findings.breakMonths = breakMonths
    findings.returns = returns
    findings.openAnswering = openAnswering
    findings.windows = windows
    if let review, let all {
      findings.consent = review
      findings.shared = all.sharedWords(review)
    }
    findings.words = people.flatMap { person in
      person.record.words.map {
        FrameworkFindings.Told(
          person: person.person, word: $0, when: DayWords.of($0.day),
          outcome: $0.about.flatMap(framework.outcome),
          outside: outside($0, of: person.person, review))
      }
    }
    findings.few = few(findings, review)
    // Journeys take the place of figures over so few.
    if areAllFew { (findings.leads, findings.firstGains, findings.workerChanges) = ([], [], []) }
    return findings
  }

  /// Whether words or a picture may be shown outside: the consent first, then the approval.
  private func outside(
    _ word: WrittenWord, of person: Person, _ review: ConsentReview?
  ) -> FrameworkFindings.Told.Outside {
    let verdict = review?.verdict(of: person, word.kind.part, .shared) ?? .missing
    guard verdict == .covered else { return .consent(verdict) }
    return word.isApproved(at: records.until) ? .mayBeShown : .notApproved
  }

  /// Start, review and distance of some of the people, indicator by indicator.
  private func distances(
    of people: [FollowedPerson], _ review: ConsentReview?
  ) -> [FollowedDistances] {
    subjects.filter { $0.indicator.hasDistance && isGathered($0) }.map { subject in
      (subject: subject, of: people.map { distance(subject, of: $0, review) })
    }
  }

  /// How far some of the people have come, indicator by indicator.
  func distance(of people: [FollowedPerson]) -> DistanceTravelled {
    DistanceTravelled(distances(of: people, nil), fewest: fewest)
  }

  /// By the ids of indicators that are numbers, whether more of it is better; without those of which it is not said.
  private var higherIsBetter: [String: Bool] {
    subjects.reduce(into: [:]) { ways, subject in
      let direction: ScoreDefinition.Direction? =
        switch subject.indicator.record {
        case .score: scores.first { $0.subject == subject }?.found.definition.direction
        case .count(let count): count.direction
        case .goals: .higherIsBetter
        case .observation, .engagement, .state, .level, .words: nil
        }
      switch direction {
      case .higherIsBetter: ways[subject.indicator.id] = true
      case .lowerIsBetter: ways[subject.indicator.id] = false
      default: break
      }
    }
  }

  private var hasEngagement: Bool {
    people.contains {
      !$0.record.support.isEmpty || !$0.record.contacts.isEmpty || !$0.record.workers.isEmpty
    }
  }

  /// Whether anything at all is on record of an indicator.
  func isGathered(_ subject: FrameworkFindings.Subject) -> Bool {
    let id = subject.indicator.id
    return switch subject.indicator.record {
    case .score: scores.contains { $0.subject == subject }
    case .goals: people.contains { $0.record.hasGoals(of: subject.outcome.id) }
    case .observation: people.contains { $0.record.observations.contains { $0.indicator == id } }
    case .engagement(let engagement): people.contains { $0.record.tells(engagement.measure) }
    case .state, .level: people.contains { $0.record.states[id]?.isEmpty == false }
    case .count: people.contains { $0.record.counts[id]?.isEmpty == false }
    case .words: people.contains { $0.record.words.contains { $0.about == subject.outcome.id } }
    }
  }
}

/// Distances of people by one indicator.
private typealias FollowedDistances = (
  subject: FrameworkFindings.Subject, of: [FrameworkFindings.PersonDistance]
)

extension DistanceTravelled {
  /// Sums up each indicator by itself.
  fileprivate init(_ distances: [FollowedDistances], fewest: Int) {
    self.init(
      distances.map {
        (
          id: $0.subject.indicator.id, isHard: $0.subject.outcome.kind == .hard,
          distances: $0.of.map(\.distance)
        )
      }, fewest: fewest)
  }
}

extension Indicator {
  /// Whether a start and a review of it can stand beside each other.
  fileprivate var hasDistance: Bool {
    switch record {
    case .score, .goals, .observation, .state, .count, .level: true
    case .engagement, .words: false
    }
  }
}

extension PersonRecord {
  /// Whether the person has goals that belong to an outcome.
  fileprivate func hasGoals(of outcome: String) -> Bool {
    goalStatements.contains { $0.outcome == outcome }
  }

  /// Whether contacts say something on a measure.
  fileprivate func tells(_ measure: EngagementIndicator.Measure) -> Bool {
    contacts.contains { contact in
      switch measure {
      case .kept: contact.kept != nil
      case .startedByPerson: contact.startedBy != nil
      case .meaningToPerson: contact.meaningToPerson != nil
      case .meaningToWorker: contact.meaningToWorker != nil
      }
    }
  }
}
