import Scales
import Scoring
import Tables
import TestSupport
import Testing

@Suite("What must not change a score, and what must")
struct ScoreStreamPropertyTests {
  /// A dirty survey as records, the names first.
  struct Survey {
    var mapping: SurveyMapping.ScaleColumns
    var records: [[String]] = []

    init(_ scale: Scale, seed: UInt64, dirt: Int = 8) throws {
      let dirty = DirtySurvey(scale, seed: seed, dirt: dirt)
      mapping = SurveyMapping.ScaleColumns(scale: scale, columns: dirty.columns)
      var reader = try CSVReader(ProjectFiles.text(dirty.text))
      var record = CSVRecord()
      while try reader.read(into: &record) { records.append(record.fields.map(reader.text)) }
      let width = records.first?.count
      records.removeAll { $0.count != width }
    }

    /// The lines that come out, without the line of names.
    func lines(_ records: [[String]]) throws -> [Substring] {
      let text = records.map { $0.map(CSVWriter.quoted).joined(separator: ",") + "\n" }.joined()
      let outcome = try StreamOutcome(text, [mapping], ScoreStreamTests.options(256, 64))
      #expect(outcome.refusals.isEmpty)
      return outcome.text.split(separator: "\n").dropFirst().map(\.self)
    }
  }

  static let scaleIds = ScoreStreamTests.scales.map(\.id)

  @Test(
    "the order of the rows changes the order of the scores and nothing else", arguments: scaleIds)
  func rowOrder(_ id: String) throws {
    let scale = try ScoreStreamTests.scale(id)
    let survey = try Survey(scale, seed: 11)
    let turned = survey.records.prefix(1) + survey.records.dropFirst().reversed()
    #expect(
      try survey.lines(Array(turned)).sorted() == survey.lines(survey.records).sorted())
  }

  @Test("the order of the columns changes nothing", arguments: scaleIds)
  func columnOrder(_ id: String) throws {
    let scale = try ScoreStreamTests.scale(id)
    let survey = try Survey(scale, seed: 12)
    let turned = survey.records.map { Array($0.reversed()) }
    #expect(try survey.lines(turned) == survey.lines(survey.records))
  }

  @Test("another column, and another person, change nothing for the others", arguments: scaleIds)
  func additions(_ id: String) throws {
    let scale = try ScoreStreamTests.scale(id)
    let survey = try Survey(scale, seed: 13)
    let wider = survey.records.enumerated().map { ["extra \($0 == 0 ? "name" : "\"9\",\n")"] + $1 }
    let before = try survey.lines(survey.records)
    #expect(try survey.lines(wider) == before)
    let longer = survey.records + [survey.records[0].map { $0 == "id" ? "last" : "1" }]
    #expect(try survey.lines(longer).starts(with: before))
  }

  @Test("two halves of a file together are the whole", arguments: scaleIds)
  func halves(_ id: String) throws {
    let scale = try ScoreStreamTests.scale(id)
    let survey = try Survey(scale, seed: 14)
    let middle = survey.records.count / 2
    let first = try survey.lines(Array(survey.records[..<middle]))
    let second = try survey.lines([survey.records[0]] + survey.records[middle...])
    #expect(try first + second == survey.lines(survey.records))
  }

  @Test("one answer higher never lowers a sum on a forward item, nor raises it on a reversed one")
  func monotone() throws {
    let scale = try ScoreStreamTests.scale("state-anxiety-20")
    let definition = try #require(scale.scores.first)
    let mapping = SurveyMapping.ScaleColumns(scale: scale, columns: scale.items.map(\.id))
    for keyed in definition.items {
      let item = scale.items[keyed.item]
      var text = "id," + mapping.columns.joined(separator: ",") + "\n"
      for code in item.options.map(\.code) {
        let answers = scale.items.map { $0.id == item.id ? "\(code)" : "\($0.lowest)" }
        text += "1," + answers.joined(separator: ",") + "\n"
      }
      var options = ScoreStream.Options()
      options.layout = .wide
      let lines = try StreamOutcome(text, [mapping], options).text.split(separator: "\n")
      let sums = lines.dropFirst().compactMap { $0.split(separator: ",").dropFirst().first }
        .compactMap { Int($0) }
      #expect(sums.count == item.options.count)
      #expect(sums == (keyed.key == .forward ? sums.sorted() : sums.sorted().reversed()))
    }
  }
}
