import Platform
import Results
import Scales
import Scoring
import Tables
import TestSupport
import Testing

@Suite("Rows of a file as categories of one score's items")
struct KeyedRowsTests {
  /// Rows, what was set aside, and how many rows there are.
  struct Outcome {
    var rows: [KeyedRows] = []
    var responses: [[Response]] = []
    var setAside: [SetAside] = []
    var count = 0
  }

  static func read(
    _ text: String, _ mapping: SurveyMapping.ScaleColumns, _ options: ScoreStream.Options
  ) throws -> Outcome {
    var stream = try ScoreStream(
      ByteSource(ProjectFiles.text(text, name: "data.csv")), [mapping], options)
    var outcome = Outcome()
    while let batch = try stream.next() {
      if options.keyedScore != nil { #expect(batch.texts.isEmpty) }
      outcome.rows += batch.rows
      outcome.responses += batch.responses.map { $0.flatMap(\.self) }
      outcome.setAside += batch.setAside
    }
    outcome.count = stream.rowCount
    return outcome
  }

  @Test(
    "plain rows by a table and all others with care are what careful reading makes of them",
    arguments: ScoreStreamTests.scales.map(\.id), [0, 10, 50])
  func sameRows(_ id: String, _ dirt: Int) throws {
    let scale = try ScoreStreamTests.scale(id)
    for score in scale.scores.indices {
      guard let keyed = KeyedScore(score: score, of: scale) else { continue }
      for seed in 1...4 as ClosedRange<UInt64> {
        let survey = DirtySurvey(scale, seed: seed, dirt: dirt)
        let mapping = SurveyMapping.ScaleColumns(scale: scale, columns: survey.columns)
        var careful = ScoreStreamTests.options()
        (careful.givesResponses, careful.tallies) = (true, false)
        let expected = try Self.read(survey.text, mapping, careful)
        let rows = expected.responses.map { keyed.row($0[...]) }
        for size in [1 << 20, 300, 7] {
          var plain = ScoreStreamTests.options(size, size)
          (plain.keyedScore, plain.tallies, plain.kept) = (score, false, ["note"])
          let found = try Self.read(survey.text, mapping, plain)
          #expect(found.rows.flatMap(\.states) == rows.map(\.state), "\(seed) \(size)")
          #expect(found.rows.flatMap(\.categories) == rows.flatMap(\.categories))
          #expect(found.rows.flatMap(\.scores) == rows.map(\.score))
          #expect(found.setAside == expected.setAside && found.count == expected.count)
        }
      }
    }
  }

  @Test(
    "the id and the kept column are those of the rows that are scored",
    arguments: ScoreStreamTests.scales.map(\.id))
  func sameTexts(_ id: String) throws {
    let scale = try ScoreStreamTests.scale(id)
    guard KeyedScore(score: 0, of: scale) != nil else { return }
    let survey = DirtySurvey(scale, seed: 5, dirt: 10)
    let mapping = SurveyMapping.ScaleColumns(scale: scale, columns: survey.columns)
    var kept = ScoreStreamTests.options()
    kept.kept = ["note"]
    let scored = try StreamOutcome(survey.text, [mapping], kept)
    let records = try KeptColumnTests.records(scored.text).dropFirst()
    let metrics = scale.scores.reduce(0) { $0 + $1.metrics.count }
    let texts = stride(from: 0, to: records.count, by: metrics).map {
      Array(records[records.startIndex + $0].prefix(2))
    }
    var plain = ScoreStreamTests.options(300, 300)
    (plain.keyedScore, plain.tallies, plain.kept) = (0, false, ["note"])
    let found = try Self.read(survey.text, mapping, plain).rows
    let read = found.flatMap { part in (0..<part.count).map { Array(part.texts($0)) } }
    #expect(read == texts)
    #expect(read.map(\.first) == found.flatMap { part in (0..<part.count).map(part.id) })
    // Numbers of ids tell people apart as the ids do.
    let hashes = found.flatMap(\.idHashes)
    #expect(Set(hashes).count == Set(read.map(\.[0])).count)
    #expect(
      Dictionary(grouping: zip(read.map(\.[0]), hashes), by: \.0).values.allSatisfy { pairs in
        Set(pairs.map(\.1)).count == 1
      })
  }
}
