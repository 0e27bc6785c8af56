/// Periods of equal length, person by person: a score first, then the outcome.
///
///     period k of a person:   score on or before day  t_k = t_0 + k · L,   outcome in  (t_k, t_k + L]
///
/// with `t_0` the day of the person's first score and `L` the length. Time begins to count when a score has
/// been seen, so that nobody is counted as waiting for an outcome in days before (immortal time). A period
/// counts when it is whole within the record, a score no older than asked stands at its start, and the
/// outcome is known: at its start and end for a state; throughout for events; up to its coming where only
/// the first counts. After the record has become unknown, a first outcome can no longer be told.
///
/// ### Source
/// Singer, J. D., & Willett, J. B. (1993). It's about time: using discrete-time survival analysis to study
/// duration and the timing of events. *Journal of Educational Statistics, 18*(2), 155–195.
/// <https://doi.org/10.3102/10769986018002155>. Suissa, S. (2008). Immortal time bias in
/// pharmacoepidemiology. *American Journal of Epidemiology, 167*(4), 492–499.
/// <https://doi.org/10.1093/aje/kwm324>
public struct PersonPeriods: Sendable, Hashable {
  /// Days further than this from day 0 are no dates: eleven thousand years.
  public static let latestDay = 4_000_000
  /// Periods of one person beyond this number are not looked at.
  public static let mostPeriods = 1_000

  /// The people, as given.
  public let people: [LeadLagPerson]
  /// Periods that count, in the order of people and time.
  public private(set) var periods: [PersonPeriod] = []
  /// Scores after the first of people with at least one period.
  public private(set) var laterScores: [LaterScore] = []
  /// The first score of each person; nil where there is none.
  public private(set) var firstScores: [Double?] = []
  /// Whether the state held at the start of each person's first period that counts.
  public private(set) var heldAtStart: [Bool] = []
  /// What became of the people and periods that were given.
  public private(set) var account = PersonPeriodsAccount()

  /// Lays out periods.
  ///
  /// - Parameters:
  ///   - people: everybody. Scores that are not finite, and days beyond ``latestDay``, are left out; of two
  ///     scores on a day the one given last counts.
  ///   - options: the length of periods, and what counts.
  public init(_ people: [LeadLagPerson], options: LeadLagOptions = LeadLagOptions()) {
    options.check()
    self.people = people
    let walks = people.enumerated().map { PersonWalk($0.offset, $0.element, options) }
    let origin = walks.compactMap(\.origin).min() ?? 0
    let means = Self.means(walks)
    account.people = people.count
    for walk in walks {
      firstScores.append(walk.first)
      let found = walk.periods(means)
      heldAtStart.append(found.first?.before ?? false)
      account.add(walk, found)
      guard !found.isEmpty else { continue }
      for var period in found {
        period.clock = Self.clock(period.period, period.start, origin, options)
        periods.append(period)
      }
      for var later in walk.laterScores {
        let start = (walk.origin ?? 0) + later.period * options.periodDays
        later.clock = Self.clock(later.period, start, origin, options)
        laterScores.append(later)
      }
    }
  }

  private static func clock(
    _ period: Int, _ start: Int, _ origin: Int, _ options: LeadLagOptions
  ) -> Int {
    options.clock == .sinceFirstScore ? period : (start - origin) / options.periodDays
  }

  /// The mean of all scores that stand at the start of each period.
  private static func means(_ walks: [PersonWalk]) -> [Int: Double] {
    var sums: [Int: (sum: Double, count: Double)] = [:]
    for score in walks.flatMap(\.seen) {
      let before = sums[score.period] ?? (0, 0)
      sums[score.period] = (before.sum + score.value, before.count + 1)
    }
    return sums.mapValues { $0.sum / $0.count }
  }
}

extension PersonPeriodsAccount {
  fileprivate mutating func add(_ walk: PersonWalk, _ found: [PersonPeriod]) {
    if walk.origin == nil { withoutScore += 1 }
    if walk.end == .alreadyThere { alreadyThere += 1 }
    if walk.end == .unknownAtStart { unknownAtStart += 1 }
    if !found.isEmpty { counted += 1 }
    periods += found.count
    outcomes += found.count(where: \.outcome)
    withoutFreshScore += walk.withoutFreshScore
    unknownPeriods += walk.unknownPeriods
  }
}
