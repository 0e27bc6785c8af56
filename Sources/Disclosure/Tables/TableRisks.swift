/// The counts of a table that are withheld for their own sake.
///
/// - a count below the profile's threshold, and zero where the profile withholds it;
/// - where all of a group are alike: a category that holds everybody of its row or of its column
///   (with two categories or more), and, where the profile tells zeros, the zeros beside it, which
///   would say the same.
///
/// A total of what is shown is not of these: it says nothing of what is not shown.
struct TableRisks {
  /// By place in the bordered table: whether it is withheld.
  private(set) var withheld: [Bool]

  init(_ table: CountTable, gate: DisclosureGate) {
    withheld = table.bordered.indices.map {
      table.isReleased($0) && gate.withholds(table.bordered[$0])
        && !(table.isTotal($0) && gate.profile.totals == .ofWhatIsShown)
    }
    guard gate.profile.alikeGroups != .shown else { return }
    let width = table.width
    for row in 0..<table.rows where table.columns > 1 {
      let places = (0..<table.columns).map { row * width + $0 }
      withholdAlike(places, total: table.bordered[row * width + table.columns], in: table)
    }
    for column in 0..<table.columns where table.rows > 1 {
      let places = (0..<table.rows).map { $0 * width + column }
      withholdAlike(places, total: table.bordered[table.rows * width + column], in: table)
    }
  }

  /// Withholds a whole group where one category holds everybody.
  private mutating func withholdAlike(_ places: [Int], total: Int, in table: CountTable) {
    guard total > 0, places.contains(where: { table.bordered[$0] == total }) else { return }
    for place in places { withheld[place] = true }
  }
}
