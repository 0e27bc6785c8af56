public import Models
public import Results

/// How long an outcome held once it had come, and how it stood later: time counts from the day it first held, in months
/// of 30.4375 days.
///
/// Where being lost is the only end, the share with whom it held on is Kaplan and Meier's. Where people were no longer
/// followed for reasons that are told apart (died, moved, support ended), each end has its own share by Aalen and
/// Johansen, and one minus Kaplan–Meier is not shown: those people were not waiting to lose it. Returns are in
/// ``standing``: the share with whom it holds at a time, whether or not it was lost and regained before.
///
/// With whom it held already when watching began counts from that day on, and not before (they are known because it
/// held so long). Where what came next is not known, a person counts as far as is known.
public struct HeldOverTime: Sendable, Hashable {
  /// The share with whom it held without a break.
  public enum Unbroken: Sendable, Hashable {
    /// Being lost is the only end.
    case oneEnd(KaplanMeier)
    /// State 0: still held; then one state for each of ``HeldOverTime/ends``.
    case severalEnds(AalenJohansen)
  }

  /// Fewer people than this are not made a curve of.
  public static let fewestPeople = 5
  /// The name of the end that is no reason for not being followed.
  public static let lost = "lost"

  /// People with whom it held at some time.
  public let people: Int
  /// Of those, with whom it is known to have held since before watching began.
  public let heldBefore: Int
  /// Names of the ends: lost first, then the reasons in order.
  public let ends: [String]
  /// The share with whom it held without a break from the first time on.
  public let unbroken: Unbroken
  /// How it stands at a time: state 0 held, 1 not held, then a state for each reason of ``ends`` but the first.
  /// Nil where nobody regained it: ``unbroken`` says it all then.
  public let standing: AalenJohansen?
  /// What to know about the curves.
  public let notes: [Note]

  /// Estimates curves.
  ///
  /// - Parameters:
  ///   - histories: one per person.
  ///   - level: coverage of intervals. The default is 0.95.
  /// - Throws: `Withheld` where it held with too few people.
  public init(_ histories: [OutcomeHistory], level: Double = 0.95) throws(Withheld) {
    let held = histories.indices.compactMap { person in
      HeldStretch.all(histories[person]).first.map { (person: person, first: $0) }
    }
    guard held.count >= Self.fewestPeople else {
      throw .tooFewHeld(held.count, Self.fewestPeople)
    }
    let reasons = Set(held.compactMap { histories[$0.person].reason }).sorted()
    people = held.count
    heldBefore = held.count { $0.first.wasHeldBefore }
    ends = [Self.lost] + reasons
    let hasOtherEnds = held.contains { if case .ended = $0.first.end { true } else { false } }
    do throws(SurvivalError) {
      if hasOtherEnds {
        unbroken = .severalEnds(try Self.several(held, ends, level))
      } else {
        unbroken = .oneEnd(try Self.one(held, level))
      }
      if held.contains(where: { histories[$0.person].wasRegained }) {
        standing = try OutcomeStays(reasons).fit(
          held.map { (histories[$0.person], $0.first.since) }, start: .inState(0), level: level)
      } else {
        standing = nil
      }
    } catch {
      throw .curve(error)
    }
    let names =
      [OutcomeStanding.held.rawValue, OutcomeStanding.notHeld.rawValue] + reasons
    let ofUnbroken = unbroken.notes
    let ofStanding = standing.map { OutcomeStays(reasons).notes($0, names: names) } ?? []
    notes = ofUnbroken + ofStanding.filter { !ofUnbroken.contains($0) }
  }

  /// The share with whom it held without a break for so many months; nil after the last month that was seen.
  public func held(months: Double) -> Estimate? {
    switch unbroken {
    case .oneEnd(let curve): curve.survival(at: months)
    case .severalEnds(let shares): shares.shares(at: months)?[0]
    }
  }

  private static func one(
    _ held: [(person: Int, first: HeldStretch)], _ level: Double
  ) throws(SurvivalError) -> KaplanMeier {
    try KaplanMeier(
      held.map { person, stretch in
        let (entry, exit) = stretch.months
        return ObservedTime(
          entry: entry > 0 ? entry : nil, exit: exit, hasEnded: stretch.end == .lost,
          person: person)
      }, options: .init(level: level))
  }

  private static func several(
    _ held: [(person: Int, first: HeldStretch)], _ ends: [String], _ level: Double
  ) throws(SurvivalError) -> AalenJohansen {
    try AalenJohansen(
      held.map { person, stretch in
        let (entry, exit) = stretch.months
        let reason: Int? =
          switch stretch.end {
          case .lost: 0
          case .ended(let why): ends.firstIndex(of: why)
          case .stillHeld, .unknown: nil
          }
        return CompetingEnd(entry: entry, exit: exit, reason: reason, person: person)
      }, reasons: ends.count, options: .init(from: 0, level: level))
  }
}

extension HeldOverTime.Unbroken {
  /// What to know about the curve.
  var notes: [Note] {
    switch self {
    case .oneEnd(let curve): curve.notes
    case .severalEnds(let shares): shares.notes
    }
  }
}

extension HeldStretch {
  /// From and to, in months since it first held. What came and went on a day counts as half a day.
  var months: (Double, Double) {
    let entry = Double(from) - Double(since)
    let exit = max(Double(to) - Double(since), entry + 0.5)
    return (entry / CalendarMonths.days, exit / CalendarMonths.days)
  }
}

extension OutcomeHistory {
  /// Whether it was lost and regained.
  fileprivate var wasRegained: Bool { HeldStretch.all(self).contains(where: \.isRegained) }
}
