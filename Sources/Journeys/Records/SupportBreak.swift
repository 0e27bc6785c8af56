/// A stretch between two spells of support: the person came back after it, or may still.
public struct SupportBreak: Sendable, Hashable {
  /// The last day of support before it.
  public let after: Int
  /// The day of the return; nil where a pause goes on.
  public let until: Int?
  /// Why the spell before it ended; nil for not recorded.
  public let ended: SupportSpell.Ending?
  /// Who said so; nil for not recorded.
  public let toldBy: Teller?

  /// Days without support so far, where a pause goes on up to a day: a spell that ends on one day and
  /// another that begins on the next have none between them.
  public func days(at day: Int) -> Int { max(0, (until ?? day) - after - (until == nil ? 0 : 1)) }

  /// The breaks between spells, in order, whichever service they were in.
  ///
  /// Where spells overlap, a break begins when the last of them has ended.
  ///
  /// - Parameters:
  ///   - spells: a person's spells, in any order.
  ///   - day: the day of reckoning; what begins after it is not looked at.
  /// - Returns: every gap of a day or more; the last is open where the latest spell ended as a pause.
  public static func all(_ spells: [SupportSpell], at day: Int) -> [SupportBreak] {
    let spells = spells.filter { $0.from <= day }.sorted {
      ($0.from, $0.to ?? .max) < ($1.from, $1.to ?? .max)
    }
    guard var latest = spells.first else { return [] }
    var breaks: [SupportBreak] = []
    for spell in spells.dropFirst() {
      if let end = latest.to, spell.from > end + 1 {
        breaks.append(SupportBreak(latest, ended: end, until: spell.from))
      }
      if (spell.to ?? .max) >= (latest.to ?? .max) { latest = spell }
    }
    if let end = latest.to, end <= day, latest.ended == .pause {
      breaks.append(SupportBreak(latest, ended: end, until: nil))
    }
    return breaks
  }

  private init(_ spell: SupportSpell, ended end: Int, until: Int?) {
    (after, self.until, ended, toldBy) = (end, until, spell.ended, spell.toldBy)
  }
}
