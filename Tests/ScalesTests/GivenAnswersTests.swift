import Results
import Scales
import TestSupport
import Testing

@Suite("What is said about answers beside a definition")
struct GivenAnswersTests {
  /// Two items, the first worded, and a code for no answer.
  static func scale(_ first: String = #"[{"code": 0, "label": "No"}, {"code": 1, "label": "Yes"}]"#)
    -> TestScale
  {
    var scale = TestScale(
      2, codes: 0...3,
      scores: [TestScale.score("s", "sum", TestScale.items(["q1", "q2"]), range: "[0, 4]")])
    scale.answers = ["q1": first]
    scale.keys = [
      #""language": "en""#, #""missingCodes": [{"code": "-99", "state": "refused"}]"#,
    ]
    return scale
  }

  static let place = Place(file: "labels.csv", line: 3, column: 4)

  static func label(_ text: String, _ code: Int, _ item: String? = nil) -> GivenAnswers {
    GivenAnswers(labels: [.init(text, code: code, for: .init(item: item), at: place)])
  }

  static func missing(
    _ code: String, _ state: NonAnswer?, scale: String? = nil, item: String? = nil
  ) -> GivenAnswers {
    GivenAnswers(missing: [
      .init(code, state: state, for: .init(scale: scale, item: item), at: place)
    ])
  }

  static func code(_ text: String, _ item: Int, _ given: GivenAnswers) throws -> Int? {
    let scales = try given.applied(to: [scale().scale()])
    return AnswerLabels(scales[0].items[item].options).code(of: text)
  }

  @Test("a label for every item goes to those that have the code, one for an item to that item")
  func labels() throws {
    #expect(try Self.code("Often", 0, Self.label("Often", 3)) == nil)
    #expect(try Self.code(" OFTEN ", 1, Self.label("Often", 3)) == 3)
    #expect(try Self.code("Nope", 0, Self.label("Nope", 0, "q1")) == 0)
    #expect(try Self.code("Nope", 1, Self.label("Nope", 0, "q1")) == nil)
    #expect(try Self.code("yes", 0, Self.label("Nope", 0, "q1")) == 1)
    #expect(try Self.code("03", 1, Self.label("03", 3)) == 3)
  }

  @Test(
    "what does not go together with the definitions is refused at its place",
    arguments: [
      (label("Often", 9), DiagnosticCode.scaleLabelCode),
      (label("Often", 3, "q1"), .scaleLabelCode),
      (label("Yes", 0), .scaleLabel), (label(" yes", 0, "q1"), .scaleLabel),
      (label("2", 3), .scaleLabel), (label("-99", 3), .scaleLabel), (label(" \t", 3), .scaleLabel),
      (label("Often", 3, "q3"), .scaleUnknownItem), (missing("3", .declined), .scaleMissingCode),
      (missing("yes", .declined), .scaleMissingCode), (missing("", .declined), .scaleMissingCode),
      (missing("1", nil), .scaleMissingCode), (missing(" 9", nil), .scaleMissingCode),
      (missing("9", nil, item: "q3"), .scaleUnknownItem),
      (missing("9", nil, scale: "tset"), .scaleUnknownReference),
      (GivenAnswers(language: "cy", at: place), .scaleLanguage),
    ])
  func refused(_ given: GivenAnswers, _ code: DiagnosticCode) throws {
    let scale = try Self.scale().scale()
    let problems = refusals { _ = try given.applied(to: [scale]) }
    #expect(problems.map(\.code) == [code])
    #expect(problems.map(\.place) == [Self.place])
    #expect(problems.allSatisfy { !$0.help.isEmpty })
  }

  @Test("all of it is refused at once")
  func allAtOnce() throws {
    let scale = try Self.scale().scale()
    var given = Self.label("Often", 9)
    given.labels += Self.label("Often", 3, "q3").labels
    given.missing = Self.missing("3", nil).missing
    #expect(refusalCodes { _ = try given.applied(to: [scale]) }.count == 3)
  }

  @Test(
    "what is said of an item goes before what is said of a scale, and that before the file's own")
  func precedence() throws {
    func state(_ given: GivenAnswers, _ item: Int) throws -> NonAnswer? {
      try given.applied(to: [Self.scale().scale()])[0].nonAnswer("-99", item: item)
    }
    #expect(try state(GivenAnswers(), 0) == .refused)
    #expect(try state(Self.missing("-99", .skipped), 0) == .skipped)
    var both = Self.missing("-99", .skipped)
    both.missing += Self.missing("-99", .declined, item: "q2").missing
    #expect(try [state(both, 0), state(both, 1)] == [.skipped, .declined])
    // Without a reason the file's own stands, and where there is none, nothing is known.
    #expect(try state(Self.missing("-99", nil), 0) == .refused)
    #expect(try state(Self.missing("-99", nil, item: "q1"), 0) == .refused)
    let nine = try Self.missing("9", nil, item: "q1").applied(to: [Self.scale().scale()])[0]
    #expect([nine.nonAnswer("9", item: 0), nine.nonAnswer("9", item: 1)] == [.missing, nil])
    let whole = try Self.missing("9", nil, scale: "test").applied(to: [Self.scale().scale()])[0]
    #expect(whole.nonAnswer("9", item: 1) == .missing)
  }

  @Test("one language leaves the wordings of the others out")
  func language() throws {
    let options =
      #"[{"code": 0, "label": "No", "labels": {"cy": "Nage"}}, {"code": 1, "label": "Yes", "labels": {"cy": "Ie"}}]"#
    let scale = try Self.scale(options).scale()
    #expect(scale.answerLanguages == ["cy", "en"])
    func codes(_ language: String?) throws -> [Int?] {
      let read = try GivenAnswers(language: language).applied(to: [scale])[0]
      let labels = AnswerLabels(read.items[0].options)
      return [labels.code(of: "yes"), labels.code(of: "IE")]
    }
    #expect(try codes(nil) == [1, 1])
    #expect(try codes("cy") == [nil, 1])
    #expect(try codes("en") == [1, nil])
  }

  @Test(
    "a scale whose wordings do not tell its answers apart is refused when it is read",
    arguments: [
      #"[{"code": 0, "label": "No"}, {"code": 1, "label": "NO"}]"#,
      #"[{"code": 0, "label": "No"}, {"code": 1, "label": "Yes", "labels": {"pl": " no "}}]"#,
      #"[{"code": 0, "label": "caf\u00e9"}, {"code": 1, "label": "CAFE\u0301"}]"#,
      #"[{"code": 0, "label": "1"}, {"code": 1}]"#,
    ])
  func ambiguous(_ options: String) {
    let problems = Self.scale(options).problems
    #expect(problems.map(\.code) == [.scaleLabel])
  }

  @Test("a wording may be its own code, and a code for no answer may not be a wording")
  func ownCode() {
    #expect(Self.scale(#"[{"code": 0, "label": "0"}, {"code": 1, "label": "1"}]"#).problems.isEmpty)
    #expect(
      Self.scale(#"[{"code": 0, "label": "-99"}, {"code": 1}]"#).problems.map(\.code)
        == [.scaleMissingCode])
  }
}
