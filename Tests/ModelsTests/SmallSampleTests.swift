import LinearAlgebra
import Models
import Results
import TestSupport
import Testing

@Suite(
  "Small samples (SAS, JMP and lmerTest, printed by MixedModelsSmallSample.jl)",
  .enabled(if: SharedData.isPresent, SharedData.absence))
struct SmallSampleTests {
  static func results(_ name: String) throws -> [[String: String]] {
    try SmallSampleData.rows("results/Results \(name).csv")
  }

  static func value(_ row: [String: String], _ names: [String]) -> Double? {
    names.lazy.compactMap { row[$0].flatMap { Double($0) } }.first
  }

  @Test("estimates, standard errors and degrees of freedom", arguments: SmallSampleCase.all)
  func effects(_ model: SmallSampleCase) throws {
    let fit = try model.fit()
    #expect(fit.convergence.certified)
    // SAS prints the category compared with as a row without an error.
    let rows = try Self.results(model.file).filter {
      Self.value($0, ["StdErr", "Std Error", "coefficients.Std..Error"]) != nil
    }
    try #require(rows.count == model.terms.count)
    let largest = fit.fixedEffects.map { abs($0.estimate.value) }.max() ?? 0
    for (name, row) in zip(model.terms, rows) {
      let term = try #require(fit.fixedEffects.first { $0.term == name }, "\(name)")
      let estimate = Self.value(row, ["Estimate", "coefficients.Estimate"]) ?? .nan
      #expect(
        agrees(
          term.estimate.value, estimate, relative: model.tolerance, absolute: 1e-9 * largest),
        "\(name)")
      if model.hasErrors {
        let error = Self.value(row, ["StdErr", "Std Error", "coefficients.Std..Error"]) ?? .nan
        #expect(
          agrees(term.estimate.standardError, error, relative: model.tolerance), "error of \(name)")
      }
      let degrees = Self.value(row, ["DF", "DFDen", "coefficients.df"]) ?? .nan
      #expect(
        agrees(term.degreesOfFreedom, degrees, relative: model.tolerance), "degrees of \(name)")
      if let lower = Self.value(row, ["95% Lower"]), let upper = Self.value(row, ["95% Upper"]) {
        #expect(agrees(term.estimate.interval?.lower, lower, relative: 1e-5))
        #expect(agrees(term.estimate.interval?.upper, upper, relative: 1e-5))
      }
    }
  }

  @Test(
    "type III tests of bioequivalence",
    arguments: [
      (
        "bioequivalence homogeneous sas tests3 kr", MixedModel.Inference.kenwardRoger,
        MixedModel.Criterion.reml
      ),
      ("bioequivalence homogeneous sas tests3 sw", .satterthwaite, .reml),
      ("bioequivalence homogeneous sas tests3 sw ml", .satterthwaite, .maximumLikelihood),
      ("bioequivalence jmp", .kenwardRoger, .reml),
    ])
  func typeThree(
    _ file: String, _ method: MixedModel.Inference, _ criterion: MixedModel.Criterion
  ) throws {
    let fit = try SmallSampleCase(
      file: file, data: .bioequivalence, formula: SmallSampleCase.trial, terms: [],
      method: method, criterion: criterion
    ).fit()
    let tests = fit.termTests()
    for row in try Self.results(file) {
      let name = row["Effect"] ?? row["Source"]
      let test = try #require(tests.first { $0.term == name }?.test)
      #expect(Double(test.numeratorDegreesOfFreedom) == Self.value(row, ["NumDF", "DF"]))
      let degrees = Self.value(row, ["DenDF", "DFDen"]) ?? .nan
      #expect(agrees(test.denominatorDegreesOfFreedom, degrees, relative: 1e-5))
      let statistic = Self.value(row, ["FValue", "F Ratio"]) ?? .nan
      #expect(agrees(test.statistic, statistic, relative: 1e-5))
      // JMP prints four decimals.
      let probability = Self.value(row, ["ProbF", "Prob > F"]) ?? .nan
      #expect(
        agrees(test.pValue, probability, relative: 1e-4, absolute: file.hasSuffix("jmp") ? 5e-5 : 0)
      )
    }
  }

  @Test(
    "type III tests with variances by formulation",
    arguments: [("mixed", 1e-5), ("glimmix", 1e-4)])
  func typeThreeByGroup(_ procedure: String, _ tolerance: Double) throws {
    let file = "bioequivalence heterogeneous \(procedure) tests3"
    let tests = try SmallSampleCase(
      file: file, data: .bioequivalence, formula: SmallSampleCase.trialBoth, terms: [],
      method: .satterthwaite, residual: .byGroup("formulation")
    ).fit().termTests()
    for row in try Self.results(file) {
      let test = try #require(tests.first { $0.term == row["Effect"] }?.test)
      let degrees = Self.value(row, ["DenDF"]) ?? .nan
      #expect(agrees(test.denominatorDegreesOfFreedom, degrees, relative: tolerance))
      #expect(agrees(test.statistic, Self.value(row, ["FValue"]) ?? .nan, relative: tolerance))
    }
  }

  /// The file, the model, and our names in the order of the file's rows.
  static let asymptotic: [(String, SmallSampleCase.Data, String, [String])] = [
    ("pastry dough sas asycov", .dough, SmallSampleCase.dough, ["Day.(Intercept)"]),
    (
      "battery cell sas asycov", .battery, SmallSampleCase.battery,
      ["WP.(Intercept)", "SP.(Intercept)"]
    ),
    (
      "bioequivalence homogeneous sas asycov", .bioequivalence, SmallSampleCase.trial,
      ["subject.(Intercept)"]
    ),
    (
      "sleep study sas asycov", .sleep, SmallSampleCase.independent,
      ["Subject.(Intercept)", "Subject.Days"]
    ),
    (
      "sleep study corr sas asycov", .sleep, SmallSampleCase.free,
      ["Subject.(Intercept)", "Subject.Days.(Intercept)", "Subject.Days"]
    ),
    (
      "sleep study quadratic sas asycov", .sleep, SmallSampleCase.bent,
      ["Subject.(Intercept)", "Subject.Days", "Subject.I(Days^2)"]
    ),
    (
      "sleep study corr quadratic sas asycov", .sleep, SmallSampleCase.bentFree,
      [
        "Subject.(Intercept)", "Subject.Days.(Intercept)", "Subject.Days",
        "Subject.I(Days^2).(Intercept)", "Subject.I(Days^2).Days", "Subject.I(Days^2)",
      ]
    ),
    (
      "sleep study some corr quadratic sas asycov", .sleep, SmallSampleCase.bentSome,
      ["Subject.(Intercept)", "Subject.Days", "Subject.I(Days^2).Days", "Subject.I(Days^2)"]
    ),
    (
      "bioequivalence homogeneous sas asycov ml", .bioequivalence, SmallSampleCase.trial,
      ["subject.(Intercept)"]
    ),
  ]

  @Test("the covariance of the variances' estimates", arguments: asymptotic)
  func variances(
    _ file: String, _ data: SmallSampleCase.Data, _ formula: String, _ names: [String]
  ) throws {
    let fit = try SmallSampleCase(
      file: file, data: data, formula: formula, terms: [],
      criterion: file.hasSuffix("ml") ? .maximumLikelihood : .reml
    ).fit()
    let found = try #require(fit.varianceCovariance)
    let all = names + ["residual"]
    let places = try all.map { name in try #require(found.names.firstIndex(of: name), "\(name)") }
    let rows = try Self.results(file)
    try #require(rows.count == all.count)
    let stopsShort = SmallSampleCase.stopsShort.contains(file.replacing(" sas asycov", with: ""))
    let tolerance = stopsShort ? 5e-4 : 1e-5
    for (i, row) in rows.enumerated() {
      for j in all.indices {
        let expected = Self.value(row, ["CovP\(j + 1)"]) ?? .nan
        #expect(
          agrees(found.matrix[places[i], places[j]], expected, relative: tolerance), "\(i) \(j)")
      }
    }
  }
}
