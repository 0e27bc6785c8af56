import LinearAlgebra
import Outcomes
import Results
import TestSupport
import Testing

/// Figures of R for the same people (`Fixtures/outcomes/lead-lag`), who lays out the periods by itself.
@Suite("Lead and lag (R glm, lmer, glmer)")
struct LeadLagReferenceTests {
  static func options(_ recurrence: LeadLagOptions.Recurrence) -> LeadLagOptions {
    var options = LeadLagOptions()
    options.recurrence = recurrence
    options.trend = .periods
    options.step = 1
    return options
  }

  @Test("hazards of the first outcome are glm's to 1e-8, on level and on change")
  func hazard() throws {
    let r = try LeadLagFixture()
    let found = LeadLag(r.people, options: Self.options(.first))
    #expect(Double(found.periods.account.periods) == r["first.rows"])
    #expect(Double(found.periods.account.outcomes) == r["first.outcomes"])
    for (key, answer) in [("level", found.level), ("change", found.change)] {
      let answer = try answer.get()
      for term in answer.terms {
        let name = "first.\(key).\(term.term)"
        #expect(agrees(term.estimate.value, r[name], relative: 1e-8, absolute: 1e-9), "\(name)")
        #expect(agrees(term.estimate.standardError, r["\(name).se"], relative: 1e-8), "\(name)")
      }
    }
    let level = try found.level.get()
    #expect(
      agrees(
        level.within[0].probability.value, r["first.level.probability"], relative: 1e-8))
  }

  @Test(
    "with what went before given, scores are lmer's and outcomes glmer's with 25 points, to 1e-6")
  func mixed() throws {
    let r = try LeadLagFixture()
    let options = Self.options(.again)
    let table = PersonPeriods(r.people, options: options)
    let scores = LaterScoreModel(table, options)
    #expect(Double(table.account.periods) == r["again.rows"])
    #expect(Double(table.account.outcomes) == r["again.outcomes"])
    #expect(Double(table.laterScores.count) == r["again.later"])
    #expect(Double(table.laterScores.count(where: \.held)) == r["again.held"])
    let fit = try scores.fit(LaterScoreModel.Effects(held: 0.3, previous: 0.2))
    #expect(agrees(fit.logLikelihood, r["fixed.scores.logLik"], relative: 1e-9))
    #expect(agrees(fit.between, r["fixed.scores.between"], relative: 1e-6))
    #expect(agrees(fit.within, r["fixed.scores.within"], relative: 1e-6))
    #expect(agrees(fit.own[0], r["fixed.own.first"], relative: 1e-6))
    for (key, predictor) in [("outcome", OutcomeModel.Predictor.level), ("change", .change)] {
      let model = OutcomeModel(table, options, predictor)
      let outcome = try model.mixed(model.columns(own: fit.own), nodes: 25)
      for (j, term) in outcome.names.enumerated() {
        let name = "fixed.\(key).\(term)"
        #expect(
          agrees(outcome.coefficients[j], r[name], relative: 1e-6, absolute: 1e-7), "\(name)")
        // lme4 takes the curvature by differences.
        #expect(
          agrees(outcome.covariance[j, j].squareRoot(), r["\(name).se"], relative: 1e-4), "\(name)")
      }
      if key == "outcome" {
        #expect(agrees(outcome.spread, r["fixed.outcome.spread"], relative: 1e-6))
      }
    }
  }

  @Test("both together are where the sum of lmer and glmer is largest")
  func joint() throws {
    let r = try LeadLagFixture()
    let reverse = try LeadLag(r.people, options: Self.options(.again)).reverse.get()
    for (name, term) in [("held", reverse.effect), ("previous", reverse.carriedOver)] {
      let error = r["joint.\(name).se"]
      #expect(
        agrees(term.estimate.value, r["joint.\(name)"], relative: 0, absolute: 0.03 * error))
      #expect(agrees(term.estimate.standardError, error, relative: 0.02), "\(name)")
    }
  }
}
