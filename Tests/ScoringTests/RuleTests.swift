import Scales
import Scoring
import TestSupport
import Testing

@Suite("Rules, with what is missing left open")
struct RuleTests {
  static func scale(_ count: Int, codes: ClosedRange<Int> = 0...1, _ rule: String) -> TestScale {
    TestScale(
      count, codes: codes,
      scores: [TestScale.score("s", "rule", #""rule": \#(rule)"#, range: "[0, 1]")])
  }

  static let a = #"{"item": "q1", "atLeast": 1}"#
  static let b = #"{"item": "q2", "atLeast": 1}"#

  @Test(
    "Kleene's table: what is open stays open only where it matters",
    arguments: [
      // a, b, all, any, not a
      (0, 0, 0, 0, 1), (0, 1, 0, 1, 1), (1, 0, 0, 1, 0), (1, 1, 1, 1, 0),
      (0, nil, 0, nil, 1), (nil, 0, 0, nil, nil), (1, nil, nil, 1, 0), (nil, 1, nil, 1, nil),
      (nil, nil, nil, nil, nil),
    ] as [(Int?, Int?, Double?, Double?, Double?)])
  func table(_ a: Int?, _ b: Int?, _ all: Double?, _ any: Double?, _ not: Double?) throws {
    #expect(try raw(Self.scale(2, #"{"all": [\#(Self.a), \#(Self.b)]}"#), [a, b]) == all)
    #expect(try raw(Self.scale(2, #"{"any": [\#(Self.a), \#(Self.b)]}"#), [a, b]) == any)
    #expect(try raw(Self.scale(2, #"{"not": \#(Self.a)}"#), [a, b]) == not)
  }

  @Test("a count is decided when what is missing could not change it")
  func counts() throws {
    let scale = Self.scale(
      4, #"{"count": {"items": ["q1", "q2", "q3", "q4"], "atLeast": 1}, "reaches": 2}"#)
    #expect(try raw(scale, [1, 1, nil, nil]) == 1)
    #expect(try raw(scale, [0, 0, 0, nil]) == 0)
    #expect(try raw(scale, [1, 0, 0, nil]) == nil)
    #expect(try scores(scale, [1, 0, 0, nil])[0].reason == .undecided)
    #expect(try scores(scale, [nil, nil, nil, nil])[0].reason == .nothingAnswered)
  }

  @Test("an answer set aside leaves a rule open only where it matters")
  func setAside() throws {
    let scorer = Scorer(try Self.scale(2, #"{"any": [\#(Self.a), \#(Self.b)]}"#).scale())
    #expect(scorer.scores([.answered(1), .setAside])[0].values == [1])
    #expect(scorer.scores([.answered(0), .setAside])[0].reason == .responseSetAside)
    let status = [.answered(1), .setAside, .missing].map {
      scorer.scores([.answered(1), $0])[0].status
    }
    #expect(status == [.scored, .partial, .partial])
  }

  @Test("PCL-5's provisional rule: one B, one C, two D and two E symptoms of at least 2")
  func pcl5() throws {
    func symptoms(_ range: ClosedRange<Int>, _ reaches: Int) -> String {
      let items = range.map { "\"q\($0)\"" }.joined(separator: ", ")
      return #"{"count": {"items": [\#(items)], "atLeast": 2}, "reaches": \#(reaches)}"#
    }
    let parts = [symptoms(1...5, 1), symptoms(6...7, 1), symptoms(8...14, 2), symptoms(15...20, 2)]
    let scale = Self.scale(20, codes: 0...4, #"{"all": [\#(parts.joined(separator: ", "))]}"#)
    var codes = [Int?](repeating: 1, count: 20)
    for item in [1, 6, 8, 14, 15, 20] { codes[item - 1] = 2 }
    #expect(try raw(scale, codes) == 1)
    for item in [1, 6, 8, 14, 15, 20] {
      var fewer = codes
      fewer[item - 1] = 1
      #expect(try raw(scale, fewer) == 0, "without q\(item)")
    }
    codes[1] = nil
    #expect(try raw(scale, codes) == 1)
    codes[0] = nil
    #expect(try raw(scale, codes) == nil)
  }

  @Test("ITQ: PTSD and complex PTSD exclude each other")
  func itq() throws {
    // International Trauma Questionnaire algorithm, with three pairs and a triple on each side.
    func symptom(_ items: [Int]) -> String {
      #"{"any": ["#
        + items.map { #"{"item": "q\#($0)", "atLeast": 2}"# }.joined(separator: ", ") + "]}"
    }
    func criteria(_ first: Int) -> String {
      let groups = [[0, 1], [2, 3], [4, 5], [6, 7, 8]].map { $0.map { $0 + first } }
      return #"{"all": [\#(groups.map(symptom).joined(separator: ", "))]}"#
    }
    let p = #"{"score": "p", "atLeast": 1}"#
    let c = #"{"score": "c", "atLeast": 1}"#
    func rule(_ id: String, _ rule: String) -> String {
      TestScale.score(id, "rule", #""rule": \#(rule)"#, range: "[0, 1]")
    }
    let scale = TestScale(
      18, codes: 0...4,
      scores: [
        rule("ptsd", #"{"all": [\#(p), {"not": \#(c)}]}"#),
        rule("cptsd", #"{"all": [\#(p), \#(c)]}"#), rule("p", criteria(1)), rule("c", criteria(10)),
      ])
    func answers(_ high: [Int]) -> [Int?] { (1...18).map { high.contains($0) ? 2 : 1 } }
    func values(_ codes: [Int?]) throws -> [Double?] {
      try scores(scale, codes).map { $0.value(metric: 0) }
    }
    #expect(try values(answers([1, 4, 5, 9])) == [1, 0, 1, 0])
    #expect(try values(answers([2, 3, 6, 7, 10, 13, 14, 18])) == [0, 1, 1, 1])
    #expect(try values(answers([10, 12, 14, 16])) == [0, 0, 0, 1])
    // Nobody who lacks PTSD's own criteria has either, whatever is blank on the other side.
    #expect(try values(answers([]).prefix(9) + Array(repeating: nil, count: 9)) == [0, 0, 0, nil])
    #expect(
      try values(answers([1, 3, 5, 7]).prefix(9) + Array(repeating: nil, count: 9)) == [
        nil, nil, 1, nil,
      ])
  }
}
