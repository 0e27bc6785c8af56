import Change
import Journeys
import Outcomes
import Reports
import Results
import Scales
import Scoring

/// What goes before, how long it took, and what followed.
extension FrameworkAnalysis {
  /// How many days a score may lie from an event that it is held against: half a year.
  private static let nearDays = 183

  /// Every score that stands for something soft, with every state that stands for something hard.
  var leads: [FrameworkFindings.LeadFinding] {
    let pairs = scores.filter { $0.subject.outcome.kind == .soft }.flatMap { score in
      states.filter { isGathered($0.subject) }.map { (score: score, state: $0) }
    }
    let answers = LeadLag.all(
      pairs.map { pair in people.map { leadLag($0, pair.score, pair.state) } })
    return zip(pairs, answers).map { pair, answer in
      FrameworkFindings.LeadFinding(
        score: pair.score.subject, state: pair.state.subject, answer: answer)
    }
  }

  private func leadLag(
    _ person: FollowedPerson, _ score: FollowedScore, _ state: FollowedState
  ) -> LeadLagPerson {
    let spells = person.record.spells(
      of: state.subject.indicator.id, holding: state.holding)
    let points = person.scores(of: score.found.target)
    return LeadLagPerson(
      id: person.person.id,
      service: person.person.service.isEmpty ? nil : person.person.service,
      scores: points.map { point in
        LeadLagPerson.Score(
          day: point.day, value: point.value,
          change: score.threshold.flatMap { threshold in
            points.first.map { point.value.change(from: $0.value, beyond: threshold) }
          })
      },
      outcome: .states(
        spells.compactMap { spell in
          LeadLagPerson.Spell(from: spell.from, to: spell.to, standing: spell.standing.leadLag)
        }),
      until: person.last(person.history(spells)))
  }

  /// How long a first gain took, score by score.
  var firstGains: [FrameworkFindings.About<Result<FirstGain, Withheld>>] {
    scores.compactMap { score in
      guard let threshold = score.threshold else { return nil }
      let sign: Double = score.found.definition.direction == .lowerIsBetter ? -1 : 1
      let watches = people.compactMap { person -> GainWatch? in
        let points = person.scores(of: score.found.target)
        guard let first = points.first else { return nil }
        let gain = points.first { sign * ($0.value - first.value) > threshold }
        return GainWatch(
          start: first.day, scored: points.map(\.day), gained: gain?.day, ending: person.ending)
      }
      guard !watches.isEmpty else { return nil }
      return FrameworkFindings.About(
        score: score.subject,
        Result { () throws(Withheld) in try FirstGain(watches) })
    }
  }

  /// What followed a change of worker, score by score.
  var workerChanges: [FrameworkFindings.About<AfterChange>] {
    around { $0.record.workerChanges.map(\.first) }
  }

  /// How scores stood before a break and after the return from it, score by score.
  var returns: [FrameworkFindings.About<AfterChange>] {
    around { $0.returned.compactMap(\.until) }
  }

  /// How long breaks lasted from which people came back, in months of 30.4375 days, from short to long.
  var breakMonths: [Double] {
    people.flatMap { person in
      person.returned.map { Double($0.days(at: person.until)) / 30.4375 }
    }.sorted()
  }

  private func around(
    _ days: (FollowedPerson) -> [Int]
  ) -> [FrameworkFindings.About<AfterChange>] {
    guard people.contains(where: { !days($0).isEmpty }) else { return [] }
    return scores.map { score in
      FrameworkFindings.About(
        score: score.subject,
        AfterChange(
          people.map { person in
            days(person).map { day in
              LevelAroundEvent(
                day: day, scores: person.scores(of: score.found.target),
                within: Self.nearDays, until: person.until)
            }
          }, threshold: score.threshold))
    }
  }

  /// Falls on a score while trust rose: asked of every score but those of trust.
  var openAnswering: [FrameworkFindings.About<OpenAnswering>] {
    guard let trust = scores.first(where: { $0.isTrust && $0.threshold != nil }),
      let threshold = trust.threshold
    else { return [] }
    return scores.filter { !$0.isTrust }.map { score in
      let falls = Dictionary(
        score.found.journeys.map { ($0.person, $0.falls) }, uniquingKeysWith: { first, _ in first })
      return FrameworkFindings.About(
        score: score.subject,
        OpenAnswering(
          people.map { person in
            (falls[person.person] ?? []).map { fall in
              FallWithTrust(
                from: fall.from, to: fall.to, trust: person.scores(of: trust.found.target),
                threshold: threshold, within: Self.nearDays)
            }
          }))
    }
  }
}

extension FollowedPerson {
  /// Breaks from which the person came back.
  fileprivate var returned: [SupportBreak] {
    SupportBreak.all(record.support, at: until).filter { $0.until != nil }
  }
}

extension JourneyDescription {
  /// Days from which and to which the score moved away from better, beyond error.
  fileprivate var falls: [(from: Int, to: Int)] {
    legs.filter { $0.kind == .setback }.compactMap { leg in
      guard let from = points[leg.from].occasion.day, let to = points[leg.to].occasion.day else {
        return nil
      }
      return (from, to)
    }
  }
}

extension Double {
  fileprivate func change(from first: Double, beyond threshold: Double) -> LeadLagPerson.Change {
    self - first > threshold ? .higher : first - self > threshold ? .lower : .none
  }
}

extension OutcomeStanding {
  fileprivate var leadLag: LeadLagPerson.Standing {
    switch self {
    case .held: .holds
    case .notHeld: .absent
    case .unknown, .notApplicable: .unknown
    }
  }
}
