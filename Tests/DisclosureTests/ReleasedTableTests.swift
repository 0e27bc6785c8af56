import Disclosure
import Results
import Testing

@Suite("A table that passes the gate")
struct ReleasedTableTests {
  static func counts(_ table: ReleasedTable) -> [[Int?]] {
    (0..<table.rows).map { row in
      (0..<table.columns).map { table.count(row: row, column: $0).value }
    }
  }

  // Origin: OpenSAFELY documentation, Statistical disclosure control, "Rounding counts": the two tables
  // before and after, printed there.
  @Test("OpenSAFELY's own example: totals are sums of what is shown")
  func openSAFELY() throws {
    let gate = DisclosureGate(.openSAFELY)
    let disease = gate.table(try CountTable([3, 8, 16, 23]))
    #expect(Self.counts(disease) == [[nil, 10, 15, 25]])
    #expect(disease.total?.value == 50)
    let population = gate.table(try CountTable([18, 23, 31, 44]))
    #expect(Self.counts(population) == [[20, 25, 30, 45]])
    #expect(population.total?.value == 120)
    #expect(disease.totals == .ofWhatIsShown)
  }

  @Test("a total of what is shown is not 0 where people are withheld")
  func nothingShown() throws {
    let table = DisclosureGate(.openSAFELY).table(
      try CountTable([[0, 3], [0, 0], [20, 30], [25, 9]]))
    #expect(table.total(row: 0)?.value == nil)
    #expect(table.total(row: 1)?.value == 0)
    #expect(table.total(row: 2)?.value == 50)
  }

  // Origin: reference/benchmarking.md §4.1: totals are rounded independently.
  @Test("NHS England's totals are rounded on their own")
  func nhsTotals() throws {
    let table = DisclosureGate(.nhsEngland).table(try CountTable([12, 12, 12]))
    #expect(Self.counts(table) == [[10, 10, 10]])
    #expect(table.total == .rounded(35, base: 5))
  }

  // As published, 0, 1 and 20 of 21 are 0, *, 20 and 20: with 18–22 less 18–22, * is 1 to 4.
  @Test("rounding alone does not protect: further counts are withheld")
  func roundingAlone() throws {
    let published = TableReader.bounds(20, .rounded(20, base: 5), .nhsEngland)
    #expect(published == 18...22)
    #expect(
      published.upperBound - published.lowerBound < DisclosureProfile.nhsEngland.fewestPersons)
    let table = DisclosureGate(.nhsEngland).table(try CountTable([0, 1, 20]))
    #expect(table.inside.further == 1)
    #expect(table.count(row: 0, column: 0) == .shown(0))
    #expect(table.count(row: 0, column: 1).value == nil)
  }

  // Cox (1980): one suppression in a table with totals needs a cycle of four.
  @Test("one small count takes three others in a table with totals, one in a row")
  func oneSmallCount() throws {
    let gate = DisclosureGate(.thresholdTen)
    let square = gate.table(try CountTable([[3, 40, 50], [60, 70, 80], [90, 30, 20]]))
    #expect(square.inside.withheld == 1 && square.inside.further == 3 && square.inside.isFewest)
    #expect((square.inside.narrowest ?? 0) >= 10)
    // Totals stay where counts do as well.
    #expect((0..<3).allSatisfy { square.total(row: $0)?.value != nil })
    #expect(square.total?.value == 443)
    let row = gate.table(try CountTable([3, 40, 50]))
    #expect(row.inside.further == 1 && row.inside.isFewest)
    #expect(row.count(row: 0, column: 2).value == 50 && row.total?.value == 93)
    let free = gate.table(try CountTable([3, 40, 50], total: false))
    #expect(free.inside.further == 0 && free.total == nil && free.inside.narrowest == nil)
  }

  @Test("totals that are not released do not bind")
  func someTotals() throws {
    let gate = DisclosureGate(.thresholdTen)
    let counts = [[3, 40, 50], [60, 70, 80]]
    let rows = gate.table(try CountTable(counts, totals: [.rows]))
    #expect(rows.inside.further == 1)
    #expect(rows.total(column: 0) == nil && rows.total == nil)
    #expect(gate.table(try CountTable(counts, totals: [])).inside.further == 0)
  }

  @Test("shares are of the counts as they are told")
  func shares() throws {
    let counts = [[13, 35], [3, 60], [40, 41]]
    let nhs = DisclosureGate(.nhsEngland).table(try CountTable(counts, totals: [.rows]))
    // 13 of 48: 15 of 50.
    #expect(nhs.percentage(row: 0, column: 0)?.value == 30)
    let ten = DisclosureGate(.thresholdTen).table(try CountTable(counts, totals: [.rows]))
    #expect(ten.percentage(row: 0, column: 0) == .shown(100 * 13 / 48))
    #expect(ten.percentage(row: 1, column: 0)?.reason?.code == "disclosure.in-table")
    #expect(ten.percentage(row: 1, column: 1)?.value == nil)
    let free = DisclosureGate(.ungated).table(
      try CountTable([[0, 0], [1, 2]], totals: [.columns]))
    #expect(free.percentage(row: 0, column: 0) == nil)
    #expect(ten.count(row: 1, column: 0).text(marker: "*") { "\($0)" } == "*")
    #expect(ten.count(row: 0, column: 0).text(marker: "*") { "\($0)" } == "13")
  }

  @Test("small and merely protecting counts are withheld in the same words")
  func sameWords() throws {
    let table = DisclosureGate(.thresholdTen).table(try CountTable([3, 40, 50]))
    #expect(table.count(row: 0, column: 0) == table.count(row: 0, column: 1))
    #expect(table.count(row: 0, column: 0).reason?.code == "disclosure.in-table")
  }

  // Origin: reference/benchmarking.md §4.4.
  @Test("a category of everybody, or of nobody")
  func alike() throws {
    let counts = [[12, 0], [15, 16]]
    let ten = DisclosureGate(.thresholdTen).table(try CountTable(counts))
    #expect(ten.count(row: 0, column: 0).value == nil && ten.count(row: 0, column: 1).value == nil)
    let open = DisclosureGate(.openSAFELY).table(try CountTable(counts))
    #expect(
      open.count(row: 0, column: 0).value == nil && open.count(row: 0, column: 1).value == nil)
    let nhs = DisclosureGate(.nhsEngland).table(try CountTable(counts))
    #expect(Self.counts(nhs) == [[10, 0], [15, 15]])
  }

  @Test("without a gate everything is shown as it is")
  func ungated() throws {
    let table = DisclosureGate(.ungated).table(try CountTable([[0, 3], [1, 9]]))
    #expect(Self.counts(table) == [[0, 3], [1, 9]])
    #expect(table.total(column: 1) == .shown(12) && table.total == .shown(13))
  }

  @Test("few people: everything is withheld, and nothing traps")
  func few() throws {
    for counts in [[[1]], [[0]], [[1, 0], [0, 0]], [[0, 0], [0, 0]], [[2, 3], [1, 1]]] {
      for profile in DisclosureProfile.all where profile.id != "none" {
        let table = DisclosureGate(profile).table(try CountTable(counts))
        #expect(Self.counts(table).joined().allSatisfy { $0 == nil || $0 == 0 })
        #expect(table.inside.narrowest.map { $0 >= profile.fewestPersons } ?? true)
      }
    }
  }

  @Test("a large table is protected too")
  func large() throws {
    let counts = (0..<400).map { row in (0..<6).map { (row * 7 + $0 * 13) % 41 } }
    let table = DisclosureGate(.thresholdTen).table(try CountTable(counts))
    #expect(!table.inside.isFewest && table.inside.further > 0)
    #expect((table.inside.narrowest ?? 10) >= 10)
    let huge = CountTable.largestCount
    let far = DisclosureGate(.thresholdTen).table(try CountTable([[huge, 3], [huge, huge]]))
    #expect(far.count(row: 0, column: 1).value == nil && (far.inside.narrowest ?? 10) >= 10)
  }

  @Test("what is not a table is refused")
  func refusals() {
    for counts in [
      [], [[]], [[1, 2], [3]], [[-1]], [[CountTable.largestCount + 1]],
      [[Int]](repeating: [Int](repeating: 1, count: 101), count: 100),
    ] {
      #expect { try CountTable(counts) } throws: {
        ($0 as? Withheld)?.code == "disclosure.not-a-table"
      }
    }
  }
}
