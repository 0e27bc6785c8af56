import Foundation
import Parallel
import Psychometrics
import Results
import TestSupport
import Testing

@Suite("How often an audit is wrong, and how often it finds what is wrong")
struct BatchAuditSimulationTests {
  /// Set to run thousands of batches of every kind.
  static let isSlow = ProcessInfo.processInfo.environment["WAYMARK_SLOW"] != nil

  /// Facts about scores, true whether or not anything is wrong.
  static let facts: Set<DiagnosticCode> = [.auditFloor, .auditCeiling, .auditNothingAnswered]

  /// Of batches with nothing wrong, how many have a finding that something is, and any finding.
  static func falseAlarms(
    _ batch: SimulatedBatch, n: Int, batches: Int, seed: UInt64
  ) -> (wrong: Int, any: Int) {
    let found = mapInOrder(count: batches) { batch.findings(n, seed: seed &+ UInt64($0)) }
    return (found.count { !$0.allSatisfy(facts.contains) }, found.count { !$0.isEmpty })
  }

  @Test("few batches with nothing wrong: no finding")
  func smoke() throws {
    for items in [3, 7, 20] {
      for reversed in [0, items / 3] {
        let batch = try SimulatedBatch(items: items, reversed: reversed, .spread, seed: 5)
        for n in [20, 50, 200] {
          let found = Self.falseAlarms(batch, n: n, batches: 20, seed: 100)
          #expect(found.any == 0, "\(items) \(reversed) \(n)")
        }
      }
    }
  }

  @Test(
    "thousands of batches with nothing wrong: at most 1 % have a finding", .enabled(if: isSlow),
    arguments: [3, 5, 10, 20], SimulatedBatch.Loadings.allCases)
  func falseAlarms(_ items: Int, _ loadings: SimulatedBatch.Loadings) throws {
    for reversed in [0, items / 3] {
      let batch = try SimulatedBatch(items: items, reversed: reversed, loadings, seed: 5)
      for n in [20, 50, 200, 2000] {
        let batches = 2000
        let found = Self.falseAlarms(batch, n: n, batches: batches, seed: 1_000_000)
        print(
          "audit: \(items) items, \(reversed) reversed, loadings \(loadings), n \(n):",
          "wrong \(found.wrong), any \(found.any) of \(batches)")
        #expect(100 * found.wrong <= batches)
        #expect(100 * found.any <= batches)
      }
    }
  }

  /// A fault, and the code that says so.
  struct Fault: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var code: DiagnosticCode
    var n: Int
    var reversed: Int
    /// The share of batches in which it must be found.
    var power: Double
    var change: @Sendable (inout [Int], inout SeededGenerator) -> Void
  }

  static let faults: [Fault] = [
    Fault(
      testDescription: "one item that was to be reversed and is not", code: .auditItemAgainstRest,
      n: 50, reversed: 0, power: 0.9
    ) { codes, _ in codes[3] = 6 - codes[3] },
    Fault(
      testDescription: "one item of a scale keyed both ways", code: .auditItemAgainstRest, n: 50,
      reversed: 3, power: 0.9
    ) { codes, _ in codes[3] = 6 - codes[3] },
    Fault(
      testDescription: "every reversed item reversed already", code: .auditLooksAlreadyReversed,
      n: 50, reversed: 3, power: 0.99
    ) { codes, _ in for item in 7..<10 { codes[item] = 6 - codes[item] } },
    Fault(
      testDescription: "codes from 0 to 4 where 1 to 5 are declared", code: .auditCodingOffset,
      n: 20, reversed: 3, power: 0.99
    ) { codes, _ in for item in codes.indices { codes[item] -= 1 } },
    Fault(
      testDescription: "one response in five with one answer throughout", code: .auditStraightLines,
      n: 50, reversed: 3, power: 0.75
    ) { codes, numbers in
      if Int.random(in: 0..<5, using: &numbers) == 0 {
        let code = Int.random(in: 1...5, using: &numbers)
        for item in codes.indices { codes[item] = code }
      }
    },
    Fault(
      testDescription: "the same among 200", code: .auditStraightLines, n: 200, reversed: 3,
      power: 0.99
    ) { codes, numbers in
      if Int.random(in: 0..<5, using: &numbers) == 0 {
        let code = Int.random(in: 1...5, using: &numbers)
        for item in codes.indices { codes[item] = code }
      }
    },
    Fault(
      testDescription: "half of the answers in the wrong row", code: .auditAlphaBelowPublished,
      n: 50, reversed: 0, power: 0.9
    ) { codes, numbers in
      for item in codes.indices where item % 2 == 0 {
        codes[item] = Int.random(in: 1...5, using: &numbers)
      }
    },
  ]

  @Test("faults are found", arguments: faults)
  func power(_ fault: Fault) throws {
    let batch = try SimulatedBatch(items: 10, reversed: fault.reversed, .middling, seed: 8)
    let batches = Self.isSlow ? 2000 : 100
    let found = mapInOrder(count: batches) { run in
      batch.findings(fault.n, seed: 7_000_000 &+ UInt64(run), fault: fault.change)
    }
    let share = Double(found.count { $0.contains(fault.code) }) / Double(batches)
    if Self.isSlow { print("audit: \(fault.testDescription), n \(fault.n): found in \(share)") }
    // A hundred batches leave 0.03 to chance where 0.9 is true.
    #expect(share >= fault.power - (Self.isSlow ? 0 : 0.06))
  }
}
