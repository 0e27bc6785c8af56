import Platform
import Results
import Scales
import Scoring
import Tables
import TestSupport
import Testing

@Suite("Columns that are kept beside the scores")
struct KeptColumnTests {
  /// The records of a text.
  static func records(_ text: String) throws -> [[String]] {
    try recordsAndLines(text).map(\.record)
  }

  /// The records of a text, each with the line it begins on.
  static func recordsAndLines(_ text: String) throws -> [(line: Int, record: [String])] {
    var reader = try CSVReader(ProjectFiles.text(text))
    var record = CSVRecord()
    var records: [(line: Int, record: [String])] = []
    while try reader.read(into: &record) {
      records.append((record.line, record.fields.map(reader.text)))
    }
    return records
  }

  @Test(
    "they stand after the id as they stand in the file, and change nothing else",
    arguments: ScoreStreamTests.scales.map(\.id), [0, 10, 50])
  func asInTheFile(_ id: String, _ dirt: Int) throws {
    let scale = try ScoreStreamTests.scale(id)
    for seed in 1...4 as ClosedRange<UInt64> {
      let survey = DirtySurvey(scale, seed: seed, dirt: dirt)
      let mapping = SurveyMapping.ScaleColumns(scale: scale, columns: survey.columns)
      let without = try StreamOutcome(survey.text, [mapping], ScoreStreamTests.options())
      var options = ScoreStreamTests.options()
      (options.kept, options.showsLines) = (["note", "time"], true)
      let with = try StreamOutcome(survey.text, [mapping], options)
      #expect(with.setAside == without.setAside && with.rows == without.rows)
      let found = try Self.records(with.text)
      let scores = found.map { Array($0.prefix(1) + $0.dropFirst(5)) }
      #expect(try scores == Self.records(without.text))
      // Every usable row of the file, as often as it has scores.
      let rows = try Self.recordsAndLines(survey.text)
      let names = rows[0].record
      let note = try #require(names.firstIndex(of: "note"))
      let setAside = Set(without.setAside.filter { !$0.code.concernsOneCell }.map(\.place.line))
      let usable = rows.dropFirst().filter { !setAside.contains($0.line) }
      let metrics = scale.scores.reduce(0) { $0 + $1.metrics.count }
      let expected = usable.flatMap { row in
        Array(repeating: [row.record[note], "1", "data.csv", "\(row.line)"], count: metrics)
      }
      #expect(found.dropFirst().map { Array($0[1...4]) } == expected, "\(seed)")
    }
  }

  @Test("however the bytes come in, in any layout and format, and with lines")
  func chunks() throws {
    for (scale, seed) in zip(ScoreStreamTests.scales, 1...) {
      let survey = DirtySurvey(scale, seed: UInt64(seed), dirt: 8)
      let mapping = SurveyMapping.ScaleColumns(scale: scale, columns: survey.columns)
      for (format, layout) in [(ScoreFormat.csv, ScoreLayout.wide), (.ndjson, .long)] {
        for lines in [false, true] {
          func outcome(_ size: Int) throws -> StreamOutcome {
            var options = ScoreStreamTests.options(size, size)
            (options.format, options.layout) = (format, layout)
            (options.kept, options.showsLines) = (["time", "note"], lines)
            return try StreamOutcome(survey.text, [mapping], options)
          }
          let whole = try outcome(1 << 20)
          #expect(try outcome(7) == whole)
          #expect(try outcome(300) == whole)
        }
      }
    }
  }

  @Test("lines are those of an editor, whatever ends them")
  func lines() throws {
    let scale = try ScoreStreamTests.scale("swemwbs")
    let mapping = SurveyMapping.ScaleColumns(scale: scale, columns: scale.items.map(\.id))
    let answers = String(repeating: ",3", count: 7)
    let text =
      "id,note," + mapping.columns.joined(separator: ",") + "\r\n\r\n"
      + "a,\"two\nlines\"\(answers)\r\nb,\(answers)\nc,\"\r\n\r\"\(answers)\rd,\(answers)"
    var options = ScoreStream.Options()
    (options.showsLines, options.layout) = (true, .wide)
    for size in [1, 16, 1 << 20] {
      (options.blockSize, options.chunkSize) = (size, size)
      let found = try Self.records(try StreamOutcome(text, [mapping], options).text)
      #expect(found[0] == ["id", "file", "line", "swemwbs.total"])
      #expect(found.dropFirst().map { $0[2] } == ["3", "5", "6", "9"])
      #expect(found.dropFirst().allSatisfy { $0[1] == "data.csv" })
    }
  }

  @Test("a name that the output has already is found before anything is read")
  func clash() throws {
    let scale = try ScoreStreamTests.scale("swemwbs")
    var options = ScoreStream.Options()
    for (kept, layout, clash) in [
      (["wave", "date"], ScoreLayout.long, nil), (["id"], .long, "id"), (["value"], .wide, nil),
      (["wave", "wave"], .wide, "wave"), (["swemwbs.total"], .wide, "swemwbs.total"),
      (["line"], .long, nil), (["value"], .long, "value"),
    ] as [([String], ScoreLayout, String?)] {
      (options.kept, options.layout) = (kept, layout)
      #expect(ScoreStream.clash([scale], options) == clash)
    }
    options.showsLines = true
    options.kept = ["line"]
    #expect(ScoreStream.clash([scale], options) == "line")
  }

  @Test("in JSON lines they are keys with texts")
  func json() throws {
    let scale = try ScoreStreamTests.scale("swemwbs")
    let mapping = SurveyMapping.ScaleColumns(scale: scale, columns: scale.items.map(\.id))
    let text =
      "id,the \"wave\",\(mapping.columns.joined(separator: ","))\n"
      .replacing("the \"wave\"", with: "\"the \"\"wave\"\"\"")
      + "1,a\\b,3,3,3,3,3,3,3\n2,,3,3,3,3,3,3,3\n"
    var options = ScoreStream.Options()
    (options.format, options.layout, options.kept) = (.ndjson, .wide, ["the \"wave\""])
    let found = try StreamOutcome(text, [mapping], options)
    #expect(
      found.text == #"""
        {"id":"1","the \"wave\"":"a\\b","swemwbs.total":19.25}
        {"id":"2","the \"wave\"":"","swemwbs.total":19.25}

        """#)
  }
}
