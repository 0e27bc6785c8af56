import Platform
import Results
import Scales
import Scoring
import Tables
import TestSupport
import Testing

@Suite("Rows as they were read")
struct AnsweredRowsTests {
  /// The texts and the answers of every usable row, and what was set aside.
  static func read(
    _ text: String, _ mapping: SurveyMapping.ScaleColumns, _ options: ScoreStream.Options
  ) throws -> (texts: [[String]], responses: [[Response]], setAside: [SetAside], rows: Int) {
    var stream = try ScoreStream(
      ByteSource(ProjectFiles.text(text, name: "data.csv")), [mapping], options)
    var (texts, responses, setAside): ([[String]], [[Response]], [SetAside]) = ([], [], [])
    while let batch = try stream.next() {
      if options.givesRows { #expect(batch.texts.isEmpty) }
      for row in 0..<batch.rows.count {
        texts.append(Array(batch.rows.texts(row)))
        responses.append(Array(batch.rows.responses(row)))
      }
      responses += batch.responses.map { $0.flatMap(\.self) }
      setAside += batch.setAside
    }
    return (texts, responses, setAside, stream.rowCount)
  }

  @Test(
    "plain rows by tables and all others with care have the answers that careful reading gives",
    arguments: ScoreStreamTests.scales.map(\.id), [0, 10, 50])
  func sameAnswers(_ id: String, _ dirt: Int) throws {
    let scale = try ScoreStreamTests.scale(id)
    for seed in 1...4 as ClosedRange<UInt64> {
      let survey = DirtySurvey(scale, seed: seed, dirt: dirt)
      let mapping = SurveyMapping.ScaleColumns(scale: scale, columns: survey.columns)
      var careful = ScoreStreamTests.options()
      (careful.givesResponses, careful.tallies) = (true, false)
      let expected = try Self.read(survey.text, mapping, careful)
      for size in [1 << 20, 300, 7] {
        var plain = ScoreStreamTests.options(size, size)
        (plain.givesRows, plain.tallies, plain.kept) = (true, false, ["note"])
        let found = try Self.read(survey.text, mapping, plain)
        #expect(found.responses == expected.responses, "\(seed) \(size)")
        #expect(found.setAside == expected.setAside && found.rows == expected.rows)
        #expect(found.texts.count == found.responses.count)
      }
      // The id and the kept column are those of the rows that are scored.
      var kept = ScoreStreamTests.options()
      kept.kept = ["note"]
      let scored = try StreamOutcome(survey.text, [mapping], kept)
      let records = try KeptColumnTests.records(scored.text).dropFirst()
      let metrics = scale.scores.reduce(0) { $0 + $1.metrics.count }
      let texts = stride(from: 0, to: records.count, by: metrics).map {
        Array(records[records.startIndex + $0].prefix(2))
      }
      var plain = ScoreStreamTests.options()
      (plain.givesRows, plain.tallies, plain.kept) = (true, false, ["note"])
      #expect(try Self.read(survey.text, mapping, plain).texts == texts)
    }
  }
}
