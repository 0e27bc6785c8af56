import Platform
import Results
import Scales
import Scoring
import Tables
import TestSupport
import Testing

/// What a stream said, from the first line to the last.
struct StreamOutcome: Equatable {
  var text = ""
  var setAside: [Diagnostic] = []
  var notes: [ReadingNote] = []
  var refusals: [Diagnostic] = []
  var rows = 0

  init(
    _ text: String, _ mapping: [SurveyMapping.ScaleColumns], _ options: ScoreStream.Options
  ) throws {
    var bytes = ScoreStream.head(mapping.map(\.scale), options)
    refusals = TestSupport.refusals {
      var stream = try ScoreStream(
        ByteSource(ProjectFiles.text(text, name: "data.csv")), mapping, options)
      defer {
        rows = stream.rowCount
        notes = stream.readings
      }
      while let batch = try stream.next() {
        bytes += batch.texts.flatMap(\.self)
        setAside += batch.setAside.map { stream.diagnostic($0) }
      }
    }
    self.text = try #require(String(validating: bytes, as: UTF8.self))
  }
}

@Suite("Scoring as a stream")
struct ScoreStreamTests {
  static let scales: [Scale] = shipped + (everything.map { [$0] } ?? [])

  private static let shipped: [Scale] = ProjectStudies.catalog.ids.compactMap { id in
    try? Scale(reading: ProjectStudies.catalog.file(of: id, askedAt: Place(file: "test")))
  }

  /// A scale with every key of the format, missing codes of its own among them.
  private static let everything = try? Scale(
    reading: ProjectFiles.file("Fixtures/scales/everything.json"))

  static func scale(_ id: String) throws -> Scale {
    try #require(scales.first { $0.id == id })
  }

  @Test("missing codes that a scale declares stand for no answer, and are no trouble")
  func declaredMissingCodes() throws {
    let scale = try #require(Self.everything)
    let columns = scale.items.map(\.id)
    let text =
      "id," + columns.joined(separator: ",") + "\n1,"
      + columns.map { _ in "-99" }
      .joined(separator: ",") + "\n"
    let found = try StreamOutcome(
      text, [SurveyMapping.ScaleColumns(scale: scale, columns: columns)], Self.options())
    #expect(found.rows == 1)
    #expect(found.setAside.isEmpty)
  }

  static func options(_ block: Int = 1 << 20, _ chunk: Int = 1 << 20) -> ScoreStream.Options {
    var options = ScoreStream.Options()
    options.missingCodes = DirtySurvey.missingCodes
    options.blockSize = block
    options.chunkSize = chunk
    return options
  }

  /// The same by the careful reader of whole files and the scorer, row by row.
  static func reference(
    _ text: String, _ scale: SurveyMapping.ScaleColumns
  ) throws -> (
    text: String, setAside: [Diagnostic], notes: [ReadingNote], refusals: [Diagnostic]
  ) {
    let mapping = SurveyMapping(
      person: "id", idsUniqueIn: .everywhere, service: nil, occasion: "time",
      occasions: .numbered, worker: nil, scales: [scale], missingCodes: DirtySurvey.missingCodes)
    var table = ResultTable(columns: [
      "id", "scale", "score", "metric", "value", "status", "reason",
    ])
    var setAside: [Diagnostic] = []
    var notes: [ReadingNote] = []
    let refused = refusals {
      var reader = try SurveyReader(ProjectFiles.text(text, name: "data.csv"), mapping: mapping)
      for row in try reader.rows() {
        let scores = Scorer(scale.scale).scores(row.responses[0])
        for (definition, score) in zip(scale.scale.scores, scores) {
          for (position, metric) in definition.metrics.enumerated() {
            table.rows.append([
              .text(row.person.id), .text(scale.scale.id), .text(definition.id),
              .text(metric.id), .number(score.value(metric: position)),
              .text(score.status.rawValue), .text(score.reason?.words),
            ])
          }
        }
      }
      setAside = reader.setAside
      notes = reader.notes
    }
    return (CSVWriter.text(table), setAside, notes, refused)
  }

  /// Notes in the order in which a stream gives them: that of the columns in the file.
  static func inOrder(_ notes: [ReadingNote], of survey: DirtySurvey) -> [ReadingNote] {
    let place = Dictionary(uniqueKeysWithValues: zip(survey.fields, survey.fields.indices))
    let ids = notes.filter { $0.column == "id" }
    return ids
      + notes.enumerated().filter { $0.element.column != "id" }.sorted {
        (place[$0.element.column] ?? 0, $0.offset) < (place[$1.element.column] ?? 0, $1.offset)
      }.map(\.element)
  }

  @Test("the dirt of the files is of every kind that a cell or an id can show")
  func everyKindOfDirt() throws {
    // One with wordings, one without, and one whose codes have gaps.
    let found = try ["trust-in-worker", "wemwbs", "everything"].flatMap { id in
      let scale = try Self.scale(id)
      return try (1...25 as ClosedRange<UInt64>).flatMap { seed in
        let survey = DirtySurvey(scale, seed: seed, dirt: 50)
        let mapping = SurveyMapping.ScaleColumns(scale: scale, columns: survey.columns)
        let outcome = try StreamOutcome(survey.text, [mapping], Self.options())
        return outcome.setAside.map(\.code) + outcome.notes.map(\.code)
      }
    }
    let reading = DiagnosticCode.allCases.filter {
      // Repeats and conflicts are of files with a row per answer.
      $0.rawValue.hasPrefix("response.") && ![.responseRepeat, .responseConflict].contains($0)
        || [.keyDamaged, .keyPadded, .textInvisibleCharacter].contains($0)
    }
    #expect(reading.count >= 20)
    #expect(Set(reading).subtracting(found).isEmpty)
  }

  @Test("there are scales to score by")
  func scalesAreThere() {
    #expect(Self.scales.count == ProjectStudies.catalog.ids.count + 1 && Self.scales.count >= 3)
  }

  @Test(
    "plain and careful rows give what the careful reader and the scorer give, cell by cell",
    arguments: scales.map(\.id), [0, 2, 10, 50])
  func agreesWithCarefulReader(_ id: String, _ dirt: Int) throws {
    let scale = try Self.scale(id)
    for seed in 1...25 as ClosedRange<UInt64> {
      let survey = DirtySurvey(scale, seed: seed, dirt: dirt)
      let mapping = SurveyMapping.ScaleColumns(scale: scale, columns: survey.columns)
      let expected = try Self.reference(survey.text, mapping)
      let found = try StreamOutcome(survey.text, [mapping], Self.options())
      #expect(found.text == expected.text, "\(scale.id) \(dirt) \(seed)")
      let places = found.setAside.map { "\($0.code) \($0.place) \($0.message)" }
      #expect(places == expected.setAside.map { "\($0.code) \($0.place) \($0.message)" })
      #expect(
        found.notes == Self.inOrder(expected.notes, of: survey), "\(scale.id) \(dirt) \(seed)")
      #expect(found.refusals.isEmpty && expected.refusals.isEmpty)
    }
  }

  @Test("a broken file is refused at the same place, after the rows before it", arguments: 1...60)
  func brokenFiles(_ seed: Int) throws {
    let scale = Self.scales[seed % Self.scales.count]
    let survey = DirtySurvey(scale, seed: UInt64(seed), dirt: 5, breaks: true)
    let mapping = SurveyMapping.ScaleColumns(scale: scale, columns: survey.columns)
    let expected = try Self.reference(survey.text, mapping)
    let found = try StreamOutcome(survey.text, [mapping], Self.options())
    #expect(found.refusals == expected.refusals)
    for size in [1, 7, 64, 4096] {
      #expect(try StreamOutcome(survey.text, [mapping], Self.options(size, size)) == found)
    }
  }

  @Test(
    "how the bytes come in changes nothing of what goes out",
    arguments: [(1, 1), (7, 7), (64, 64), (64, 7), (4096, 4096), (4096, 64)])
  func chunks(_ block: Int, _ chunk: Int) throws {
    for (scale, seed) in zip(Self.scales, 1...) {
      let survey = DirtySurvey(scale, seed: UInt64(seed), dirt: 8)
      let mapping = SurveyMapping.ScaleColumns(scale: scale, columns: survey.columns)
      let whole = try StreamOutcome(survey.text, [mapping], Self.options())
      #expect(whole.rows > 50)
      #expect(try StreamOutcome(survey.text, [mapping], Self.options(block, chunk)) == whole)
    }
  }

  @Test("any delimiter, layout and format gives the same however a row is read")
  func formats() throws {
    let scale = try #require(Self.scales.first { $0.id == "swemwbs" })
    let other = try #require(Self.scales.first { $0.id == "trust-in-support" })
    let both = [scale, other].map {
      SurveyMapping.ScaleColumns(scale: $0, columns: $0.items.map(\.id))
    }
    let names = ["person"] + both.flatMap(\.columns)
    for (delimiter, format, layout) in [
      (CSVDelimiter.semicolon, ScoreFormat.csv, ScoreLayout.wide), (.tab, .ndjson, .wide),
      (.pipe, .ndjson, .long), (.comma, .csv, .long),
    ] {
      var options = ScoreStream.Options()
      options.table.delimiter = delimiter
      options.format = format
      options.layout = layout
      let mark = String(decoding: [delimiter.byte], as: UTF8.self)
      var plain = names.joined(separator: mark) + "\n"
      var careful = plain
      for row in 0..<40 {
        let answers = both.flatMap(\.columns).indices.map { ($0 * 7 + row * row) % 6 }
        let cells = answers.map { $0 == 0 ? "" : "\($0)" }
        plain += ([row == 7 ? "a\\b" : "\(row)"] + cells).joined(separator: mark) + "\n"
        careful +=
          ([row == 7 ? " a\\b" : " \(row)"] + cells.map { $0 + " " }).joined(separator: mark) + "\n"
      }
      let found = try StreamOutcome(plain, both, options)
      var padded = try StreamOutcome(careful, both, options)
      #expect(found.notes.isEmpty && padded.notes.map(\.code).contains(.responsePadded))
      padded.notes = []
      #expect(found == padded)
      #expect(found.rows == 40 && found.setAside.isEmpty && found.refusals.isEmpty)
      if layout == .wide {
        // Of eight answers to the second scale seven are there: 18 / 7 with two of them reversed.
        let first =
          format == .csv
          ? "0,,2.57142857143"
          : "{\"id\":\"0\",\"swemwbs.total\":null,\"trust-in-support.total\":2.57142857143}"
        #expect(found.text.split(separator: "\n").contains { $0 == first })
      }
    }
  }
}
