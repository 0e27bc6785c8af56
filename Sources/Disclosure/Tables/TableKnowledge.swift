/// What a reader of a released table knows of each count, before putting counts together.
///
/// The reader is granted: what is shown; that counts are whole and not negative; how rounding works,
/// and that what is shown is no smaller than the profile allows; that rows and columns add up to
/// their totals; and, where the profile tells zeros, that what is withheld is not zero. The marker
/// is the same for all that is withheld, so the reader does not know which counts are withheld for
/// their own sake and which protect others. A profile's `*` is therefore never read as "below the
/// threshold" here: with that, no interval could be as wide as the threshold.
struct TableKnowledge {
  /// No upper limit. Far above any count, and far below where sums of it overflow.
  static let unlimited = 1 << 56

  let table: CountTable
  let profile: DisclosureProfile
  /// Places that may be withheld so that others are protected.
  let mayBeWithheld: [Bool]

  init(_ table: CountTable, gate: DisclosureGate) {
    self.table = table
    profile = gate.profile
    mayBeWithheld = table.bordered.indices.map {
      table.isReleased($0) && !(table.bordered[$0] == 0 && gate.profile.zeros == .shown)
    }
  }

  /// Lowest and highest count that the reader must reckon with at a place.
  func bounds(_ index: Int, isWithheld: Bool) -> ClosedRange<Int> {
    let count = table.bordered[index]
    if !table.isReleased(index) { return 0...Self.unlimited }
    // Granting that a true 1 or more is not 0 can only narrow what is left to guess.
    if isWithheld { return (profile.zeros == .shown ? min(1, count) : 0)...Self.unlimited }
    guard let base = profile.roundingBase, count > 0 else { return count...count }
    let shown = count.rounded(toBase: base)
    let lowest = max(shown - base / 2, min(profile.fewestPersons, count))
    return lowest...(shown - base / 2 + base - 1)
  }
}
