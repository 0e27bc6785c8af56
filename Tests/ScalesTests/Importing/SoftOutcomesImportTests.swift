import Results
import Scales
import TestSupport
import Testing

@Suite("Importing Soft Outcomes questionnaires")
struct SoftOutcomesImportTests {
  private static func question(_ id: String, _ values: [Int]) -> String {
    let points = values.map { #"{"value": \#($0), "label": "about \#($0)"}"# }
    return
      #"{"id": "\#(id)", "type": "likert", "question": "Is it \#(id)?", "scale": [\#(points.joined(separator: ", "))]}"#
  }

  private static func file(
    _ questions: [String], bands: String = "", licence: String = "CC0", aggregation: String = "sum"
  ) -> String {
    """
    {"id": "x-1", "name": "Made up", "short": "MU-2", "version": "1.0.0", "license": "\(licence)",
    "links": [{"name": "Its page", "url": "https://example.org/mu"}],
    "questions": [\(questions.joined(separator: ",\n"))],
    "scorings": [{"id": "s-1", "name": "Total score", "questions": ["q1", "q2"],
    "aggregation": "\(aggregation)", "bands": [\(bands)]}]}
    """
  }

  private static let pair = [question("q1", [0, 1, 2]), question("q2", [0, 1, 2])]

  @Test("questions, answers and scores are carried")
  func carried() throws {
    let imported = try Imported(Self.file(Self.pair), name: "mu.json")
    #expect(imported.codes == Imported.always)
    let scale = try imported.scale()
    #expect(scale.id == "mu-2")
    #expect(scale.items.map(\.text) == ["Is it q1?", "Is it q2?"])
    #expect(scale.scores.map(\.id) == ["total-score"])
    #expect(scale.scores[0].metrics[0].highest == 4)
    #expect(scale.sources.map(\.url) == [nil, "https://example.org/mu"])
  }

  @Test("answers listed downwards may be codes or reversed counts: it is told where")
  func reversed() throws {
    let imported = try Imported(
      Self.file([Self.pair[0], Self.question("q2", [2, 1, 0])]), name: "mu.json")
    #expect(imported.remarks(.importReversedValues).map(\.place.field) == ["/questions/1"])
    #expect(try imported.scale().scores[0].items.map(\.key) == [.forward, .forward])
  }

  @Test("D8: limits under the names that their own program does not read are read, and told")
  func bands() throws {
    func bands(_ low: String, _ high: String) -> String {
      #"{"\#(low)": 2, "\#(high)": 4, "label": "much"}, {"\#(low)": 0, "\#(high)": 1, "label": "little"}"#
    }
    let long = try Imported(
      Self.file(Self.pair, bands: bands("minimum", "maximum")), name: "mu.json")
    #expect(long.remarks(.importBands).count == 1)
    let short = try Imported(Self.file(Self.pair, bands: bands("min", "max")), name: "mu.json")
    #expect(short.remarks(.importBands).isEmpty)
    for imported in [long, short] {
      let set = try #require(try imported.scale().scores[0].bands.first)
      #expect(set.cuts == [2])
      #expect(set.labels == ["little", "much"])
    }
  }

  @Test("bands without an end reach to it, and a score in two of them has none")
  func openBands() throws {
    let open = #"{"min": 2, "label": "much"}, {"max": 1, "label": "little"}"#
    #expect(
      try Imported(Self.file(Self.pair, bands: open), name: "m.json").scale().scores[0].bands[0]
        .cuts == [2])
    let both = #"{"min": 2, "label": "much"}, {"max": 2, "label": "little"}"#
    let imported = try Imported(Self.file(Self.pair, bands: both), name: "m.json")
    #expect(imported.remarks(.importBands).map(\.place.field) == ["/scorings/0/bands/0"])
    #expect(try imported.scale().scores[0].bands.isEmpty)
  }

  @Test("a file without scores makes a draft that says it has none")
  func noScores() throws {
    let text = Self.file(Self.pair).replacing("\"scorings\"", with: "\"other\"")
    let imported = try Imported(text, name: "mu.json")
    #expect(imported.remarks(.importScore).map(\.message) == ["The draft has no score."])
    #expect(imported.draft.lacking.map(\.code) == [.scaleRange])
    #expect(imported.codes.contains("import.not-carried"))
  }

  @Test("a score by another aggregation, or of a question that is left out, is left out")
  func leftOut() throws {
    let median = try Imported(Self.file(Self.pair, aggregation: "median"), name: "mu.json")
    #expect(median.remarks(.importScore).count == 2)
    let twice = try Imported(
      Self.file([Self.pair[0], Self.question("q2", [1, 1])]), name: "mu.json")
    #expect(twice.remarks(.importItem).count == 1)
    #expect(twice.remarks(.importUnknownItem).map(\.place.field) == ["/scorings/0/questions/1"])
  }
}
