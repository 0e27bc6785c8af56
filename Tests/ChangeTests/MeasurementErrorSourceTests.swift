import Change
import Journeys
import Results
import Scales
import TestSupport
import Testing

@Suite("Where the error of measurement comes from")
struct MeasurementErrorSourceTests {
  @Test("a published error is taken as it stands, and says whose it is")
  func published() throws {
    let source = MeasurementErrorSource(.publishedError, citation: "shah-2018")
    let error = try MeasurementError(standardError: 1.03, source: source)
    #expect(error.standardError == 1.03)
    #expect(error.reliability == nil && error.standardDeviation == nil)
    #expect(error.source == source)
    // 1.959964 · √2 · 1.03 = 2.8549619; the paper's 2.77 · 1.03 = 2.853.
    let change = ReliableChange(
      ReliableChangeTests.panel([[20, 22.85], [20, 22.86]]), of: ReliableChangeTests.target,
      direction: .higherIsBetter, error: error)
    #expect(agrees(change.threshold, 2.8549618788, relative: 1e-9))
    #expect(change.cases.map(\.category) == [.unchanged, .improved])
    #expect(ChangeNotes.error(error)?.code == "change.error-as-published")
    #expect(throws: Withheld.self) { try ChangeSensitivity(change) }
  }

  @Test("an error of nothing, or of no number, is withheld", arguments: [0, -1, .infinity, .nan])
  func notPositive(_ value: Double) {
    #expect(throws: Withheld.self) {
      try MeasurementError(standardError: value, source: MeasurementErrorSource(.given))
    }
  }

  @Test("a published reliability needs no size of sample; a small sample of one's own is withheld")
  func sizes() throws {
    func reliability(_ n: Int?) -> Reliability {
      Reliability(kind: .cronbachAlpha, coefficient: Estimate(value: 0.9), n: n, source: "a paper")
    }
    let error = try MeasurementError(
      standardDeviation: 10, reliability: reliability(nil),
      source: MeasurementErrorSource(.publishedReliability, citation: "a paper"))
    #expect(agrees(error.standardError, 10 * 0.1.squareRoot(), relative: 1e-15))
    #expect(ChangeNotes.error(error)?.code == "change.error-from-alpha")
    #expect(throws: Withheld.self) {
      try MeasurementError(standardDeviation: 10, reliability: reliability(14))
    }
  }

  @Test("methods that need a reliability say so where the error has none")
  func otherMethods() throws {
    let error = try MeasurementError(
      standardError: 2, source: MeasurementErrorSource(.publishedError, citation: "x"))
    var options = ReliableChange.Options()
    options.method = .edwardsNunnally
    let change = ReliableChange(
      ReliableChangeTests.panel([[1, 2], [3, 5], [2, 2]]), of: ReliableChangeTests.target,
      direction: .higherIsBetter, error: error, options: options)
    #expect(change.withheld?.code == "change.needs-reliability")
    #expect(change.cases.allSatisfy { $0.facts == nil })
  }

  @Test("each score strays by its own error: (post − pre) / √(SEM₁² + SEM₂²)")
  func conditional() throws {
    let rows = try #require(
      ConditionalError(
        [
          .init(from: 0, through: 9, standardError: 4),
          .init(from: 10, through: 20, standardError: 3),
        ], source: "by hand"))
    #expect(rows.standardError(at: 9) == 4 && rows.standardError(at: 10) == 3)
    #expect(rows.standardError(at: 9.5) == nil && rows.standardError(at: -1) == nil)
    let error = try MeasurementError(standardError: 1, source: MeasurementErrorSource(.given))
      .conditional(rows)
    let change = ReliableChange(
      ReliableChangeTests.panel([[5, 15], [12, 18], [9.5, 15]]), of: ReliableChangeTests.target,
      direction: .higherIsBetter, error: error)
    // 10/√(16 + 9) = 2, beyond 1.96; 6/√18 = 1.414; no row holds 9.5: 5.5/√2 = 3.889.
    #expect(agrees(change.cases[0].index, 2, relative: 1e-14))
    #expect(agrees(change.cases[1].index, 2.0.squareRoot(), relative: 1e-14))
    #expect(agrees(change.cases[2].index, 5.5 / 2.0.squareRoot(), relative: 1e-14))
    #expect(change.cases.map(\.category) == [.improved, .unchanged, .improved])
    #expect(change.threshold == nil)
  }

  @Test("rows that overlap, and no rows, are no errors of scores")
  func rows() {
    #expect(ConditionalError([], source: "none") == nil)
    #expect(
      ConditionalError(
        [
          .init(from: 0, through: 5, standardError: 1),
          .init(from: 5, through: 9, standardError: 1),
        ],
        source: "overlap") == nil)
  }
}
