import LinearAlgebra
import Models
import TestSupport
import Testing

@Suite("Logistic regression on several columns")
struct LogisticRegressionTests {
  static let ones = [Double](repeating: 1, count: 40)
  static let z = (0..<40).map { Double($0 % 5) }

  @Test("agrees with R's glm: coefficients, covariance, likelihood")
  func agreesWithR() throws {
    // R 4.2.2: glm(y ~ x + z, binomial), epsilon 1e-16, x and y of the suite on one number, z <- 0:39 %% 5.
    let fit = try LogisticRegression(
      [Self.ones, LogisticLineTests.x, Self.z], LogisticLineTests.y)
    // Iterative, at a gradient of rounding.
    for (found, expected) in zip(
      fit.coefficients, [-0.554141622771954, 0.2842654836929, 0.221893168196229])
    {
      #expect(agrees(found, expected, relative: 1e-10))
    }
    // R's covariance takes the weights of the step before its last.
    #expect(agrees(fit.covariance[0, 0], 0.531290883881237, relative: 1e-7))
    #expect(agrees(fit.covariance[1, 0], -0.0289553800377779, relative: 1e-7))
    #expect(agrees(fit.covariance[2, 2], 0.082814816090607, relative: 1e-7))
    #expect(agrees(fit.logLikelihood, -19.6976884104413, relative: 1e-12))
    #expect(fit.gradient < 1e-10)
  }

  @Test("with one column it is the line")
  func line() throws {
    let line = try LogisticLine(LogisticLineTests.x, LogisticLineTests.y)
    let fit = try LogisticRegression([Self.ones, LogisticLineTests.x], LogisticLineTests.y)
    #expect(agrees(fit.coefficients[0], line.intercept, relative: 1e-9))
    #expect(agrees(fit.coefficients[1], line.slope, relative: 1e-9))
  }

  @Test("other units and another zero carry the coefficients along")
  func equivariant() throws {
    let fit = try LogisticRegression(
      [Self.ones, LogisticLineTests.x, Self.z], LogisticLineTests.y)
    let moved = try LogisticRegression(
      [Self.ones, LogisticLineTests.x.map { 1e6 * $0 + 3e7 }, Self.z],
      LogisticLineTests.y.map { !$0 })
    #expect(agrees(moved.coefficients[1] * 1e6, -fit.coefficients[1], relative: 1e-7))
    #expect(agrees(moved.coefficients[2], -fit.coefficients[2], relative: 1e-7))
    #expect(agrees(moved.logLikelihood, fit.logLikelihood, relative: 1e-11))
  }

  @Test("outcomes that the columns divide are told, wholly or at the edge, alone or together")
  func separated() {
    let ones = [1.0, 1, 1, 1, 1, 1]
    #expect(throws: LogisticRegression.Failure.separated) {
      try LogisticRegression(
        [ones, [1, 2, 3, 4, 5, 6]], [false, false, false, true, true, true])
    }
    #expect(throws: LogisticRegression.Failure.separated) {
      try LogisticRegression(
        [ones, [1, 2, 3, 3, 5, 6]], [false, false, false, true, true, true])
    }
    // Neither column divides them; their sum does.
    #expect(throws: LogisticRegression.Failure.separated) {
      try LogisticRegression(
        [ones, [0, 3, 1, 5, 2, 4], [1, -3, -1, -4, 0, -1]],
        [true, false, false, true, true, true])
    }
    // A group with one outcome only.
    #expect(throws: LogisticRegression.Failure.separated) {
      try LogisticRegression([ones, [0, 0, 0, 0, 1, 1]], [true, false, true, false, true, true])
    }
  }

  @Test("one outcome, nobody and dependent columns have no fit")
  func refusals() {
    #expect(throws: LogisticRegression.Failure.noVariation) {
      try LogisticRegression([[1, 1, 1], [1, 2, 3]], [true, true, true])
    }
    #expect(throws: LogisticRegression.Failure.noVariation) { try LogisticRegression([[]], []) }
    #expect(throws: LogisticRegression.Failure.noVariation) { try LogisticRegression([], [true]) }
    #expect {
      try LogisticRegression(
        [[1, 1, 1, 1], [2, 2, 2, 2]], [true, false, true, false])
    } throws: { error in
      if case .dependent(let columns)? = error as? LogisticRegression.Failure {
        return columns.count == 1
      }
      return false
    }
  }
}
