import Benchmarking
import Change
import Models
import Psychometrics
import Reports
import Results
import Studies
import TestSupport
import Testing
import Trajectories

// Reference values: R 4.2.2 with psych and lme4 at a tight optimum, and the same optimum with 40
// digits by mpmath; `Fixtures/studies/state-anxiety/expected.R` and `optimum.py` make them.
@Suite("State anxiety, R psychTools::sai")
struct StateAnxietyTests {
  static let run = Result {
    try StudyRun(ProjectStudies.path("state-anxiety"), catalog: ProjectStudies.catalog)
  }
  static let folder = "Fixtures/studies/state-anxiety"

  let run: StudyRun
  let expected: Expected

  init() throws {
    run = try Self.run.get()
    expected = try Expected("\(Self.folder)/expected.csv")
  }

  @Test("8 rows are set aside, 5,370 used, 5,191 scored, and nothing is lost silently")
  func account() {
    let account = run.account
    #expect(Double(account.rows) == expected["rows"])
    #expect(
      account.setAside.map(\.code) == Array(repeating: .keyMissing, count: 6) + [
        .keyConflict, .keyConflict,
      ])
    #expect(account.setAside.allSatisfy { $0.place.line != nil })
    #expect(account.rowsSetAside == 8)
    #expect(Double(account.usable) == expected["rows.left"])
    #expect(Double(account.services) == expected["studies"])
    let scores = account.scores[0]
    #expect(Double(scores.scored) == expected["rows.scored"])
    #expect(scores.prorated == 0)
    let missing = scores.missing.reduce(0) { $0 + $1.count }
    #expect(Double(missing) == expected["rows.left.incomplete"])
    let blank = scores.missing.first { $0.words == "no item answered" }?.count ?? 0
    #expect(Double(blank) == expected["rows.left.wholly.blank"])
    #expect(scores.scored + missing + account.rowsSetAside == account.rows)
  }

  @Test("mean and standard deviation of the scores agree with R to twelve digits")
  func moments() throws {
    let distribution = try run.findings[0].distribution.get()
    #expect(agrees(distribution.mean, expected["total.mean"], relative: 1e-13))
    #expect(agrees(distribution.standardDeviation, expected["total.sd"], relative: 1e-13))
  }

  @Test("alpha on the first occasion agrees with psych::alpha")
  func alpha() throws {
    let error = try run.findings[0].error.get()
    #expect(error.reliability?.n.map(Double.init) == expected["occasion1.n"])
    #expect(
      agrees(error.reliability?.coefficient.value, expected["occasion1.alpha"], relative: 1e-13))
    #expect(agrees(error.standardDeviation, expected["occasion1.sd"], relative: 1e-13))
    #expect(agrees(error.standardError, expected["change.sem"], relative: 1e-13))
    #expect(agrees(error.ofDifference, expected["change.sdiff"], relative: 1e-13))
  }

  @Test("reliable change of 1,826 people is counted as R counts it")
  func change() {
    let change = run.findings[0].change
    #expect(Double(change.count) == expected["change.persons"])
    // Lower anxiety is better.
    #expect(change.count(.deteriorated).map(Double.init) == expected["change.higher"])
    #expect(change.count(.improved).map(Double.init) == expected["change.lower"])
    #expect(change.count(.unchanged).map(Double.init) == expected["change.within"])
    #expect(agrees(change.threshold, expected["change.threshold"], relative: 1e-12))
    #expect(change.count + change.noLaterScore + change.noScore == run.account.persons)
  }

  @Test("the mean change and its interval agree with R's paired t test")
  func meanChange() throws {
    let mean = try #require(run.findings[0].change.mean)
    #expect(agrees(mean.first, expected["change.mean.first"], relative: 1e-13))
    #expect(agrees(mean.last, expected["change.mean.last"], relative: 1e-13))
    #expect(agrees(mean.change.value, expected["change.mean"], relative: 1e-12))
    #expect(agrees(mean.change.interval?.lower, expected["change.mean.low"], relative: 1e-10))
    #expect(agrees(mean.change.interval?.upper, expected["change.mean.high"], relative: 1e-10))
  }

  @Test("the mixed model agrees with lme4 and with forty-digit arithmetic")
  func mixedModel() throws {
    let growth = try #require(run.findings[0].growth).get()
    let optimum = try Expected("\(Self.folder)/expected-optimum.csv")
    let fit = growth.fit
    #expect(fit.convergence.certified)
    #expect(Double(fit.rows) == expected["mixed.n"])
    #expect(
      fit.groups.map { Double($0.levels) } == [
        expected["mixed.persons"], expected["mixed.services"],
      ])
    // The figures the project must reach, as printed: criterion, effects with errors, variances.
    #expect(abs(fit.criterion - 37824.939721) < 1e-6)
    let effects = fit.fixedEffects.map(\.estimate)
    #expect(agrees(effects[0].value, expected["mixed.intercept"], relative: 1e-9))
    #expect(agrees(effects[0].standardError, expected["mixed.intercept.se"], relative: 1e-9))
    #expect(agrees(effects[1].value, expected["mixed.occasion"], relative: 1e-9))
    #expect(agrees(effects[1].standardError, expected["mixed.occasion.se"], relative: 1e-9))
    let variances = fit.varianceComponents.map(\.variance) + [fit.residualVariance]
    for (variance, name) in zip(variances, ["person", "service", "residual"]) {
      // lme4 stops where its criterion is flat to 1e-12, which leaves 1e-9 in the variances.
      #expect(agrees(variance, expected["mixed.variance.\(name)"], relative: 1e-8), "\(name)")
      #expect(agrees(variance, optimum["mixed.variance.\(name)"], relative: 1e-9), "\(name)")
    }
  }

  @Test("services are compared as R compares them")
  func services() throws {
    let comparison = try #require(run.findings[0].services).get()
    let shrinkage = try comparison.shrinkage.get()
    #expect(
      agrees(shrinkage.intercept.estimate.value, expected["services.intercept"], relative: 1e-8))
    #expect(agrees(shrinkage.between, expected["services.variance.service"], relative: 1e-7))
    #expect(agrees(shrinkage.within, expected["services.variance.residual"], relative: 1e-8))
    #expect(
      agrees(
        comparison.unadjusted.target, expected["services.mean.person.weighted"], relative: 1e-12))
    #expect(
      agrees(comparison.unadjusted.spread, expected["services.sigma.within"], relative: 1e-12))
    #expect(Double(comparison.count(.noPairs)) == expected["services.without.pairs"])
    #expect(comparison.count(.suppressed) == 0)
  }

  @Test("every study's mean, interval, shrunken mean and limits agree with R")
  func everyService() throws {
    let comparison = try #require(run.findings[0].services).get()
    let rows = try Expected.rows("\(Self.folder)/expected-benchmark.csv")
    #expect(rows.count == comparison.services.count)
    for row in rows {
      let service = try #require(comparison.services.first { $0.name == row["service"] })
      if row["pairs"] == "0" {
        #expect(service.status == .noPairs)
        continue
      }
      let figures = try #require(service.figures)
      func value(_ name: String) -> Double { row[name].flatMap(Double.init) ?? .nan }
      #expect(Double(figures.n) == value("pairs"))
      #expect(agrees(figures.mean, value("mean"), relative: 1e-12))
      #expect(agrees(figures.interval?.lower, value("conf.low"), relative: 1e-10))
      #expect(agrees(figures.interval?.upper, value("conf.high"), relative: 1e-10))
      #expect(agrees(figures.shrunken, value("shrunken.mean"), relative: 1e-7))
      #expect(agrees(figures.limits95.lowerBound, value("limit95.low"), relative: 1e-10))
      #expect(agrees(figures.limits95.upperBound, value("limit95.high"), relative: 1e-10))
      #expect(agrees(figures.limits998.lowerBound, value("limit99.8.low"), relative: 1e-10))
      #expect(agrees(figures.limits998.upperBound, value("limit99.8.high"), relative: 1e-10))
    }
  }

  @Test("the model of what is expected, and the funnel around it, agree with R")
  func expectedModel() throws {
    let comparison = try #require(run.findings[0].services).get()
    let model = try Expected("\(Self.folder)/expected-adjusted-model.csv")
    // Occasions have no dates.
    #expect(comparison.adjustedFor == [.firstScore])
    #expect(comparison.notes.contains { $0.code == "benchmark.follow-up-not-known" })
    let adjusted = try comparison.adjusted.get()
    let effects = try adjusted.effects.get()
    #expect(adjusted.fit.convergence.certified)
    let terms = adjusted.fit.fixedEffects.map(\.estimate)
    #expect(agrees(terms[0].value, model["intercept"], relative: 1e-8))
    #expect(agrees(terms[1].value, model["first"], relative: 1e-8))
    #expect(agrees(terms[1].standardError, model["first.se"], relative: 1e-8))
    #expect(agrees(effects.between, model["between"], relative: 1e-7))
    #expect(agrees(effects.within, model["within"], relative: 1e-8))
    #expect(agrees(effects.reliability.icc, model["icc"], relative: 1e-7))
    #expect(
      agrees(effects.reliability.persons(reliability: 0.7), model["people.for.0.7"], relative: 1e-7)
    )
    #expect(agrees(adjusted.funnel.spread, model["spread"], relative: 1e-8))
    let over = try #require(adjusted.funnel.dispersion).get()
    #expect(agrees(over.phi, model["phi"], relative: 1e-7))
    #expect(agrees(adjusted.funnel.widening, model["tau2"], relative: 1e-6))
  }

  @Test("every study beside what is expected of its people agrees with R")
  func everyServiceBeside() throws {
    let comparison = try #require(run.findings[0].services).get()
    let rows = try Expected.rows("\(Self.folder)/expected-adjusted.csv")
    #expect(rows.count == comparison.services.count { $0.adjusted != nil })
    for row in rows {
      func value(_ name: String) -> Double { row[name].flatMap(Double.init) ?? .nan }
      let service = try #require(comparison.services.first { $0.name == row["service"] })
      let completion = try #require(service.completion)
      #expect(
        [completion.eligible, completion.first, completion.paired].map(Double.init)
          == [value("people"), value("with.first"), value("pairs")])
      let adjusted = try #require(service.adjusted)
      #expect(agrees(adjusted.expected, value("expected"), relative: 1e-7))
      #expect(abs(adjusted.observed - adjusted.expected - value("difference")) < 1e-8)
      let figures = try adjusted.place.figures.get()
      #expect(abs(try figures.z.get() - value("z")) < 1e-7)
      let effect = try #require(adjusted.effect)
      #expect(abs(effect.effect.value - value("effect")) < 1e-7)
      #expect(agrees(effect.effect.standardError, value("error"), relative: 1e-7))
      #expect(agrees(effect.lambda, value("lambda"), relative: 1e-7))
      #expect(agrees(figures.inner.lowerBound, value("low95"), relative: 1e-7))
      #expect(agrees(figures.inner.upperBound, value("high95"), relative: 1e-7))
      #expect(agrees(figures.outer.upperBound, value("high998"), relative: 1e-7))
    }
  }
}
