public import Models
public import Results

/// How an outcome stands with everybody over time since watching began, returns and all: the share with whom it holds,
/// with whom it does not, and who were no longer followed, by reason (Aalen–Johansen). In months of 30.4375 days.
///
/// People of whom it is not known at first are counted from when it is.
public struct StandingOverTime: Sendable, Hashable {
  /// People of whom anything is known.
  public let people: Int
  /// Names of the states, in order: held, not held, then the reasons.
  public let states: [String]
  /// Their shares.
  public let shares: AalenJohansen
  /// What to know about them.
  public let notes: [Note]

  /// Estimates shares.
  ///
  /// - Parameters:
  ///   - histories: one per person.
  ///   - level: coverage of intervals. The default is 0.95.
  /// - Throws: `Withheld` where it is known of too few people, or of nobody when watching began.
  public init(_ histories: [OutcomeHistory], level: Double = 0.95) throws(Withheld) {
    let known = histories.filter { history in
      history.segments.contains { $0.standing == .held || $0.standing == .notHeld }
    }
    guard known.count >= HeldOverTime.fewestPeople else {
      throw .tooFewKnown(known.count, HeldOverTime.fewestPeople)
    }
    let reasons = Set(known.compactMap(\.reason)).sorted()
    people = known.count
    states = [OutcomeStanding.held.rawValue, OutcomeStanding.notHeld.rawValue] + reasons
    do throws(SurvivalError) {
      shares = try OutcomeStays(reasons).fit(
        known.map { ($0, $0.start) }, start: .observed, level: level)
    } catch {
      throw .curve(error)
    }
    notes = OutcomeStays(reasons).notes(shares, names: states)
  }
}
