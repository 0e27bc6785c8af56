import Benchmarking
import Distributions
import Models
import Results
import TestSupport
import Testing

@Suite("Service effects with shrinkage shown (Goldstein & Healy 1995)")
struct ServiceEffectsTests {
  /// The end of lme4's search.
  static let tolerance = 1e-6

  @Test("Dyestuff, as lme4 prints it")
  func dyestuff() throws {
    // reference/benchmarking.md §2.6.
    let fit = try ServiceModels.dyestuff()
    let found = try ServiceEffects(fit, group: "Batch")
    #expect(agrees(found.expectation[0].estimate.value, 1527.5, relative: 1e-9))
    #expect(agrees(found.expectation[0].estimate.standardError, 19.3834, relative: 2e-6))
    #expect(agrees(found.between, 1764.05, relative: 1e-6))
    #expect(agrees(found.within, 2451.25, relative: 1e-6))
    #expect(agrees(fit.criterion, 319.654276842, relative: 1e-10))
    let modes = [-17.60685, 0.39126, 28.56223, -23.08454, 56.73319, -44.99529]
    for (service, mode) in zip(found.services, modes) {
      #expect(agrees(service.effect.value, mode, relative: 0, absolute: 6e-6))
      let error = try #require(service.effect.standardError)
      #expect(agrees(error * error, 383.6337, relative: 1e-6))
      // Five samples per batch: λ = τ² / (τ² + σ²/5).
      #expect(agrees(service.lambda, 1764.05 / (1764.05 + 2451.25 / 5), relative: 1e-6))
    }
    let ml = try ServiceModels.dyestuff(.maximumLikelihood)
    #expect(agrees(ml.varianceComponents[0].variance, 1388.333342552, relative: 1e-7))
    #expect(agrees(ml.criterion, 327.327059881, relative: 1e-10))
  }

  @Test("the mean distance of a batch from the rest, and its shrinkage")
  func own() throws {
    let table = try Fixture("models/dyestuff").table("input.csv")
    let yields = table.column("Yield").compactMap(Double.init)
    let found = try ServiceEffects(try ServiceModels.dyestuff(), group: "Batch")
    for (j, service) in found.services.enumerated() {
      let mean = try #require(SampleMoments(Array(yields[5 * j..<5 * j + 5]))?.mean)
      #expect(agrees(service.own, mean - 1527.5, relative: 1e-9))
    }
  }

  @Test("131 schools with their pupils' first scores, each as lme4 has it")
  func schools() throws {
    let expected = try ServiceModels.expected()
    let fit = try ServiceModels.schools("post ~ pre + (1 | school)")
    let found = try ServiceEffects(fit, group: "school")
    #expect(found.services.count == 131)
    for service in found.services {
      let name = "bdf-pre.\(service.name)"
      #expect(
        agrees(service.effect.value, expected[name], relative: Self.tolerance, absolute: 1e-6))
      #expect(
        agrees(service.effect.standardError, expected[name + ".se"], relative: Self.tolerance))
    }
    // reference/benchmarking.md §2.6: 39 schools apart from the average, 18 below and 21 above.
    let intervals = found.services.compactMap(\.effect.interval)
    #expect(intervals.count { $0.upper < 0 } == 18)
    #expect(intervals.count { $0.lower > 0 } == 21)
    let all = try ServiceEffects(fit, group: "school", level: 1 - 0.05 / 131)
    let apart = all.services.compactMap(\.effect.interval).count { $0.upper < 0 || $0.lower > 0 }
    #expect(apart == 10)
    #expect(agrees(found.reliability.icc, 0.19673, relative: 2e-5))
    #expect(agrees(found.between, 7.717943211, relative: 1e-7))
    #expect(agrees(found.within, 31.51274265, relative: 1e-8))
    #expect(agrees(fit.criterion, 14595.95908, relative: 1e-9))
    let terms = found.expectation.map(\.estimate)
    #expect(agrees(terms[0].value, 8.654736644, relative: 1e-8))
    #expect(agrees(terms[1].value, 0.9367761832, relative: 1e-9))
    #expect(agrees(terms[0].standardError, 0.69758588, relative: 1e-6))
    #expect(agrees(terms[1].standardError, 0.01893106, relative: 1e-6))
    #expect(found.rule == .enough)
  }

  @Test("the other models of the schools, as lme4 prints them")
  func others() throws {
    // reference/benchmarking.md §2.6.
    let null = try ServiceModels.schools("post ~ 1 + (1 | school)", .maximumLikelihood)
    #expect(agrees(null.fixedEffects[0].estimate.value, 40.36408804, relative: 1e-8))
    #expect(agrees(null.fixedEffects[0].estimate.standardError, 0.42636, relative: 1e-5))
    #expect(agrees(null.varianceComponents[0].variance, 19.42853, relative: 1e-6))
    #expect(agrees(null.residualVariance, 64.56783, relative: 1e-6))
    #expect(agrees(null.criterion, 16253.2185, relative: 1e-9))
    let iq = try ServiceModels.schools("post ~ iq + (1 | school)")
    #expect(agrees(iq.fixedEffects[0].estimate.value, 40.60823216, relative: 1e-8))
    #expect(agrees(iq.fixedEffects[1].estimate.value, 2.487591009, relative: 1e-8))
    #expect(agrees(iq.varianceComponents[0].variance, 9.601694, relative: 1e-6))
    #expect(agrees(iq.residualVariance, 42.244508, relative: 1e-7))
  }

  @Test("two intervals, each named: against the average, and against each other")
  func intervals() throws {
    // qnorm(.975) and qnorm(.975)/√2; the second in reference/benchmarking.md §2.6.
    #expect(agrees(ServiceEffects.comparisonMultiplier(), 1.385903824, relative: 1e-9))
    let found = try ServiceEffects(try ServiceModels.dyestuff(), group: "Batch")
    for service in found.services {
      let error = try #require(service.effect.standardError)
      let average = try #require(service.effect.interval)
      #expect(average.method == "against-average")
      #expect(agrees(average.upper - average.lower, 2 * 1.959963984540054 * error, relative: 1e-12))
      #expect(service.comparison.method == "against-each-other")
      #expect(
        agrees(
          service.comparison.upper - service.comparison.lower, 2 * 1.385903824 * error,
          relative: 1e-9))
    }
  }

  @Test("what is not a set of services with an intercept is refused")
  func refusals() throws {
    let frame = try ModelFrame([
      "y": .numeric([1, 2, 4, 3, 6, 5, 9, 8, 7, 12, 10, 11]),
      "t": .numeric([0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3]),
      "g": .factor(["a", "a", "b", "b", "a", "a", "b", "b", "a", "a", "b", "b"]),
      "h": .factor(["a", "a", "a", "a", "b", "b", "b", "b", "c", "c", "c", "c"]),
    ])
    func code(_ formula: String, _ group: String) throws -> String {
      let fit = try MixedModel(formula).fit(frame)
      do throws(Withheld) {
        _ = try ServiceEffects(fit, group: group)
        return ""
      } catch {
        return error.code
      }
    }
    #expect(try code("y ~ t + (1 | h)", "service") == "services.not-an-intercept")
    #expect(try code("y ~ 1 + (t || h)", "h") == "services.not-an-intercept")
    #expect(try code("y ~ 1 + (1 | g)", "g") == "services.too-few")
    #expect(try code("y ~ t + (1 | h)", "h") == "")
  }

  @Test("services that do not differ weigh nothing and have no place")
  func alike() throws {
    let frame = try ModelFrame([
      "y": .numeric([1, 2, 3, 1, 2, 3, 1, 2, 3]),
      "g": .factor(["a", "a", "a", "b", "b", "b", "c", "c", "c"]),
    ])
    let found = try ServiceEffects(try MixedModel("y ~ 1 + (1 | g)").fit(frame), group: "g")
    #expect(found.between == 0 && found.reliability.icc == 0)
    #expect(found.services.allSatisfy { $0.lambda == 0 && $0.own == nil && $0.effect.value == 0 })
    #expect(found.notes.map(\.code) == ["mixed.boundary", "pooling.few-services"])
    do throws(Withheld) {
      _ = try found.ranks()
      Issue.record("services without differences were ranked")
    } catch {
      #expect(error.code == "services.no-difference")
    }
  }
}
