import Glibc
import LinearAlgebra
import Optimization
import Results
import TestSupport
import Testing

@Suite("Damped Newton steps")
struct DampedNewtonTests {
  /// A logistic regression of seven answers, y, on x: a concave likelihood.
  private func logistic(_ b: [Double]) -> DampedNewton.Point? {
    let x = [-3.0, -2, -1, 0, 1, 2, 3]
    let y = [0.0, 0, 1, 0, 1, 0, 1]
    var point = DampedNewton.Point(
      value: 0, gradient: [0, 0], information: Matrix(rows: 2, columns: 2))
    for (x, y) in zip(x, y) {
      let p = 1 / (1 + exp(-b[0] - b[1] * x))
      point.value += y * log(p) + (1 - y) * log(1 - p)
      for (j, u) in [1, x].enumerated() {
        point.gradient[j] += (y - p) * u
        for (i, v) in [1, x].enumerated() { point.information[i, j] += p * (1 - p) * u * v }
      }
    }
    return point.value.isFinite ? point : nil
  }

  /// R 4.2.2, `glm(y ~ x, binomial, epsilon = 1e-14)`: coefficients and `logLik`; the covariance by `solve(t(X) %*% (X * p
  /// * (1 - p)))` there, since `vcov` lags a step behind.
  @Test("a logistic regression ends at R's, whether begun near or far", arguments: [0.0, 4, -4])
  func logisticRegression(_ start: Double) throws {
    let end = try #require(DampedNewton.maximise(from: [start, start], logistic))
    #expect(end.convergence.certified && end.convergence.stop == .tolerance)
    #expect(agrees(end.parameters[0], -0.355616521811503, relative: 1e-9))
    #expect(agrees(end.parameters[1], 0.498058541076826, relative: 1e-9))
    #expect(agrees(end.point.value, -4.08184939515686, relative: 1e-12))
    let covariance = try #require(end.covariance)
    #expect(agrees(covariance[0, 0], 0.733680386222875, relative: 1e-8))
    #expect(agrees(covariance[1, 0], -0.0564441184018519, relative: 1e-8))
    #expect(agrees(covariance[1, 1], 0.215935614378044, relative: 1e-8))
  }

  /// −(x² − 1)² / 4 − y² / 2 has summits at (±1, 0) and a pass at (0, 0), near which it bends the wrong way.
  private func pass(_ x: [Double]) -> DampedNewton.Point? {
    let a = x[0] * x[0] - 1
    return DampedNewton.Point(
      value: -a * a / 4 - x[1] * x[1] / 2, gradient: [-a * x[0], -x[1]],
      information: Matrix(rows: 2, columns: 2, elements: [3 * x[0] * x[0] - 1, 0, 0, 1]))
  }

  @Test("where the value bends upwards the way still leads to a summit")
  func bent() throws {
    let end = try #require(DampedNewton.maximise(from: [0.1, 2], pass))
    #expect(end.convergence.certified)
    #expect(agrees(end.parameters[0], 1, relative: 1e-10))
    #expect(abs(end.parameters[1]) < 1e-10)
    // 1 over what the second derivatives, −2 and −1, take away.
    #expect(agrees(end.covariance?[0, 0] ?? 0, 0.5, relative: 1e-9))
  }

  @Test("level ground that is no summit is not certified")
  func saddle() throws {
    let end = try #require(DampedNewton.maximise(from: [0, 0], pass))
    #expect(!end.convergence.certified)
    #expect(end.covariance == nil)
  }

  @Test("a value that rises without end is not certified")
  func endless() throws {
    let end = try #require(
      DampedNewton.maximise(from: [0]) { x in
        DampedNewton.Point(
          value: x[0], gradient: [1], information: Matrix(rows: 1, columns: 1))
      })
    #expect(!end.convergence.certified)
    #expect(end.convergence.gradientNorm == 1)
  }

  @Test("steps that lead out of where there is a value are cut short")
  func wall() throws {
    // log x − x is at its highest at 1 and has no value at 0 and below, where a whole step from 2.5 leads.
    let end = try #require(
      DampedNewton.maximise(from: [2.5]) { x in
        guard x[0] > 0 else { return nil }
        return DampedNewton.Point(
          value: log(x[0]) - x[0], gradient: [1 / x[0] - 1],
          information: Matrix(rows: 1, columns: 1, elements: [1 / (x[0] * x[0])]))
      })
    #expect(end.convergence.certified)
    #expect(agrees(end.parameters[0], 1, relative: 1e-9))
  }

  @Test("no start, no end; nothing to look for, nothing to do")
  func edges() throws {
    #expect(DampedNewton.maximise(from: [1]) { _ in nil } == nil)
    let end = try #require(
      DampedNewton.maximise(from: []) { _ in
        DampedNewton.Point(value: 3, gradient: [], information: Matrix(rows: 0, columns: 0))
      })
    #expect(end.parameters.isEmpty && end.convergence.certified)
  }
}
