import Models
import Results
import TestSupport
import Testing

@Suite("Mixed model: simulated outcomes")
struct SimulationTests {
  func table() throws -> [String: ModelFrame.Column] {
    var table = RandomTable(seed: 3)
    return table.rows(96)
  }

  @Test("a seed gives the same outcome, another seed another")
  func seeds() throws {
    let frame = try ModelFrame(table())
    let fit = try MixedModel("y ~ t * arm + (t | person) + (1 | practitioner)").fit(frame)
    let first = try fit.simulate(frame, seed: 7)
    #expect(first.count == 96 && first.allSatisfy { $0.isFinite })
    #expect(try fit.simulate(frame, seed: 7) == first)
    #expect(try fit.simulate(frame, seed: 8) != first)
  }

  @Test("over many draws the mean is the population's and the variance is z'Dz + σ²")
  func moments() throws {
    let columns = try table()
    let fit = try MixedModel("y ~ t + (t | person) + (1 | service)").fit(ModelFrame(columns))
    // Two rows of one person, whom the fit has not met.
    let frame = try ModelFrame([
      "t": .numeric([1, 4]), "person": .factor(["new", "new"]), "service": .factor(["s1", "s1"]),
    ])
    var generator = SeededGenerator(seed: 5)
    let draws = 40_000
    var (sums, squares, product) = ([0.0, 0.0], [0.0, 0.0], 0.0)
    let beta = fit.fixedEffects.map(\.estimate.value)
    let means = [beta[0] + beta[1], beta[0] + 4 * beta[1]]
    for _ in 0..<draws {
      let y = try fit.simulate(frame, using: &generator)
      for row in 0..<2 {
        sums[row] += y[row] - means[row]
        squares[row] += (y[row] - means[row]) * (y[row] - means[row])
      }
      product += (y[0] - means[0]) * (y[1] - means[1])
    }
    let d = fit.varianceComponents
    let parts = Dictionary(uniqueKeysWithValues: d.map { ("\($0.group).\($0.term)", $0) })
    let (level, slope) = (parts["person.(Intercept)"], parts["person.t"])
    let service = parts["service.(Intercept)"]?.variance ?? .nan
    let a = level?.variance ?? .nan
    let c = slope?.variance ?? .nan
    let b = (slope?.correlations.first?.value ?? 0) * (a * c).squareRoot()
    func covariance(_ s: Double, _ t: Double) -> Double { a + b * (s + t) + c * s * t + service }
    let n = Double(draws)
    for (row, t) in [1.0, 4.0].enumerated() {
      let variance = covariance(t, t) + fit.residualVariance
      #expect(abs(sums[row] / n) < 5 * (variance / n).squareRoot())
      // The variance of a squared normal is 2 variance².
      #expect(abs(squares[row] / n / variance - 1) < 5 * (2 / n).squareRoot())
    }
    #expect(abs(product / n / covariance(1, 4) - 1) < 0.05)
  }

  @Test("a category that the fit has not seen is refused")
  func newCategory() throws {
    var columns = try table()
    let fit = try MixedModel("y ~ arm + (1 | person)").fit(ModelFrame(columns))
    columns["arm"] = .factor((0..<96).map { $0 == 40 ? "C" : "A" })
    let frame = try ModelFrame(columns)
    #expect(throws: ModelError.newLevel("arm", row: 40)) { try fit.simulate(frame, seed: 1) }
    columns["arm"] = nil
    let without = try ModelFrame(columns)
    #expect(throws: ModelError.absentColumn("arm")) { try fit.simulate(without, seed: 1) }
  }
}
