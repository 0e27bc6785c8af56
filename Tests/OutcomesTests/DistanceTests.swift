import Outcomes
import Results
import TestSupport
import Testing

@Suite("Distance travelled, outcome by outcome")
struct DistanceTests {
  @Test("numbers go towards better or away from it, beyond their error")
  func numbers() {
    func way(_ first: Double?, _ last: Double?, _ threshold: Double? = 3, up: Bool = true)
      -> OutcomeDistance
    {
      OutcomeDistance(first: first, last: last, threshold: threshold, isHigherBetter: up)
    }
    #expect(way(10, 14) == .number(first: 10, last: 14, way: .towards))
    #expect(way(10, 13) == .number(first: 10, last: 13, way: .neither))
    #expect(way(10, 6) == .number(first: 10, last: 6, way: .away))
    #expect(way(10, 6, up: false) == .number(first: 10, last: 6, way: .towards))
    #expect(way(10, 6, nil) == .number(first: 10, last: 6, way: .notJudged))
    #expect(way(nil, 6) == .notKnown(.start) && way(6, nil) == .notKnown(.review))
    #expect(way(nil, nil) == .notKnown(.both) && way(.nan, 1) == .notKnown(.start))
  }

  @Test("states are gained, kept, lost or not yet; what is not known is not no")
  func states() {
    func move(_ first: OutcomeStanding?, _ last: OutcomeStanding?) -> OutcomeDistance {
      OutcomeDistance(first: first, last: last)
    }
    #expect(move(.notHeld, .held) == .state(.gained) && move(.held, .held) == .state(.kept))
    #expect(move(.held, .notHeld) == .state(.lost) && move(.notHeld, .notHeld) == .state(.notYet))
    #expect(move(.unknown, .held) == .notKnown(.start) && move(.held, nil) == .notKnown(.review))
    #expect(move(.notApplicable, .held) == .notApplicable)
  }

  @Test("soft and hard stand side by side, each by itself, and every count adds up")
  func sideBySide() throws {
    let scores = [2.0, 5, -4, 0, 1, 8].map {
      OutcomeDistance(first: 20, last: 20 + $0, threshold: 3, isHigherBetter: true)
    }
    let found = DistanceTravelled([
      ("wellbeing", false, scores + [.notKnown(.review), .notKnown(.start)]),
      (
        "home", true,
        [.state(.gained), .state(.gained), .state(.lost), .notApplicable, .notKnown(.both)]
      ),
      (
        "reading", true,
        [.level(first: 1, last: 2), .level(first: 1, last: 1), .level(first: 2, last: 0)]
      ),
      ("nothing", false, []),
    ])
    #expect(found.rows.map(\.outcome) == ["wellbeing", "home", "reading", "nothing"])
    let soft = try #require(found.rows[0].numbers).get()
    // t.test(c(2, 5, -4, 0, 1, 8)) in R 4.2.2: mean 2, interval −2.3523 to 6.3523.
    #expect(agrees(soft.distance.value, 2, relative: 1e-12))
    #expect(agrees(soft.distance.interval?.lower, -2.352312, relative: 1e-5))
    #expect(soft.ways == [.towards: 2, .away: 1, .neither: 3])
    #expect(found.rows[0].known == 6 && found.rows[0].missing == [.review: 1, .start: 1])
    #expect(found.rows[1].states == [.gained: 2, .lost: 1] && found.rows[1].notApplicable == 1)
    #expect(found.rows[1].numbers == nil && found.rows[1].missing == [.both: 1])
    let levels = try #require(found.rows[2].levels)
    #expect(levels.higher == 1 && levels.same == 1 && levels.lower == 1)
    #expect(found.rows[3].known == 0 && found.rows[3].states == nil)
  }

  @Test("few people have no mean, and it is said why")
  func few() {
    let found = DistanceTravelled([
      ("trust", false, [.number(first: 1, last: 2, way: .neither)])
    ])
    guard case .failure(let reason)? = found.rows[0].numbers else {
      Issue.record("a mean")
      return
    }
    #expect(reason.code == "distance.too-few-people" && found.rows[0].known == 1)
    #expect(RefusedWords.found(in: reason.reason + reason.help).isEmpty)
  }
}
