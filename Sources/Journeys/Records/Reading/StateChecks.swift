import Results

/// Whether spells of one outcome of a person can all be true.
enum StateChecks {
  /// Spells without those that were over before the person's first support or first answers.
  static func sinceStart(
    _ spells: [Placed<StateSpell>], _ start: Int?, _ setAside: inout [Diagnostic]
  ) -> [Placed<StateSpell>] {
    guard let start else { return spells }
    return spells.filter { spell in
      guard let end = spell.value.to, end < start else { return true }
      setAside.append(
        Diagnostic(
          .recordBeforeStart, at: spell.place,
          "The outcome was over before the person's first day of support, or first answers.",
          help: "Correct the dates. What came before support is no outcome of it; leave it out."))
      return false
    }
  }

  /// Spells without those that overlap: nobody is in two states at once, and nothing says which is right.
  ///
  /// Spells that share one day, as when one ends and the next begins, do not overlap.
  ///
  /// - Returns: what is left, in order.
  static func apart(
    _ spells: [Placed<StateSpell>], _ setAside: inout [Diagnostic]
  ) -> [StateSpell] {
    let spells = spells.sorted {
      ($0.value.from, $0.value.to ?? .max, $0.place.line ?? 0)
        < ($1.value.from, $1.value.to ?? .max, $1.place.line ?? 0)
    }
    var rivals = [[Int]](repeating: [], count: spells.count)
    var longest = 0
    for position in spells.indices.dropFirst() {
      let (before, spell) = (spells[longest].value, spells[position].value)
      let isCopy = spell.from == before.from && spell.to == before.to
      if spell.from < before.to ?? .max || isCopy {
        rivals[longest].append(position)
        rivals[position].append(longest)
      }
      if (spell.to ?? .max) >= (before.to ?? .max) { longest = position }
    }
    for (position, spell) in spells.enumerated() where !rivals[position].isEmpty {
      let places = ([position] + rivals[position]).sorted().map { spells[$0].place }
      setAside.append(
        Diagnostic(
          .recordOverlap, at: spell.place,
          "\(places.sorted().lines) have the person in two states of one outcome at once.",
          help: "Correct the dates, or keep the right one; none of them is used till then."))
    }
    return spells.indices.filter { rivals[$0].isEmpty }.map { spells[$0].value }
  }
}
