import Journeys
import Outcomes
import Reports
import Results
import Scales
import Scoring

/// What is told where people are too few for figures over them.
extension FrameworkAnalysis {
  /// Whether there are fewer people than a figure takes.
  var areAllFew: Bool { people.count < fewest }

  /// Why there is no figure over so few.
  var tooFew: Withheld {
    Withheld(
      "framework.too-few-people",
      "With so few, one more or one fewer changes every mean and share, and what they say is who happens to be there.",
      help:
        "Look at each by themselves, in their words; a figure takes as many as the study asks for.")
  }

  /// Journeys one by one, with what cannot be said; nil where there are people enough.
  ///
  /// Where everybody is too few, or few enough to be read one by one while something cannot be said for want of
  /// people, all journeys are told. Otherwise, where an outcome is known of too few, theirs are, as far as they
  /// belong to it.
  ///
  /// - Parameters:
  ///   - findings: what was found about them together.
  ///   - review: what people agreed to; nil where the study has no records.
  /// - Returns: the journeys that may be told, and who is left out.
  func few(_ findings: FrameworkFindings, _ review: ConsentReview?) -> FewFindings? {
    var few = FewFindings(people: people.count)
    few.unsaid = areAllFew ? overAll(findings) : unsaid(findings)
    let isReadable = people.count <= FewFindings.mostTold
    guard areAllFew || !few.unsaid.isEmpty else { return nil }
    var about: Set<String>?
    if !areAllFew && !isReadable {
      let short = findings.distance.rows.filter { $0.known > 0 && $0.known < fewest }
      about = Set(short.compactMap { framework.indicator($0.outcome)?.outcome.id })
      guard about?.isEmpty == false else { return nil }
      few.isAboutSome = true
      few.unsaid.removeAll { !$0.isDistance }
    }
    tell(&few, about, review)
    return few
  }

  private func tell(_ few: inout FewFindings, _ about: Set<String>?, _ review: ConsentReview?) {
    for person in people {
      let events = events(of: person)
      let told =
        about.map { about in
          events.filter { $0.outcomes.isEmpty || !$0.outcomes.isDisjoint(with: about) }
        } ?? events
      if let about, !events.contains(where: { !$0.outcomes.isDisjoint(with: about) }) { continue }
      let verdict = review?.verdict(of: person.person, .journey, .inside) ?? .covered
      if verdict != .covered {
        few.leftOut[verdict, default: 0] += 1
      } else if told.isEmpty {
        few.nothingOnRecord += 1
      } else if few.stories.count >= FewFindings.mostTold {
        few.noRoom += 1
      } else {
        few.stories.append(FewFindings.Story(person: person.person, events: told))
        for part in Self.parts where review?.covers(person.person, part, .inside) == false {
          few.without[part, default: 0] += 1
        }
      }
    }
    guard about == nil, let review else { return }
    let known = Set(people.map(\.person))
    for person in review.people where !known.contains(person) {
      let verdict = review.verdict(of: person, .journey, .inside)
      if verdict != .covered { few.leftOut[verdict, default: 0] += 1 }
    }
  }

  /// Parts of a record of which a journey is told.
  private static let parts: [Consent.Part] = [
    .scores, .observations, .goals, .outcomes, .engagement, .words, .pictures,
  ]

  /// What is on record of one person, in order.
  func events(of person: FollowedPerson) -> [ToldEvent] {
    var telling = Telling(person)
    telling.support()
    for subject in subjects {
      let (indicator, outcome) = (subject.indicator, subject.outcome.id)
      switch indicator.record {
      case .state(let state): telling.states(indicator, state, of: outcome)
      case .level(let levels): telling.levels(indicator, levels, of: outcome)
      case .count(let count): telling.counts(indicator, count, of: outcome)
      case .observation(let observed): telling.observations(indicator, observed, of: outcome)
      case .score, .goals, .engagement, .words: break
      }
    }
    telling.goals()
    var told: Set<String> = []
    for score in scores where told.insert(score.subject.indicator.name).inserted {
      telling.scores(
        score,
        outcomes: Set(
          scores.filter { $0.subject.indicator.name == score.subject.indicator.name }
            .map(\.subject.outcome.id)))
    }
    telling.words()
    return telling.events
  }

  private func overAll(_ findings: FrameworkFindings) -> [FewFindings.Unsaid] {
    let means = FewFindings.Unsaid(.means, tooFew, people: people.count, needed: fewest)
    return [means] + order(findings)
  }

  /// Whether the order in time can be told, of the pairs that were asked about.
  private func order(_ findings: FrameworkFindings) -> [FewFindings.Unsaid] {
    guard !findings.leads.isEmpty else { return [] }
    let needed = findings.leads.compactMap { try? $0.answer.needed.get().people }.max()
    let reasons = findings.leads.compactMap { lead -> Withheld? in
      if case .failure(let why) = lead.answer.level { why } else { nil }
    }
    guard areAllFew || reasons.count == findings.leads.count else { return [] }
    return [
      FewFindings.Unsaid(.order, reasons.first ?? tooFew, people: people.count, needed: needed)
    ]
  }

  /// What is not said for want of people, where there are people enough on the whole.
  private func unsaid(_ findings: FrameworkFindings) -> [FewFindings.Unsaid] {
    var unsaid: [FewFindings.Unsaid] = []
    func add(_ what: FewFindings.Unsaid.What, _ why: Withheld?, people: Int?, needed: Int?) {
      guard let why, why.code.contains("too-few") else { return }
      unsaid.append(FewFindings.Unsaid(what, why, people: people, needed: needed))
    }
    for row in findings.distance.rows {
      let name = framework.indicator(row.outcome)?.indicator.name ?? row.outcome
      add(.distance(name), row.numbers?.reason, people: row.known, needed: fewest)
    }
    for state in findings.states {
      add(.held(state.subject.indicator.name), state.held.reason, people: nil, needed: nil)
    }
    for gain in findings.firstGains {
      add(.gain(gain.score.indicator.name), gain.answer.reason, people: nil, needed: nil)
    }
    for change in findings.workerChanges where change.answer.people > 0 {
      add(
        .workers(change.score.indicator.name), change.answer.level.reason,
        people: change.answer.paired, needed: nil)
    }
    return unsaid + order(findings)
  }
}

extension Result where Failure == Withheld {
  /// Why there is none; nil where there is.
  fileprivate var reason: Withheld? {
    if case .failure(let why) = self { why } else { nil }
  }
}

extension FewFindings.Unsaid {
  fileprivate var isDistance: Bool { if case .distance = what { true } else { false } }
}
