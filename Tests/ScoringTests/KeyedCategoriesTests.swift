import Scales
import Scoring
import TestSupport
import Testing

@Suite("Answers as positions among what an answer can add")
struct KeyedCategoriesTests {
  static func scale(_ items: String) throws -> Scale {
    try TestScale(
      4, codes: 1...5, scores: [TestScale.score("s", "sum", items, range: "[4, 20]")]
    ).scale()
  }

  @Test("categories ascend with what they add, whatever the key")
  func points() throws {
    let items = TestScale.items(["q1", "q2", "q3", "q4"], reverse: ["q2"])
    let scale = try Self.scale(items)
    let keyed = try #require(KeyedCategories(scale.scores[0], of: scale))
    #expect(keyed.points == Array(repeating: [1, 2, 3, 4, 5], count: 4))
    #expect(
      keyed.codes([.answered(1), .answered(1), .answered(5), .missing][...])
        == [0, 4, 4, KeyedCategories.none])
    #expect(keyed.codes([.answered(1), .setAside, .answered(5), .missing][...]) == nil)
  }

  @Test("what the categories add is what the answers add")
  func sameAsValues() throws {
    let items = TestScale.items(["q1", "q2", "q3", "q4"], reverse: ["q1", "q4"])
    let scale = try Self.scale(items)
    let keyed = try #require(KeyedCategories(scale.scores[0], of: scale))
    let answers = try #require(KeyedAnswers(scale.scores[0], of: scale))
    for trial in 0..<400 {
      let responses = (0..<4).map { item -> Response in
        let code = (trial * (item + 3) + item) % 7
        return code == 0 ? .declined : code == 6 ? .missing : .answered(code)
      }
      let codes = try #require(keyed.codes(responses[...]))
      let values = zip(codes, keyed.points).map { code, points in
        code == KeyedCategories.none ? nil : points[Int(code)]
      }
      #expect(values == answers.values(responses))
    }
  }

  @Test("a score that is no sum or mean of items has none")
  func others() throws {
    let scale = try TestScale(
      2, codes: 0...1,
      scores: [TestScale.score("s", "max", TestScale.items(["q1", "q2"]), range: "[0, 1]")]
    ).scale()
    #expect(KeyedCategories(scale.scores[0], of: scale) == nil)
  }
}
