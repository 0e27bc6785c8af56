import Platform
import Results
import Scales
import Scoring
import TestSupport
import Testing

@Suite("What is counted of a batch")
struct BatchTallyTests {
  static let scaleIds = ScoreStreamTests.scales.map(\.id)

  /// What a stream counted.
  static func counted(
    _ text: String, _ mapping: [SurveyMapping.ScaleColumns], _ options: ScoreStream.Options
  ) throws -> [BatchTally] {
    var stream = try ScoreStream(
      ByteSource(ProjectFiles.text(text, name: "data.csv")), mapping, options)
    while try stream.next() != nil {}
    return stream.tallies()
  }

  @Test(
    "plain and careful rows are counted as the careful reader of whole files counts them",
    arguments: scaleIds, [0, 2, 10, 50])
  func agreesWithCarefulReader(_ id: String, _ dirt: Int) throws {
    let scale = try ScoreStreamTests.scale(id)
    for seed in 1...4 as ClosedRange<UInt64> {
      // More rows than are split at once, so that batches are counted whole and in part.
      let survey = DirtySurvey(
        scale, seed: seed, rows: seed == 1 && dirt == 2 ? 1300 : 60, dirt: dirt)
      let mapping = SurveyMapping.ScaleColumns(scale: scale, columns: survey.columns)
      var reader = try SurveyReader(
        ProjectFiles.text(survey.text),
        mapping: SurveyMapping(
          person: "id", idsUniqueIn: .everywhere, service: nil, occasion: "time",
          occasions: .numbered, worker: nil, scales: [mapping],
          missingCodes: DirtySurvey.missingCodes))
      let rows = try reader.rows()
      let found = try Self.counted(survey.text, [mapping], ScoreStreamTests.options())
      #expect(found == reader.tallies, "\(id) \(dirt) \(seed)")
      #expect(found[0].rows == rows.count)
    }
  }

  @Test(
    "how the bytes come in changes nothing of what is counted",
    arguments: [(1, 1), (7, 7), (64, 64), (64, 7), (4096, 4096), (4096, 64)])
  func chunks(_ block: Int, _ chunk: Int) throws {
    for (scale, seed) in zip(ScoreStreamTests.scales, 1...) {
      let survey = DirtySurvey(scale, seed: UInt64(seed), dirt: 8)
      let mapping = SurveyMapping.ScaleColumns(scale: scale, columns: survey.columns)
      let whole = try Self.counted(survey.text, [mapping], ScoreStreamTests.options())
      #expect(
        try Self.counted(survey.text, [mapping], ScoreStreamTests.options(block, chunk)) == whole)
    }
  }

  @Test("two scales over one file are each counted as if alone")
  func twoScales() throws {
    let pair = try ["swemwbs", "state-anxiety-20"].map(ScoreStreamTests.scale)
    let ids = pair.map { scale in scale.items.map { "\(scale.id) \($0.id)" } }
    var numbers = SeededNumbers(seed: 9)
    var text = "id," + ids.joined().joined(separator: ",") + "\n"
    for row in 0..<900 {
      let cells = pair.flatMap(\.items).map { item -> String in
        Int.random(in: 0..<20, using: &numbers) == 0
          ? "" : "\(item.options.randomElement(using: &numbers)?.code ?? 0)"
      }
      text += "\(row)," + cells.joined(separator: ",") + "\n"
    }
    let mappings = zip(pair, ids).map { SurveyMapping.ScaleColumns(scale: $0, columns: $1) }
    let both = try Self.counted(text, mappings, ScoreStream.Options())
    #expect(try both == mappings.flatMap { try Self.counted(text, [$0], ScoreStream.Options()) })
  }

  static let four = TestScale(
    4, codes: 1...5,
    scores: [
      TestScale.score("sum", "sum", TestScale.all(4, reverse: [4]), range: "[4, 20]"),
      TestScale.score("most", "max", TestScale.all(4), range: "[1, 5]"),
    ])

  @Test("every number by hand")
  func byHand() throws {
    let scale = try Self.four.scale()
    let text = """
      id,q1,q2,q3,q4
      1,1,1,1,5
      2,5,5,5,1
      3,3,3,3,3
      4,2,2,2,2
      5,,,,
      6,0,6,7,1
      7,4,,4,4
      8,1.5,0,x,

      """
    for missing in [Set<String>(), ["never"]] {
      var options = ScoreStream.Options()
      options.missingCodes = missing
      let columns = scale.items.map(\.id)
      let tally = try Self.counted(
        text, [SurveyMapping.ScaleColumns(scale: scale, columns: columns)], options)[0]
      #expect(tally.rows == 8 && tally.blankRows == 1)
      #expect(
        tally.items.map(\.options) == [
          [1, 1, 1, 1, 1], [1, 1, 1, 0, 1], [1, 1, 1, 1, 1], [2, 1, 1, 1, 1],
        ])
      #expect(tally.items.map(\.oneBelow) == [1, 1, 0, 0])
      #expect(tally.items.map(\.oneAbove) == [0, 1, 0, 0])
      // 1.5 is no whole number.
      #expect(tally.items.map(\.outside) == [0, 0, 1, 0])
      let score = try #require(tally.scores[0])
      #expect(tally.scores[1] == nil)
      #expect(score.moments.n == 4 && score.atLowest == 1 && score.atHighest == 1)
      #expect(score.lines == [3: 1, 2: 1])
      #expect(score.moments.sums == [11, 11, 11, 1 + 5 + 3 + 4])
      #expect(score.moments.products[3] == 1 * 1 + 5 * 5 + 3 * 3 + 2 * 4)
    }
  }

  @Test("parts add up to the whole, in any order")
  func addition() throws {
    let scale = try Self.four.scale()
    var numbers = SeededNumbers(seed: 3)
    var parts = [BatchTally](repeating: BatchTally(scale), count: 3)
    var whole = BatchTally(scale)
    for row in 0..<90 {
      let responses = scale.items.map { _ -> Response in
        let code = Int.random(in: 0...5, using: &numbers)
        return code == 0 ? .missing : .answered(code)
      }
      parts[row % 3].add(responses, of: scale)
      whole.add(responses, of: scale)
    }
    for order in [[0, 1, 2], [2, 0, 1]] {
      var sum = BatchTally(scale)
      for part in order { sum.add(parts[part]) }
      #expect(sum == whole)
    }
    #expect(whole.scores[0]?.moments.n ?? 0 > 10)
  }

  @Test("nothing is counted when nobody asks")
  func notAsked() throws {
    let scale = try Self.four.scale()
    var options = ScoreStream.Options()
    options.tallies = false
    let mapping = SurveyMapping.ScaleColumns(scale: scale, columns: scale.items.map(\.id))
    #expect(try Self.counted("id,q1,q2,q3,q4\n1,1,1,1,1\n", [mapping], options).isEmpty)
  }
}
