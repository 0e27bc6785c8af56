import Glibc
import LinearAlgebra
import Models
import Results
import TestSupport
import Testing

@Suite("Probabilities of one person and of all")
struct GeneralizedProbabilityTests {
  let table = GeneralizedTable(seed: 21, persons: 80, occasions: 6, level: 1.6, slope: 0.4)

  func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

  /// ∫ f(v) φ(v) dv by Simpson's rule over ±10 in 4,000 steps: another rule than the one tested.
  func average(_ f: (Double) -> Double) -> Double {
    let h = 20.0 / 4_000
    return (0...4_000).reduce(0.0) { sum, k in
      let v = -10 + Double(k) * h
      let weight = k == 0 || k == 4_000 ? 1.0 : k % 2 == 1 ? 4 : 2
      return sum + weight * h / 3 * f(v) * exp(-v * v / 2) / (2 * Double.pi).squareRoot()
    }
  }

  @Test("yes or no: the person in the middle, and the share of all")
  func binary() throws {
    let fit = try MixedLogisticModel("yes ~ arm + t + (t | person)").fit(
      ModelFrame(table.columns))
    let rows = try ModelFrame([
      "arm": .factor(["B", "B", "B"]), "t": .numeric([0, 2.5, 5]),
    ])
    let found = try fit.probabilities(rows)
    #expect(found.map(\.category) == ["1"])
    let beta = fit.fixedEffects.map(\.estimate.value)
    let theta = fit.theta
    for (row, t) in [0, 2.5, 5].enumerated() {
      let eta = beta[0] + beta[1] + beta[2] * t
      #expect(agrees(found[0].conditional[row].value, logistic(eta), relative: 1e-12))
      let s = hypot(theta[0] + t * theta[1], t * theta[2])
      let share = average { logistic(eta + s * $0) }
      #expect(agrees(found[0].population[row].value, share, relative: 1e-10))
      // Nearer to one half.
      #expect(
        abs(found[0].population[row].value - 0.5) < abs(found[0].conditional[row].value - 0.5))
      let estimate = found[0].population[row]
      let interval = try #require(estimate.interval)
      #expect(interval.lower > 0 && interval.lower < estimate.value)
      #expect(interval.upper < 1 && interval.upper > estimate.value)
    }
  }

  @Test("the share of all is what the rows show where everyone is seen at every time")
  func observed() throws {
    // 400 persons at 4 times with nobody missing: the fitted share must be near the observed.
    let full = GeneralizedTable(seed: 8, persons: 400, occasions: 2, level: 2)
    let fit = try MixedLogisticModel("yes ~ factor(t) + (1 | person)").fit(
      ModelFrame(full.columns))
    let shares = try fit.probabilities(ModelFrame(["t": .numeric([0, 1])]))[0].population
    let (yes, t) = (full.numbers("yes"), full.numbers("t"))
    for time in [0.0, 1] {
      let rows = t.indices.filter { t[$0] == time }
      let share = rows.reduce(0.0) { $0 + yes[$1] } / Double(rows.count)
      // A saturated mean: equal but for what the marginal likelihood weighs differently.
      #expect(abs(shares[Int(time)].value - share) < 0.005)
    }
  }

  @Test(
    "probabilities of ordered categories add to one, and their errors are those of the delta method"
  )
  func ordered() throws {
    let fit = try MixedOrdinalModel("step ~ t + (1 | person)").fit(ModelFrame(table.columns))
    let rows = try ModelFrame(["t": .numeric([0, 3])])
    let found = try fit.probabilities(rows)
    #expect(found.map(\.category) == ["0", "1", "2", "3"])
    for row in 0..<2 {
      #expect(agrees(found.reduce(0) { $0 + $1.conditional[row].value }, 1, relative: 1e-12))
      #expect(agrees(found.reduce(0) { $0 + $1.population[row].value }, 1, relative: 1e-12))
    }
    let covariance = try #require(fit.covariance)
    let parameters =
      fit.thresholds.map(\.estimate.value) + fit.fixedEffects.map(\.estimate.value) + fit.theta
    // P(Y = 1) at t = 3, as a function of τ₁ τ₂ τ₃ β σ, and its slopes by differences.
    func probability(_ x: [Double], _ spread: Double) -> Double {
      average {
        let eta = 3 * x[3] + spread * x[4] * $0
        return logistic(x[1] - eta) - logistic(x[0] - eta)
      }
    }
    for (spread, estimate) in [(0.0, found[1].conditional[1]), (1, found[1].population[1])] {
      #expect(agrees(estimate.value, probability(parameters, spread), relative: 1e-9))
      let slopes = parameters.indices.map { k in
        var (above, below) = (parameters, parameters)
        above[k] += 1e-4
        below[k] -= 1e-4
        return (probability(above, spread) - probability(below, spread)) / 2e-4
      }
      var variance = 0.0
      for j in slopes.indices {
        for k in slopes.indices {
          variance += slopes[j] * covariance.elements[j * 5 + k] * slopes[k]
        }
      }
      #expect(agrees(estimate.standardError, variance.squareRoot(), relative: 1e-6))
    }
  }

  @Test("without variation both are the same")
  func noVariation() throws {
    // Every person says yes at two of four times, more often later.
    let times: [Set<Int>] = [[2, 3], [1, 3], [0, 2], [2, 3], [1, 2]]
    let rows = (0..<160).map { ($0 / 4, $0 % 4) }
    let frame = try ModelFrame([
      "yes": .numeric(rows.map { times[$0.0 % 5].contains($0.1) ? 1 : 0 }),
      "t": .numeric(rows.map { Double($0.1) + Double($0.0 % 3) / 10 }),
      "person": .factor(codes: rows.map(\.0), levels: (0..<40).map { "p\($0)" }),
    ])
    let fit = try MixedLogisticModel("yes ~ t + (1 | person)").fit(frame)
    let found = try fit.probabilities(ModelFrame(["t": .numeric([0, 1, 2])]))[0]
    for (a, b) in zip(found.conditional, found.population) {
      #expect(agrees(a.value, b.value, relative: 1e-12))
      #expect(agrees(a.standardError, b.standardError ?? .nan, relative: 1e-9))
    }
  }

  @Test("a category the fit has not seen is refused, and so are absent columns and no rows")
  func refusals() throws {
    let fit = try MixedLogisticModel("yes ~ arm + (1 | person)").fit(ModelFrame(table.columns))
    #expect(throws: ModelError.newLevel("arm", row: 1)) {
      _ = try fit.probabilities(ModelFrame(["arm": .factor(["A", "C"])]))
    }
    #expect(throws: ModelError.absentColumn("arm")) {
      _ = try fit.probabilities(ModelFrame(["t": .numeric([1])]))
    }
    #expect(throws: ModelError.noRows) {
      _ = try fit.probabilities(ModelFrame(["arm": .factor([String]())]))
    }
  }
}
