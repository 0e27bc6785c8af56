import Platform
import Results
import Scales
import Scoring
import Tables
import TestSupport
import Testing

/// Files changed at random: each is scored, or refused in the allowed way. A trap would end the tests.
@Suite("Files changed at random")
struct FuzzTests {
  /// What is wrong with a refusal; nil where it is one as it should be.
  static func fault(_ diagnostics: [Diagnostic]) -> String? {
    if diagnostics.isEmpty { return "refused without a reason" }
    for diagnostic in diagnostics {
      if diagnostic.message.isEmpty || diagnostic.help.isEmpty || diagnostic.place.file.isEmpty {
        return "\(diagnostic.code.rawValue) without words or place"
      }
      if diagnostic.place.line.map({ $0 < 1 }) == true { return "a line before the first" }
      if diagnostic.place.column.map({ $0 < 1 }) == true { return "a column before the first" }
    }
    return nil
  }

  @Test("survey files are scored, row by row accounted for, or refused at a place")
  func surveys() throws {
    let mutator = Mutator(["id", "time", "NA", "-99", "3.0", "2;3", "1,5"])
    var (scored, refused) = (0, 0)
    for number in 0..<Slow.cases(300, 30_000) {
      var numbers = SeededGenerator(seed: 71 << 32 + UInt64(number))
      let scale = ScoreStreamTests.scales[number % ScoreStreamTests.scales.count]
      let survey = DirtySurvey(scale, seed: numbers.next(), rows: 12, dirt: 5)
      let bytes = mutator.mutated(Array(survey.text.utf8), &numbers)
      let mapping = [SurveyMapping.ScaleColumns(scale: scale, columns: survey.columns)]
      var options = ScoreStreamTests.options(
        Int.random(in: 1...3000, using: &numbers), Int.random(in: 1...3000, using: &numbers))
      options.layout = .wide
      options.format = Bool.random(using: &numbers) ? .csv : .ndjson
      var text: [UInt8] = []
      var (rows, rowsSetAside) = (0, 0)
      let refusals = refusals {
        var stream = try ScoreStream(
          ByteSource(SourceFile(name: "data.csv", bytes: bytes)), mapping, options)
        defer { rows = stream.rowCount }
        while let batch = try stream.next() {
          text += batch.texts.flatMap(\.self)
          rowsSetAside += batch.setAside.count { !$0.concernsOneCell }
          for setAside in batch.setAside {
            let problem = Self.fault([stream.diagnostic(setAside)])
            #expect(problem == nil, "\(number)")
          }
        }
        scored += 1
      }
      if !refusals.isEmpty {
        refused += 1
        #expect(Self.fault(refusals) == nil, "\(number)")
      }
      #expect(String(validating: text, as: UTF8.self) != nil, "\(number)")
      if options.format == .ndjson {
        let out = try NaughtyStringTests.rows(ndjson: String(decoding: text, as: UTF8.self))
        #expect(out.count == rows - rowsSetAside, "\(number)")
      }
    }
    #expect(scored + refused == Slow.cases(300, 30_000))
    #expect(scored > refused / 4 && refused > scored / 20)
  }

  @Test("scale files are read, proven and scored by, or refused at a place")
  func scales() throws {
    let files =
      try ProjectStudies.catalog.ids.map { id in
        try ProjectStudies.catalog.file(of: id, askedAt: Place(file: "test"))
      } + [ProjectFiles.file("Fixtures/scales/everything.json")]
    let mutator = Mutator([
      "\"forward\"", "\"reverse\"", "\"mean\"", "\"rule\"", "\"prorate\"", "\"missing\":",
      "\"items\":",
      "\"scores\":", "\"weight\":", "\"range\":", "[0, 1]", "{}", "[]", "\"table\":", "\"skip\":",
    ])
    var (read, refused) = (0, 0)
    for number in 0..<Slow.cases(300, 30_000) {
      var numbers = SeededGenerator(seed: 72 << 32 + UInt64(number))
      let bytes = mutator.mutated(files[number % files.count].bytes, &numbers)
      let refusals = refusals {
        let scale = try Scale(reading: SourceFile(name: "scale.json", bytes: bytes))
        _ = WorkedExampleCheck.problems(of: scale, in: "scale.json")
        let responses = scale.items.map { item in
          item.options.randomElement(using: &numbers).map { Response.answered($0.code) } ?? .missing
        }
        for score in Scorer(scale).scores(responses) {
          let areFinite = score.values.allSatisfy(\.isFinite)
          #expect(areFinite, "\(number)")
        }
        read += 1
      }
      if !refusals.isEmpty {
        refused += 1
        #expect(Self.fault(refusals) == nil, "\(number)")
      }
    }
    #expect(read + refused == Slow.cases(300, 30_000))
    #expect(read > 0 && refused > 0)
  }
}
