import Documents
import Results
import Scales
import Scoring
import Tables
import TestSupport
import Testing

/// minimaxir/big-list-of-naughty-strings: 515 texts that break programs, as ids, labels and words.
@Suite("Naughty strings", .enabled(if: Corpora.arePresent, "\(Corpora.absence)"))
struct NaughtyStringTests {
  static let scale = TestScale(
    2, codes: 1...5, scores: [TestScale.score("s", "sum", TestScale.all(2), range: "[2, 10]")])

  /// What came out for one row.
  struct Row: Hashable {
    var id: [UInt8]
    var cells: [String]
  }

  static func survey(_ ids: [String]) -> String {
    "id,q1,q2\n"
      + ids.enumerated().map { number, id in
        "\(quoted(id)),\(1 + number % 5),\(1 + number / 7 % 5)\n"
      }.joined()
  }

  /// In quotation marks, whatever it is.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      quoted.unicodeScalars.append(scalar)
      if scalar == "\"" { quoted += "\"" }
    }
    return quoted + "\""
  }

  static func outcome(
    _ text: String, _ format: ScoreFormat = .csv, _ layout: ScoreLayout = .long
  ) throws -> StreamOutcome {
    let scale = try scale.scale()
    let columns = SurveyMapping.ScaleColumns(scale: scale, columns: scale.items.map(\.id))
    var options = ScoreStream.Options()
    (options.format, options.layout) = (format, layout)
    return try StreamOutcome(text, [columns], options)
  }

  /// The bytes of a text without spaces and tabs around it, which are never part of an id.
  static func trimmed(_ text: String) -> [UInt8] {
    let isPadding = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    let start = Array(text.utf8).drop(while: isPadding)
    return Array(start.reversed().drop(while: isPadding).reversed())
  }

  static func rows(csv text: String) throws -> [Row] {
    var reader = try CSVReader(ProjectFiles.text(text))
    _ = try CSVHeader(reading: &reader)
    var record = CSVRecord()
    var rows: [Row] = []
    while try reader.read(into: &record) {
      let cells = record.fields.map(reader.text)
      rows.append(Row(id: Array(cells[0].utf8), cells: Array(cells.dropFirst())))
    }
    return rows
  }

  static func rows(ndjson text: String) throws -> [Row] {
    try text.utf8.split(separator: UInt8(ascii: "\n")).map { line in
      let node = try JSONDocument.parse(Array(line), file: "ndjson")
      guard case .object(let members) = node.kind else { throw NotAnObject() }
      let cells = members.map { member in
        switch member.value.kind {
        case .string(let text), .number(let text): text
        default: ""
        }
      }
      return Row(id: Array(cells[0].utf8), cells: Array(cells.dropFirst()))
    }
  }

  struct NotAnObject: Error {}

  @Test("there are 515")
  func count() throws {
    #expect(try Corpora.naughtyStrings().count == 515)
  }

  @Test(
    "an id comes out as it went in, as CSV and as JSON lines, or its row is set aside with a reason"
  )
  func ids() throws {
    let strings = try Corpora.naughtyStrings()
    let found = try Self.outcome(Self.survey(strings))
    let json = try Self.outcome(Self.survey(strings), .ndjson)
    #expect(found.refusals.isEmpty && found.rows == 515)
    #expect(json.setAside == found.setAside)
    // No string holds a line end, so that the line says which string it was.
    let setAside = Dictionary(grouping: found.setAside) { ($0.place.line ?? 0) - 2 }
      .mapValues { $0.map(\.code) }
    let kept = strings.indices.filter { setAside[$0] == nil }
    let rows = try Self.rows(csv: found.text)
    #expect(rows.map(\.id) == kept.map { Self.trimmed(strings[$0]) })
    #expect(try Self.rows(ndjson: json.text) == rows)
    #expect(setAside.allSatisfy { Self.reasons[$0.value] != nil })
    let counts = Dictionary(grouping: setAside.values) { $0 }.mapValues(\.count)
    #expect(counts == Self.reasons)
    #expect(kept.count { Self.trimmed(strings[$0]) != Array(strings[$0].utf8) } == Self.padded)
  }

  /// Why strings cannot be ids, and how many: two are empty or one space; one is `1E+02`; and 25 hold
  /// a control, a mark of format, a space that is no plain one, or another ignorable character, as
  /// Python's `unicodedata` and Unicode's list of Default_Ignorable_Code_Point count them.
  static let reasons: [[DiagnosticCode]: Int] = [
    [.keyMissing]: 2, [.keyDamaged]: 1, [.textInvisibleCharacter]: 25,
  ]
  /// Of those kept, begin or end with spaces or tabs.
  static let padded = 2

  @Test("words beside the answers change no byte of the scores")
  func words() throws {
    let strings = try Corpora.naughtyStrings()
    func survey(_ notes: [String]) -> String {
      "q2,note,id,q1\n"
        + notes.enumerated().map { number, note in
          "\(1 + number % 5),\(Self.quoted(note)),\(number),\(1 + number / 7 % 5)\n"
        }.joined()
    }
    let without = try Self.outcome(survey(strings.map { _ in "" }))
    #expect(without.rows == 515 && without.setAside.isEmpty)
    #expect(try Self.outcome(survey(strings)) == without)
  }

  @Test("labels of answers, wording of items and names are read as they stand in the file")
  func labels() throws {
    var scale = Self.scale
    let file = scale.text
    for text in try Corpora.naughtyStrings() {
      let json = JSONValue.string(text).text(pretty: false)
      scale.answers["q1"] = #"[{"code": 1, "label": \#(json)}, {"code": 5}]"#
      scale.itemKeys["q2"] = #""text": \#(json)"#
      scale.scores = [
        TestScale.score("s", "sum", TestScale.all(2), range: "[2, 10]")
          .replacing("\"name\": \"S\"", with: "\"name\": \(json)")
      ]
      let read = try scale.scale()
      #expect(read.items[0].options[0].label.map { Array($0.utf8) } == Array(text.utf8))
      #expect(read.items[1].text.map { Array($0.utf8) } == Array(text.utf8))
      #expect(Array(read.scores[0].name.utf8) == Array(text.utf8))
    }
    #expect(Self.scale.text == file)
  }
}
