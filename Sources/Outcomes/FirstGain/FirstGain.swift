public import Models
public import Results

/// How long it took to a first gain beyond error, with those who are not there yet.
///
/// A gain is seen on an occasion and came between that and the one before. So there are two curves: ``seen`` puts every
/// gain on the day it was seen, the latest it can have been; ``earliest`` on the occasion before. How far apart they lie
/// says how much it matters; where everybody gained, the truth lies between. People without a gain count as far as
/// their last score, and no gain so far is not "never".
///
/// Time is in months of 30.4375 days since the first score. With other ends (died, moved, support ended) shares are
/// Aalen and Johansen's; else one minus Kaplan and Meier's.
///
/// - Note: The one curve for times that are known between two bounds (Turnbull, B. W. (1976), *Journal of the Royal
///   Statistical Society B*, 38(3), 290–295) is not made here.
///
/// ### Source
/// Time to the occasion at which it is seen, and what is wrong with it: Lindsey, J. C., & Ryan, L. M. (1998). Methods for
/// interval-censored data. *Statistics in Medicine*, 17(2), 219–238.
public struct FirstGain: Sendable, Hashable {
  /// The share of people who have gained, over time.
  public enum Curve: Sendable, Hashable {
    /// A gain is the only end: its curve is of those not there yet.
    case oneEnd(KaplanMeier)
    /// State 0: not yet; 1: gained; then one for each reason of ``FirstGain/reasons``.
    case severalEnds(AalenJohansen)

    /// The share who have gained by so many months since the first score; nil after the last that was seen.
    public func gained(by months: Double) -> Estimate? {
      switch self {
      case .severalEnds(let shares): return shares.shares(at: months)?[1]
      case .oneEnd(let curve):
        // With one end the rest have gained.
        guard let rest = curve.survival(at: months) else { return nil }
        return Estimate(
          value: 1 - rest.value, standardError: rest.standardError,
          interval: rest.interval.map {
            ConfidenceInterval(
              lower: 1 - $0.upper, upper: 1 - $0.lower, level: $0.level, method: $0.method)
          })
      }
    }
  }

  /// Fewer people than this are not made a curve of.
  public static let fewestPeople = 5

  /// People with a first score.
  public let people: Int
  /// A gain was seen.
  public let gained: Int
  /// None was seen so far, on one or more later scores.
  public let notYet: Int
  /// No later score: a gain could not have been seen yet.
  public let onlyFirst: Int
  /// Of those without a gain, people who were no longer followed, by reason.
  public let ended: [String: Int]
  /// The reasons, in order.
  public let reasons: [String]
  /// Gains on the day they were seen.
  public let seen: Curve
  /// Gains on the occasion before they were seen.
  public let earliest: Curve

  /// Estimates when gains came.
  ///
  /// - Parameters:
  ///   - watches: one per person with a first score.
  ///   - level: coverage of intervals. The default is 0.95.
  /// - Throws: `Withheld` where too few people have a later score.
  public init(_ watches: [GainWatch], level: Double = 0.95) throws(Withheld) {
    let followed = watches.filter { !$0.seen.isEmpty }
    guard followed.count >= Self.fewestPeople else {
      throw Withheld(
        "first-gain.too-few-people",
        "\(followed.count) \(followed.count == 1 ? "person has" : "people have") a later score; a curve needs "
          + "\(Self.fewestPeople).",
        help: "Collect a second score, or tell each person's journey instead.")
    }
    people = watches.count
    gained = watches.count { $0.gained != nil }
    onlyFirst = watches.count - followed.count
    notYet = people - gained - onlyFirst
    ended = watches.reduce(into: [:]) { counts, watch in
      if let reason = watch.ending?.reason { counts[reason, default: 0] += 1 }
    }
    reasons = Set(followed.compactMap { $0.ending?.reason }).sorted()
    do throws(SurvivalError) {
      seen = try Self.curve(followed, reasons, level) { $0.last }
      earliest = try Self.curve(followed, reasons, level) { $0.before }
    } catch {
      throw .curve(error)
    }
  }

  private static func curve(
    _ watches: [GainWatch], _ reasons: [String], _ level: Double, _ day: (GainWatch) -> Int
  ) throws(SurvivalError) -> Curve {
    func months(_ day: Int, _ watch: GainWatch) -> Double {
      Double(day - watch.start) / CalendarMonths.days
    }
    guard reasons.isEmpty else {
      return .severalEnds(
        try AalenJohansen(
          watches.enumerated().map { person, watch in
            // A gain at the first score itself, which is the earliest it can have been, counts half a day after it.
            let last = max(day(watch), watch.ending?.day ?? watch.start)
            let exit = max(months(last, watch), 0.5 / CalendarMonths.days)
            let reason: Int? =
              watch.gained != nil
              ? 0 : watch.ending.flatMap { reasons.firstIndex(of: $0.reason) }.map { $0 + 1 }
            return CompetingEnd(exit: exit, reason: reason, person: person)
          }, reasons: 1 + reasons.count, options: .init(level: level)))
    }
    return .oneEnd(
      try KaplanMeier(
        watches.enumerated().map { person, watch in
          ObservedTime(
            exit: months(day(watch), watch), hasEnded: watch.gained != nil, person: person)
        }, options: .init(level: level)))
  }
}
