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

    /// The file, with every field that needs it in quotation marks.
    func text(_ records: [[String]], _ delimiter: CSVDelimiter) -> String {
      let mark = String(decoding: [delimiter.byte], as: UTF8.self)
      return records.map { record in
        record.map { field in
          field.contains(mark) ? NaughtyStringTests.quoted(field) : CSVWriter.quoted(field)
        }.joined(separator: mark) + "\n"
      }.joined()
    }

    /// What comes out by these options.
    func outcome(_ options: ScoreStream.Options) throws -> StreamOutcome {
      try StreamOutcome(text(records, options.table.delimiter), [mapping], options)
    }

    /// The lines that come out, without the line of names.
    func lines(_ records: [[String]]) throws -> [Substring] {
      let outcome = try StreamOutcome(
        text(records, .comma), [mapping], ScoreStreamTests.options(256, 64))
      #expect(outcome.refusals.isEmpty)
      return outcome.text.split(separator: "\n").dropFirst().map(\.self)
    }
  }

  /// Random dirty files of every scale in turn.
  static func surveys(_ seed: UInt64, _ check: (Survey, inout SeededGenerator) throws -> Void)
    throws
  {
    for number in 0..<Slow.cases() {
      let scale = ScoreStreamTests.scales[number % ScoreStreamTests.scales.count]
      var generator = SeededGenerator(seed: seed << 32 + UInt64(number))
      try check(Survey(scale, seed: generator.next()), &generator)
    }
  }

  @Test("S1: the order of the rows changes the order of the scores and nothing else")
  func rowOrder() throws {
    try Self.surveys(1) { survey, generator in
      let turned =
        survey.records.prefix(1) + survey.records.dropFirst().shuffled(using: &generator)
      let (lines, before) = (try survey.lines(Array(turned)), try survey.lines(survey.records))
      #expect(lines.sorted() == before.sorted())
    }
  }

  @Test("S2: the order of the columns changes nothing")
  func columnOrder() throws {
    try Self.surveys(2) { survey, generator in
      let order = (survey.records.first ?? []).indices.shuffled(using: &generator)
      let turned = survey.records.map { record in order.map { record[$0] } }
      let (lines, before) = (try survey.lines(turned), try survey.lines(survey.records))
      #expect(lines == before)
    }
  }

  @Test("S7: another column, and another person, change nothing for the others")
  func additions() throws {
    try Self.surveys(7) { survey, generator in
      let before = try survey.lines(survey.records)
      let width = survey.records[0].count
      let place = Int.random(in: 0...width, using: &generator)
      let wider = survey.records.enumerated().map { number, record in
        record[..<place] + ["extra \(number == 0 ? "name" : "\"9\",\n")"] + record[place...]
      }
      let lines = try survey.lines(wider.map(Array.init))
      #expect(lines == before)
      let longer = survey.records + [survey.records[0].map { $0 == "id" ? "last" : "1" }]
      let more = try survey.lines(longer)
      #expect(more.starts(with: before))
    }
  }

  @Test("S11: two parts of a file together are the whole")
  func parts() throws {
    try Self.surveys(11) { survey, generator in
      let cut = Int.random(in: 1...survey.records.count, using: &generator)
      let first = cut > 1 ? try survey.lines(Array(survey.records[..<cut])) : []
      let second =
        cut < survey.records.count
        ? try survey.lines([survey.records[0]] + survey.records[cut...]) : []
      let whole = try survey.lines(survey.records)
      #expect(first + second == whole)
    }
  }

  /// SPSS and Excel files are read later; they will stand here beside the others.
  @Test("S10: any delimiter, CSV or JSON lines, long or wide: the same scores of the same answers")
  func formats() throws {
    try Self.surveys(10) { survey, generator in
      let delimiter = try #require(
        CSVDelimiter.allCases.randomElement(using: &generator))
      var options = ScoreStreamTests.options()
      let expected = try NaughtyStringTests.rows(csv: survey.outcome(options).text)
      options.table.delimiter = delimiter
      let other = try NaughtyStringTests.rows(csv: survey.outcome(options).text)
      options.format = .ndjson
      let json = try NaughtyStringTests.rows(ndjson: survey.outcome(options).text)
      #expect(other == expected && json == expected)
      options.layout = .wide
      let wide = try NaughtyStringTests.rows(ndjson: survey.outcome(options).text)
      options.format = .csv
      let wideCSV = try NaughtyStringTests.rows(csv: survey.outcome(options).text)
      #expect(wideCSV == wide)
      let reported = survey.mapping.scale.scores.map { [$0.id, $0.reportedMetric.id] }
      let values = expected.filter { row in reported.contains([row.cells[1], row.cells[2]]) }
        .map { $0.cells[3] }
      #expect(wide.flatMap(\.cells) == values)
    }
  }

  @Test("S14: answers as they were read, written down and scored again, give the same scores")
  func idempotence() throws {
    try Self.surveys(14) { survey, _ in
      let text = survey.text(survey.records, .comma)
      let mapping = SurveyMapping(
        person: "id", idsUniqueIn: .everywhere, service: nil, occasion: "time",
        occasions: .numbered, worker: nil, scales: [survey.mapping],
        missingCodes: DirtySurvey.missingCodes)
      var reader = try SurveyReader(ProjectFiles.text(text), mapping: mapping)
      let read = try reader.rows()
      let scale = survey.mapping.scale
      var again = [["id", "time"] + survey.mapping.columns]
      for row in read {
        let cells = zip(scale.items.indices, row.responses[0]).map { item, response in
          Self.text(response, item: item, of: scale)
        }
        again.append([row.person.id, "1"] + cells)
      }
      var secondReader = try SurveyReader(
        ProjectFiles.text(survey.text(again, .comma)), mapping: mapping)
      let second = try secondReader.rows()
      #expect(second.map(\.responses) == read.map(\.responses))
      let (lines, before) = (try survey.lines(again), try survey.lines(survey.records))
      #expect(lines == before)
    }
  }

  /// An answer as it is written down; what was set aside as something that will be again.
  static func text(_ response: Response, item: Int, of scale: Scale) -> String {
    switch response {
    case .answered(let code): return "\(code)"
    case .missing: return ""
    case .setAside: return "set aside"
    default:
      let codes = scale.items[item].missingCodes + scale.missingCodes
      return codes.first { Response($0.state) == response }?.code ?? ""
    }
  }
}
