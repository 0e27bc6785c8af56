import Change
import Journeys
import Psychometrics
import Reports
import Results
import Scoring
import Studies
import TestSupport
import Testing

// Reference values: `Fixtures/studies/support-sim/expected.R`, closed forms in R.
@Suite("Support over six waves (simulated)")
struct SupportSimTests {
  static let run = Result {
    try StudyRun(ProjectStudies.path("support-sim"), catalog: ProjectStudies.catalog)
  }
  static let folder = "Fixtures/studies/support-sim"

  let run: StudyRun
  let expected: Expected

  init() throws {
    run = try Self.run.get()
    expected = try Expected("\(Self.folder)/expected.csv")
  }

  @Test("each planted fault is set aside at its line, and the rest is scored")
  func account() {
    let faults = run.account.setAside.map { "\($0.place.line ?? 0) \($0.code.rawValue)" }
    #expect(
      faults == [
        "65 response.out-of-range", "152 response.missing-look-alike", "317 key.repeat",
        "318 key.missing",
      ])
    #expect(
      run.account.scores.map { Double($0.scored + $0.prorated) }
        == [expected["trust.scored"], expected["wellbeing.scored"]])
    #expect(Double(run.account.scores[0].prorated) == expected["trust.prorated"])
  }

  @Test("every score of every row is the one that R computes")
  func everyScore() throws {
    let rows = try Expected.rows("\(Self.folder)/expected-scores.csv")
    var scoresOf: [Int: [[Double?]]] = [:]
    for entry in run.panel.journeys.flatMap(\.entries) {
      scoresOf[entry.line] = entry.scores.map { scores in
        (0..<2).map { $0 < scores[0].values.count ? scores[0].values[$0] : nil }
      }
    }
    #expect(rows.count == scoresOf.count)
    for row in rows {
      let scores = try #require(scoresOf[row["line"].flatMap { Int($0) } ?? 0])
      let trust = row["trust"].flatMap(Double.init)
      let raw = row["wellbeing.raw"].flatMap(Double.init)
      let metric = row["wellbeing.metric"].flatMap(Double.init)
      #expect((scores[0][0] == nil) == (trust == nil))
      if let trust { #expect(agrees(scores[0][0], trust, relative: 1e-14)) }
      #expect(scores[1][0] == raw)
      #expect(scores[1][1] == metric)
    }
  }

  @Test("change in trust is counted as R counts it")
  func change() throws {
    let change = run.findings[0].change
    let error = try run.findings[0].error.get()
    #expect(error.reliability?.n.map(Double.init) == expected["trust.baseline.complete"])
    #expect(
      agrees(
        error.reliability?.coefficient.value, expected["trust.baseline.alpha"], relative: 1e-12)
    )
    #expect(agrees(error.ofDifference, expected["trust.sdiff"], relative: 1e-12))
    #expect(Double(change.count) == expected["trust.pairs"])
    #expect(change.count(.improved).map(Double.init) == expected["trust.higher"])
    #expect(change.count(.deteriorated).map(Double.init) == expected["trust.lower"])
    #expect(change.count(.unchanged).map(Double.init) == expected["trust.within"])
  }

  @Test("the distribution by wave is R's")
  func byWave() throws {
    for (found, name) in zip(run.findings, ["trust", "wellbeing"]) {
      for occasion in try found.distribution.get().occasions {
        let wave = occasion.label.lowercased().replacing(" ", with: "")
        #expect(agrees(occasion.mean, expected["\(wave).\(name).mean"], relative: 1e-13))
        #expect(
          agrees(occasion.standardDeviation, expected["\(wave).\(name).sd"], relative: 1e-12))
      }
    }
  }
}
