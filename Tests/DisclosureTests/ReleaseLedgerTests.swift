import Disclosure
import Results
import TestSupport
import Testing

@Suite("Releases that could be set against each other")
struct ReleaseLedgerTests {
  static func entry(
    _ n: Int, _ cohort: String = "all", measure: String = "phq-9",
    period: ClosedRange<Int>? = 100...190, population: String = "north"
  ) -> ReleaseLedger.Entry {
    .init(population: population, cohort: cohort, measure: measure, period: period, n: n)
  }

  // Origin: reference/benchmarking.md §4.3.
  @Test("21 people and 20 of them give away a score, and are not released together")
  func oneScore() {
    let before: Double = 21 * 14.2
    let after: Double = 20 * 14.5
    #expect(agrees(before - after, 8.2, relative: 1e-12))
    let ledger = ReleaseLedger([Self.entry(21)])
    let conflicts = ledger.conflicts(with: Self.entry(20, "without one"), by: .thresholdTen)
    #expect(conflicts.count == 1)
    #expect(conflicts.first?.earlier.n == 21)
    #expect(conflicts.first?.reason.code == "disclosure.difference")
    #expect(conflicts.first?.reason.reason.contains("2") == false)
  }

  @Test(
    "as many people, or the threshold apart",
    arguments: [
      (21, true), (20, false), (22, false), (12, false), (11, true), (30, false), (31, true),
    ])
  func apart(_ n: Int, _ isClear: Bool) {
    let ledger = ReleaseLedger([Self.entry(21)])
    #expect(ledger.conflicts(with: Self.entry(n), by: .thresholdTen).isEmpty == isClear)
    #expect(ledger.conflicts(with: Self.entry(n), by: .ungated).isEmpty)
  }

  @Test("the threshold is the profile's")
  func threshold() {
    let ledger = ReleaseLedger([Self.entry(21)])
    #expect(ledger.conflicts(with: Self.entry(29), by: .nhsEngland).isEmpty)
    #expect(!ledger.conflicts(with: Self.entry(28), by: .nhsEngland).isEmpty)
  }

  @Test("other measures, populations and times are not set against each other")
  func others() {
    let ledger = ReleaseLedger([Self.entry(21)])
    func isClear(_ entry: ReleaseLedger.Entry) -> Bool {
      ledger.conflicts(with: entry, by: .thresholdTen).isEmpty
    }
    #expect(isClear(Self.entry(20, measure: "gad-7")))
    #expect(isClear(Self.entry(20, population: "south")))
    #expect(isClear(Self.entry(20, period: 191...280)))
    #expect(!isClear(Self.entry(20, period: 190...280)))
    #expect(!isClear(Self.entry(20, period: nil)))
  }

  @Test("every earlier release counts")
  func several() {
    var ledger = ReleaseLedger()
    #expect(ledger.conflicts(with: Self.entry(20), by: .thresholdTen).isEmpty)
    ledger.add(Self.entry(40))
    ledger.add(Self.entry(52))
    #expect(ledger.conflicts(with: Self.entry(46), by: .thresholdTen).map(\.earlier.n) == [40, 52])
    #expect(ledger.conflicts(with: Self.entry(Int.min), by: .thresholdTen).isEmpty)
  }

  @Test("rows there and back")
  func rows() throws {
    for entry in [Self.entry(21), Self.entry(0, "a, \"b\"", period: nil)] {
      #expect(entry.row.count == ReleaseLedger.Entry.columns.count)
      #expect(try ReleaseLedger.Entry(row: entry.row) == entry)
    }
    for row in [
      ["north", "all", "phq-9", "100", "190"], ["north", "all", "phq-9", "190", "100", "21"],
      ["north", "all", "phq-9", "100", "", "21"], ["north", "all", "phq-9", "", "", "-1"],
      ["north", "all", "phq-9", "", "", "many"], [],
    ] {
      #expect { try ReleaseLedger.Entry(row: row) } throws: {
        ($0 as? Withheld)?.code == "disclosure.not-a-ledger"
      }
    }
  }
}
