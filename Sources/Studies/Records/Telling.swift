import Change
import Journeys
import Outcomes
import Reports
import Scales
import Scoring

/// Tells what is on record of one person, in the order of days.
struct Telling {
  private struct Dated {
    var day: Int
    /// What comes first on one day.
    var rank: Int
    var event: ToldEvent
  }

  private let person: FollowedPerson
  private var dated: [Dated] = []
  private var undated: [ToldEvent] = []

  init(_ person: FollowedPerson) { self.person = person }

  /// What is on record, in order; scores without a day last.
  var events: [ToldEvent] {
    dated.enumerated().sorted {
      ($0.element.day, $0.element.rank, $0.offset) < ($1.element.day, $1.element.rank, $1.offset)
    }.map(\.element.event) + undated
  }

  private mutating func tell(
    _ day: Int, _ rank: Int, _ what: ToldEvent.What, _ outcomes: Set<String> = []
  ) {
    guard day <= person.until else { return }
    dated.append(
      Dated(
        day: day, rank: rank,
        event: ToldEvent(when: DayWords.of(day), what, outcomes: outcomes)))
  }

  /// Support, its breaks and returns, changes of worker, and the first time that the person got in touch.
  mutating func support() {
    let record = person.record
    if let began = record.supportBegan { tell(began, 0, .supportBegan) }
    for pause in record.breaks(at: person.until) {
      tell(pause.after, 9, .breakBegan(pause.ended, toldBy: pause.toldBy))
      if let back = pause.until { tell(back, 0, .returned) }
    }
    if let last = record.ending(at: person.until), let day = last.to {
      tell(day, 9, .supportEnded(last.ended, toldBy: last.toldBy))
    }
    for change in record.workerChanges { tell(change.first, 1, .newWorker) }
    let started = record.contacts.filter { $0.startedBy == .person && $0.kept != false }
    if let first = started.map(\.day).min() { tell(first, 2, .reachedOut) }
  }

  /// How a hard outcome stood: came, held, was lost, regained.
  mutating func states(_ indicator: Indicator, _ state: StateIndicator, of outcome: String) {
    let holding = Set(state.states.filter(\.holds).map(\.id))
    let spells = (person.record.states[indicator.id] ?? []).sorted { $0.from < $1.from }
    var (held, everHeld): (Bool?, Bool) = (nil, false)
    for spell in spells {
      switch spell.state {
      case .unknown: tell(spell.from, 3, .stateUnknown(indicator.name), [outcome])
      case .notApplicable: tell(spell.from, 3, .stateNotTheirs(indicator.name), [outcome])
      case .named(let id):
        let holds = holding.contains(id)
        let turn: ToldEvent.Turn =
          switch (held, holds) {
          case (nil, _): .began
          case (true, true): .goesOn
          case (true, false): .lost
          case (false, true): everHeld ? .regained : .came
          case (false, false): .notYet
          }
        (held, everHeld) = (holds, everHeld || holds)
        tell(
          spell.from, 3,
          .state(indicator.name, state: state.state(id)?.name ?? id, turn), [outcome])
      }
    }
    let history = person.history(person.record.spells(of: indicator.id, holding: holding))
    for stretch in PersonOutcome(history).stretches {
      for months in state.sustainedMonths {
        let day = CalendarMonths.day(stretch.since, plus: months)
        if day < stretch.to {
          tell(day, 4, .sustained(indicator.name, months: months), [outcome])
        }
      }
    }
  }

  /// Levels as they were recorded.
  mutating func levels(_ indicator: Indicator, _ levels: [IndicatorLevel], of outcome: String) {
    for spell in person.record.states[indicator.id] ?? [] {
      switch spell.state {
      case .unknown: tell(spell.from, 3, .stateUnknown(indicator.name), [outcome])
      case .notApplicable: tell(spell.from, 3, .stateNotTheirs(indicator.name), [outcome])
      case .named(let id):
        let name = levels.first { $0.id == id }?.name ?? id
        tell(spell.from, 3, .level(indicator.name, level: name), [outcome])
      }
    }
  }

  /// Numbers as they were counted.
  mutating func counts(_ indicator: Indicator, _ count: CountIndicator, of outcome: String) {
    for spell in person.record.counts[indicator.id] ?? [] {
      let what = ToldEvent.What.counted(
        indicator.name, count: spell.count, unit: count.unit, until: spell.to.map(DayWords.of))
      tell(spell.from, 5, what, [outcome])
    }
  }

  /// What was noted, the person's view beside the workers'. What is as it was last is not told again.
  mutating func observations(
    _ indicator: Indicator, _ observed: ObservationIndicator, of outcome: String
  ) {
    let all = person.record.observations.filter { $0.indicator == indicator.id }
    var last: (worker: [String], person: [String]) = ([], [])
    for day in Set(all.map(\.day)).sorted() {
      func answers(_ view: Observation.View) -> [String] {
        all.filter { $0.day == day && $0.by == view }.map { seen in
          observed.answers.first { $0.id == seen.answer }?.name ?? seen.answer
        }
      }
      let now = (worker: answers(.worker), person: answers(.person))
      let isNew =
        (!now.worker.isEmpty && now.worker != last.worker)
        || (!now.person.isEmpty && now.person != last.person)
      if !now.worker.isEmpty { last.worker = now.worker }
      if !now.person.isEmpty { last.person = now.person }
      guard isNew else { continue }
      tell(
        day, 7, .noted(indicator.name, worker: now.worker, person: now.person), [outcome])
    }
  }

  /// Scores, each held against the first.
  mutating func scores(_ score: FrameworkAnalysis.FollowedScore, outcomes: Set<String>) {
    let points = person.journey?.points(of: score.found.target) ?? []
    let threshold = score.found.journeys.first { $0.person == person.person }?.yardstick?.threshold
    let sign = score.found.definition.direction.sign
    for (position, point) in points.enumerated() {
      let since: ToldEvent.SinceFirst
      if position == 0 {
        since = .first
      } else if let threshold {
        let rise = sign * (point.value - points[0].value)
        since = rise > threshold ? .towards : rise < -threshold ? .away : .within
      } else {
        since = .notJudged
      }
      let what = ToldEvent.What.scored(
        score.subject.indicator.name, value: point.value, since)
      if let day = point.occasion.day {
        dated.append(
          Dated(
            day: day, rank: 8, event: ToldEvent(when: DayWords.of(day), what, outcomes: outcomes)))
      } else {
        undated.append(ToldEvent(when: point.occasion.label, what, outcomes: outcomes))
      }
    }
  }

  /// Words and pictures at their time.
  mutating func words() {
    for word in person.record.words {
      tell(word.day, 10, .told(word), word.about.map { [$0] } ?? [])
    }
  }

  /// Goals in the person's words: set, rated otherwise than before, changed, put down, reached.
  mutating func goals() {
    guard let journey = person.record.goals else { return }
    let statements = Dictionary(
      person.record.goalStatements.map { ($0.goal, $0) }, uniquingKeysWith: { first, _ in first })
    let following = Dictionary(
      journey.goals.compactMap { goal in
        goal.ending == .replaced ? (Self.next(goal.id), goal.id) : nil
      }, uniquingKeysWith: { first, _ in first })
    for goal in journey.goals {
      let statement = statements[goal.id]
      let words = statement?.words ?? ""
      let outcomes: Set<String> = (statement?.outcome).map { [$0] } ?? []
      let ratings = journey.ratings(of: goal.id)
      var before: Double?
      var rest = ratings[...]
      if following[goal.id] == nil {
        let first = ratings.first.flatMap { $0.occasion.position == goal.set ? $0.value : nil }
        if first != nil { rest = rest.dropFirst() }
        before = first
        tell(
          Int(goal.set), 5, .goalSet(words: words, by: statement?.chosenBy, rating: first), outcomes
        )
      }
      for rating in rest where rating.value != before {
        if let day = rating.occasion.day {
          tell(day, 6, .goalRated(words: words, rating: rating.value, before: before), outcomes)
        }
        before = rating.value
      }
      guard let ended = goal.ended else { continue }
      let next = journey.goals.first { $0.id == Self.next(goal.id) && following[$0.id] == goal.id }
      let became = next.map { statements[$0.id]?.words ?? "" }
      tell(
        Int(ended.rounded(.up)), 6, .goalEnded(words: words, goal.ending, became: became), outcomes)
    }
  }

  /// The id of the goal that a changed goal goes on as: see ``GoalStatement/goal``.
  private static func next(_ id: String) -> String {
    guard let mark = id.lastIndex(of: "#"), let number = Int(id[id.index(after: mark)...]) else {
      return id + "#2"
    }
    return "\(id[..<mark])#\(number &+ 1)"
  }
}
