import Distributions
import Models
import Results
import Scoring
import TestSupport
import Testing
import Trajectories

@Suite("The average when people who left may have been on another line")
struct PatternMixtureTests {
  @Test("patterns, averages and their errors are those of lmer and the delta method in R")
  func agreesWithR() throws {
    let expected = try LeavingFixture.expected()
    let mixture = try PatternMixture(LeavingFixture.seen(), fewest: 5)
    // Those last seen once share the line of the next pattern.
    #expect(mixture.patterns.map(\.persons) == [33, 7, 5, 43])
    #expect(mixture.patterns[0].from.label == "0" && mixture.patterns[0].through.label == "1")
    #expect(mixture.patterns.last?.holdsStillThere == true)
    for point in mixture.points {
      let (name, plain) = ("mixture.\(point.occasion.label)", "plain.\(point.occasion.label)")
      // Two searches for the same optimum.
      #expect(agrees(point.average.value, expected[name], relative: 1e-7))
      #expect(agrees(point.average.standardError, expected[name + ".se"], relative: 1e-5))
      #expect(agrees(point.withoutPatterns.value, expected[plain], relative: 1e-7))
      #expect(agrees(point.withoutPatterns.standardError, expected[plain + ".se"], relative: 1e-5))
    }
    #expect(agrees(mixture.slope.value, expected["mixture.slope"], relative: 1e-6))
    #expect(agrees(mixture.slope.standardError, expected["mixture.slope.se"], relative: 1e-5))
    for (estimate, name) in [
      (mixture.slope, "mixture.slope"), (mixture.points[4].average, "mixture.4"),
      (mixture.points[4].withoutPatterns, "plain.4"),
    ] {
      let interval = try #require(estimate.interval)
      let error = try #require(estimate.standardError)
      // lmerTest's degrees of freedom come from numerical derivatives.
      #expect(
        agrees(
          (interval.upper - interval.lower) / 2 / error,
          StudentT(degreesOfFreedom: expected[name + ".df"]).quantile(0.975), relative: 1e-5))
    }
    // Those who left were moving less: the average with patterns is below the other.
    #expect(mixture.slope.value < mixture.slopeWithoutPatterns.value)
  }

  @Test("few people of a pattern join their neighbours")
  func joined() throws {
    let mixture = try PatternMixture(LeavingFixture.seen())
    #expect(mixture.patterns.map(\.persons) == [33, 12, 43])
    #expect(mixture.notes.map(\.code).contains("leaving.patterns-joined"))
    #expect(mixture.notes.map(\.code).contains("leaving.restriction"))
    #expect(mixture.notes.map(\.code).contains("leaving.never-seen"))
    #expect(mixture.notes.allSatisfy { RefusedWords.found(in: $0.message).isEmpty })
    #expect(agrees(mixture.patterns.reduce(0) { $0 + $1.share }, 1, relative: 1e-12))
  }

  @Test("nobody left, everybody left after the first, and one person have no patterns")
  func edges() throws {
    func code(_ scores: [[Double?]]) -> String {
      LeavingFixture.code { _ = try PatternMixture(LeavingFixture.seen(scores), fewest: 1) }
    }
    let complete = (0..<12).map { (n: Int) -> [Double?] in [Double(n), Double(n * 5 % 7), 3] }
    #expect(code(complete) == "leaving.one-pattern")
    let once = (0..<12).map { (n: Int) -> [Double?] in [Double(n), nil, nil] }
    #expect(code(once) == "leaving.one-pattern")
    #expect(code([[1, 2, nil]]) == "leaving.one-pattern")
  }
}
