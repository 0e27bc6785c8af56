import Glibc
import LinearAlgebra
import Models
import Results
import TestSupport
import Testing

@Suite("Mixed model: residuals that go together (whole matrices, nlme)")
struct ResidualModelTests {
  @Test("criterion, covariance parameters, coefficients and errors", arguments: ResidualModel.all)
  func optimum(_ test: ResidualModel) throws { try ResidualFigures.optimum(test) }

  @Test("Satterthwaite's degrees of freedom", arguments: ResidualModel.all)
  func satterthwaite(_ test: ResidualModel) throws { try ResidualFigures.satterthwaite(test) }

  @Test(
    "Kenward and Roger's method with either information", arguments: ResidualModel.all,
    [VarianceInformation.expected, .observed])
  func kenwardRoger(_ test: ResidualModel, _ information: VarianceInformation) throws {
    try ResidualFigures.kenwardRoger(test, information)
  }

  @Test("no figure is above nlme's criterion, nor far below it", arguments: ResidualModel.all)
  func nlme(_ test: ResidualModel) throws {
    let fixture = try test.fixture()
    for criterion in test.criteria {
      let theirs = fixture.figure(test.model.key(criterion), "nlme.criterion")
      guard theirs.isFinite else { continue }
      let fit = try test.model.fit(fixture.frame, criterion)
      // nlme's search ends some digits before ours; the criterion is flat there.
      #expect(fit.criterion <= theirs + 1e-9 * abs(theirs))
      #expect(agrees(fit.criterion, theirs, relative: 1e-6))
    }
  }

  @Test("exponential decay is continuous AR(1) under another name")
  func exponential() throws {
    // nlme's corExp has a range, our φ = e^(−1/range): the same family, so the same optimum.
    let test = ResidualModel.all[7]
    let fixture = try test.fixture()
    let fit = try test.model.fit(fixture.frame)
    let theirs = fixture.figure("slope with exponential REML", "nlme.criterion")
    #expect(fit.criterion <= theirs + 1e-8 * theirs)
    #expect(agrees(fit.criterion, theirs, relative: 1e-6))
  }

  @Test("rows that follow each other are steps of one")
  func steps() throws {
    let fixture = try MixedFixture("ovary")
    var model = ResidualModel.all[3].model
    let named = try model.fit(fixture.frame)
    model.residual = .ar1(time: nil)
    let plain = try model.fit(fixture.frame)
    #expect(plain.criterion == named.criterion && plain.theta == named.theta)
  }
}

/// What a fit owes to figures from whole matrices.
enum ResidualFigures {
  static func optimum(_ test: ResidualModel) throws {
    let fixture = try test.fixture()
    for criterion in test.criteria {
      let fit = try test.model.fit(fixture.frame, criterion)
      let key = test.model.key(criterion)
      #expect(fit.convergence.certified)
      // Both at the optimum of the same formula; theirs is polished by Newton's method on differences.
      #expect(agrees(fit.criterion, fixture.figure(key, "criterion"), relative: 1e-10))
      let found = test.parameters(fit)
      let expected = fixture.figures(key, "par.").filter { !$0.name.hasPrefix("se.") }
      #expect(!expected.isEmpty && expected.count == found.count)
      for parameter in expected {
        // A covariance near zero is known to a part of its error, not of itself.
        let error = fixture.figure(key, "par.se.\(parameter.name)")
        #expect(
          agrees(
            found[parameter.name], parameter.value, relative: 1e-5,
            absolute: error.isFinite ? 1e-5 * error : 0), "\(parameter.name)")
      }
      for term in fit.fixedEffects {
        let error = fixture.figure(key, "se.\(term.term)")
        let value = fixture.figure(key, "beta.\(term.term)")
        #expect(agrees(term.estimate.value, value, relative: 1e-6, absolute: 1e-7 * error))
        #expect(agrees(term.estimate.standardError, error, relative: 1e-6))
      }
    }
  }

  static func satterthwaite(_ test: ResidualModel) throws {
    let fixture = try test.fixture()
    for criterion in test.criteria {
      let fit = try test.model.fit(fixture.frame, criterion)
      let key = test.model.key(criterion)
      for term in fit.fixedEffects {
        // Second derivatives of theirs are differences over steps of 5 %: four digits and more. For
        // the random intercept of the lung data they give 177.0391 where SAS has 177.0385, as we do.
        let df = fixture.figure(key, "sw.df.\(term.term)")
        #expect(agrees(term.degreesOfFreedom, df, relative: 1e-4))
      }
      for name in test.model.tests.keys {
        guard let figure = fixture.figures(key, "sw.F.\(name)").first else { continue }
        let joint = try #require(test.model.joint(name, fit))
        #expect(agrees(joint.statistic, figure.value, relative: 1e-6))
        let df = fixture.figure(key, "sw.dendf.\(name)")
        #expect(agrees(joint.denominatorDegreesOfFreedom, df, relative: 1e-4))
      }
    }
  }

  static func kenwardRoger(_ test: ResidualModel, _ information: VarianceInformation) throws {
    let fixture = try test.fixture()
    let fit = try test.model.fit(fixture.frame, .reml, .kenwardRoger, information: information)
    let key = test.model.key(.reml)
    let prefix = "kr.\(information.rawValue)"
    // The expected information is closed form; the observed one is of differences, as above.
    let tolerance = information == .expected ? 1e-5 : 1e-4
    let small = information == .expected ? 1e-6 : 1e-5
    for term in fit.fixedEffects {
      // Degrees of freedom need first derivatives only: they are the same in any parameters.
      let df = fixture.figure(key, "\(prefix).df.\(term.term)")
      #expect(agrees(term.degreesOfFreedom, df, relative: tolerance))
      guard test.hasSameParameters else { continue }
      let error = fixture.figure(key, "\(prefix).se.\(term.term)")
      #expect(agrees(term.estimate.standardError, error, relative: small))
    }
    guard test.hasSameParameters else { return }
    for name in test.model.tests.keys {
      let joint = try #require(test.model.joint(name, fit))
      if joint.numeratorDegreesOfFreedom == 1 {
        let df = fixture.figure(key, "\(prefix).df.\(name)")
        #expect(agrees(joint.denominatorDegreesOfFreedom, df, relative: tolerance))
      } else {
        let f = fixture.figure(key, "\(prefix).F.\(name)")
        let df = fixture.figure(key, "\(prefix).dendf.\(name)")
        #expect(agrees(joint.statistic, f, relative: small))
        #expect(agrees(joint.denominatorDegreesOfFreedom, df, relative: tolerance))
      }
    }
  }
}
