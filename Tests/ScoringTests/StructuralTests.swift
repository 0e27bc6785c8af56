import Scales
import Scoring
import TestSupport
import Testing

@Suite("Items that are passed over by design")
struct StructuralTests {
  /// AUDIT: who never drinks (1 is 0) is led past 2 to 8; who drinks and never much (2 and 3 are 0)
  /// past 4 to 8. Items 9 and 10 have the codes 0, 2 and 4 and are asked of everybody.
  static let audit: TestScale = {
    var scale = TestScale(
      10, codes: 0...4, scores: [TestScale.score("s", "sum", TestScale.all(10), range: "[0, 40]")])
    let never = #"{"when": [{"item": "q1", "is": [0]}], "value": 0, "source": "us"}"#
    let little =
      #"{"when": [{"item": "q2", "is": [0]}, {"item": "q3", "is": [0]}], "value": 0, "source": "us"}"#
    for item in 2...3 { scale.itemKeys["q\(item)"] = #""skip": [\#(never)]"# }
    for item in 4...8 { scale.itemKeys["q\(item)"] = #""skip": [\#(never), \#(little)]"# }
    for item in 9...10 { scale.answers["q\(item)"] = #"[{"code": 0}, {"code": 2}, {"code": 4}]"# }
    return scale
  }()

  @Test("AUDIT: skipped is 0, not missing")
  func audit() throws {
    let none = [Int?](repeating: nil, count: 7)
    let never = try scores(Self.audit, [0] + none + [2, 4])[0]
    #expect(never.values == [6])
    #expect(never.status == .scored)
    #expect(never.answered == 10)
    let little = try scores(Self.audit, [1, 0, 0] + none.prefix(5) + [0, 0])[0]
    #expect(little.values == [1])
  }

  @Test("AUDIT: a blank that nothing passes over is missing all the same")
  func blanks() throws {
    let none = [Int?](repeating: nil, count: 7)
    #expect(try raw(Self.audit, [1, 0, 1] + none.prefix(5) + [0, 0]) == nil)
    #expect(try raw(Self.audit, [0] + none + [2, nil]) == nil)
    #expect(try raw(Self.audit, [nil] + none + [2, 2]) == nil)
  }

  @Test("AUDIT: an answer given all the same counts as given")
  func answersStay() throws {
    let none = [Int?](repeating: nil, count: 5)
    #expect(try raw(Self.audit, [0, 3, nil] + none + [0, 2]) == 5)
  }

  @Test("a blank passed over opens the way for the next, and stands for rules and every state too")
  func chains() throws {
    let premise = { (item: String) in
      #""skip": [{"when": [{"item": "\#(item)", "is": [0]}], "value": 0, "source": "us"}]"#
    }
    var scale = TestScale(
      3, codes: 0...1,
      scores: [
        TestScale.score("s", "sum", TestScale.all(3), range: "[0, 3]"),
        TestScale.score("r", "rule", #""rule": {"item": "q3", "atLeast": 1}"#, range: "[0, 1]"),
      ])
    scale.itemKeys = ["q2": premise("q1"), "q3": premise("q2")]
    let scorer = Scorer(try scale.scale())
    for state in NonAnswer.allCases {
      let values = scorer.scores([.answered(0), Response(state), .missing]).map(\.values)
      #expect(values == [[0], [0]])
    }
    let setAside = scorer.scores([.answered(0), .setAside, .missing])
    #expect(setAside.map(\.reason) == [.responseSetAside, .nothingAnswered])
  }

  @Test("alpha takes a person in whose blanks are all passed over by design")
  func moments() throws {
    let scale = try Self.audit.scale()
    var moments = ItemMoments(scale.scores[0], of: scale)
    let blanks = [Response](repeating: .skipped, count: 7)
    let taken = [
      moments.add([.answered(0)] + blanks + [.answered(2), .answered(0)]),
      moments.add([.answered(1)] + blanks + [.answered(2), .answered(0)]),
    ]
    #expect(taken == [true, false])
    #expect(moments.sums == [0, 0, 0, 0, 0, 0, 0, 0, 2, 0])
  }
}
