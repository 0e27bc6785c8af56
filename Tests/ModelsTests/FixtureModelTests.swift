import LinearAlgebra
import Models
import Results
import TestSupport
import Testing

@Suite("Mixed model: further figures of lme4, lmerTest and pbkrtest")
struct FixtureModelTests {
  static let all = FixtureModel.lme4 + FixtureModel.weighted
  static let criteria = [MixedModel.Criterion.reml, .maximumLikelihood]

  @Test("criterion, variances, coefficients and errors", arguments: all, criteria)
  func optimum(_ model: FixtureModel, _ criterion: MixedModel.Criterion) throws {
    let fixture = try MixedFixture(model.data)
    let fit = try model.fit(fixture.frame, criterion)
    let key = model.key(criterion)
    #expect(fit.convergence.certified)
    #expect(agrees(fit.criterion, fixture.figure(key, "criterion"), relative: 1e-9))
    #expect(agrees(fit.aic, fixture.figure(key, "aic"), relative: 1e-9))
    #expect(agrees(fit.bic, fixture.figure(key, "bic"), relative: 1e-9))
    // bobyqa stops at a flat floor: the root of its tolerance on the criterion.
    #expect(agrees(fit.sigma, fixture.figure(key, "sigma"), relative: 1e-6))
    let theta = fixture.figures(key, "theta.")
    #expect(theta.count == fit.theta.count)
    for (found, expected) in zip(fit.theta, theta) {
      #expect(agrees(found, expected.value, relative: 1e-5, absolute: 1e-6))
    }
    for term in fit.fixedEffects {
      let error = fixture.figure(key, "se.\(term.term)")
      let value = fixture.figure(key, "beta.\(term.term)")
      #expect(agrees(term.estimate.value, value, relative: 1e-6))
      #expect(agrees(term.estimate.standardError, error, relative: 1e-6))
    }
  }

  /// `person:service` and `p001:s01` with the parts in one order.
  func parts(_ text: String) -> String {
    text.split(separator: ":").sorted().joined(separator: ":")
  }

  @Test("where each level stands, with its variance", arguments: all)
  func modes(_ model: FixtureModel) throws {
    let fixture = try MixedFixture(model.data)
    let fit = try model.fit(fixture.frame)
    let key = model.key(.reml)
    var expected: [String: Double] = [:]
    for prefix in ["mode.", "condvar."] {
      for figure in fixture.figures(key, prefix) {
        let words = figure.name.split(separator: ".").map(String.init)
        expected[prefix + "\(parts(words[0])) \(parts(words[1])) \(words[2])"] = figure.value
      }
    }
    var compared = 0
    for group in fit.conditionalModes {
      let size = (0..<group.terms.count).map { column in
        group.modes.column(column).reduce(0) { max($0, abs($1)) }
      }
      for (level, label) in group.levels.enumerated() {
        for column in group.terms.indices {
          let name = "\(parts(group.group)) \(parts(label)) \(column + 1)"
          // Modes follow theta, which bobyqa gives to some six digits.
          let mode = expected["mode." + name] ?? .nan
          let variance = expected["condvar." + name] ?? .nan
          let found = group.modes[level, column]
          #expect(agrees(found, mode, relative: 1e-5, absolute: 1e-6 * size[column]))
          #expect(agrees(group.variances[level][column, column], variance, relative: 1e-5))
          compared += 2
        }
      }
    }
    #expect(compared > 0 && compared == expected.count)
  }

  @Test("Satterthwaite's degrees of freedom and joint tests", arguments: all)
  func satterthwaite(_ model: FixtureModel) throws {
    let fixture = try MixedFixture(model.data)
    let fit = try model.fit(fixture.frame)
    let key = model.key(.reml)
    for term in fit.fixedEffects {
      // lmerTest differentiates the deviance numerically, twice, at a theta of six digits: 5.000002
      // stands for 5. Small p-values multiply that error.
      let df = fixture.figure(key, "sw.df.\(term.term)")
      #expect(agrees(term.degreesOfFreedom, df, relative: 1e-5))
      let p = fixture.figure(key, "sw.p.\(term.term)")
      #expect(agrees(term.pValue, p, relative: 1e-4, absolute: 1e-14))
    }
    for name in model.tests.keys {
      let test = try #require(model.joint(name, fit))
      #expect(
        Double(test.numeratorDegreesOfFreedom) == fixture.figure(key, "joint.sw.numdf.\(name)"))
      let (f, df) = (
        fixture.figure(key, "joint.sw.F.\(name)"), fixture.figure(key, "joint.sw.dendf.\(name)")
      )
      #expect(agrees(test.statistic, f, relative: 1e-5))  // F follows theta
      #expect(agrees(test.denominatorDegreesOfFreedom, df, relative: 1e-5))
      let p = fixture.figure(key, "joint.sw.p.\(name)")
      #expect(agrees(test.pValue, p, relative: 1e-4, absolute: 1e-14))
    }
  }

  @Test(
    "Kenward and Roger's errors, degrees of freedom and joint tests", arguments: FixtureModel.lme4)
  func kenwardRoger(_ model: FixtureModel) throws {
    let fixture = try MixedFixture(model.data)
    let fit = try model.fit(fixture.frame, .reml, .kenwardRoger)
    let key = model.key(.reml)
    for term in fit.fixedEffects {
      // pbkrtest's figures are closed form at lme4's theta, good to six digits.
      let error = fixture.figure(key, "kr.se.\(term.term)")
      #expect(agrees(term.estimate.standardError, error, relative: 1e-6))
      let df = fixture.figure(key, "kr.df.\(term.term)")
      #expect(agrees(term.degreesOfFreedom, df, relative: 1e-5))
    }
    for i in 0..<fit.fixedEffects.count {
      for j in 0...i {
        let value = fixture.figure(key, "kr.cov.\(i + 1).\(j + 1)")
        let size = (fit.fixedCovariance[i, i] * fit.fixedCovariance[j, j]).squareRoot()
        #expect(agrees(fit.fixedCovariance[i, j], value, relative: 1e-5, absolute: 1e-6 * size))
      }
    }
    for name in model.tests.keys {
      let test = try #require(model.joint(name, fit))
      let (f, df) = (
        fixture.figure(key, "joint.kr.F.\(name)"), fixture.figure(key, "joint.kr.dendf.\(name)")
      )
      #expect(agrees(test.statistic, f, relative: 1e-5))
      #expect(agrees(test.denominatorDegreesOfFreedom, df, relative: 1e-5))
    }
  }
}
