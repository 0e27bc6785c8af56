import Glibc
import LinearAlgebra
import Models
import Results
import TestSupport
import Testing

@Suite("Mixed model: residuals and weights, what must not matter")
struct ResidualInvarianceTests {
  /// A formula with its residuals.
  struct Kind: Sendable, CustomTestStringConvertible {
    var formula: String
    var residual: ResidualStructure
    var weights: String?
    var testDescription: String { "\(formula), \(residual)" }

    func fit(_ columns: [String: ModelFrame.Column]) throws -> MixedModelFit {
      var options = MixedModel.Options()
      options.residual = residual
      options.within = "person"
      options.weights = weights
      return try MixedModel(formula, options: options).fit(ModelFrame(columns))
    }
  }

  static let kinds = [
    Kind(formula: "y ~ t * arm + (t | person)", residual: .byGroup("arm")),
    Kind(formula: "y ~ t * arm + (1 | person)", residual: .ar1(time: "t")),
    Kind(formula: "y ~ t + x", residual: .ar1(time: "t")),
    Kind(formula: "y ~ t + (1 | person)", residual: .continuousAR1(time: "t")),
    Kind(formula: "y ~ t * arm", residual: .unstructured(occasion: "visit")),
    Kind(formula: "y ~ t + x + (t | person)", residual: .independent, weights: "w"),
    Kind(formula: "y ~ t + (t | person) + (1 | worker)", residual: .independent, weights: "w"),
    Kind(formula: "y ~ t + cs(0 + t + x | person)", residual: .independent),
  ]

  func columns() -> [String: ModelFrame.Column] {
    var table = SharedTimesTable(seed: 21)
    var columns = table.columns(persons: 60, occasions: 4)
    if case .numeric(let t) = columns["t"] {
      columns["visit"] = .factor(t.map { "v\(Int($0))" })
      columns["w"] = .numeric(t.indices.map { Double(1 + ($0 * 7) % 5) })
    }
    return columns
  }

  func numbers(_ column: ModelFrame.Column?) -> [Double] {
    if case .numeric(let values) = column { values } else { [] }
  }

  @Test("the order of rows and of persons", arguments: kinds)
  func order(_ kind: Kind) throws {
    let original = columns()
    let first = try kind.fit(original)
    let moved = original.mapValues { column in
      let order = (0..<column.count).map { ($0 * 37 + 5) % column.count }
      return switch column {
      case .numeric(let values): ModelFrame.Column.numeric(order.map { values[$0] })
      case .factor(let codes, let levels):
        ModelFrame.Column.factor(codes: order.map { codes[$0] }, levels: levels)
      }
    }
    var renamed = moved
    if case .factor(let codes, let levels) = moved["person"] {
      renamed["person"] = .factor(
        codes: codes.map { levels.count - 1 - $0 }, levels: levels.reversed())
    }
    for table in [moved, renamed] {
      let second = try kind.fit(table)
      #expect(agrees(second.criterion, first.criterion, relative: 1e-11))
      for (a, b) in zip(first.fixedEffects, second.fixedEffects) {
        let error = a.estimate.standardError ?? .nan
        // Two searches, each certified: a whole step would change a part of 1e-8 of an error.
        #expect(abs(b.estimate.value - a.estimate.value) < 1e-6 * error)
        #expect(agrees(b.estimate.standardError, error, relative: 1e-6))
        #expect(agrees(b.degreesOfFreedom, a.degreesOfFreedom ?? .nan, relative: 1e-5))
      }
    }
  }

  @Test("an outcome stretched and tilted carries its coefficients along", arguments: kinds)
  func equivariance(_ kind: Kind) throws {
    var table = columns()
    let first = try kind.fit(table)
    let (y, t) = (numbers(table["y"]), numbers(table["t"]))
    table["y"] = .numeric(zip(y, t).map { 50 * $0 + 3 * $1 - 400 })
    let second = try kind.fit(table)
    for (a, b) in zip(first.fixedEffects, second.fixedEffects) {
      let shift = a.term == "t" ? 3.0 : a.term == "(Intercept)" ? -400 : 0
      let error = 50 * (a.estimate.standardError ?? .nan)
      #expect(abs(b.estimate.value - 50 * a.estimate.value - shift) < 1e-6 * error)
      #expect(agrees(b.estimate.standardError, error, relative: 1e-6))
      #expect(agrees(b.degreesOfFreedom, a.degreesOfFreedom ?? .nan, relative: 1e-5))
    }
    #expect(agrees(second.sigma, 50 * first.sigma, relative: 1e-6))
    // −2ℓ moves by 2 m log 50, m rows less the fixed effects.
    let m = Double(first.rows - first.fixedEffects.count)
    #expect(agrees(second.criterion, first.criterion + 2 * m * log(50), relative: 1e-10))
  }

  @Test("another zero and unit of time", arguments: kinds.filter { !$0.formula.contains("cs(") })
  func time(_ kind: Kind) throws {
    var table = columns()
    let first = try kind.fit(table)
    var own = kind
    // Steps of AR(1) stay whole numbers.
    let factor = kind.residual == .ar1(time: "t") ? 1.0 : 1 / 30
    table["t"] = .numeric(numbers(table["t"]).map { factor * ($0 + 17) })
    own.formula = kind.formula
    let second = try own.fit(table)
    // REML's log|XᵀV⁻¹X| carries the unit once for each column of time.
    let columns = first.fixedEffects.count { $0.term.hasPrefix("t") }
    let moved = 2 * Double(columns) * log(factor)
    #expect(agrees(second.criterion, first.criterion + moved, relative: 1e-9))
    for (a, b) in zip(first.fixedEffects, second.fixedEffects) where a.term.hasPrefix("t") {
      let error = a.estimate.standardError ?? .nan
      #expect(abs(b.estimate.value * factor - a.estimate.value) < 1e-6 * error)
      #expect(agrees(b.degreesOfFreedom, a.degreesOfFreedom ?? .nan, relative: 1e-5))
    }
    if let phi = first.residual?.correlation {
      let expected = kind.residual == .ar1(time: "t") ? phi : pow(phi, 1 / factor)
      #expect(agrees(second.residual?.correlation, expected, relative: 1e-5, absolute: 1e-9))
    }
  }

  @Test(
    "calendar years as time",
    arguments: ["y ~ t + x + (t | person)", "y ~ t + (t | person) + (1 | worker)"])
  func years(_ formula: String) throws {
    for (inference, residual) in [
      (MixedModel.Inference.satterthwaite, ResidualStructure.independent),
      (.kenwardRoger, .independent), (.kenwardRoger, .continuousAR1(time: "own")),
    ] where residual == .independent || !formula.contains("worker") {
      var options = MixedModel.Options()
      options.inference = inference
      options.residual = residual
      var table = columns()
      table["own"] = table["t"]
      let model = try MixedModel(formula, options: options)
      let first = try model.fit(ModelFrame(table))
      table["t"] = .numeric(numbers(table["t"]).map { 2020 + $0 })
      let second = try model.fit(ModelFrame(table))
      #expect(second.convergence.certified)
      #expect(agrees(second.criterion, first.criterion, relative: 1e-9))
      #expect(agrees(second.sigma, first.sigma, relative: 1e-6))
      for (a, b) in zip(first.fixedEffects, second.fixedEffects) where a.term != "(Intercept)" {
        let error = a.estimate.standardError ?? .nan
        #expect(abs(b.estimate.value - a.estimate.value) < 1e-6 * error)
        #expect(agrees(b.estimate.standardError, error, relative: 1e-6))
        #expect(agrees(b.degreesOfFreedom, a.degreesOfFreedom ?? .nan, relative: 1e-4))
      }
      // The slope is the same wherever times are counted from; where people stand in the year 0 is
      // 2020 slopes from where they stand in 2020.
      let (sd, away) = (first.varianceComponents.prefix(2), second.varianceComponents.prefix(2))
      #expect(agrees(away[1].standardDeviation, sd[1].standardDeviation, relative: 1e-5))
      let correlation = sd[1].correlations[0].value ?? 0
      let (s0, s1) = (sd[0].standardDeviation, sd[1].standardDeviation)
      let variance = s0 * s0 + 2020 * 2020 * s1 * s1 - 2 * 2020 * correlation * s0 * s1
      #expect(agrees(away[0].variance, variance, relative: 1e-5))
      // People stand where they stood, in the years that were seen.
      let (here, there) = (first.conditionalModes[0].modes, second.conditionalModes[0].modes)
      for level in 0..<here.rows {
        let line = there[level, 0] + 2020 * there[level, 1]
        #expect(abs(line - here[level, 0]) < 1e-5 * s0)
      }
    }
  }

  @Test("squares of calendar years: an intercept, a line and a bend near to dependent")
  func squaredYears() throws {
    var table = columns()
    let model = try MixedModel("y ~ poly(t, 2) + (t + I(t^2) | person)")
    let first = try model.fit(ModelFrame(table))
    table["t"] = .numeric(numbers(table["t"]).map { 2020 + $0 })
    let second = try model.fit(ModelFrame(table))
    #expect(first.convergence.certified == second.convergence.certified)
    #expect(agrees(second.criterion, first.criterion, relative: 1e-7))
  }

  @Test("weights of one are no weights; a weight for all is a unit of the residual variance")
  func equalWeights() throws {
    var table = columns()
    for formula in ["y ~ t * arm + (t | person)", "y ~ t + (t | person) + (1 | worker)"] {
      let plain = try Kind(formula: formula, residual: .independent).fit(table)
      for weight in [1.0, 4] {
        table["w"] = .numeric(numbers(table["t"]).map { _ in weight })
        let fit = try Kind(formula: formula, residual: .independent, weights: "w").fit(table)
        #expect(agrees(fit.criterion, plain.criterion, relative: 1e-11))
        #expect(agrees(fit.residualVariance, weight * plain.residualVariance, relative: 1e-6))
        for (a, b) in zip(plain.varianceComponents, fit.varianceComponents) {
          #expect(agrees(b.variance, a.variance, relative: 1e-5))
        }
        for (a, b) in zip(plain.fixedEffects, fit.fixedEffects) {
          #expect(
            agrees(b.estimate.standardError, a.estimate.standardError ?? .nan, relative: 1e-6))
          #expect(agrees(b.degreesOfFreedom, a.degreesOfFreedom ?? .nan, relative: 1e-5))
        }
      }
    }
  }

  @Test("a mean of answers with their number as weight gives the coefficients of the answers")
  func replication() throws {
    // Balanced: every person has the same number of answers, so that means say all about the fixed
    // effects and the variance between persons; only the variance within has more rows to come from.
    var random = RandomTable(seed: 9)
    var (answers, means) = (([Double](), [String]()), ([Double](), [String]()))
    for person in 0..<30 {
      let level = 2 * random.normal()
      let own = (0..<4).map { _ in 5 + level + random.normal() }
      answers.0 += own
      answers.1 += own.map { _ in "p\(person)" }
      // Two pairs: the mean of each, of weight 2, leaves what differs between pairs.
      means.0 += [(own[0] + own[1]) / 2, (own[2] + own[3]) / 2]
      means.1 += ["p\(person)", "p\(person)"]
    }
    let whole = try MixedModel("y ~ 1 + (1 | person)").fit(
      ModelFrame(["y": .numeric(answers.0), "person": .factor(answers.1)]))
    let paired = try Kind(formula: "y ~ 1 + (1 | person)", residual: .independent, weights: "w")
      .fit([
        "y": .numeric(means.0), "person": .factor(means.1),
        "w": .numeric(means.0.map { _ in 2 }),
      ])
    let (a, b) = (whole.fixedEffects[0].estimate, paired.fixedEffects[0].estimate)
    #expect(agrees(b.value, a.value, relative: 1e-10))
    // The variance of the grand mean is the variance between persons' means over 30 in both.
    #expect(agrees(b.standardError, a.standardError ?? .nan, relative: 1e-8))
    let between = { (fit: MixedModelFit) in
      fit.varianceComponents[0].variance + fit.residualVariance / 4
    }
    #expect(agrees(between(paired), between(whole), relative: 1e-7))
  }
}
