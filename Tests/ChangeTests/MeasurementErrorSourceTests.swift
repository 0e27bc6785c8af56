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
    let found = PanelChange(
      ReliableChangeTests.panel([[20, 22.85], [20, 22.86]]), of: ReliableChangeTests.target,
      direction: .higherIsBetter, error: error)
    #expect(agrees(found.change.threshold, 2.8549618788, relative: 1e-9))
    #expect(found.cases.map(\.category) == [.unchanged, .improved])
    #expect(ChangeNotes.error(error)?.code == "change.error-as-published")
    #expect(throws: Withheld.self) { try ChangeSensitivity(found.change) }
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

  @Test("an error alone means a reliability among the people at hand: 1 − SEM²/s²")
  func implied() throws {
    let error = try MeasurementError(
      standardError: 2, source: MeasurementErrorSource(.publishedError, citation: "x"))
    var options = ReliableChange.Options()
    options.method = .sample(.edwardsNunnally)
    // First scores 10, 14, 18, 22, 26: s² = 40, so r = 0.9 and the true score of 10 is 10.8.
    let firsts = [10.0, 14, 18, 22, 26]
    let change = ReliableChange(
      .init(firsts: firsts, lasts: firsts.map { $0 + 5 }), direction: .higherIsBetter,
      error: error, options: options)
    #expect(agrees(change.line?.expected(after: 10), 10.8, relative: 1e-14))
    #expect(agrees(change.line?.standardError(after: 10), 2, relative: 1e-14))
    // Among people who differ by less than the error there is none.
    let alike = ReliableChange(
      .init(firsts: [1, 3, 2], lasts: [2, 5, 2]), direction: .higherIsBetter, error: error,
      options: options)
    #expect(alike.withheld?.code == "change.reliability-out-of-range")
    #expect(alike.count(.improved) == nil && alike.facts(first: 1, last: 9) == nil)
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
    let found = PanelChange(
      ReliableChangeTests.panel([[5, 15], [12, 18], [9.5, 15]]), of: ReliableChangeTests.target,
      direction: .higherIsBetter, error: error)
    // 10/√(16 + 9) = 2, beyond 1.96; 6/√18 = 1.414; no row holds 9.5: 5.5/√2 = 3.889.
    #expect(agrees(found.cases[0].index, 2, relative: 1e-14))
    #expect(agrees(found.cases[1].index, 2.0.squareRoot(), relative: 1e-14))
    #expect(agrees(found.cases[2].index, 5.5 / 2.0.squareRoot(), relative: 1e-14))
    #expect(found.cases.map(\.category) == [.improved, .unchanged, .improved])
    #expect(found.change.threshold == nil)
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
