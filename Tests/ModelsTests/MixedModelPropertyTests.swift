import Models
import Results
import TestSupport
import Testing

@Suite("Mixed model: what must not matter, and what must")
struct MixedModelPropertyTests {
  func columns(_ seed: UInt64 = 11) -> [String: ModelFrame.Column] {
    var table = RandomTable(seed: seed)
    return table.rows(96)
  }

  func numbers(_ column: ModelFrame.Column?) -> [Double] {
    if case .numeric(let values) = column { values } else { [] }
  }

  static let formulas = [
    "y ~ t + x + (t | person)", "y ~ t + (1 | person) + (1 | practitioner)",
    "y ~ t * arm + (t || person)", "y ~ t + (1 | service/person)",
  ]

  @Test("the order of rows does not matter", arguments: formulas)
  func rowOrder(_ formula: String) throws {
    let original = columns()
    let shuffled = original.mapValues { column in
      let order = (0..<column.count).map { ($0 * 37 + 5) % column.count }
      return switch column {
      case .numeric(let values): ModelFrame.Column.numeric(order.map { values[$0] })
      case .factor(let codes, let levels):
        ModelFrame.Column.factor(codes: order.map { codes[$0] }, levels: levels)
      }
    }
    let first = try MixedModel(formula).fit(ModelFrame(original))
    let second = try MixedModel(formula).fit(ModelFrame(shuffled))
    #expect(agrees(first.criterion, second.criterion, relative: 1e-12))
    for (a, b) in zip(first.fixedEffects, second.fixedEffects) {
      // Two searches end within the certified gradient of each other.
      #expect(agrees(a.estimate.value, b.estimate.value, relative: 1e-7))
    }
  }

  @Test("time in other units changes the slope and nothing else", arguments: [1e-6, 7, 1e6])
  func units(_ unit: Double) throws {
    let formula = "y ~ t + x + (t | person)"
    var table = columns()
    let first = try MixedModel(formula).fit(ModelFrame(table))
    table["t"] = .numeric(numbers(table["t"]).map { $0 * unit })
    let second = try MixedModel(formula).fit(ModelFrame(table))
    // REML's log|XᵀV⁻¹X| carries the unit once: 2 log(unit).
    #expect(second.convergence.certified)
    #expect(agrees(second.sigma, first.sigma, relative: 1e-7))
    #expect(
      agrees(
        second.fixedEffects[1].estimate.value * unit, first.fixedEffects[1].estimate.value,
        relative: 1e-7))
    #expect(
      agrees(
        second.varianceComponents[1].standardDeviation * unit,
        first.varianceComponents[1].standardDeviation, relative: 1e-6))
    #expect(agrees(second.theta[2] * unit, first.theta[2], relative: 1e-6))
  }

  @Test("another zero of time leaves the likelihood of correlated effects as it is")
  func shiftOfTime() throws {
    let formula = "y ~ t + x + (t | person)"
    var table = columns()
    let first = try MixedModel(formula).fit(ModelFrame(table))
    table["t"] = .numeric(numbers(table["t"]).map { $0 - 3 })
    let second = try MixedModel(formula).fit(ModelFrame(table))
    #expect(agrees(first.criterion, second.criterion, relative: 1e-10))
  }

  @Test("an outcome stretched and tilted carries its coefficients along", arguments: formulas)
  func equivariance(_ formula: String) throws {
    var table = columns()
    let first = try MixedModel(formula).fit(ModelFrame(table))
    let (y, t) = (numbers(table["y"]), numbers(table["t"]))
    table["y"] = .numeric(zip(y, t).map { 1e5 * $0 + 300 * $1 - 4 })
    let second = try MixedModel(formula).fit(ModelFrame(table))
    let names = first.fixedEffects.map(\.term)
    for (k, name) in names.enumerated() {
      let shift = name == "t" ? 300.0 : name == "(Intercept)" ? -4 : 0
      let expected = 1e5 * first.fixedEffects[k].estimate.value + shift
      #expect(agrees(second.fixedEffects[k].estimate.value, expected, relative: 1e-7))
    }
    for (a, b) in zip(first.theta, second.theta) {
      #expect(agrees(a, b, relative: 1e-5, absolute: 1e-6))
    }
    #expect(agrees(second.sigma, 1e5 * first.sigma, relative: 1e-7))
  }

  @Test("the same rows give the same bytes", arguments: formulas)
  func deterministic(_ formula: String) throws {
    let frame = try ModelFrame(columns())
    #expect(try MixedModel(formula).fit(frame) == MixedModel(formula).fit(frame))
  }

  @Test("a term of its own for each effect is the same as ||")
  func uncorrelated() throws {
    let frame = try ModelFrame(columns())
    let bars = try MixedModel("y ~ t + (t || person)").fit(frame)
    let terms = try MixedModel("y ~ t + (1 | person) + (0 + t | person)").fit(frame)
    #expect(bars.theta == terms.theta)
    #expect(bars.varianceComponents.allSatisfy { $0.correlations.isEmpty })
  }

  @Test("effects that copy each other are estimated as perfectly correlated, and said so")
  func copies() throws {
    // An intercept and a slope that is the same number: λ has rank one.
    var table = RandomTable(seed: 3)
    let effects = (0..<20).map { _ in table.normal() }
    let t = (0..<200).map { Double($0 / 20) }
    let y = t.indices.map { effects[$0 % 20] * (3 + t[$0]) + 0.3 * table.normal() }
    let frame = try ModelFrame([
      "y": .numeric(y), "t": .numeric(t), "g": .factor((0..<200).map { "g\($0 % 20)" }),
    ])
    let fit = try MixedModel("y ~ t + (t | g)").fit(frame)
    #expect(fit.convergence.certified)
    let correlation = fit.varianceComponents[1].correlations[0].value ?? .nan
    #expect(correlation > 0.99)
    #expect(fit.notes.contains { $0.code == "mixed.boundary" } == (correlation == 1))
  }

  @Test("no variance but the slope's leaves the intercept at zero")
  func interceptAtZero() throws {
    var table = RandomTable(seed: 8)
    let slopes = (0..<25).map { _ in table.normal() }
    let t = (0..<250).map { Double($0 / 25) }
    let y = t.indices.map { row in
      // Residuals that cancel within each person leave nothing for the intercept.
      slopes[row % 25] * t[row] + (row / 25 % 2 == 0 ? 0.5 : -0.5)
    }
    let frame = try ModelFrame([
      "y": .numeric(y), "t": .numeric(t), "g": .factor((0..<250).map { "g\($0 % 25)" }),
    ])
    for formula in ["y ~ t + (t | g)", "y ~ t + (t || g)"] {
      let fit = try MixedModel(formula).fit(frame)
      #expect(fit.varianceComponents[0].variance == 0)
      #expect(fit.convergence.certified)
      #expect(fit.notes.contains { $0.code == "mixed.boundary" })
    }
  }

  @Test(
    "long valleys beside a singular covariance are followed to their end", arguments: [209, 334])
  func valleys(_ seed: Int) throws {
    var table = RandomTable(seed: UInt64(seed))
    let rows = table.rows(
      24 + seed % 60, persons: 6 + seed % 5, services: 2 + seed % 3, practitioners: 2 + seed % 4)
    for criterion in [MixedModel.Criterion.reml, .maximumLikelihood] {
      var options = MixedModel.Options()
      options.criterion = criterion
      let fit = try MixedModel("y ~ t + (t | person)", options: options).fit(ModelFrame(rows))
      #expect(fit.convergence.certified)
    }
  }

  @Test("effects the rows cannot tell apart are not certified, and a note says so")
  func notIdentified() throws {
    // Every person is in one arm only: nothing is known of the correlation between arms.
    let fit = try MixedModel("y ~ t * arm + (0 + arm | person)").fit(ModelFrame(columns()))
    #expect(!fit.convergence.certified)
    #expect(fit.notes.contains { $0.code == "mixed.not-certified" })
  }
}
