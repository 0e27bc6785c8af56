import Benchmarking
import Results
import TestSupport
import Testing

@Suite("Regression of services on their moderators (Thompson & Higgins 2002)")
struct MetaRegressionTests {
  static func sample(_ set: String) throws -> EffectSample {
    try #require(try PoolingSets.samples().first { $0.0 == set }?.1)
  }

  static func normal() -> PoolingOptions {
    var options = PoolingOptions()
    options.test = .normal
    return options
  }

  @Test("the BCG trials by latitude, as metafor prints them")
  func printed() throws {
    // reference/benchmarking.md §2.5; metafor's search ends at 1e-5.
    let found = try MetaRegression(try Self.sample("latitude"), options: Self.normal())
    #expect(agrees(found.between.value, 0.0763546947, relative: 1e-4))
    #expect(agrees(found.terms[0].estimate.value, 0.251464294, relative: 2e-5))
    #expect(agrees(found.terms[1].estimate.value, -0.029101661, relative: 3e-6))
    #expect(agrees(found.rSquared.map { 100 * $0 }, 75.62448, relative: 1e-4))
    #expect(found.terms.map(\.term) == ["(Intercept)", "latitude"])
    #expect(found.notes.isEmpty)
  }

  @Test("agrees with R's matrices", arguments: ["latitude", "two"])
  func matrices(_ set: String) throws {
    let expected = try Expected("Fixtures/benchmarking/pooling/expected.csv")
    let sample = try Self.sample(set)
    let found = try MetaRegression(sample, options: Self.normal())
    for (j, term) in found.terms.enumerated() {
      let name = "\(set).REML.b\(j + 1)"
      #expect(agrees(term.estimate.value, expected[name], relative: 1e-8))
      #expect(agrees(term.estimate.standardError, expected[name + ".se"], relative: 1e-8))
    }
    #expect(agrees(found.rSquared, max(0, expected["\(set).R2"]), relative: 1e-8))
    #expect(agrees(found.omnibus?.statistic, expected["\(set).omnibus.z"], relative: 1e-8))
    #expect(agrees(found.omnibus?.pValue, expected["\(set).omnibus.z.p"], relative: 1e-7))
    #expect(agrees(100 * found.iSquared, expected["\(set).I2"], relative: 1e-8))
    #expect(agrees(found.q, expected["\(set).Q"], relative: 1e-9))
    #expect(
      agrees(found.between.interval?.upper, expected["\(set).tau2.high"], relative: 1e-8))
    for (j, service) in found.services.enumerated() {
      let name = "\(set).blup\(j + 1)"
      #expect(agrees(service.shrunken.value, expected[name], relative: 1e-7))
      #expect(agrees(service.shrunken.standardError, expected[name + ".se"], relative: 1e-8))
    }
    var options = PoolingOptions()
    options.test = .hartungKnapp
    let hk = try MetaRegression(sample, options: options)
    #expect(agrees(hk.omnibus?.statistic, expected["\(set).omnibus.hk"], relative: 1e-8))
    #expect(agrees(hk.omnibus?.pValue, expected["\(set).omnibus.hk.p"], relative: 1e-7))
    #expect(hk.omnibus?.denominator == Double(sample.count - sample.terms.count))
    #expect(
      hk.notes.map(\.code) == (set == "two" ? ["pooling.few-services-per-moderator"] : []))
  }

  @Test("a moderator that says nothing new is refused")
  func dependent() throws {
    let bcg = PoolingSets.bcg
    for values in [
      Array(repeating: 7.0, count: 13), PoolingSets.latitude.map { 3 * $0 - 1 },
    ] {
      do throws(Withheld) {
        _ = try EffectSample(
          bcg.estimates, variances: bcg.variances,
          moderators: [("latitude", PoolingSets.latitude), ("other", values)])
        Issue.record("a dependent moderator was taken")
      } catch {
        #expect(error.code == "pooling.moderators-dependent")
      }
    }
  }

  @Test("moving a moderator changes the intercept only, its unit the slope only")
  func units() throws {
    let bcg = PoolingSets.bcg
    let plain = try MetaRegression(try Self.sample("latitude"), options: Self.normal())
    let moved = try MetaRegression(
      try EffectSample(
        bcg.estimates, variances: bcg.variances,
        moderators: [("latitude", PoolingSets.latitude.map { 1000 * ($0 - 30) })]),
      options: Self.normal())
    let (b, c) = (plain.terms.map(\.estimate.value), moved.terms.map(\.estimate.value))
    #expect(agrees(c[1], b[1] / 1000, relative: 1e-9))
    #expect(agrees(c[0], b[0] + 30 * b[1], relative: 1e-9))
    #expect(agrees(moved.between.value, plain.between.value, relative: 1e-9))
  }
}
