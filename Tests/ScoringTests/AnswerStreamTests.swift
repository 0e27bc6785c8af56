import Platform
import Results
import Scales
import Scoring
import Tables
import TestSupport
import Testing

@Suite("Files with a row per answer")
struct AnswerStreamTests {
  /// What a file of answers said, from the first line to the last.
  struct Outcome: Equatable {
    var text = ""
    var setAside: [Diagnostic] = []
    var refusals: [Diagnostic] = []
    var notes: [Diagnostic] = []
    var rows = 0

    init(
      _ text: String, _ mapping: [SurveyMapping.ScaleColumns], _ options: ScoreStream.Options
    ) throws {
      var options = options
      options.answerRows = AnswerRows(item: "item")
      var bytes = ScoreStream.head(mapping.map(\.scale), options)
      refusals = TestSupport.refusals {
        var stream = try AnswerStream(
          ByteSource(ProjectFiles.text(text, name: "data.csv")), mapping, options)
        while let batch = try stream.next() {
          bytes += batch.texts.flatMap(\.self)
          setAside += batch.setAside.map { stream.diagnostic($0) }
        }
        (rows, notes) = (stream.rowCount, stream.notes)
      }
      self.text = try #require(String(validating: bytes, as: UTF8.self))
    }
  }

  static func csv(_ records: [[String]]) -> String {
    records.map { $0.map(CSVWriter.quoted).joined(separator: ",") + "\n" }.joined()
  }

  /// A dirty survey with a number for each row, which tells people of the same id apart, and the same
  /// answers in rows of their own.
  struct Twins {
    var mapping: SurveyMapping.ScaleColumns
    var wide: [[String]]
    var long: [[String]]

    init(_ scale: Scale, seed: UInt64, dirt: Int) throws {
      let survey = try ScoreStreamPropertyTests.Survey(scale, seed: seed, dirt: dirt)
      mapping = survey.mapping
      wide = survey.records.enumerated().map { [$0 == 0 ? "row" : "\($0)"] + $1 }
      let names = wide[0]
      let id = names.firstIndex(of: "id") ?? 0
      long = [["id", "row", "item", "answer", "note"]]
      for row in wide.dropFirst() {
        for column in mapping.columns {
          let answer = names.firstIndex(of: column).map { row[$0] } ?? ""
          long.append([row[id], row[0], column, answer, ""])
        }
      }
    }
  }

  static func options(_ size: Int = 1 << 20) -> ScoreStream.Options {
    var options = ScoreStreamTests.options(size, size)
    options.kept = ["row"]
    return options
  }

  @Test(
    "a file with a row per answer gives the same bytes as one with a row per person",
    arguments: ScoreStreamTests.scales.map(\.id), [0, 10, 50])
  func twins(_ id: String, _ dirt: Int) throws {
    let scale = try ScoreStreamTests.scale(id)
    for seed in 21...23 as ClosedRange<UInt64> {
      let twins = try Twins(scale, seed: seed, dirt: dirt)
      let wide = try StreamOutcome(Self.csv(twins.wide), [twins.mapping], Self.options())
      let long = try Outcome(Self.csv(twins.long), [twins.mapping], Self.options())
      #expect(long.text == wide.text, "\(seed)")
      #expect(long.refusals.isEmpty && long.notes.isEmpty)
      #expect(long.rows == twins.long.count - 1)
      let cells = { (found: [Diagnostic]) in
        found.filter(\.code.concernsOneCell).map { "\($0.code) \($0.message) \($0.help)" }.sorted()
      }
      #expect(cells(long.setAside) == cells(wide.setAside))
      for size in [64, 1000] {
        #expect(
          try Outcome(Self.csv(twins.long), [twins.mapping], Self.options(size)) == long)
      }
    }
  }

  @Test(
    "neither the order of a person's rows nor answers that are left out as blank change a score")
  func anyOrder() throws {
    var generator = SeededGenerator(seed: 5)
    for scale in ScoreStreamTests.scales {
      let twins = try Twins(scale, seed: 31, dirt: 0)
      let whole = try Outcome(Self.csv(twins.long), [twins.mapping], Self.options())
      let rows = twins.long.dropFirst().filter { !$0[3].isEmpty }.shuffled(using: &generator)
      let turned = try Outcome(
        Self.csv(twins.long.prefix(1) + rows), [twins.mapping], Self.options())
      #expect(turned.refusals.isEmpty)
      #expect(
        turned.text.split(separator: "\n").sorted() == whole.text.split(separator: "\n").sorted())
    }
  }

  static func pair() throws -> [SurveyMapping.ScaleColumns] {
    let scale = try TestScale(
      2, codes: 1...5,
      scores: [TestScale.score("s", "sum", TestScale.items(["q1", "q2"]), range: "[2, 10]")]
    ).scale()
    return [SurveyMapping.ScaleColumns(scale: scale, columns: ["q1", "q2"])]
  }

  static func pair(_ rows: String, kept: [String] = []) throws -> Outcome {
    var options = ScoreStream.Options()
    (options.layout, options.kept) = (.wide, kept)
    return try Outcome(rows, Self.pair(), options)
  }

  @Test("people go out in the order in which they first appear, and occasions are kept apart")
  func order() throws {
    let found = try Self.pair(
      """
      id,wave,item,answer
      b,1,q1,1
      a,1,q1,2
      b,2,q2,3
      b,1,q2,4
      a,1,q2,5
      b,2,q1,5

      """, kept: ["wave"])
    #expect(found.text == "id,wave,test.s\nb,1,5\na,1,7\nb,2,8\n")
    #expect(found.notes.isEmpty && found.setAside.isEmpty && found.rows == 6)
  }

  @Test("the same answer twice is counted, another one sets the answer aside, with both lines")
  func repeats() throws {
    let found = try Self.pair(
      "id,item,answer\na,q1,1\na,q1,1\na,q2,2\na,q1,\nb,q1,1\nb,q2,3\nb,q2,4\nb,q2,3\nc,q1,\nc,q1,5\nc,q2,1\n"
    )
    #expect(found.text == "id,test.s\na,3\nb,\nc,6\n")
    #expect(found.setAside.map(\.code) == [.responseConflict, .responseConflict])
    #expect(found.setAside.map(\.place.line) == [8, 9])
    #expect(found.setAside[0].place.field == "q2" && found.setAside[0].place.column == 6)
    #expect(found.setAside[0].message.contains("Lines 7 and 8"))
    #expect(found.notes.map(\.code) == [.responseRepeat])
    #expect(found.notes[0].message.hasPrefix("3 rows give"))
    #expect(found.notes[0].severity == .note)
  }

  @Test("ids that differ in bytes are different people, however they look")
  func bytes() throws {
    let found = try Self.pair(
      "id,item,answer\n\u{E9},q1,1\ne\u{301},q1,2\n\u{E9},q2,1\ne\u{301},q2,2\n")
    #expect(Array(found.text.utf8) == Array("id,test.s\n\u{E9},2\ne\u{301},4\n".utf8))
  }

  @Test("items that nobody asked for are counted, and those called almost alike are told by line")
  func otherItems() throws {
    let found = try Self.pair("id,item,answer\na,q1,1\na,mood,secret\na,Q2,2\nb,mood,9\n")
    #expect(found.notes.map(\.code) == [.itemUnknown, .itemUnknown, .itemAbsent])
    #expect(found.notes[0].message.contains("'q2'") && found.notes[0].place.line == 4)
    #expect(found.notes[1].message.hasPrefix("3 rows") && found.notes[1].place.line == 3)
    #expect(found.notes[2].severity == .note)
    // Texts of the file, which may be anybody's answers, are never told.
    #expect(!found.notes.contains { "\($0)".contains("mood") || "\($0)".contains("secret") })
    #expect(found.text == "id,test.s\na,\nb,\n")
  }

  @Test("a file in which no row is about an item is refused")
  func nothingAsked() throws {
    let found = try Self.pair("id,item,answer\na,Q1,1\n")
    #expect(found.refusals.map(\.code) == [.itemAbsent])
    #expect(found.refusals[0].message.contains("'q1'"))
    #expect(try Self.pair("id,item,answer\n").refusals.map(\.code) == [.csvNoRows])
    let columns = try Self.pair("id,question,reply\na,q1,1\n").refusals
    #expect(columns.map(\.code) == [.csvMissingColumn, .csvMissingColumn])
    #expect(columns.map(\.place.field) == ["answer", "item"])
    #expect(try Self.pair("response,id,item\n1,a,q1\n2,a,q2\n").text == "id,test.s\na,3\n")
  }

  @Test("a broken file is refused at its line, and no score goes out", arguments: [1, 40, 1 << 20])
  func broken(_ size: Int) throws {
    let rows = String(repeating: "a,q1,1\n", count: 30)
    var options = ScoreStream.Options()
    (options.blockSize, options.chunkSize) = (size, size)
    for (end, code) in [
      ("b,\"q1,1\n", DiagnosticCode.csvUnclosedQuote), ("b,q\"1,1\n", .csvStrayQuote),
      ("b,\u{0},1\n", .fileZeroByte),
    ] {
      let found = try Outcome("id,item,answer\n" + rows + end, Self.pair(), options)
      #expect(found.refusals.map(\.code) == [code])
      #expect(found.refusals[0].place.line == 32)
      #expect(found.text == "id,scale,score,metric,value,status,reason\n")
    }
  }

  @Test("rows without an id, and of another length, are set aside")
  func rowsSetAside() throws {
    let found = try Self.pair("id,item,answer\na,q1,1\n,q1,1\na,q2\na,q2,2\n,q2,1\n")
    #expect(found.text == "id,test.s\na,3\n")
    #expect(found.setAside.map(\.code) == [.keyMissing, .csvRaggedRow, .keyMissing])
    #expect(found.setAside.map(\.place.line) == [3, 4, 6])
  }
}
