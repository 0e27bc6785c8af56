import LinearAlgebra
import Models
import Results
import TestSupport
import Testing

/// A model of `Fixtures/models` with joint tests that its figures have.
struct FixtureModel: Sendable, CustomTestStringConvertible {
  var data: String
  /// The case of the file without its criterion.
  var name: String
  var formula: String
  var residual = ResidualStructure.independent
  var within: String?
  var weights: String?
  /// Joint tests: for each row the weights of coefficients.
  var tests: [String: [[String: Double]]] = [:]
  var testDescription: String { "\(data): \(name)" }

  func key(_ criterion: MixedModel.Criterion) -> String {
    "\(name) \(criterion == .reml ? "REML" : "ML")"
  }

  func fit(
    _ frame: ModelFrame, _ criterion: MixedModel.Criterion = .reml,
    _ inference: MixedModel.Inference = .satterthwaite, information: VarianceInformation? = nil
  ) throws -> MixedModelFit {
    var options = MixedModel.Options()
    options.criterion = criterion
    options.residual = residual
    options.within = within
    options.weights = weights
    options.inference = inference
    options.information = information
    return try MixedModel(formula, options: options).fit(frame)
  }

  /// A joint test of the fit by its name.
  func joint(_ name: String, _ fit: MixedModelFit) -> ContrastTest? {
    let terms = fit.fixedEffects.map(\.term)
    let rows = tests[name] ?? []
    var contrasts = Matrix(rows: rows.count, columns: terms.count)
    for (place, weights) in rows.enumerated() {
      for (term, weight) in weights {
        guard let column = terms.firstIndex(of: term) else { return nil }
        contrasts[place, column] = weight
      }
    }
    return fit.inference.test(contrasts, of: fit.fixedEffects.map(\.estimate.value))
  }

  /// Fits with lme4's, lmerTest's and pbkrtest's figures.
  static let lme4: [FixtureModel] = [
    FixtureModel(data: "orthodont", name: "intercept", formula: "distance ~ age + (1 | Subject)"),
    FixtureModel(data: "orthodont", name: "slope", formula: "distance ~ age + (age | Subject)"),
    FixtureModel(
      data: "orthodont", name: "intercept by sex", formula: "distance ~ age * Sex + (1 | Subject)",
      tests: slopesBySex),
    FixtureModel(
      data: "orthodont", name: "slope by sex", formula: "distance ~ age * Sex + (age | Subject)",
      tests: slopesBySex),
    FixtureModel(
      data: "services", name: "intercepts", formula: "score ~ week * group + (1 | service/person)",
      tests: changes),
    FixtureModel(
      data: "services", name: "slope",
      formula: "score ~ week * group + (week | person) + (1 | service)", tests: changes),
    FixtureModel(
      data: "services", name: "slopes of both",
      formula: "score ~ week * group + (week | person) + (week | service)", tests: changes),
    FixtureModel(
      data: "workers", name: "intercepts", formula: "score ~ month + (1 | person) + (1 | worker)",
      tests: months),
    FixtureModel(
      data: "workers", name: "slope", formula: "score ~ month + (month | person) + (1 | worker)",
      tests: months),
    FixtureModel(
      data: "workers", name: "uncorrelated",
      formula: "score ~ month + (month || person) + (1 | worker)", tests: months),
    FixtureModel(
      data: "machines", name: "contrasts", formula: "score ~ Machine + (Machine | Worker)",
      tests: ["Machine": machines]),
    FixtureModel(
      data: "machines", name: "within", formula: "score ~ Machine + (1 | Worker/Machine)",
      tests: ["Machine": machines]),
  ]

  /// The mean of `items` answers: rows of unequal weight. pbkrtest leaves weights out.
  static let weighted: [FixtureModel] = [
    FixtureModel(
      data: "weights", name: "intercept", formula: "score ~ time + (1 | person)",
      weights: "items"),
    FixtureModel(
      data: "weights", name: "slope", formula: "score ~ time + (time | person)", weights: "items"),
  ]

  static let machines = [["MachineB": 1.0], ["MachineC": 1]]
  private static let slopesBySex: [String: [[String: Double]]] = [
    "both slopes": [["age": 1], ["age:SexMale": 1]],
    "slope of males": [["age": 1, "age:SexMale": 1]],
    "all": [["age": 1], ["SexMale": 1], ["age:SexMale": 1]],
  ]
  private static let changes: [String: [[String: Double]]] = [
    "change of the usual to week 16": [["week": 16, "week:groupusual": 16]],
    "both changes": [["week": 1], ["week": 1, "week:groupusual": 1]],
    "all": [["week": 1], ["groupusual": 1], ["week:groupusual": 1]],
  ]
  private static let months: [String: [[String: Double]]] = [
    "month 6": [["(Intercept)": 1, "month": 6]],
    "both": [["(Intercept)": 1], ["month": 1]],
  ]
}
