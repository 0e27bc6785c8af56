import Models
import TestSupport

extension MixedFixture {
  /// Lung function of 197 patients at up to four visits: the rows are R package mmrm's (Apache-2.0), and
  /// stay beside the project. Male and PBO are the first levels.
  static func fev() throws -> MixedFixture {
    let rows = try SharedData.rows("fev_data.csv").filter { Double($0["FEV1"] ?? "") != nil }
    func numbers(_ name: String) -> ModelFrame.Column {
      .numeric(rows.map { Double($0[name] ?? "") ?? .nan })
    }
    func texts(_ name: String) -> ModelFrame.Column { .factor(rows.map { $0[name] ?? "" }) }
    return try MixedFixture(
      "fev",
      frame: ModelFrame([
        "FEV1": numbers("FEV1"), "VISITN": numbers("VISITN"), "VISITN2": numbers("VISITN2"),
        "USUBJID": texts("USUBJID"), "AVISIT": texts("AVISIT"), "ARMCD": texts("ARMCD"),
        "RACE": texts("RACE"),
        "SEX": .factor(
          codes: rows.map { $0["SEX"] == "Male" ? 0 : 1 }, levels: ["Male", "Female"]),
      ]))
  }
}

extension ResidualModel {
  /// Models of repeated measures without random effects, and one with a random intercept.
  static let fev: [ResidualModel] = [
    ResidualModel(
      model: FixtureModel(
        data: "fev", name: "full UN", formula: "FEV1 ~ RACE + SEX + ARMCD * AVISIT",
        residual: .unstructured(occasion: "AVISIT"), within: "USUBJID", tests: fullTests),
      parameters: covariance),
    ResidualModel(
      model: FixtureModel(
        data: "fev", name: "arm UN", formula: "FEV1 ~ ARMCD",
        residual: .unstructured(occasion: "AVISIT"), within: "USUBJID"), parameters: covariance),
    ResidualModel(
      model: FixtureModel(
        data: "fev", name: "intercept UN", formula: "FEV1 ~ 1",
        residual: .unstructured(occasion: "AVISIT"), within: "USUBJID"), parameters: covariance),
    ResidualModel(
      model: FixtureModel(
        data: "fev", name: "arm AR1", formula: "FEV1 ~ ARMCD", residual: .ar1(time: "VISITN"),
        within: "USUBJID")
    ) { ["variance": $0.residualVariance, "rho": $0.residual?.correlation ?? .nan] },
    ResidualModel(
      model: FixtureModel(
        data: "fev", name: "arm CS", formula: "FEV1 ~ ARMCD + (1 | USUBJID)")
    ) { ["residual": $0.residualVariance, "covariance": $0.varianceComponents[0].variance] },
  ]

  private static let fullTests: [String: [[String: Double]]] = [
    "TRT - PBO at VIS4": [["ARMCDTRT": 1, "ARMCDTRT:AVISITVIS4": 1]],
    "RACE": [["RACEBlack or African American": 1], ["RACEWhite": 1]],
    "AVISIT": [
      ["AVISITVIS2": 1, "ARMCDTRT:AVISITVIS2": 0.5], ["AVISITVIS3": 1, "ARMCDTRT:AVISITVIS3": 0.5],
      ["AVISITVIS4": 1, "ARMCDTRT:AVISITVIS4": 0.5],
    ],
    "ARMCD:AVISIT": [
      ["ARMCDTRT:AVISITVIS2": 1], ["ARMCDTRT:AVISITVIS3": 1], ["ARMCDTRT:AVISITVIS4": 1],
    ],
  ]
}
