import Models
import Results
import Scoring
import TestSupport
import Testing
import Trajectories

@Suite("Who left, by last score")
struct LastScoresTests {
  @Test("differences and their intervals are R's")
  func agreesWithR() throws {
    let expected = try LeavingFixture.expected()
    let rows = LastScores(try LeavingFixture.seen()).rows
    #expect(rows.count == 4)
    for row in rows {
      let key = "last.\(row.occasion.label)."
      #expect(agrees(row.difference?.value, expected[key + "difference"], relative: 1e-11))
      #expect(agrees(row.difference?.interval?.lower, expected[key + "low"], relative: 1e-10))
      #expect(agrees(row.difference?.interval?.upper, expected[key + "high"], relative: 1e-10))
      #expect(agrees(row.standardised?.value, expected[key + "d"], relative: 1e-11))
      // R's roots of pt, searched to 1e-12.
      #expect(
        agrees(row.standardised?.interval?.lower, expected[key + "d.low"], relative: 1e-7))
      #expect(
        agrees(row.standardised?.interval?.upper, expected[key + "d.high"], relative: 1e-7))
    }
  }

  @Test("the odds of not being seen again are R's glm")
  func odds() throws {
    let expected = try LeavingFixture.expected()
    let odds = try LeavingOdds(LeavingFixture.seen())
    #expect(agrees(odds.standardDeviation, expected["odds.sd"], relative: 1e-12))
    // Iterative on both sides.
    #expect(agrees(odds.score.estimate.value, expected["odds.b"], relative: 1e-9))
    #expect(agrees(odds.score.estimate.standardError, expected["odds.se"], relative: 1e-8))
    #expect(agrees(odds.oddsRatio.value, 0.367477, relative: 1e-5))
    #expect(odds.lastSeen == 45)
    #expect((odds.oddsRatio.interval?.upper ?? 1) < 1)
    #expect(odds.notes.map(\.code) == ["leaving.never-seen", "leaving.services"])
    #expect(odds.sentence.hasPrefix("The higher people scored, the likelier"))
  }

  @Test("a scale turned round turns the odds round; its unit does not matter")
  func equivariant() throws {
    let seen = try LeavingFixture.seen()
    var turned = seen.courses
    for index in turned.indices {
      turned[index].scores = turned[index].scores.map { $0.map { 100 - 3 * $0 } }
    }
    let other = try LeavingOdds(SeenOccasions(occasions: seen.occasions, courses: turned))
    let odds = try LeavingOdds(seen)
    #expect(agrees(other.score.estimate.value, -odds.score.estimate.value, relative: 1e-9))
    #expect(other.sentence.hasPrefix("The lower people scored, the likelier"))
    #expect(RefusedWords.found(in: odds.sentence + " " + other.sentence).isEmpty)
  }

  @Test("nobody left, everybody left, no spread, and scores that divide are said")
  func edges() throws {
    func code(_ scores: [[Double?]]) -> String {
      LeavingFixture.code { _ = try LeavingOdds(LeavingFixture.seen(scores)) }
    }
    #expect(code([[1, 2], [2, 3]]) == "leaving.nobody")
    #expect(code([[1, nil], [2, nil]]) == "leaving.everybody")
    #expect(code([[1, nil]]) == "leaving.everybody")
    #expect(code([[4, nil], [4, 4], [4, 4]]) == "leaving.no-spread")
    #expect(code([[1, nil], [2, nil], [3, 4], [4, 4]]) == "leaving.separated")
    let one = LastScores(try LeavingFixture.seen([[1, nil], [2, 3]])).rows[0]
    #expect(one.difference?.value == -1)
    #expect(one.difference?.interval == nil && one.standardised == nil)
    let nobody = LastScores(try LeavingFixture.seen([[1, 3], [2, 3]])).rows[0]
    #expect(nobody.lastSeenHere == nil && nobody.difference == nil)
  }

  @Test("few people who left, and occasions without, are noted in words that blame nobody")
  func notes() throws {
    let scores: [[Double?]] = [
      [1, nil, nil], [5, 2, 3], [2, 4, 4], [4, nil, nil], [0, 3, 2], [3, 2, 2],
    ]
    let odds = try LeavingOdds(LeavingFixture.seen(scores))
    #expect(odds.notes.map(\.code) == ["leaving.occasions-without", "leaving.few"])
    #expect(odds.sentence.hasPrefix("These data do not show"))
    #expect(odds.notes.allSatisfy { RefusedWords.found(in: $0.message).isEmpty })
  }
}
