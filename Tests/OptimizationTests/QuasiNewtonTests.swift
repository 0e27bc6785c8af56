import LinearAlgebra
import Optimization
import TestSupport
import Testing

@Suite("Quasi-Newton descent")
struct QuasiNewtonTests {
  func problem(
    _ count: Int, _ f: @escaping ([Double]) -> (value: Double, gradient: [Double])?
  ) -> BoundedProblem {
    BoundedProblem(
      lower: Array(repeating: -.infinity, count: count),
      upper: Array(repeating: .infinity, count: count), value: { f($0)?.value }, gradient: f)
  }

  /// Rosenbrock (1960): the smallest value is 0 at (1, 1).
  @Test("a bent valley is followed to its floor")
  func rosenbrock() throws {
    let valley = problem(2) { x in
      let (a, b) = (1 - x[0], x[1] - x[0] * x[0])
      return (a * a + 100 * b * b, [-2 * a - 400 * x[0] * b, 200 * b])
    }
    let found = try #require(
      QuasiNewton().descend(valley, from: [-1.2, 1], curvature: .identity(2)))
    #expect(agrees(found.parameters[0], 1, relative: 1e-6))
    #expect(agrees(found.parameters[1], 1, relative: 1e-6))
    #expect(found.evaluations < 100)
  }

  @Test("a quadratic with its curvature known takes one step")
  func quadratic() throws {
    let bowl = problem(2) { x in
      let (a, b) = (x[0] - 0.5, x[1] + 0.25)
      return (2 * a * a + a * b + b * b, [4 * a + b, a + 2 * b])
    }
    let curvature = Matrix(rows: 2, columns: 2, elements: [4, 1, 1, 2])
    let found = try #require(QuasiNewton().descend(bowl, from: [0, 0], curvature: curvature))
    #expect(agrees(found.parameters[0], 0.5, relative: 1e-12))
    #expect(agrees(found.parameters[1], -0.25, relative: 1e-12))
    #expect(found.evaluations == 2)
  }

  @Test("where the function cannot be computed, shorter steps are taken")
  func edge() throws {
    // (x − 1)² − 1, only for x above 0.01.
    let edge = problem(1) { x in
      x[0] > 0.01 ? (x[0] * x[0] - 2 * x[0], [2 * x[0] - 2]) : nil
    }
    let found = try #require(
      QuasiNewton().descend(
        edge, from: [5], curvature: Matrix(rows: 1, columns: 1, elements: [0.5])))
    #expect(agrees(found.parameters[0], 1, relative: 1e-6))
    #expect(QuasiNewton().descend(edge, from: [-1], curvature: .identity(1)) == nil)
  }
}
