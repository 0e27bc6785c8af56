import Distributions
import LinearAlgebra
import Models
import Results
import TestSupport
import Testing

@Suite("Mixed model: prediction (lme4 1.1-31 and dense algebra)")
struct PredictionTests {
  static let models = [
    ("persons", "score ~ t * arm + severity + (t | person)"),
    ("nested", "score ~ t * arm + severity + (1 | service/person)"),
    ("crossed", "score ~ t * arm + severity + (t | person) + (1 | worker)"),
    ("threeways", "score ~ t + severity + (1 | service/person) + (1 | worker)"),
  ]

  func frames() throws -> (rows: ModelFrame, new: ModelFrame) {
    (
      try ModelFrame(ModelTable.columns("robust", "services.csv")),
      try ModelFrame(ModelTable.columns("robust", "new.csv"))
    )
  }

  @Test("values are lme4's for the population and for known and new levels", arguments: models)
  func values(_ name: String, _ formula: String) throws {
    let (rows, new) = try frames()
    let expected = try #require(ModelTable.figures("robust")[name])
    let fit = try MixedModel(formula).fit(rows)
    for (target, key) in [(PredictionTarget.population, "population"), (.levels, "levels")] {
      let found = try fit.predict(new, for: target)
      #expect(found.count == 6)
      for (row, prediction) in found.enumerated() {
        let value = expected["\(key).\(row)"] ?? .nan
        #expect(agrees(prediction.value, value, relative: 1e-6), "\(key) \(row)")
      }
    }
  }

  @Test("errors are those of Henderson's matrix inverted whole", arguments: models)
  func errors(_ name: String, _ formula: String) throws {
    let (rows, new) = try frames()
    let fit = try MixedModel(formula).fit(rows)
    let henderson = try DenseHenderson(fit, rows)
    for frame in [new, rows] {
      let found = try fit.predict(frame)
      for (prediction, variance) in zip(found, henderson.variances(frame)) {
        #expect(agrees(prediction.standardError, variance.squareRoot(), relative: 1e-7))
        // A new outcome adds σ²; both intervals by the same quantile.
        let t = StudentT(degreesOfFreedom: try #require(prediction.degreesOfFreedom)).quantile(
          0.975)
        let half = (prediction.outcomeInterval.upper - prediction.outcomeInterval.lower) / 2
        #expect(agrees(half / t, (variance + fit.residualVariance).squareRoot(), relative: 1e-7))
        #expect(
          agrees(
            prediction.interval.upper - prediction.value, t * variance.squareRoot(), relative: 1e-7)
        )
      }
    }
  }

  @Test("the population's error is that of the fixed effects, a new outcome's that of anyone")
  func population() throws {
    let (rows, new) = try frames()
    var options = MixedModel.Options()
    options.inference = .kenwardRoger
    let fit = try MixedModel("score ~ t + severity + (t | person)", options: options).fit(rows)
    let found = try fit.predict(new, for: .population, level: 0.9)
    let (a, c) = (fit.varianceComponents[0], fit.varianceComponents[1])
    let b = (c.correlations[0].value ?? 0) * a.standardDeviation * c.standardDeviation
    guard case .numeric(let t) = new.columns["t"], case .numeric(let s) = new.columns["severity"]
    else { return }
    for (row, prediction) in found.enumerated() {
      let x = [1, t[row], s[row]]
      #expect(agrees(prediction.standardError, fit.inference.standardError(x), relative: 1e-10))
      #expect(prediction.degreesOfFreedom == fit.inference.degreesOfFreedom(x))
      #expect(prediction.interval.level == 0.9 && prediction.newLevels == [])
      let between = a.variance + 2 * t[row] * b + t[row] * t[row] * c.variance
      let whole =
        prediction.standardError * prediction.standardError + between + fit.residualVariance
      let q = StudentT(degreesOfFreedom: prediction.degreesOfFreedom ?? 1).quantile(0.95)
      #expect(
        agrees(
          prediction.outcomeInterval.upper - prediction.value, q * whole.squareRoot(),
          relative: 1e-9))
    }
  }

  @Test("levels that the fit has not met are named; unknown categories are refused")
  func newLevels() throws {
    let (rows, new) = try frames()
    let fit = try MixedModel("score ~ t * arm + severity + (t | person) + (1 | worker)").fit(rows)
    let found = try fit.predict(new)
    #expect(found.map(\.newLevels) == [[], [], [], ["person"], ["person"], ["worker"]])
    var columns = new.columns
    columns["arm"] = .factor(["A", "B", "C", "A", "A", "A"])
    let unknown = try ModelFrame(columns)
    #expect(throws: ModelError.newLevel("arm", row: 2)) { try fit.predict(unknown) }
    columns["arm"] = new.columns["arm"]
    columns["worker"] = nil
    let absent = try ModelFrame(columns)
    #expect(throws: ModelError.absentColumn("worker")) { try fit.predict(absent) }
    #expect(try fit.predict(absent, for: .population).count == 6)
  }

  @Test("residuals that go together: with one variance for all as without, by either way")
  func structured() throws {
    let (rows, new) = try frames()
    let formula = "score ~ t + severity + (t | person)"
    var options = MixedModel.Options()
    options.residual = .byGroup("arm")
    let fit = try MixedModel(formula, options: options).fit(rows)
    let variances = try #require(fit.residual?.variances)
    // The same model by weights that undo the ratio of the variances.
    var columns = rows.columns
    guard case .factor(let codes, _) = columns["arm"] else { return }
    columns["w"] = .numeric(codes.map { variances[0] / variances[$0] })
    var newColumns = new.columns
    guard case .factor(let newCodes, _) = newColumns["arm"] else { return }
    newColumns["w"] = .numeric(newCodes.map { variances[0] / variances[$0] })
    options.residual = .independent
    options.weights = "w"
    let weighted = try MixedModel(formula, options: options).fit(ModelFrame(columns))
    let other = try weighted.predict(ModelFrame(newColumns))
    for (a, b) in zip(try fit.predict(new), other) {
      #expect(agrees(a.value, b.value, relative: 1e-5))
      #expect(agrees(a.standardError, b.standardError, relative: 1e-4))
      let (wide, narrow) = (a.outcomeInterval, b.outcomeInterval)
      // Degrees of freedom differ: one fit knows the ratio of the variances, the other estimates it.
      #expect(agrees(wide.upper - wide.lower, narrow.upper - narrow.lower, relative: 0.05))
    }
  }
}
