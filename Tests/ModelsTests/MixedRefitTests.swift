import Distributions
import LinearAlgebra
import Models
import Results
import TestSupport
import Testing

@Suite("Mixed model: fitted to many outcomes")
struct MixedRefitTests {
  static let formulas = [
    "y ~ t + x + (t | person)", "y ~ t + (1 | person) + (1 | practitioner)",
    "y ~ t * arm + (t || person)", "y ~ t + (1 | service/person)",
    "y ~ t + cs(1 + t | person)",
  ]

  static func table() throws -> ModelFrame {
    var table = RandomTable(seed: 17)
    return try ModelFrame(table.rows(120, persons: 14, practitioners: 5))
  }

  /// The same searches from elsewhere, on sums gathered in another way.
  @Test(
    "a refit is the fit", arguments: formulas,
    [MixedModel.Criterion.reml, .maximumLikelihood])
  func agreesWithFit(_ formula: String, _ criterion: MixedModel.Criterion) throws {
    let frame = try Self.table()
    var options = MixedModel.Options()
    options.criterion = criterion
    let model = try MixedModel(formula, options: options)
    let plan = try RefitPlan(model, frame)
    guard case .numeric(let y) = frame.columns["y"] else { return }
    for unit in [1.0, 1e4] {
      // A large mean must not cost digits.
      let outcome = y.map { unit * $0 + 1e6 }
      var columns = frame.columns
      columns["y"] = .numeric(outcome)
      let fit = try model.fit(ModelFrame(columns))
      let refit = try #require(plan.fit(outcome))
      #expect(agrees(refit.criterion, fit.criterion, relative: 1e-9))
      #expect(agrees(refit.sigma, fit.sigma, relative: 1e-6))
      for (a, b) in zip(refit.coefficients, fit.fixedEffects) {
        #expect(agrees(a, b.estimate.value, relative: 1e-6))
      }
      let deviations = fit.varianceComponents.flatMap {
        [$0.standardDeviation as Double?] + $0.correlations.map(\.value)
      }
      #expect(refit.variances.count == plan.varianceParameters.count)
      for (a, b) in zip(refit.variances, deviations) {
        #expect(agrees(a ?? 9, b ?? 9, relative: 1e-4, absolute: 1e-4 * fit.sigma))
      }
      let inference = refit.inference()
      for k in refit.coefficients.indices {
        let l = refit.coefficients.indices.map { $0 == k ? 1.0 : 0 }
        #expect(
          agrees(
            inference.standardError(l), fit.inference.standardError(l), relative: 1e-5))
        #expect(
          agrees(
            inference.degreesOfFreedom(l), fit.inference.degreesOfFreedom(l) ?? .nan,
            relative: 1e-3))
      }
    }
  }

  @Test("drawn outcomes have the covariance of the model", arguments: ["y ~ t + (t | person)"])
  func moments(_ formula: String) throws {
    let frame = try ModelFrame([
      "t": .numeric([0, 1, 2, 0, 1, 2]), "person": .factor(["a", "a", "a", "b", "b", "b"]),
    ])
    let plan = try RefitPlan(MixedModel(formula), frame)
    let truth = ModelTruth(
      coefficients: [10, 2],
      covariances: [Matrix(rows: 2, columns: 2, elements: [4, -1, -1, 0.5])],
      residualVariance: 1)
    let count = 20_000
    var means = Array(repeating: 0.0, count: 6)
    var squares = Matrix(rows: 6, columns: 6)
    for k in 0..<count {
      let y = plan.outcome(truth, seed: 4, stream: UInt64(k))
      let e = (0..<6).map { y[$0] - 10 - 2 * Double($0 % 3) }
      for i in 0..<6 {
        means[i] += e[i] / Double(count)
        for j in 0..<6 { squares[i, j] += e[i] * e[j] / Double(count) }
      }
    }
    for i in 0..<6 {
      #expect(abs(means[i]) < 4 * (5.0 / Double(count)).squareRoot())
      for j in 0..<6 {
        let (s, t) = (Double(i % 3), Double(j % 3))
        let expected =
          i / 3 != j / 3 ? 0 : 4 - (s + t) + 0.5 * s * t + (i == j ? 1 : 0)
        // Four standard errors of a covariance of variances no larger than 5.
        #expect(abs(squares[i, j] - expected) < 4 * (2 * 25.0 / Double(count)).squareRoot())
      }
    }
  }

  @Test("outcomes that cannot be fitted give none, and no trap")
  func edges() throws {
    let frame = try Self.table()
    let plan = try RefitPlan(MixedModel("y ~ t + (1 | person)"), frame)
    #expect(plan.fit(Array(repeating: 3, count: 120)) == nil)
    #expect(plan.fit(Array(repeating: 0, count: 120)) == nil)
    #expect(plan.fit((0..<120).map { $0 == 7 ? .infinity : 1 }) == nil)
    #expect(plan.fit((0..<120).map { $0 % 2 == 0 ? 1e308 : -1e308 }) == nil)
    #expect(plan.rows == 120)
    #expect(plan.fixedEffects == ["(Intercept)", "t"])
    #expect(plan.terms.map(\.group) == ["person"])
    #expect(throws: ModelError.absentColumn("week")) {
      _ = try RefitPlan(MixedModel("y ~ week + (1 | person)"), frame)
    }
    #expect(throws: ModelError.self) {
      _ = try RefitPlan(MixedModel("y ~ t + I(t^1) + (1 | person)"), frame)
    }
  }

  @Test("the outcome's own column is not needed")
  func withoutOutcome() throws {
    var columns = try Self.table().columns
    let model = try MixedModel("y ~ t + (t | person)")
    let first = try RefitPlan(model, ModelFrame(columns))
    columns["y"] = nil
    let second = try RefitPlan(model, ModelFrame(columns))
    let truth = ModelTruth(
      coefficients: [1, 1], covariances: [Matrix.identity(2)], residualVariance: 1)
    let y = first.outcome(truth, seed: 1)
    #expect(y == second.outcome(truth, seed: 1))
    #expect(first.fit(y)?.theta == second.fit(y)?.theta)
  }

  @Test("weights enter refits and drawn outcomes")
  func weights() throws {
    var columns = try Self.table().columns
    columns["w"] = .numeric((0..<120).map { Double(1 + $0 % 3) })
    let frame = try ModelFrame(columns)
    var options = MixedModel.Options()
    options.weights = "w"
    let model = try MixedModel("y ~ t + (t | person)", options: options)
    let plan = try RefitPlan(model, frame)
    guard case .numeric(let y) = frame.columns["y"] else { return }
    let (fit, refit) = (try model.fit(frame), try #require(plan.fit(y)))
    #expect(agrees(refit.criterion, fit.criterion, relative: 1e-10))
    #expect(agrees(refit.sigma, fit.sigma, relative: 1e-7))
    // Rows of weight 3 have a third of the variance.
    let still = ModelTruth(
      coefficients: [0, 0], covariances: [Matrix(rows: 2, columns: 2)], residualVariance: 1)
    var squares = [0.0, 0, 0]
    for k in 0..<200 {
      for (row, value) in plan.outcome(still, seed: 6, stream: UInt64(k)).enumerated() {
        squares[row % 3] += value * value / 8_000
      }
    }
    // Four standard errors of a mean of 8,000 squares.
    let bound = 4 * (2 / 8_000.0).squareRoot()
    for weight in 1...3 {
      #expect(agrees(squares[weight - 1] * Double(weight), 1, relative: bound))
    }
  }
}
