import Distributions
import Psychometrics
import Results
import TestSupport
import Testing

@Suite("The error of measurement score by score, from parts of the score")
struct ErrorByScorePartsTests {
  /// Three people each with 2, 5 and 8 points.
  static let answers: [[Double]] = [
    [0, 1, 1, 0], [1, 0, 0, 1], [1, 1, 0, 0], [2, 1, 0, 2], [1, 2, 1, 1], [0, 2, 2, 1],
    [3, 2, 1, 2], [2, 2, 3, 1], [3, 1, 2, 2],
  ]

  @Test("Thorndike and Feldt as numpy has them from the formulas")
  func formulas() throws {
    let halves = try ErrorByScore.thorndike(
      Self.answers, half: [0, 1], smallest: 3, source: "made up")
    let items = try ErrorByScore.feldt(Self.answers, smallest: 3, source: "made up")
    let pairs = try ErrorByScore.feldt(
      Self.answers, parts: [[0, 1], [2, 3]], smallest: 3, source: "made up")
    // numpy 2.4.
    let expected = [
      (2.0, 1.15470053837925, 1.0943175335329, 0.949333749479726),
      (5, 1.15470053837925, 1.69239402352531, 0.968644209675705),
      (8, 1.15470053837925, 1.54360488771665, 0.949333749479726),
    ]
    for (score, thorndike, feldt, two) in expected {
      #expect(agrees(halves.standardError(at: score), thorndike, relative: 1e-13))
      #expect(agrees(items.standardError(at: score), feldt, relative: 1e-13))
      #expect(agrees(pairs.standardError(at: score), two, relative: 1e-13))
    }
    #expect(halves.source == "Thorndike (1951), halves; made up")
  }

  @Test("in answers with one error everywhere both find that error")
  func simulated() throws {
    var random = Xoshiro256(seed: 21)
    // Eight items of person + error with standard deviation 1: SEM of the sum is √8.
    let answers = (0..<20_000).map { _ -> [Double] in
      let person = random.normal()
      return (0..<8).map { _ in person + random.normal() }
    }
    let halves = try ErrorByScore.thorndike(answers, smallest: 5000, source: "simulated")
    let items = try ErrorByScore.feldt(answers, smallest: 5000, source: "simulated")
    // Of 5,000 persons the standard error of a standard deviation is 0.01 · √8.
    for row in halves.rows { #expect(abs(row.standardError - 8.0.squareRoot()) < 0.12) }
    for row in items.rows { #expect(abs(row.standardError - 8.0.squareRoot()) < 0.06) }
  }

  @Test("a group whose halves do not differ has no row; what cannot be had says why")
  func edges() throws {
    let rows: [[Double]] = [[1, 1], [1, 1], [2, 3], [3, 2]]
    #expect(try ErrorByScore.thorndike(rows, smallest: 2, source: "").rows.map(\.from) == [5])
    for (answers, code) in [
      ([], "error-by-score.too-few-persons"), ([[1, 2]], "error-by-score.too-few-persons"),
      ([[1], [2]], "error-by-score.one-item"), ([[1, 1], [2, 2]], "error-by-score.no-spread"),
    ] as [([[Double]], String)] {
      for isFeldt in [false, true] {
        #expect {
          isFeldt
            ? try ErrorByScore.feldt(answers, smallest: 2, source: "")
            : try ErrorByScore.thorndike(answers, smallest: 2, source: "")
        } throws: {
          ($0 as? Withheld)?.code == code
        }
      }
    }
  }

  @Test("Keats: over the persons the mean of SEM² is s² (1 − ρ)")
  func keats() throws {
    // Scores of ten items; nobody at an end, so every score has a row.
    let scores: [Double] = [2, 3, 3, 5, 6, 6, 7, 8, 9, 4]
    let mean = scores.reduce(0, +) / 10
    let variance = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 10
    let found = try ErrorByScore.keats(items: 10, scores: scores, reliability: 0.7, source: "x")
    let errors = try scores.map { try #require(found.standardError(at: $0)) }
    #expect(
      agrees(errors.reduce(0) { $0 + $1 * $1 } / 10, variance * (1 - 0.7), relative: 1e-13))
    // With KR21 for the reliability it is Lord's: 1 − KR21 = (x̄ (k − x̄) − s²)/((k − 1) s²).
    let kr21 = 1 - (mean * (10 - mean) - variance) / (9 * variance)
    let lord = try ErrorByScore.keats(items: 10, scores: scores, reliability: kr21, source: "x")
    #expect(agrees(lord.standardError(at: 5), 5.0 / 3, relative: 1e-12))
    for (scores, code) in [
      ([], "error-by-score.no-spread"), ([3, 3], "error-by-score.no-spread"),
      ([0, 10], "error-by-score.no-spread"), ([3, 11], "error-by-score.not-binary"),
    ] as [([Double], String)] {
      #expect {
        try ErrorByScore.keats(items: 10, scores: scores, reliability: 0.7, source: "x")
      } throws: {
        ($0 as? Withheld)?.code == code
      }
    }
  }
}
