import Results
import Scales
import TestSupport
import Testing

@Suite("What the audit proves of a scale without data")
struct ScaleAuditTests {
  static let two = TestScale.items(["q1", "q2"])

  /// A scale of two items coded 0 to 3 and one score, which a test changes.
  static func scale(
    _ kind: String = "sum", _ inputs: String = two, range: String = "[0, 6]",
    missing: String = #""rule": "complete""#, keys: String = ""
  ) -> TestScale {
    TestScale(
      2, codes: 0...3,
      scores: [TestScale.score("s", kind, inputs, range: range, missing: missing, keys: keys)])
  }

  static func codes(_ scale: TestScale) -> [DiagnosticCode] { scale.problems.map(\.code) }

  @Test(
    "the range of every kind of score is worked out",
    arguments: [
      ("sum", two, "[0, 6]"), ("mean", two, "[0, 3]"), ("min", two, "[0, 3]"),
      ("max", two, "[0, 3]"),
      ("sum", TestScale.items(["q1": #"{"weight": 2}"#, "q2": #""reverse""#]), "[0, 9]"),
      ("sum", TestScale.items(["q1": #"{"weight": -1}"#, "q2": #""forward""#]), "[-3, 3]"),
      ("sum", TestScale.items(["q1": #"{"weight": 0.25}"#, "q2": #""forward""#]), "[0, 3.75]"),
      (
        "sum", TestScale.items(["q1": #"{"map": {"0": 0, "1": 5, "2": 2, "3": 1}}"#]), "[0, 5]"
      ),
      (
        "count", TestScale.items(["q1": #"{"atLeast": 2}"#, "q2": #"{"atLeast": 1}"#]), "[0, 2]"
      ),
      ("rule", #""rule": {"item": "q1", "atLeast": 2}"#, "[0, 1]"),
    ])
  func ranges(_ kind: String, _ inputs: String, _ range: String) {
    #expect(Self.scale(kind, inputs, range: range).problems == [])
    let other = range.replacing("]", with: "1]")
    #expect(Self.codes(Self.scale(kind, inputs, range: other)) == [.scaleRange])
  }

  @Test("a score says what it is made of once, and of what its kind is made of")
  func oneInput() {
    let rule = #""rule": {"item": "q1", "atLeast": 1}"#
    #expect(Self.codes(Self.scale("sum", Self.two + ", " + rule)).contains(.scaleKey))
    #expect(Self.codes(Self.scale("sum", rule)).contains(.scaleKey))
    #expect(Self.codes(Self.scale("rule", Self.two)).contains(.scaleKey))
    #expect(Self.codes(Self.scale("sum", #""scores": {"t": "forward"}"#)) != [])
  }

  @Test(
    "a key that cannot be meant is refused where it stands",
    arguments: [
      #"{"map": {"0": 0, "1": 1, "2": 2}}"#, #"{"map": {"0": 0, "1": 1, "2": 2, "3": 3, "4": 4}}"#,
      #"{"atLeast": 0}"#, #"{"atLeast": 4}"#, #"{"weight": 0}"#, #"{"weight": 2000}"#,
      #"{"weight": 0.12345678}"#, #"{"key": "reverse", "atLeast": 2}"#,
      #"{"map": {"0": 0, "1": 1, "2": 2, "three": 3}}"#,
    ])
  func keys(_ key: String) throws {
    let problems = Self.scale("sum", TestScale.items(["q1": key, "q2": #""forward""#])).problems
    let problem = try #require(problems.first)
    #expect(problems.map(\.code) == [.scaleKey])
    #expect(problem.place.line == 9)
    #expect(problem.place.field?.hasPrefix("/scores/0/items/q1") == true)
  }

  @Test(
    "a missing rule must fit the score",
    arguments: [
      ("sum", #""rule": "prorate", "maxMissing": 0"#),
      ("sum", #""rule": "prorate", "maxMissing": 2"#),
      ("sum", #""rule": "answered", "maxMissing": 2"#), ("sum", #""rule": "single""#),
      ("min", #""rule": "prorate", "maxMissing": 1"#),
    ])
  func missingRules(_ kind: String, _ rule: String) {
    let range = kind == "sum" ? "[0, 6]" : "[0, 3]"
    #expect(Self.codes(Self.scale(kind, range: range, missing: rule)) == [.scaleMissingRule])
  }

  @Test("an item can only be required of a score that it enters, and only prorated values rounded")
  func requiredAndRounded() {
    let one = TestScale.items(["q1"])
    let required = #""rule": "complete", "require": ["q2"]"#
    #expect(
      Self.codes(Self.scale("sum", one, range: "[0, 3]", missing: required)) == [.scaleMissingRule])
    #expect(Self.codes(Self.scale(keys: #""round": "nearest""#)) == [.scaleMissingRule])
    let prorated = #""rule": "prorate", "maxMissing": 1"#
    #expect(Self.scale(missing: prorated, keys: #""round": "nearest""#).problems == [])
    let negative = TestScale.items(["q1": #"{"weight": -1}"#, "q2": #""forward""#])
    #expect(
      Self.codes(Self.scale("sum", negative, range: "[-3, 3]", missing: prorated)) == [.scaleKey])
  }

  @Test("scores made of each other in a circle are refused, and the circle is printed")
  func circles() throws {
    func score(_ id: String, of other: String) -> String {
      TestScale.score(id, "sum", #""scores": {"\#(other)": "forward"}"#, range: "[0, 6]")
    }
    var scale = TestScale(
      2, codes: 0...3, scores: [score("a", of: "b"), score("b", of: "c"), score("c", of: "a")])
    let problem = try #require(scale.problems.first)
    #expect(problem.code == .scaleCycle)
    #expect(problem.message.contains("a→b→c→a"))
    scale.scores = [score("a", of: "a")]
    #expect(scale.problems.first?.message.contains("a→a") == true)
    scale.scores = [TestScale.score("s0", "sum", Self.two, range: "[0, 6]")]
    scale.scores += (1...20).map { score("s\($0)", of: "s\($0 - 1)") }
    #expect(scale.problems.map(\.code) == [.scaleCycle])
  }

  @Test("conditions may stand in one another sixteen deep, not deeper", arguments: [15, 16, 31])
  func deepConditions(_ depth: Int) {
    let inner = #"{"item": "q1", "atLeast": 1}"#
    let rule = (0..<depth).reduce(inner) { rule, _ in #"{"not": \#(rule)}"# }
    let codes = Self.codes(Self.scale("rule", #""rule": \#(rule)"#, range: "[0, 1]"))
    #expect(codes == (depth < 16 ? [] : [.scaleCondition]))
  }

  @Test(
    "a condition that is always or never true, or counts what it cannot, is refused",
    arguments: [
      #"{"item": "q1", "atLeast": 0}"#, #"{"item": "q1", "atLeast": 4}"#, #"{"all": []}"#,
      #"{"count": {"items": ["q1", "q2"], "atLeast": 1}, "reaches": 3}"#,
      #"{"count": {"items": ["q1", "q1"], "atLeast": 1}, "reaches": 1}"#,
      #"{"item": "q1", "atLeast": 1, "not": {"item": "q2", "atLeast": 1}}"#, "{}",
    ])
  func conditions(_ rule: String) {
    let codes = Self.codes(Self.scale("rule", #""rule": \#(rule)"#, range: "[0, 1]"))
    #expect(codes == [.scaleCondition])
  }

  @Test("items are passed over after earlier items, and blanks count as a code that exists")
  func skips() {
    func codes(_ item: String, _ skip: String) -> [DiagnosticCode] {
      var scale = Self.scale()
      scale.itemKeys[item] = #""skip": [\#(skip)]"#
      return Self.codes(scale)
    }
    let premise = #""when": [{"item": "q1", "is": [0]}]"#
    #expect(codes("q2", #"{\#(premise), "value": 0, "source": "us"}"#) == [])
    #expect(codes("q2", #"{\#(premise), "value": 9, "source": "us"}"#) == [.scaleSkip])
    #expect(codes("q2", #"{"when": [], "value": 0, "source": "us"}"#) == [.scaleSkip])
    let later = #"{"when": [{"item": "q2", "is": [0]}], "value": 0, "source": "us"}"#
    #expect(codes("q1", later) == [.scaleSkip])
    #expect(codes("q2", later) == [.scaleSkip])
    let unknown = #"{"when": [{"item": "q1", "is": [7]}], "value": 0, "source": "us"}"#
    #expect(codes("q2", unknown) == [.scaleSkip])
  }

  @Test("a code for no answer cannot be an answer, and is given once")
  func missingCodes() {
    func codes(_ list: String) -> [DiagnosticCode] {
      var scale = Self.scale()
      scale.keys = [#""missingCodes": [\#(list)]"#]
      return Self.codes(scale)
    }
    #expect(codes(#"{"code": "-99", "state": "declined"}"#) == [])
    #expect(codes(#"{"code": "3", "state": "missing"}"#) == [.scaleMissingCode, .scaleMissingCode])
    #expect(codes(#"{"code": " ", "state": "missing"}"#) == [.scaleMissingCode])
    #expect(
      codes(#"{"code": "9", "state": "skipped"}, {"code": "9", "state": "missing"}"#) == [
        .scaleDuplicateId
      ])
  }

  @Test("another order of the items names each of them once")
  func itemOrders() {
    func codes(_ items: String) -> [DiagnosticCode] {
      var scale = Self.scale()
      scale.keys = [#""itemOrders": [{"id": "1965", "items": \#(items), "source": "us"}]"#]
      return Self.codes(scale)
    }
    #expect(codes(#"["q2", "q1"]"#) == [])
    #expect(codes(#"["q2"]"#) == [.scaleItemOrder])
    #expect(codes(#"["q2", "q2"]"#) == [.scaleItemOrder])
    #expect(codes(#"["q2", "q3"]"#) == [.scaleUnknownItem])
  }

  @Test("where the authors give no composite, one score per item is fine and a total is refused")
  func noTotal() {
    let each = ["q1", "q2"].map {
      TestScale.score("s-\($0)", "sum", TestScale.items([$0]), range: "[0, 3]")
    }
    func codes(_ scores: [String]) -> [DiagnosticCode] {
      var scale = TestScale(2, codes: 0...3, scores: scores)
      scale.keys = [#""noTotal": {"reason": "they measure different things", "source": "us"}"#]
      return Self.codes(scale)
    }
    #expect(codes(each) == [])
    #expect(codes([TestScale.score("s", "sum", Self.two, range: "[0, 6]")]) == [.scaleNoTotal])
    let combined = #""scores": {"s-q1": "forward", "s-q2": "forward"}"#
    #expect(
      codes(each + [TestScale.score("t", "mean", combined, range: "[0, 3]")]) == [.scaleNoTotal])
  }
}
