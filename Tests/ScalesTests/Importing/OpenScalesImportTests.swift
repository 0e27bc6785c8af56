import Results
import Scales
import TestSupport
import Testing

@Suite("Importing Open Scale Definitions")
struct OpenScalesImportTests {
  @Test("items, keys and wording are carried, and the draft is a scale but for its examples")
  func carried() throws {
    let imported = try Imported(MadeUpDefinition().text)
    #expect(imported.draft.lacking.isEmpty)
    #expect(
      imported.codes == [
        "import.examples", "import.licence", "import.missing-rule", "import.not-stated",
      ])
    let scale = try imported.scale()
    #expect(scale.id == "made-up")
    #expect(scale.status == .bespoke)
    #expect(scale.language == "en")
    #expect(scale.items.map(\.id) == ["a", "b", "c"])
    #expect(scale.items[0].text == "I like tea")
    #expect(scale.items[0].options.map(\.code) == [0, 1, 2, 3, 4])
    #expect(scale.items[0].options.map(\.label) == ["No", nil, "So-so", nil, "Yes"])
    let total = scale.scores[0]
    #expect(total.name == "All of it")
    #expect(total.items.map(\.key) == [.forward, .reverse, .forward])
    #expect(total.missing.rule == .complete)
    #expect(total.missing.source == nil)
    #expect([total.metrics[0].lowest, total.metrics[0].highest] == [0, 12])
    #expect(scale.examples.isEmpty)
    #expect(scale.unverified.count == 4)
  }

  @Test(
    "nothing is guessed: without a direction and a respondent the draft is no scale, and says so")
  func unstated() throws {
    let imported = try Imported(MadeUpDefinition().text) {
      $0.direction = nil
      $0.respondent = nil
    }
    #expect(imported.draft.lacking.map(\.code) == [.documentMissingKey, .documentMissingKey])
    let messages = imported.remarks(.importNotStated).map(\.message).joined()
    #expect(messages.contains("Which way is better is not stated for 'total'"))
    #expect(messages.contains("Who answers is not stated"))
    #expect(refusals { _ = try imported.scale() }.count == 2)
  }

  @Test("a direction may be stated for one score; one for a score that is not there is told")
  func directions() throws {
    let imported = try Imported(MadeUpDefinition().text) {
      $0.directions = ["total": .higherIsBetter, "sum": .lowerIsBetter]
    }
    #expect(try imported.scale().scores[0].direction == .higherIsBetter)
    #expect(imported.remarks(.importUnknownItem).map(\.help) == ["Its scores are: 'total'."])
  }

  @Test(
    "wording is carried only under licences that plainly let it be shared",
    arguments: [
      ("CC BY 4.0", Licence.Tier.wordingFree), ("CC0", .wordingFree),
      ("Public Domain", .wordingFree), ("CC BY-ND 4.0", .wordingFree), ("CC BY-NC", .restricted),
      ("free to use", .restricted), ("free for research use", .restricted),
      ("published measure", .restricted), ("Publicly available", .restricted),
    ])
  func licences(_ name: String, _ tier: Licence.Tier) throws {
    var definition = MadeUpDefinition()
    definition.licence = name
    let imported = try Imported(definition.text)
    let scale = try imported.scale()
    #expect(scale.licence.tier == tier)
    #expect((scale.items[0].text != nil) == (tier == .wordingFree))
    #expect(imported.codes.contains("import.wording") == (tier == .restricted))
    #expect(imported.draft.text.contains("cats") == (tier == .wordingFree))
  }

  @Test("longer terms that are narrower than the short label count")
  func narrowTerms() throws {
    let text = MadeUpDefinition().text.replacing(
      "\"version\"", with: "\"license_explanation\": \"Really CC BY-NC-ND 2.5.\", \"version\"")
    let scale = try Imported(text).scale()
    #expect(scale.licence.tier == .restricted)
    #expect(scale.licence.terms == "CC BY 4.0. Really CC BY-NC-ND 2.5.")
  }

  @Test("the same words with other numbers in another item are told")
  func otherValues() throws {
    var definition = MadeUpDefinition()
    func item(_ id: String, _ yes: Int, _ no: Int) -> String {
      #"{"id": "\#(id)", "type": "multi", "options": [{"value": \#(yes), "text_key": "yes"}, {"value": \#(no), "text_key": "no"}]}"#
    }
    definition.items = [item("a", 1, -1), item("b", -1, 1), item("c", 1, -1)]
    let imported = try Imported(definition.text)
    #expect(imported.remarks(.importReversedValues).map(\.place.field) == ["/definition/items/1"])
  }

  @Test("a person who knows better states the tier")
  func tier() throws {
    var definition = MadeUpDefinition()
    definition.licence = "ask us"
    #expect(try Imported(definition.text) { $0.tier = .wordingFree }.scale().items[0].text != nil)
  }

  @Test("labels are carried in every language, questions in one")
  func languages() throws {
    var definition = MadeUpDefinition()
    definition.translations += #", "pt_BR": {"a": "Chá", "yes": "Sim"}"#
    let imported = try Imported(definition.text)
    #expect(imported.codes.contains("import.language"))
    #expect(try imported.scale().items[0].options[4].labels == ["pt-BR": "Sim"])
    let other = try Imported(definition.text) { $0.language = "pt-BR" }.scale()
    #expect(other.language == "pt-BR")
    #expect(other.items.map(\.text) == ["Chá", nil, nil])
  }

  @Test("an id that a scale file cannot have is changed, and told")
  func renamed() throws {
    var definition = MadeUpDefinition()
    definition.items[0] = #"{"id": "a b", "type": "likert"}"#
    definition.scoring = #""the_total": {"method": "mean_coded", "items": ["a b", "b"]}"#
    let imported = try Imported(definition.text)
    #expect(
      imported.remarks(.importRenamed).map(\.place.field) == [
        "/definition/items/0", "/definition/scoring/the_total",
      ])
    let scale = try imported.scale()
    #expect(scale.items[0].id == "a-b")
    #expect(scale.scores[0].id == "the-total")
  }

  @Test(
    "a question without numbered answers is left out",
    arguments: [
      #"{"id": "a", "type": "short"}"#,
      #"{"id": "a", "type": "multi", "options": ["x", "y"]}"#,
      #"{"id": "a", "type": "multi", "options": [{"value": 1}, {"value": 1}]}"#,
      #"{"id": "a", "type": "multi", "options": [{"value": 1.5}, {"value": 2}]}"#,
      // Where the answers begin: 1 by the format, 0 by the rest of this file.
      #"{"id": "a", "type": "likert", "likert_points": 5}"#,
      #"{"id": "a", "type": "likert", "likert_points": 5, "likert_min": 1, "likert_max": 4}"#,
      #"{"id": "a", "type": "vas", "min": 0.5, "max": 10}"#,
      #"{"id": "b", "type": "likert"}"#,
    ])
  func leftOut(_ item: String) throws {
    var definition = MadeUpDefinition()
    definition.items = [item] + definition.items[1...]
    definition.scoring = #""total": {"method": "sum_coded", "items": ["b", "c"]}"#
    let imported = try Imported(definition.text)
    #expect(imported.remarks(.importItem).count == 1)
    #expect(try imported.scale().items.map(\.id) == ["b", "c"])
  }

  @Test("the rows of a grid are items; a line is read in whole numbers, and that is told")
  func gridAndLine() throws {
    var definition = MadeUpDefinition()
    definition.items = [
      #"{"id": "g", "type": "grid", "rows": ["a", "b"], "columns": ["no", {"text_key": "yes", "value": 7}]}"#,
      #"{"id": "v", "type": "vas", "min": 0, "max": 10}"#,
    ]
    definition.scoring = #""total": {"method": "sum_coded", "items": ["g_1", "g_2", "v"]}"#
    let imported = try Imported(definition.text)
    #expect(imported.remarks(.importItemRange).count == 1)
    let scale = try imported.scale()
    #expect(scale.items.map(\.id) == ["g_1", "g_2", "v"])
    #expect(scale.items[0].options.map(\.code) == [1, 7])
    #expect(scale.scores[0].metrics[0].highest == 24)
  }

  @Test("a question shown under a condition is carried without a rule for its blanks")
  func conditional() throws {
    var definition = MadeUpDefinition()
    definition.items[1] =
      #"{"id": "b", "type": "likert", "visible_when": {"item": "a", "operator": "equals", "value": 1}}"#
    let imported = try Imported(definition.text)
    #expect(
      imported.remarks(.importConditional).map(\.place.field) == [
        "/definition/items/1/visible_when"
      ])
    #expect(try imported.scale().items[1].skips.isEmpty)
  }

  @Test("keys that a scale file has no place for are told once each")
  func notCarried() throws {
    var definition = MadeUpDefinition()
    definition.keys = #""data_output": {"pooled_file": "x.csv"}, "#
    for index in 0..<3 {
      definition.items[index] = definition.items[index].replacing("}", with: #", "trap": 1}"#)
    }
    let imported = try Imported(definition.text)
    #expect(
      imported.remarks(.importNotCarried).map(\.message) == [
        "The key 'data_output' of the file has no place in a scale file.",
        "The key 'trap' of an item, here and 2 more times, has no place in a scale file.",
      ])
  }

  @Test("a value of the wrong type is told, and the import goes on")
  func wrongType() throws {
    let text = MadeUpDefinition().text.replacing(#""name": "All of it""#, with: #""name": 7"#)
    let imported = try Imported(text)
    #expect(
      imported.remarks(.importNotCarried).map(\.place.field) == ["/definition/dimensions/0/name"])
    #expect(try imported.scale().scores[0].name == "total")
  }

  @Test(
    "what is no such file, or holds no question, is refused",
    arguments: [
      (#"{"definition": {"items": []}}"#, "import.format"),
      (#"{"definition": {"scale_info": {"code": "X"}, "items": []}}"#, "import.nothing"),
      (#"{"a": 1}"#, "import.format"), ("[1]", "import.format"),
    ])
  func refused(_ text: String, _ code: String) {
    #expect(refusals { _ = try Imported(text) }.map(\.code.rawValue).contains(code))
  }
}
