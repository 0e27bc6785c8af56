import Disclosure
import TestSupport
import Testing

@Suite("What cannot be worked out from a released table")
struct SecondarySuppressionTests {
  static let gated = DisclosureProfile.all.filter { $0.id != "none" }

  /// A random table of up to 6 × 6: few, some or many small counts and zeros.
  static func table(_ generator: inout SeededGenerator) -> [[Int]] {
    let rows = Int.random(in: 1...6, using: &generator)
    let columns = Int.random(in: (rows == 1 ? 2 : 1)...6, using: &generator)
    let small = Double.random(in: 0...0.6, using: &generator)
    let none = Double.random(in: 0...0.2, using: &generator)
    let largest = [20, 60, 400].randomElement(using: &generator) ?? 60
    return (0..<rows).map { _ in
      (0..<columns).map { _ in
        let draw = Double.random(in: 0..<1, using: &generator)
        return if draw < none {
          0
        } else if draw < none + small {
          Int.random(in: 1...9, using: &generator)
        } else {
          Int.random(in: 10...largest, using: &generator)
        }
      }
    }
  }

  /// What came of comparing with the fewest that an own search finds.
  struct Tally {
    var tables = 0
    var settled = 0
    var equal = 0
    var proved = 0
    var worst = 1.0
    var further = 0

    mutating func add(_ inside: ReleasedTable.Inside, fewest: Int?) {
      tables += 1
      further = max(further, inside.further)
      proved += inside.isFewest ? 1 : 0
      guard let fewest else { return }
      settled += 1
      equal += inside.further == fewest ? 1 : 0
      if fewest > 0 { worst = max(worst, Double(inside.further) / Double(fewest)) }
    }
  }

  @Test("over random tables, nothing withheld is narrower than the threshold, and little is extra")
  func randomTables() throws {
    var generator = SeededGenerator(seed: 2026)
    var tally = Tally()
    for _ in 0..<Slow.cases(30, 1_000) {
      let counts = Self.table(&generator)
      // Profiles with the same rules take the same fewest.
      var known: [String: (fewest: Int?, atLeast: Int)] = [:]
      for profile in Self.gated {
        let table = DisclosureGate(profile).table(try CountTable(counts))
        guard profile.totals == .ofEverybody else {
          // Totals of what is shown: no equation holds a withheld number.
          #expect(table.inside.further == 0 && table.inside.narrowest == nil)
          continue
        }
        let reader = TableReader(counts, released: table, profile: profile)
        for index in reader.numbers.indices where reader.numbers[index].isWithheld {
          #expect(
            reader.holdersBelowThreshold(index) == nil, "\(profile.id) \(counts) \(index)")
        }
        let rules = "\(profile.fewestPersons) \(profile.zeros) \(profile.roundingBase ?? 0)"
        var steps = Slow.cases(1_000, 40_000)
        let search =
          known[rules] ?? Self.bare(counts, table, profile).fewestFurther(steps: &steps)
        known[rules] = search
        tally.add(table.inside, fewest: search.fewest)
        if let fewest = search.fewest {
          #expect(fewest <= table.inside.further)
          if table.inside.isFewest { #expect(table.inside.further == fewest, "\(counts)") }
        }
        if search.fewest != nil || Slow.isAskedFor {
          #expect(
            Double(table.inside.further) <= 1.5 * Double(search.atLeast), "\(profile.id) \(counts)")
        }
      }
    }
    if Slow.isAskedFor { print(tally) }
    #expect(tally.settled > tally.tables * 9 / 10)
  }

  /// The same table with what is withheld for its own sake, and nothing further.
  static func bare(
    _ counts: [[Int]], _ released: ReleasedTable, _ profile: DisclosureProfile
  ) -> TableReader {
    var open = profile
    open.protectsTables = false
    guard let table = try? CountTable(counts) else { preconditionFailure("a table") }
    return TableReader(counts, released: DisclosureGate(open).table(table), profile: profile)
  }
}
