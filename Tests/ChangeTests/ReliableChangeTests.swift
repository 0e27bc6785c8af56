import Change
import Journeys
import Results
import Scales
import Scoring
import TestSupport
import Testing

@Suite("Reliable change (Jacobson & Truax 1991)")
struct ReliableChangeTests {
  /// A panel of one score, a person per list of values; nil where an occasion has no score.
  static func panel(_ journeys: [[Double?]]) -> Panel {
    Panel(
      journeys: journeys.enumerated().map { person, values in
        Journey(
          person: Person(service: "", id: "\(person)"),
          entries: values.enumerated().map { position, value in
            Journey.Entry(
              occasion: Occasion(position: Double(position), label: "\(position)"), worker: nil,
              line: 0, responses: [],
              scores: [
                [
                  Score(
                    status: value == nil ? .missing : .scored, values: value.map { [$0] } ?? [],
                    answered: 0, items: 1, reason: value == nil ? .nothingAnswered : nil)
                ]
              ])
          })
      }, setAside: [])
  }

  static let target = ScoreTarget(scale: 0, score: 0, metric: 0)

  static func error(sd: Double, r: Double, n: Int = 100) throws -> MeasurementError {
    try MeasurementError(
      standardDeviation: sd,
      reliability: Reliability(
        kind: .testRetest, coefficient: Estimate(value: r), n: n, source: "test"))
  }

  @Test("agrees with the example of the paper: SD 7.5, reliability 0.80, 32.5 to 47.5")
  func paper() throws {
    // reference/change.md A1: SEM 3.3541019662, S_diff 4.7434164903 (4.74 in the paper), RC 3.1622776602.
    let error = try Self.error(sd: 7.5, r: 0.8)
    #expect(agrees(error.standardError, 3.3541019662, relative: 1e-10))
    #expect(agrees(error.ofDifference, 4.7434164903, relative: 1e-10))
    let found = PanelChange(
      Self.panel([[32.5, 47.5]]), of: Self.target, direction: .higherIsBetter, error: error)
    #expect(agrees(found.cases[0].index, 3.1622776602, relative: 1e-10))
    #expect(found.cases[0].category == .improved)
    // CECPfuns getRCIfromSDandAlpha(7.5, .8): 9.296925484568419.
    #expect(agrees(found.change.threshold, 9.296925484568419, relative: 1e-12))
  }

  @Test("a change of exactly the threshold is not beyond it, on either side")
  func boundary() throws {
    let error = try Self.error(sd: 2, r: 0.5)
    let probe = PanelChange(
      Self.panel([[0, 1]]), of: Self.target, direction: .higherIsBetter, error: error)
    let threshold = try #require(probe.change.threshold)
    let found = PanelChange(
      Self.panel([
        [0, threshold * (1 - 1e-12)], [0, threshold * (1 + 1e-12)], [0, -threshold * (1 + 1e-12)],
      ]),
      of: Self.target, direction: .higherIsBetter, error: error)
    #expect(found.cases.map(\.category) == [.unchanged, .improved, .deteriorated])
  }

  @Test("when lower is better the same rise has the same index and the opposite category")
  func direction() throws {
    let error = try Self.error(sd: 7.5, r: 0.8)
    let panel = Self.panel([[32.5, 47.5], [47.5, 32.5]])
    let higher = PanelChange(panel, of: Self.target, direction: .higherIsBetter, error: error)
    let lower = PanelChange(panel, of: Self.target, direction: .lowerIsBetter, error: error)
    #expect(higher.cases.map(\.index) == lower.cases.map(\.index))
    #expect(higher.cases.map(\.category) == [.improved, .deteriorated])
    #expect(lower.cases.map(\.category) == [.deteriorated, .improved])
  }

  @Test("first and last scored occasions are compared; people without a later score are counted")
  func pairs() {
    let found = PanelChange(
      Self.panel([[nil, 2, 5, 3, nil], [4], [nil, nil], []]), of: Self.target,
      direction: .higherIsBetter, error: nil)
    #expect(found.cases.count == 1)
    #expect(found.cases[0].change == 1)
    #expect(found.cases[0].first.occasion.position == 1)
    #expect(found.cases[0].category == nil)
    #expect(found.change.noLaterScore == 1)
    #expect(found.change.noScore == 2)
    #expect(found.change.count(.improved) == nil)
  }

  @Test(
    "an error of measurement is withheld, not guessed",
    arguments: [
      (5.0, 1.0, 100, "sem.reliability-out-of-range"),
      (5, -0.1, 100, "sem.reliability-out-of-range"),
      (0, 0.8, 100, "sem.no-spread"), (5, 0.8, 14, "sem.too-few-persons"),
      (1e-200, 0.8, 100, "sem.beyond-use"), (1e200, 0.8, 100, "sem.beyond-use"),
    ])
  func withheld(_ sd: Double, _ r: Double, _ n: Int, _ code: String) {
    #expect(throws: Withheld.self) { try Self.error(sd: sd, r: r, n: n) }
    do {
      _ = try Self.error(sd: sd, r: r, n: n)
    } catch {
      #expect((error as? Withheld)?.code == code)
    }
  }
}
