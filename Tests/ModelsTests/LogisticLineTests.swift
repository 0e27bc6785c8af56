import Models
import TestSupport
import Testing

@Suite("Logistic regression on one number")
struct LogisticLineTests {
  /// Made by R 4.2.2, seed 20260701: x <- round(rnorm(40, 3, 4)); y <- runif(40) < plogis(-.6 + .35 x).
  static let x: [Double] = [
    -3, 3, 1, -4, 8, 13, 5, 1, 11, 1, 2, -8, 10, -3, 6, 6, 0, 2, -2, 4, 7, 8, 7, 6, 2, -3, -2, 3, 0,
    7, 5, 6, -3, 12, -5, 5, 6, 7, 6, 7,
  ]
  static let y = [
    0, 0, 0, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 0, 1, 1,
    0, 1, 0, 1, 1, 1, 1, 1,
  ].map { $0 == 1 }

  @Test("agrees with R's glm at 1e-14")
  func agreesWithR() throws {
    let line = try LogisticLine(Self.x, Self.y)
    // Iterative, at a gradient of rounding.
    #expect(agrees(line.intercept, -0.110777697059659, relative: 1e-9))
    #expect(agrees(line.slope, 0.27875462667709, relative: 1e-10))
    #expect(line.gradient < 1e-12)
  }

  @Test("moving and stretching x moves and stretches the line; changing sides turns it")
  func equivariant() throws {
    let line = try LogisticLine(Self.x, Self.y)
    let other = try LogisticLine(Self.x.map { 1000 + 4 * $0 }, Self.y)
    #expect(agrees(other.slope, line.slope / 4, relative: 1e-9))
    #expect(
      try agrees(
        other.number(atLogOdds: 0.3), 1000 + 4 * #require(line.number(atLogOdds: 0.3)),
        relative: 1e-9))
    let turned = try LogisticLine(Self.x, Self.y.map { !$0 })
    #expect(agrees(turned.slope, -line.slope, relative: 1e-9))
  }

  @Test("separated outcomes, one outcome, one x and nobody have no line")
  func refusals() {
    #expect(throws: LogisticLine.Failure.separated) {
      try LogisticLine([1, 2, 3, 4], [false, false, true, true])
    }
    #expect(throws: LogisticLine.Failure.separated) {
      try LogisticLine([1, 2, 2, 4], [false, false, true, true])
    }
    #expect(throws: LogisticLine.Failure.noVariation) { try LogisticLine([1, 2], [true, true]) }
    #expect(throws: LogisticLine.Failure.noVariation) { try LogisticLine([2, 2], [true, false]) }
    #expect(throws: LogisticLine.Failure.noVariation) { try LogisticLine([], []) }
  }
}
