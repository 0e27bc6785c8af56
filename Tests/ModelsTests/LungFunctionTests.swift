import Glibc
import LinearAlgebra
import Models
import Results
import TestSupport
import Testing

@Suite(
  "Mixed model: repeated measures of lung function (whole matrices, nlme, SAS)",
  .enabled(if: SharedData.isPresent, SharedData.absence))
struct LungFunctionTests {
  @Test("criterion, covariance, coefficients and errors", arguments: ResidualModel.fev)
  func optimum(_ test: ResidualModel) throws { try ResidualFigures.optimum(test) }

  @Test("Satterthwaite's degrees of freedom", arguments: ResidualModel.fev)
  func satterthwaite(_ test: ResidualModel) throws { try ResidualFigures.satterthwaite(test) }

  @Test(
    "Kenward and Roger's method with either information", arguments: ResidualModel.fev,
    [VarianceInformation.expected, .observed])
  func kenwardRoger(_ test: ResidualModel, _ information: VarianceInformation) throws {
    try ResidualFigures.kenwardRoger(test, information)
  }

  @Test("SAS's criterion is reached, and not passed by more than its search left")
  func criterion() throws {
    // SAS 9.4, PROC MIXED, as mmrm stores it; its search stops at a relative change of 1e-8.
    let fixture = try MixedFixture.fev()
    let fit = try ResidualModel.fev[0].model.fit(fixture.frame)
    let theirs = fixture.figure("SAS full UN REML", "criterion")
    #expect(fit.criterion <= theirs + 1e-8)
    #expect(agrees(fit.criterion, theirs, relative: 1e-8))
    let likelihood = try ResidualModel.fev[0].model.fit(fixture.frame, .maximumLikelihood)
    #expect(abs(likelihood.criterion - 3397.6) < 0.05)  // printed with one digit
  }

  @Test("SAS's treatment difference at the last visit, and its type III tests")
  func printed() throws {
    // SAS 9.4 and mmrm's vignette: digits as printed (Satterthwaite).
    let fixture = try MixedFixture.fev()
    let model = ResidualModel.fev[0].model
    let fit = try model.fit(fixture.frame)
    let terms = fit.fixedEffects.map(\.term)
    let l = terms.map { $0 == "ARMCDTRT" || $0 == "ARMCDTRT:AVISITVIS4" ? 1.0 : 0 }
    let difference = zip(l, fit.fixedEffects).reduce(0) { $0 + $1.0 * $1.1.estimate.value }
    #expect(abs(difference - 4.3985) < 1e-4)
    #expect(abs(fit.inference.standardError(l) - 1.6805) < 1e-4)
    #expect(abs((fit.inference.degreesOfFreedom(l) ?? .nan) - 133) < 0.5)
    for (name, f, df) in [("RACE", 36.92, 166.0), ("AVISIT", 142.11, 148)] {
      let test = try #require(model.joint(name, fit))
      // Their optimum is 2e-5 from ours in the variances: F differs by as much.
      #expect(agrees(test.statistic, f, relative: 2e-4))
      #expect(abs((test.denominatorDegreesOfFreedom ?? .nan) - df) < 0.5)
    }
  }

  /// SAS 9.4's Kenward–Roger row of ARMCD with its observed information.
  static let rows: [(residual: ResidualStructure, beta: Double, error: Double, df: Double)] = [
    (
      .unstructured(occasion: "AVISIT"), 3.81972492174648, 0.66124382270307, 160.733266403768
    ),
    (.ar1(time: "VISITN"), 4.22574315817874, 0.95865439662225, 188.46934887972),
  ]

  @Test("SAS's Kenward–Roger figures of the treatment", arguments: 0..<2)
  func arms(_ place: Int) throws {
    let row = Self.rows[place]
    let model = FixtureModel(
      data: "fev", name: "arm", formula: "FEV1 ~ ARMCD", residual: row.residual, within: "USUBJID")
    let fit = try model.fit(MixedFixture.fev().frame, .reml, .kenwardRoger, information: .observed)
    let arm = fit.fixedEffects[1]
    // SAS's search ends at a relative change of 1e-8 of the criterion: variances, and with them
    // weights and degrees of freedom, are good to its root, 1e-4. Our own figures stand to 1e-6
    // beside whole matrices above.
    #expect(agrees(arm.estimate.value, row.beta, relative: 1e-4))
    #expect(agrees(arm.estimate.standardError, row.error, relative: 1e-4))
    #expect(agrees(arm.degreesOfFreedom, row.df, relative: 5e-4))
  }

  @Test("SAS's Kenward–Roger figures of compound symmetry, a random intercept here")
  func symmetric() throws {
    let fit = try ResidualModel.fev[4].model.fit(
      MixedFixture.fev().frame, .reml, .kenwardRoger, information: .observed)
    let arm = fit.fixedEffects[1]
    // As above; this likelihood is rounder, and SAS's search ends nearer the optimum.
    #expect(agrees(arm.estimate.value, 4.19663617897035, relative: 1e-6))
    #expect(agrees(arm.estimate.standardError, 0.7964696053595, relative: 1e-5))
    #expect(agrees(arm.degreesOfFreedom, 177.038485931223, relative: 1e-5))
  }

  @Test("continuous decay over whole steps is AR(1)")
  func exponential() throws {
    // SAS's TYPE=SP(EXP)(VISITN) and TYPE=AR(1) give the same likelihood where the correlation is
    // positive; so do ours.
    let frame = try MixedFixture.fev().frame
    var model = ResidualModel.fev[3].model
    let steps = try model.fit(frame)
    model.residual = .continuousAR1(time: "VISITN")
    let times = try model.fit(frame)
    #expect(agrees(times.criterion, steps.criterion, relative: 1e-11))
    let rho = steps.residual?.correlation ?? .nan
    #expect(agrees(times.residual?.correlation, rho, relative: 1e-6))
    let df = steps.fixedEffects[1].degreesOfFreedom ?? .nan
    #expect(agrees(times.fixedEffects[1].degreesOfFreedom, df, relative: 1e-5))
  }

  @Test("occasions' order and the patients' names do not matter")
  func relabelled() throws {
    let frame = try MixedFixture.fev().frame
    var columns = frame.columns
    guard case .factor(let codes, let levels) = columns["AVISIT"],
      case .factor(let persons, let names) = columns["USUBJID"]
    else { return }
    columns["AVISIT"] = .factor(codes: codes.map { 3 - $0 }, levels: levels.reversed())
    columns["USUBJID"] = .factor(
      codes: persons.map { names.count - 1 - $0 }, levels: names.reversed())
    let model = ResidualModel.fev[1].model
    let (first, second) = try (model.fit(frame), model.fit(ModelFrame(columns)))
    #expect(agrees(second.criterion, first.criterion, relative: 1e-11))
    let (a, b) = (first.fixedEffects[1], second.fixedEffects[1])
    // Two searches with other parameters, each within a part of 1e-8 of a standard error.
    #expect(agrees(b.estimate.value, a.estimate.value, relative: 1e-6))
    #expect(agrees(b.degreesOfFreedom, a.degreesOfFreedom ?? .nan, relative: 1e-5))
  }
}
