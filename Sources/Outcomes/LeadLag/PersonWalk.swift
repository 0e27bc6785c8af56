/// One person's record walked through period by period.
struct PersonWalk {
  /// A score that stands at the start of a period, and is new there.
  struct Seen {
    var period: Int
    var day: Int
    var value: Double
    var change: LeadLagPerson.Change?
  }

  /// A period whose outcome is known.
  private struct Known {
    var period: Int
    var start: Int
    var end: Int
    /// Position of its score among `seen`.
    var score: Int
    var before: Bool
    var outcome: Bool
  }

  /// Why a person has no period although they have a score.
  enum End { case alreadyThere, unknownAtStart }

  let person: Int
  /// The day of the first score.
  let origin: Int?
  /// The first score.
  let first: Double?
  /// New scores at the starts of periods.
  private(set) var seen: [Seen] = []
  private(set) var laterScores: [LaterScore] = []
  private(set) var end: End?
  private(set) var withoutFreshScore = 0
  private(set) var unknownPeriods = 0
  private var known: [Known] = []
  /// The day of the first outcome after the first score, where only the first counts.
  private var arrived: Int?

  init(_ position: Int, _ person: LeadLagPerson, _ options: LeadLagOptions) {
    self.person = position
    var byDay: [Int: LeadLagPerson.Score] = [:]
    for score in person.scores where score.value.isFinite {
      if abs(score.day.clamped) <= PersonPeriods.latestDay { byDay[score.day] = score }
    }
    let scores = byDay.values.sorted { $0.day < $1.day }
    guard let start = scores.first, let last = scores.last else {
      (origin, first) = (nil, nil)
      return
    }
    (origin, first) = (start.day, start.value)
    let length = options.periodDays.clampedDays
    let fresh = (options.freshDays ?? options.periodDays).clampedDays
    let until = min(person.until, PersonPeriods.latestDay)
    var atStart: [Int: Int] = [:]
    var next = 0
    for period in 0..<PersonPeriods.mostPeriods {
      let day = start.day + period * length
      while next < scores.count, scores[next].day <= day { next += 1 }
      let latest = scores[next - 1]
      if day - latest.day < max(1, fresh) {
        if seen.last?.day != latest.day {
          seen.append(
            Seen(period: period, day: latest.day, value: latest.value, change: latest.change))
        }
        atStart[period] = seen.count - 1
      }
      if day > last.day, day + length > until { break }
    }
    walk(OutcomeDays(person), atStart, start.day, length, until, options)
  }

  private mutating func walk(
    _ days: OutcomeDays, _ atStart: [Int: Int], _ origin: Int, _ length: Int, _ until: Int,
    _ options: LeadLagOptions
  ) {
    var told = origin
    if options.recurrence == .first, days.isState {
      switch days.standing(on: origin) {
      case .holds: end = .alreadyThere
      case .unknown: end = .unknownAtStart
      case .absent: break
      }
      guard end == nil else { return }
    }
    for period in 0..<PersonPeriods.mostPeriods {
      let start = origin + period * length
      guard start + length <= until, arrived == nil else { break }
      if options.recurrence == .first {
        if case .on(let day) = days.arrival(after: start, through: start + length) {
          arrived = day
        }
      }
      guard let found = outcome(days, start, start + length, options) else {
        unknownPeriods += 1
        // A first outcome can no longer be told from a later one.
        if options.recurrence == .first { break }
        continue
      }
      told = start + length
      guard let score = atStart[period] else {
        withoutFreshScore += 1
        continue
      }
      known.append(
        Known(
          period: period, start: start, end: start + length, score: score, before: found.before,
          outcome: found.outcome))
    }
    if known.isEmpty, end == nil, unknownPeriods > 0 { end = .unknownAtStart }
    for (before, score) in zip(seen, seen.dropFirst()) {
      guard let held = held(days, score.day, length, told, options) else { continue }
      laterScores.append(
        LaterScore(
          person: person, period: score.period, clock: score.period, score: score.value,
          previous: before.value, held: held))
    }
  }

  /// What held at the start and came of it; nil where that is not known.
  private func outcome(
    _ days: OutcomeDays, _ start: Int, _ end: Int, _ options: LeadLagOptions
  ) -> (before: Bool, outcome: Bool)? {
    if options.recurrence == .first {
      switch days.arrival(after: start, through: end) {
      case .on: return (false, true)
      case .none: return (false, false)
      case .unknown: return nil
      }
    }
    if days.isState {
      let (before, after) = (days.standing(on: start), days.standing(on: end))
      guard before != .unknown, after != .unknown else { return nil }
      return (before == .holds, after == .holds)
    }
    guard let here = days.happened(after: start, through: end) else { return nil }
    return (known.contains(where: \.outcome), here)
  }

  /// What went before a score.
  private func held(
    _ days: OutcomeDays, _ day: Int, _ length: Int, _ told: Int, _ options: LeadLagOptions
  ) -> Bool? {
    if options.recurrence == .first {
      if let arrived { return arrived < day }
      return day - 1 <= told ? false : nil
    }
    guard days.isState else { return days.happened(after: day - length - 1, through: day - 1) }
    let standing = days.standing(on: day - 1)
    return standing == .unknown ? nil : standing == .holds
  }

  /// The periods that count, with everybody's mean in each period taken from the scores.
  func periods(_ means: [Int: Double]) -> [PersonPeriod] {
    var sums: [Double] = [0]
    for score in seen { sums.append((sums.last ?? 0) + score.value - (means[score.period] ?? 0)) }
    return known.map { period in
      let score = seen[period.score]
      let mean = sums[period.score + 1] / Double(period.score + 1)
      return PersonPeriod(
        person: person, period: period.period, clock: period.period, start: period.start,
        end: period.end, score: score.value, pastMean: mean,
        deviation: score.value - (means[score.period] ?? 0) - mean, change: score.change,
        before: period.before, outcome: period.outcome)
    }
  }
}

extension Int {
  /// Within twice the days that are looked at, so that sums of them stay numbers.
  fileprivate var clamped: Int {
    Swift.min(Swift.max(self, -2 * PersonPeriods.latestDay), 2 * PersonPeriods.latestDay)
  }

  fileprivate var clampedDays: Int { Swift.min(self, 2 * PersonPeriods.latestDay) }
}
