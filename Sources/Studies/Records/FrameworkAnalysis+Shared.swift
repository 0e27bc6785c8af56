import Journeys
import Outcomes
import Reports
import Scales

/// Numbers of people by what became of an outcome, before the gate has judged them.
struct OutcomeParts {
  let subject: FrameworkFindings.Subject
  let kind: ReleasedFramework.Kind
  /// People in each part of ``ReleasedFramework/Kind/parts``.
  let people: [Int]
}

extension FrameworkAnalysis {
  /// Everybody with a start and a review, by what became of each indicator that is no score.
  var outcomeParts: [OutcomeParts] {
    subjects.compactMap { subject in
      guard let kind = subject.kind, isGathered(subject) else { return nil }
      var people = [Int](repeating: 0, count: kind.parts.count)
      for person in self.people {
        if let part = part(of: distance(subject, of: person, nil).distance, subject) {
          people[part] += 1
        }
      }
      return OutcomeParts(subject: subject, kind: kind, people: people)
    }
  }

  /// In which part a distance is; nil for none.
  private func part(of distance: OutcomeDistance, _ subject: FrameworkFindings.Subject) -> Int? {
    switch distance {
    case .state(let move):
      switch move {
      case .gained: 0
      case .kept: 1
      case .lost: 2
      case .notYet: 3
      }
    case .level(let first, let last): last > first ? 0 : last == first ? 1 : 2
    case .number(let first, let last, _): numberPart(last - first, subject)
    case .notKnown, .notApplicable: nil
    }
  }

  /// A mean of several ratings may miss the same mean by the rounding of its sums.
  private func numberPart(_ rise: Double, _ subject: FrameworkFindings.Subject) -> Int {
    if abs(rise) < 1e-9 { return 1 }
    return (rise > 0) == subject.isHigherFurther ? 0 : 2
  }

  /// How support stands with everybody of whom it is recorded: it goes on, rests, or has ended for a reason. All
  /// reasons that are the service's own are one.
  var supportParts: [(words: String, people: Int)] {
    let summary = EngagementSummary(records)
    guard summary.supported > 0 else { return [] }
    var service = 0
    var reasons: [SupportSpell.Ending: Int] = [:]
    for (ending, people) in summary.endings {
      let reason = ending.reason ?? .unknown
      if reason.isByService { service += people } else { reasons[reason, default: 0] += people }
    }
    let ended = SupportSpell.Ending.allCases.filter { !$0.isByService && $0 != .pause }
    return [
      ("support goes on", summary.goesOn),
      ("on a break, and may come back", summary.onBreak + (reasons[.pause] ?? 0)),
      ("the service ended it", service),
    ] + ended.map { ($0.words, reasons[$0] ?? 0) }
  }
}

extension FrameworkFindings.Subject {
  /// How people are told apart; nil where they are not.
  fileprivate var kind: ReleasedFramework.Kind? {
    switch indicator.record {
    case .state: .state
    case .level, .observation, .goals: .level
    case .count(let count): count.direction == nil ? .amount : .level
    case .score, .engagement, .words: nil
    }
  }

  /// Whether a higher number is further along.
  fileprivate var isHigherFurther: Bool {
    if case .count(let count) = indicator.record { return count.direction != .lowerIsBetter }
    return true
  }
}
