import Results
import Scoring
import TestSupport
import Testing

@Suite("Goal attainment (Kiresuk & Sherman 1968)")
struct GoalAttainmentTests {
  static func scale(_ weights: [Int], range: String, missing: String = #""rule": "complete""#)
    -> TestScale
  {
    let keys = weights.enumerated().map { #""q\#($0 + 1)": {"weight": \#($1)}"# }
    return TestScale(
      weights.count, codes: -2...2,
      scores: [
        TestScale.score(
          "t", "goalAttainment", #""items": {\#(keys.joined(separator: ", "))}"#, range: range,
          missing: missing, keys: #""rho": 0.3"#)
      ])
  }

  @Test(
    "gives T to the digits printed",
    arguments: [
      // reference/scales.md §7.6; ranges are T at all −2 and all +2.
      ([1, 1, 1], [0, 0, 0], 50.0, "[22.6139, 77.3861]"),
      ([1, 1, 1], [1, 1, 1], 63.6931, "[22.6139, 77.3861]"),
      ([1, 1, 1], [-1, -1, -1], 36.3069, "[22.6139, 77.3861]"),
      ([3, 2, 1], [2, -1, 0], 58.8131, "[23.5608, 76.4392]"),
      ([1], [1], 60.0, "[30, 70]"),
    ] as [([Int], [Int], Double, String)])
  func printedDigits(_ weights: [Int], _ attained: [Int], _ expected: Double, _ range: String)
    throws
  {
    let score = try raw(Self.scale(weights, range: range), attained)
    #expect(agrees(score, expected, relative: 0, absolute: 0.00005))
  }

  @Test("goals that nobody rated are left out of the formula, weights and all")
  func fewerGoals() throws {
    let scale = Self.scale(
      [1, 1, 1], range: "[22.6139, 77.3861]", missing: #""rule": "answered", "maxMissing": 2"#)
    #expect(try raw(scale, [1, nil, nil]) == 60)
    #expect(try raw(scale, [nil, nil, nil]) == nil)
  }

  @Test("goals can be neither prorated nor go without a correlation")
  func refusals() {
    let prorated = Self.scale(
      [1, 1, 1], range: "[22.6139, 77.3861]", missing: #""rule": "prorate", "maxMissing": 1"#)
    #expect(prorated.problems.map(\.code) == [.scaleMissingRule])
    var scale = Self.scale([1], range: "[30, 70]")
    scale.scores[0] = scale.scores[0].replacing(#", "rho": 0.3"#, with: "")
    #expect(scale.problems.map(\.code) == [.documentMissingKey])
    scale = Self.scale([1], range: "[30, 70]")
    scale.scores[0] = scale.scores[0].replacing(#""rho": 0.3"#, with: #""rho": 1"#)
    #expect(scale.problems.map(\.code) == [.scaleRange])
  }
}
