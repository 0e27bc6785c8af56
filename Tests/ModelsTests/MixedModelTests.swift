import LinearAlgebra
import Models
import Results
import TestSupport
import Testing

/// A model of `Fixtures/models` under both criteria.
struct MixedCase: Sendable, CustomTestStringConvertible {
  var data: String
  var name: String
  var formula: String
  var criterion: MixedModel.Criterion

  var key: String { "\(name) \(criterion == .reml ? "REML" : "ML")" }
  var testDescription: String { "\(data): \(key)" }

  func fixture() throws -> MixedFixture { try MixedFixture(data, squares: ["Days2": "Days"]) }

  func fit(_ frame: ModelFrame) throws -> MixedModelFit {
    var options = MixedModel.Options()
    options.criterion = criterion
    return try MixedModel(formula, options: options).fit(frame)
  }

  static let all: [MixedCase] = [
    ("sleepstudy", "intercept", "Reaction ~ Days + (1 | Subject)"),
    ("sleepstudy", "slope", "Reaction ~ Days + (Days | Subject)"),
    ("sleepstudy", "uncorrelated", "Reaction ~ Days + (Days || Subject)"),
    ("sleepstudy", "quadratic", "Reaction ~ Days + Days2 + (Days | Subject)"),
    ("dyestuff", "batch", "Yield ~ 1 + (1 | Batch)"),
    ("dyestuff2", "batch", "Yield ~ 1 + (1 | Batch)"),
    ("penicillin", "crossed", "diameter ~ 1 + (1 | plate) + (1 | sample)"),
    ("pastes", "nested", "strength ~ 1 + (1 | batch/cask)"),
    ("oats", "split plot", "yield ~ nitro * Variety + (1 | Block/Variety)"),
    ("oats", "no intercept", "yield ~ 0 + Variety + nitro:Variety + (1 | Block/Variety)"),
    ("machines", "contrasts", "score ~ Machine + (Machine | Worker)"),
    ("machines", "each machine", "score ~ Machine + (0 + Machine | Worker)"),
    ("machines", "within", "score ~ Machine + (1 | Worker/Machine)"),
  ].flatMap { data, name, formula in
    [MixedModel.Criterion.maximumLikelihood, .reml].map {
      MixedCase(data: data, name: name, formula: formula, criterion: $0)
    }
  }
}

@Suite("Mixed model (lme4 1.1-31)")
struct MixedModelTests {
  @Test("the optimum is lme4's, and certified", arguments: MixedCase.all)
  func optimum(_ model: MixedCase) throws {
    let fixture = try model.fixture()
    let fit = try model.fit(fixture.frame)
    #expect(fit.convergence.certified)
    let criterion = fixture.figure(model.key, "criterion")
    #expect(agrees(fit.criterion, criterion, relative: 1e-9))  // both at the optimum
    // lme4 includes every variance in the count; both use the number of rows.
    #expect(agrees(fit.aic, fixture.figure(model.key, "aic"), relative: 1e-9))
    #expect(agrees(fit.bic, fixture.figure(model.key, "bic"), relative: 1e-9))
    // bobyqa stops at a flat floor: the root of its tolerance on the criterion.
    #expect(agrees(fit.sigma, fixture.figure(model.key, "sigma"), relative: 1e-6))
    let theta = fixture.figures(model.key, "theta.")
    #expect(theta.count == fit.theta.count)
    for (found, expected) in zip(fit.theta, theta) {
      #expect(agrees(found, expected.value, relative: 1e-5, absolute: 1e-6))
    }
  }

  @Test("fixed effects and their errors are lme4's, under R's names", arguments: MixedCase.all)
  func fixedEffects(_ model: MixedCase) throws {
    let fixture = try model.fixture()
    let fit = try model.fit(fixture.frame)
    let expected = fixture.figures(model.key, "beta.")
    #expect(fit.fixedEffects.map(\.term) == expected.map(\.name))
    for term in fit.fixedEffects {
      let value = fixture.figure(model.key, "beta.\(term.term)")
      #expect(agrees(term.estimate.value, value, relative: 1e-6))
      let error = fixture.figure(model.key, "se.\(term.term)")
      #expect(agrees(term.estimate.standardError ?? .nan, error, relative: 1e-6))
    }
  }

  @Test(
    "Satterthwaite's degrees of freedom are lmerTest's",
    arguments: MixedCase.all.filter { $0.criterion == .reml })
  func satterthwaite(_ model: MixedCase) throws {
    let fixture = try model.fixture()
    let fit = try model.fit(fixture.frame)
    #expect(!fit.notes.map(\.code).contains("mixed.wald"))
    for term in fit.fixedEffects {
      let expected = fixture.figure(model.key, "df.\(term.term)")
      // lmerTest differentiates the deviance numerically, twice: 17.000005 stands for 17.
      #expect(agrees(term.degreesOfFreedom ?? .nan, expected, relative: 1e-6))
    }
  }

  @Test("without degrees of freedom the normal distribution stands in, and a note says so")
  func wald() throws {
    var options = MixedModel.Options()
    options.inference = .wald
    let frame = try MixedFixture("sleepstudy").frame
    let fit = try MixedModel("Reaction ~ Days + (Days | Subject)", options: options).fit(frame)
    let days = fit.fixedEffects[1]
    #expect(days.degreesOfFreedom == nil)
    #expect(fit.notes.map(\.code) == ["mixed.wald"])
    // 10.4672859596 ± 1.959964 · 1.54578893 (lme4).
    #expect(agrees(days.estimate.interval?.lower ?? .nan, 7.437595, relative: 1e-6))
    #expect(agrees(days.estimate.interval?.upper ?? .nan, 13.496977, relative: 1e-6))
  }

  @Test("conditional modes and their variances are lme4's", arguments: MixedCase.all)
  func modes(_ model: MixedCase) throws {
    let fixture = try model.fixture()
    let fit = try model.fit(fixture.frame)
    for group in fit.conditionalModes {
      // lme4 writes the inner factor of a nesting first.
      let parts = group.group.split(separator: ":").reversed()
      let name = parts.joined(separator: ":")
      let scale = fixture.figures(model.key, "mode.\(name).").reduce(0) { max($0, abs($1.value)) }
      for (row, level) in group.levels.enumerated() {
        let key = level.split(separator: ":").reversed().joined(separator: ":")
        for term in group.terms.indices {
          let mode = fixture.figure(model.key, "mode.\(name).\(key).\(term + 1)")
          // Modes inherit bobyqa's error in theta.
          #expect(agrees(group.modes[row, term], mode, relative: 1e-5, absolute: 1e-6 * scale))
          let variance = fixture.figure(model.key, "condvar.\(name).\(key).\(term + 1)")
          #expect(
            agrees(group.variances[row][term, term], variance, relative: 1e-5, absolute: 1e-10))
        }
      }
    }
  }

  /// MixedModels.jl 5.8.4, `test/pls.jl`: condVar and ranef of the first person of sleepstudy by ML.
  @Test("the first person's modes and their covariance are those of MixedModels.jl")
  func mixedModelsJulia() throws {
    let model = MixedCase.all[2]
    let modes = try model.fit(try model.fixture().frame).conditionalModes[0]
    let variance = modes.variances[0]
    // Its optimizer ends where theta still has an error of some 1e-5.
    #expect(agrees(modes.modes[0, 0], 2.815610, relative: 5e-5))
    #expect(agrees(modes.modes[0, 1], 9.0755, relative: 5e-5))
    #expect(agrees(variance[0, 0], 140.96755, relative: 1e-5))
    #expect(agrees(variance[0, 1], -20.60454, relative: 1e-5))
    #expect(agrees(variance[1, 0], -20.60454, relative: 1e-5))
    #expect(agrees(variance[1, 1], 5.15779, relative: 1e-5))
  }

  @Test("variances and their correlation are those of lme4's summary")
  func varianceComponents() throws {
    let model = MixedCase.all[3]
    let fit = try model.fit(try model.fixture().frame)
    // R: VarCorr(lmer(Reaction ~ Days + (Days | Subject), sleepstudy)); its default optimizer leaves an
    // error in the sixth digit.
    let found = fit.varianceComponents
    #expect(found.map(\.term) == ["(Intercept)", "Days"])
    #expect(abs(found[0].standardDeviation - 24.7407) < 5e-4)
    #expect(abs(found[1].standardDeviation - 5.9221) < 5e-4)
    #expect(abs((found[1].correlations[0].value ?? .nan) - 0.066) < 5e-4)
    #expect(abs(fit.sigma - 25.5918) < 5e-5)
  }

  @Test("a variance of zero is said in words, and certified")
  func boundary() throws {
    let model = MixedCase.all[11]
    let fit = try model.fit(try model.fixture().frame)
    #expect(fit.theta == [0])
    #expect(fit.convergence.atBound == [0])
    #expect(fit.notes.map(\.code).contains("mixed.boundary"))
    #expect(fit.varianceComponents[0].variance == 0)
  }
}
