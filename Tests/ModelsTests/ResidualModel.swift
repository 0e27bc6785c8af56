import Glibc
import LinearAlgebra
import Models
import Results
import TestSupport
import Testing

/// A model whose figures are from whole matrices (`Fixtures/models/dense.R`), and how its covariance
/// parameters read from a fit.
struct ResidualModel: Sendable, CustomTestStringConvertible {
  var model: FixtureModel
  /// Whether its `kr.…` figures are in the parameters that Kenward and Roger's method has here.
  var hasSameParameters = true
  var criteria = [MixedModel.Criterion.reml, .maximumLikelihood]
  var parameters: @Sendable (MixedModelFit) -> [String: Double]
  var testDescription: String { model.testDescription }

  func fixture() throws -> MixedFixture {
    try model.data == "fev" ? MixedFixture.fev() : MixedFixture(model.data)
  }

  static func variances(_ fit: MixedModelFit) -> [Double] {
    fit.varianceComponents.map(\.variance)
  }

  /// Variances and covariance of an intercept and a slope.
  static func line(_ fit: MixedModelFit) -> [String: Double] {
    let (a, b) = (fit.varianceComponents[0], fit.varianceComponents[1])
    let correlation = b.correlations.first?.value ?? .nan
    return [
      "11": a.variance, "22": b.variance,
      "21": correlation * a.standardDeviation * b.standardDeviation,
      "residual": fit.residualVariance,
    ]
  }

  static func covariance(_ fit: MixedModelFit) -> [String: Double] {
    guard let whole = fit.residual?.covariance else { return [:] }
    var result: [String: Double] = [:]
    for i in 0..<whole.rows {
      for j in 0...i { result["\(i + 1).\(j + 1)"] = whole[i, j] }
    }
    return result
  }

  private static let ovary = "follicles ~ sine + cosine"

  static let all: [ResidualModel] = [
    ResidualModel(
      model: FixtureModel(data: "ovary", name: "diagonal", formula: ovary + " + (sine || Mare)")
    ) {
      ["intercept": variances($0)[0], "sine": variances($0)[1], "residual": $0.residualVariance]
    },
    ResidualModel(
      model: FixtureModel(
        data: "ovary", name: "diagonal with AR(1)", formula: ovary + " + (sine || Mare)",
        residual: .ar1(time: nil))
    ) {
      [
        "intercept": variances($0)[0], "sine": variances($0)[1], "residual": $0.residualVariance,
        "phi": $0.residual?.correlation ?? .nan,
      ]
    },
    // Their parameter is the rate, ours φ = e^−rate: Kenward and Roger's errors depend on that choice.
    ResidualModel(
      model: FixtureModel(
        data: "ovary", name: "intercept with continuous AR", formula: ovary + " + (1 | Mare)",
        residual: .continuousAR1(time: "Time")), hasSameParameters: false
    ) {
      [
        "intercept": variances($0)[0], "residual": $0.residualVariance,
        "rate": -log($0.residual?.correlation ?? .nan),
      ]
    },
    ResidualModel(
      model: FixtureModel(
        data: "ovary", name: "AR(1)", formula: ovary, residual: .ar1(time: "step"), within: "Mare")
    ) { ["residual": $0.residualVariance, "phi": $0.residual?.correlation ?? .nan] },
    ResidualModel(
      model: FixtureModel(
        data: "orthodont", name: "variance by sex", formula: "distance ~ age * Sex + (1 | Subject)",
        residual: .byGroup("Sex"),
        tests: [
          "both slopes": [["age": 1], ["age:SexMale": 1]],
          "slope of males": [["age": 1, "age:SexMale": 1]],
        ])
    ) {
      let residual = $0.residual?.variances ?? []
      return ["intercept": variances($0)[0], "female": residual[0], "male": residual[1]]
    },
    // One correlation between all rows of a person is a random intercept where it is positive.
    ResidualModel(
      model: FixtureModel(
        data: "orthodont", name: "symmetric residuals", formula: "distance ~ age + (1 | Subject)"),
      hasSameParameters: false
    ) {
      let whole = variances($0)[0] + $0.residualVariance
      return ["variance": whole, "correlation": variances($0)[0] / whole]
    },
    ResidualModel(
      model: FixtureModel(
        data: "bodyweight", name: "slope", formula: "weight ~ Time * Diet + (Time | Rat)",
        tests: slopesByDiet), parameters: line),
    ResidualModel(
      model: FixtureModel(
        data: "bodyweight", name: "slope with continuous AR",
        formula: "weight ~ Time * Diet + (Time | Rat)", residual: .continuousAR1(time: "Time"),
        tests: slopesByDiet)
    ) { fit in
      line(fit).merging(["phi": fit.residual?.correlation ?? .nan]) { first, _ in first }
    },
    ResidualModel(
      model: FixtureModel(
        data: "weights", name: "dense slope", formula: "score ~ time + (time | person)",
        weights: "items", tests: ["both": [["(Intercept)": 1], ["time": 1]]]),
      criteria: [.reml], parameters: line),
    ResidualModel(
      model: FixtureModel(
        data: "workers", name: "dense slope",
        formula: "score ~ month + (month | person) + (1 | worker)",
        tests: ["both": [["(Intercept)": 1], ["month": 1]]]),
      criteria: [.reml]
    ) { fit in line(fit).merging(["worker": variances(fit)[2]]) { first, _ in first } },
    ResidualModel(
      model: FixtureModel(
        data: "machines", name: "compound symmetry",
        formula: "score ~ Machine + cs(0 + Machine | Worker)",
        tests: ["Machine": FixtureModel.machines])
    ) { fit in
      let (a, b) = (fit.varianceComponents[0], fit.varianceComponents[1])
      let correlation = b.correlations.first?.value ?? .nan
      return [
        "variance": a.variance, "covariance": correlation * a.variance,
        "residual": fit.residualVariance,
      ]
    },
  ]

  private static let slopesByDiet = [
    "slopes by diet": [["Time:Dietd2": 1.0], ["Time:Dietd3": 1]]
  ]
}
