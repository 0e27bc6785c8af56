import Platform
import Scales
import Scoring
import TestSupport
import Testing

@Suite("Answers that call for a conversation, in a stream")
struct AttentionCallTests {
  /// Line and item of every call that a stream finds.
  private static func calls(
    _ text: String, _ mapping: SurveyMapping.ScaleColumns, _ size: Int
  ) throws -> [String] {
    var stream = try ScoreStream(
      ByteSource(ProjectFiles.text(text, name: "data.csv")), [mapping],
      ScoreStreamTests.options(size, size))
    var found: [String] = []
    while let batch = try stream.next() {
      found += batch.attention.map { "\($0.line) \(stream.item(of: $0).item.id)" }
    }
    return found
  }

  @Test(
    "are those that the careful reader sees, however dirty the file and however it comes in",
    arguments: ["phq-9", "core-10", "everything"], [0, 2, 10, 50])
  func agreesWithCarefulReader(_ id: String, _ dirt: Int) throws {
    let scale = try ScoreStreamTests.scale(id)
    var total = 0
    for seed in 1...10 as ClosedRange<UInt64> {
      let survey = DirtySurvey(scale, seed: seed, dirt: dirt)
      let mapping = SurveyMapping.ScaleColumns(scale: scale, columns: survey.columns)
      var reader = try SurveyReader(
        ProjectFiles.text(survey.text),
        mapping: SurveyMapping(
          person: "id", idsUniqueIn: .everywhere, service: nil, occasion: "time",
          occasions: .numbered, worker: nil, scales: [mapping],
          missingCodes: DirtySurvey.missingCodes))
      let expected = try reader.rows().flatMap { row in
        zip(scale.items, row.responses[0]).compactMap { item, response in
          if case .answered(let code) = response, item.callsForAttention(code) {
            return "\(row.line) \(item.id)"
          }
          return nil
        }
      }.sorted()
      total += expected.count
      for size in [1 << 20, 512, 64] {
        #expect(try Self.calls(survey.text, mapping, size).sorted() == expected, "\(seed) \(size)")
      }
    }
    #expect(total > 0)
  }

  @Test("a scale without such items has none")
  func none() throws {
    let scale = try ScoreStreamTests.scale("who-5")
    let columns = scale.items.map(\.id)
    let text = "id,\(columns.joined(separator: ","))\n1,0,0,0,0,0\n"
    #expect(
      try Self.calls(text, SurveyMapping.ScaleColumns(scale: scale, columns: columns), 64).isEmpty)
  }
}
