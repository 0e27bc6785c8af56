import Models
import Results
import Scoring
import TestSupport
import Testing
import Trajectories

@Suite("Planning: made-up studies against the closed form")
struct SimulatedPowerTests {
  static func check(_ plan: SlopePlan, persons: Int, effect: Double, seed: UInt64) throws {
    let studies = Slow.cases(100, 4000)
    let closed = try plan.power(persons: persons, effect: effect)
    let made = try SimulatedPower(
      plan, persons: persons, effect: effect, studies: studies, seed: seed)
    let count = Double(studies)
    // Four Monte Carlo errors throughout.
    let error = (closed.power * (1 - closed.power) / count).squareRoot()
    #expect(
      abs(made.power.value - closed.power) < 4 * error,
      "\(made.power.value) for \(closed.power) ± \(error)")
    let mean = try #require(made.meanEstimate)
    #expect(abs(mean.value - effect) < 4 * (mean.standardError ?? 0))
    let spread = try #require(made.spreadOfEstimates)
    #expect(
      agrees(spread, closed.standardError, relative: 4 / (2 * count).squareRoot()),
      "\(spread) for \(closed.standardError)")
    #expect(abs(Double(made.covered) / count - 0.95) < 4 * (0.95 * 0.05 / count).squareRoot())
    #expect(made.notFitted == 0)
  }

  @Test("a mean slope, everybody seen throughout")
  func meanSlope() throws {
    try Self.check(SlopePlanTests.plan(.meanSlope), persons: 20, effect: 0.7, seed: 5)
  }

  @Test("a slope difference, with some leaving")
  func slopeDifference() throws {
    try Self.check(
      SlopePlanTests.plan(.slopeDifference, stillThere: SlopePlanTests.leaving), persons: 40,
      effect: 0.9, seed: 6)
  }

  @Test("the same seed gives the same studies, another one others; the formula is the design's")
  func seeds() throws {
    let plan = try SlopePlanTests.plan(.slopeDifference)
    let first = try SimulatedPower(plan, persons: 10, effect: 1, studies: 12, seed: 3)
    #expect(try SimulatedPower(plan, persons: 10, effect: 1, studies: 12, seed: 3) == first)
    let other = try SimulatedPower(plan, persons: 10, effect: 1, studies: 12, seed: 4)
    #expect(other.meanEstimate != first.meanEstimate)
    #expect(SimulatedPower.formula(plan) == "score ~ group * occasion + (occasion | person)")
    let levels = try SlopePlanTests.plan(
      .meanSlope, services: GrowthDesign.Services(persons: 5, level: 1, slope: 0),
      variances: PersonVariances(level: 1, slope: 0, residual: 1))
    #expect(
      SimulatedPower.formula(levels) == "score ~ occasion + (1 | person) + (1 | service)")
  }

  @Test("services: estimates spread as the closed form says")
  func services() throws {
    let services = try GrowthDesign.Services(persons: 8, level: 3, slope: 0.5, covariance: 0.2)
    let plan = try SlopePlanTests.plan(.meanSlope, services: services)
    let studies = Slow.cases(60, 1000)
    let closed = try plan.power(persons: 80, effect: 0.6)
    let made = try SimulatedPower(plan, persons: 80, effect: 0.6, studies: studies, seed: 9)
    let spread = try #require(made.spreadOfEstimates)
    #expect(
      agrees(spread, closed.standardError, relative: 4 / (2 * Double(studies)).squareRoot()),
      "\(spread) for \(closed.standardError)")
  }

  @Test("too few people are refused, as by the closed form")
  func refusals() throws {
    let plan = try SlopePlanTests.plan(.meanSlope)
    #expect(
      LeavingFixture.code { _ = try SimulatedPower(plan, persons: 1, effect: 1, studies: 1) }
        == "plan.persons")
    #expect(
      LeavingFixture.code {
        _ = try SimulatedPower(plan, persons: 3_000_000, effect: 1, studies: 1)
      } == "plan.too-large")
  }
}
