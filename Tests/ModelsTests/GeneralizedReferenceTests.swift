import LinearAlgebra
import Models
import Results
import TestSupport
import Testing

/// Figures of R for the same rows: lme4 and ordinal where they are, and quadrature written for this
/// (`Fixtures/models/quadrature.R`) to more digits than their optimizers reach.
@Suite("Logistic and ordinal mixed models (lme4, ordinal, quadrature in R)")
struct GeneralizedReferenceTests {
  func agree(
    _ fit: GeneralizedMixedFit, _ r: GeneralizedFixture, _ model: String, estimates: Double,
    errors: Double
  ) {
    #expect(fit.convergence.certified)
    for term in fit.fixedEffects {
      #expect(
        agrees(term.estimate.value, r(model, "beta.\(term.term)"), relative: estimates))
      #expect(
        agrees(term.estimate.standardError, r(model, "se.\(term.term)"), relative: errors))
    }
    for term in fit.thresholds {
      #expect(
        agrees(term.estimate.value, r(model, "threshold.\(term.term)"), relative: estimates))
      #expect(
        agrees(term.estimate.standardError, r(model, "se.threshold.\(term.term)"), relative: errors)
      )
    }
    #expect(agrees(fit.theta[0], r(model, "theta.1"), relative: 10 * estimates))
  }

  @Test("counts of sick cattle, by Laplace and by quadrature", arguments: [1, 25])
  func cbpp(_ nodes: Int) throws {
    let r = try GeneralizedFixture.cbpp()
    let fit = try MixedLogisticModel(
      "incidence ~ period + (1 | herd)", trials: "size", options: GeneralizedFixture.options(nodes)
    ).fit(r.frame)
    let model = "quadrature \(nodes)"
    #expect(agrees(fit.criterion, r(model, "criterion"), relative: 1e-10))
    agree(fit, r, model, estimates: 1e-7, errors: 1e-6)
    let error = fit.covariance.map { $0[4, 4].squareRoot() }
    #expect(agrees(error, r(model, "se.theta.1"), relative: 1e-5))
    // lme4 1.1-31: its optimizer ends at an error of 1e-7 in theta.
    let lme4 = nodes == 1 ? "glmer Laplace" : "glmer AGQ 25"
    agree(fit, r, lme4, estimates: 2e-7, errors: 1e-5)
    if nodes == 1 {
      // trajectories.md §9.5: −2ℓ 184.0525637.
      #expect(agrees(fit.criterion, 184.0525637, relative: 1e-9))
      #expect(agrees(fit.criterion, r(lme4, "criterion"), relative: 1e-9))
      #expect(agrees(fit.theta[0], 0.6422614052, relative: 1e-6))
      #expect(agrees(fit.aic, r(lme4, "criterion") + 10, relative: 1e-9))
    } else {
      // lme4 leaves out a constant with several nodes: −2 times the likelihood of the observed shares.
      #expect(agrees(fit.criterion - r("all", "saturated"), 100.0100305, relative: 1e-8))
      #expect(agrees(fit.theta[0], 0.6475184713, relative: 1e-6))
    }
  }

  @Test("the integral is exact where as many nodes as needed are taken")
  func exact() throws {
    let r = try GeneralizedFixture.cbpp()
    let fit = try MixedLogisticModel("incidence ~ period + (1 | herd)", trials: "size").fit(r.frame)
    #expect(fit.nodes == 15)
    #expect(agrees(fit.criterion, r("exact", "criterion"), relative: 1e-10))
    agree(fit, r, "exact", estimates: 1e-7, errors: 1e-6)
  }

  @Test("modes and their variances are lme4's")
  func modes() throws {
    let r = try GeneralizedFixture.cbpp()
    let fit = try MixedLogisticModel(
      "incidence ~ period + (1 | herd)", trials: "size", options: GeneralizedFixture.options(1)
    ).fit(r.frame)
    let modes = fit.conditionalModes
    #expect(modes.levels.count == 15)
    for (row, level) in modes.levels.enumerated() {
      // At lme4's theta, which has an error of 1e-7.
      let mode = r("glmer Laplace", "mode.\(level)")
      #expect(agrees(modes.modes[row, 0], mode, relative: 1e-5, absolute: 1e-6))
      let variance = r("glmer Laplace", "condvar.\(level)")
      #expect(agrees(modes.variances[row][0, 0], variance, relative: 1e-5))
    }
  }

  @Test("yes or no at up to seven visits", arguments: [9, 25, 101])
  func binary(_ nodes: Int) throws {
    let r = try GeneralizedFixture.binary()
    let fit = try MixedLogisticModel(
      "above ~ group * month + (1 | person)", options: GeneralizedFixture.options(nodes)
    ).fit(r.frame)
    let model = "quadrature \(nodes)"
    #expect(agrees(fit.criterion, r(model, "criterion"), relative: 1e-9))
    agree(fit, r, model, estimates: 1e-6, errors: 2e-5)
  }

  @Test("with few visits Laplace is far off, and a note says so")
  func laplace() throws {
    let r = try GeneralizedFixture.binary()
    let fit = try MixedLogisticModel(
      "above ~ group * month + (1 | person)", options: GeneralizedFixture.options(1)
    ).fit(r.frame)
    #expect(agrees(fit.criterion, r("glmer Laplace", "criterion"), relative: 1e-8))
    agree(fit, r, "glmer Laplace", estimates: 1e-4, errors: 1e-3)
    #expect(fit.notes.map(\.code).contains("generalized.nodes"))
    #expect(fit.fixedEffects[0].estimate.value < -3)
    let exact = try MixedLogisticModel("above ~ group * month + (1 | person)").fit(r.frame)
    #expect(exact.nodes > 50)
    #expect(agrees(exact.criterion, r("quadrature 101", "criterion"), relative: 1e-6))
    #expect(exact.fixedEffects[0].estimate.value > -2.3)
    #expect(exact.notes.isEmpty)
  }

  @Test("four ordered answers", arguments: [15, 31])
  func ordinal(_ nodes: Int) throws {
    let r = try GeneralizedFixture.ordinal()
    let fit = try MixedOrdinalModel(
      "answer ~ group * week + (1 | person)", options: GeneralizedFixture.options(nodes)
    ).fit(r.frame)
    let model = "quadrature \(nodes)"
    #expect(fit.thresholds.map(\.term) == ["1|2", "2|3", "3|4"])
    #expect(agrees(fit.criterion, r(model, "criterion"), relative: 1e-10))
    agree(fit, r, model, estimates: 1e-6, errors: 1e-5)
    // ordinal::clmm stops at an error of 1e-5, and takes differences of differences for its errors.
    agree(fit, r, "clmm AGQ \(nodes)", estimates: 3e-5, errors: 1e-3)
  }

  @Test("ordered answers by Laplace")
  func ordinalLaplace() throws {
    let r = try GeneralizedFixture.ordinal()
    let fit = try MixedOrdinalModel(
      "answer ~ group * week + (1 | person)", options: GeneralizedFixture.options(1)
    ).fit(r.frame)
    #expect(agrees(fit.criterion, r("clmm Laplace", "criterion"), relative: 1e-8))
  }

  @Test("the integral over ordered answers is exact")
  func ordinalExact() throws {
    let r = try GeneralizedFixture.ordinal()
    let fit = try MixedOrdinalModel("answer ~ group * week + (1 | person)").fit(r.frame)
    #expect(agrees(fit.criterion, r("exact", "criterion"), relative: 1e-8))
  }
}
