import Optimization
import Results
import Testing

@Suite("Bounded minimisation")
struct BoundedMinimizerTests {
  /// Rosenbrock's banana, f = (1 − x)² + 100 (y − x²)², with its minimum 0 at (1, 1).
  func banana(lower: [Double], upper: [Double]) -> BoundedProblem {
    func value(_ p: [Double]) -> Double {
      let (a, b) = (1 - p[0], p[1] - p[0] * p[0])
      return a * a + 100 * b * b
    }
    return BoundedProblem(lower: lower, upper: upper, value: value) { p in
      let b = p[1] - p[0] * p[0]
      return (value(p), [-2 * (1 - p[0]) - 400 * p[0] * b, 200 * b])
    }
  }

  let unbounded = (
    lower: [-Double.infinity, -.infinity], upper: [Double.infinity, .infinity]
  )

  @Test("Rosenbrock's valley is followed to its floor")
  func valley() throws {
    let problem = banana(lower: unbounded.lower, upper: unbounded.upper)
    let minimum = try #require(BoundedMinimizer().minimize(problem, from: [-1.2, 1]))
    #expect(minimum.convergence.certified)
    #expect(minimum.convergence.stop == .tolerance)
    // Newton converges quadratically: what remains is rounding.
    #expect(abs(minimum.parameters[0] - 1) < 1e-9 && abs(minimum.parameters[1] - 1) < 1e-9)
  }

  @Test("a bound that holds the minimum back is reported, and the rest is certified")
  func atBound() throws {
    let problem = banana(lower: [-2, -2], upper: [0.5, 2])
    let minimum = try #require(BoundedMinimizer().minimize(problem, from: [-1, 1]))
    #expect(minimum.parameters[0] == 0.5)
    #expect(abs(minimum.parameters[1] - 0.25) < 1e-9)
    #expect(minimum.convergence.atBound == [0])
    #expect(minimum.convergence.certified)
  }

  @Test("a saddle is left, not certified")
  func saddle() throws {
    // f = x⁴/4 − x²/2 + y²: a saddle at the origin, minima −1/4 at (±1, 0).
    func value(_ p: [Double]) -> Double {
      p[0] * p[0] * p[0] * p[0] / 4 - p[0] * p[0] / 2 + p[1] * p[1]
    }
    let problem = BoundedProblem(
      lower: unbounded.lower, upper: unbounded.upper, value: value,
      gradient: { p in (value(p), [p[0] * p[0] * p[0] - p[0], 2 * p[1]]) })
    let minimum = try #require(BoundedMinimizer().polish(problem, from: [0, 0]))
    #expect(abs(minimum.value + 0.25) < 1e-12)
    #expect(minimum.convergence.certified)
  }

  @Test("a floor without curvature is not certified")
  func flat() throws {
    let problem = BoundedProblem(
      lower: unbounded.lower, upper: unbounded.upper, value: { p in p[0] * p[0] },
      gradient: { p in (p[0] * p[0], [2 * p[0], 0]) })
    let minimum = try #require(BoundedMinimizer().minimize(problem, from: [1, 1]))
    #expect(abs(minimum.parameters[0]) < 1e-9)
    #expect(!minimum.convergence.certified)
  }

  @Test("failing evaluations are passed by, and a failing start gives nothing")
  func failing() throws {
    // A parabola that exists above one half only.
    let problem = BoundedProblem(
      lower: [-.infinity], upper: [.infinity],
      value: { p in p[0] > 0.5 ? (p[0] - 1) * (p[0] - 1) : nil },
      gradient: { p in p[0] > 0.5 ? ((p[0] - 1) * (p[0] - 1), [2 * (p[0] - 1)]) : nil })
    let minimum = try #require(BoundedMinimizer().minimize(problem, from: [3]))
    #expect(abs(minimum.parameters[0] - 1) < 1e-9)
    #expect(BoundedMinimizer().minimize(problem, from: [0]) == nil)
  }

  @Test("the same start gives the same bytes")
  func deterministic() {
    let problem = banana(lower: unbounded.lower, upper: unbounded.upper)
    let minimizer = BoundedMinimizer()
    #expect(
      minimizer.minimize(problem, from: [-1.2, 1]) == minimizer.minimize(problem, from: [-1.2, 1]))
  }

  @Test("no parameters are already at their minimum")
  func noParameters() throws {
    let problem = BoundedProblem(
      lower: [], upper: [], value: { _ in 3 }, gradient: { _ in (3, []) })
    let minimum = try #require(BoundedMinimizer().minimize(problem, from: []))
    #expect(minimum.value == 3 && minimum.convergence.certified)
  }
}
