import Distributions
import Psychometrics
import Results
import TestSupport
import Testing

@Suite("The error of measurement score by score")
struct ErrorByScoreTests {
  @Test("Lord's binomial error: √(x (k − x) / (k − 1)), none at the ends")
  func binomial() throws {
    let errors = try #require(ErrorByScore.binomial(items: 10))
    // √(5 · 5 / 9) = 1.6666…; √(1 · 9 / 9) = 1.
    #expect(agrees(errors.standardError(at: 5), 5.0 / 3, relative: 1e-15))
    #expect(errors.standardError(at: 1) == 1 && errors.standardError(at: 9) == 1)
    #expect(errors.standardError(at: 0) == nil && errors.standardError(at: 10) == nil)
  }

  @Test("among equal scores it is k/(k − 1) · Σ s_j²")
  func equalScores() throws {
    // Three people with 3 points on two items: (1, 2), (2, 1), (3, 0). Item variances 1 and 1, so
    // SEM² = 2/1 · 2 = 4.
    let errors = try #require(
      ErrorByScore.groups([[1, 2], [2, 1], [3, 0]], smallest: 2, source: "by hand"))
    #expect(errors.rows.count == 1)
    #expect(agrees(errors.standardError(at: 3), 2, relative: 1e-14))
  }

  @Test("equal scores stay together, a small rest joins the group before it")
  func groups() throws {
    let answers: [[Double]] = [[0, 1], [1, 0], [0, 1], [2, 1], [1, 2], [3, 3], [4, 3]]
    let errors = try #require(ErrorByScore.groups(answers, smallest: 3, source: "by hand"))
    #expect(errors.rows.map(\.from) == [1, 3] && errors.rows.map(\.through) == [1, 7])
    #expect(ErrorByScore.groups(answers, smallest: 8, source: "too few") == nil)
    #expect(ErrorByScore.groups([[1], [2], [3]], smallest: 2, source: "one item") == nil)
    #expect(ErrorByScore.groups([], source: "nobody") == nil)
  }

  @Test("in answers with one error everywhere it finds that error")
  func simulated() throws {
    var random = Xoshiro256(seed: 20)
    // Eight items of person + error with standard deviation 1: SEM of the sum is √8.
    let answers = (0..<20_000).map { _ -> [Double] in
      let person = random.normal()
      return (0..<8).map { _ in person + random.normal() }
    }
    let errors = try #require(ErrorByScore.groups(answers, smallest: 5000, source: "simulated"))
    for row in errors.rows { #expect(abs(row.standardError - 8.0.squareRoot()) < 0.06) }
  }
}
