import Models
import Results
import Scoring
import TestSupport
import Testing
import Trajectories

@Suite("Planning: power and number of people for a slope")
struct SlopePlanTests {
  static let times: [Double] = [0, 1, 2, 4, 6]
  static let leaving = [1, 0.8, 0.7, 0.5, 0.4]

  static func variances() throws -> PersonVariances {
    try PersonVariances(level: 12, slope: 0.8, covariance: -0.9, residual: 7)
  }

  static func plan(
    _ question: SlopePlan.Question, stillThere: [Double]? = nil,
    services: GrowthDesign.Services? = nil, variances: PersonVariances? = nil, alpha: Double = 0.05
  ) throws -> SlopePlan {
    try SlopePlan(
      GrowthDesign(
        times: times, stillThere: stillThere, variances: variances ?? Self.variances(),
        services: services), question, alpha: alpha)
  }

  static func expected() throws -> Expected {
    try Expected("Fixtures/trajectories/planning/expected.csv")
  }

  @Test("with everybody seen throughout it is a t test of the persons' own slopes")
  func balanced() throws {
    let expected = try Self.expected()
    let one = try Self.plan(.meanSlope).power(persons: 20, effect: 0.7)
    // Closed forms; Satterthwaite's degrees of freedom pass through an eigenvalue problem.
    #expect(agrees(one.degreesOfFreedom, 19, relative: 1e-8))
    #expect(one.degreesOfFreedomMethod == .satterthwaite)
    #expect(agrees(one.power, expected["t.one.20"], relative: 1e-9))
    let plan = try Self.plan(.slopeDifference)
    let two = try plan.power(persons: 20, effect: 0.7)
    #expect(agrees(two.degreesOfFreedom, 38, relative: 1e-8))
    #expect(agrees(two.power, expected["t.two.20"], relative: 1e-9))
    // 2 (σ²_b1 + σ² / Σ(t − t̄)²) / n with Σ(t − t̄)² = 23.2.
    #expect(
      agrees(two.standardError, (2 * (0.8 + 7 / 23.2) / 20).squareRoot(), relative: 1e-12))
    #expect(
      try agrees(
        plan.power(persons: 300, effect: -0.7).power, expected["t.two.300"], relative: 1e-9))
    #expect(
      try agrees(
        Self.plan(.slopeDifference, alpha: 0.1).power(persons: 5, effect: 0.05).power,
        expected["t.small"], relative: 1e-8))
  }

  @Test("the number of people is R's, and one fewer is not enough")
  func search() throws {
    let expected = try Self.expected()
    let one = try Self.plan(.meanSlope).persons(power: 0.8, effect: 0.7)
    #expect(Double(one.personsPerGroup) == expected["n.one"])
    let plan = try Self.plan(.slopeDifference)
    let two = try plan.persons(power: 0.9, effect: 0.7)
    #expect(Double(two.personsPerGroup) == expected["n.two"])
    #expect(two.persons == 2 * two.personsPerGroup)
    #expect(try plan.power(persons: two.personsPerGroup - 1, effect: 0.7).power < 0.9)
  }

  @Test(
    "with some leaving, variance and degrees of freedom are those of dense matrices over everybody",
    arguments: [
      ("leave.one.10", SlopePlan.Question.meanSlope, 10), ("leave.two.10", .slopeDifference, 10),
      ("leave.two.40", .slopeDifference, 40),
    ])
  func leaving(_ key: String, _ question: SlopePlan.Question, _ persons: Int) throws {
    let expected = try Self.expected()
    let found = try Self.plan(question, stillThere: Self.leaving).power(
      persons: persons, effect: 0.9)
    let variance = found.standardError * found.standardError
    #expect(agrees(variance, expected[key + ".variance"], relative: 1e-11))
    #expect(agrees(found.degreesOfFreedom, expected[key + ".df"], relative: 1e-8))
    #expect(agrees(found.power, expected[key + ".power"], relative: 1e-8))
  }

  @Test("slopes that do not vary are planned as such")
  func levelsOnly() throws {
    let expected = try Self.expected()
    let found = try Self.plan(
      .slopeDifference, stillThere: Self.leaving,
      variances: PersonVariances(level: 12, slope: 0, residual: 7)
    ).power(persons: 20, effect: 0.9)
    #expect(agrees(found.degreesOfFreedom, expected["levels.two.20.df"], relative: 1e-8))
    #expect(agrees(found.power, expected["levels.two.20.power"], relative: 1e-8))
  }

  @Test("services: the variance is that of dense matrices, the design effect 1 + (m − 1) ρ")
  func services() throws {
    let services = try GrowthDesign.Services(persons: 10, level: 3, slope: 0.15, covariance: 0.2)
    let plan = try Self.plan(.meanSlope, stillThere: Self.leaving, services: services)
    let found = try plan.power(persons: 60, effect: 0.9)
    #expect(
      try agrees(
        found.standardError * found.standardError, Self.expected()["services.variance"],
        relative: 1e-10))
    #expect(found.servicesPerGroup == 6 && found.degreesOfFreedom == 5)
    #expect(try plan.power(persons: 51, effect: 0.9) == found)
    let complete = try Self.plan(.meanSlope, services: services)
    let own = 0.8 + 7 / 23.2
    #expect(agrees(complete.designEffect, 1 + 9 * 0.15 / (0.15 + own), relative: 1e-12))
    let needed = try complete.persons(power: 0.8, effect: 0.9)
    #expect(needed.personsPerGroup % 10 == 0)
    #expect(found.notes.map(\.code) == ["plan.leaving", "plan.few-services"])
    #expect(found.notes.allSatisfy { RefusedWords.found(in: $0.message).isEmpty })
  }

  @Test("a fitted model can be planned with: lme4's sleepstudy gives its own standard error")
  func sleepstudy() throws {
    let growth = try GrowthCurve(
      Formula("total ~ occasion + (occasion | person)"), GrowthCurveTests.sleepstudy(),
      of: GrowthCurveTests.target)
    let design = try GrowthDesign(
      times: (0...9).map { Double($0) },
      variances: PersonVariances(growth.fit, time: "occasion"))
    let found = try SlopePlan(design, .meanSlope).power(persons: 18, effect: 10.4672859596)
    // lme4 1.1-31, REML: standard error 1.54578893, 17 degrees of freedom.
    #expect(agrees(found.standardError, 1.54578893, relative: 1e-6))
    #expect(agrees(found.degreesOfFreedom, 17, relative: 1e-6))
  }

  @Test("shares still there, and variances of services, can be taken from what was seen")
  func fromData() throws {
    let seen = try LeavingFixture.seen()
    let shares = StillThere(seen).sharesStillThere
    // 88 people ever seen; last seen on occasions 0 to 3: 25, 8, 7 and 5.
    for (found, expected) in zip(shares, [1, 63.0 / 88, 55.0 / 88, 48.0 / 88, 43.0 / 88]) {
      #expect(agrees(found, expected, relative: 1e-14))
    }
    let design = try GrowthDesign(
      times: Self.times, stillThere: shares, variances: Self.variances())
    #expect(design.stillThere == shares)
    var rows: (y: [Double], t: [Double], p: [Int], s: [Int]) = ([], [], [], [])
    for person in 0..<40 {
      for time in 0..<4 {
        let service = person / 5
        rows.y.append(
          Double((person * 7 + time * time * 5) % 11) + Double(service * service % 5) * Double(time)
        )
        rows.t.append(Double(time))
        rows.p.append(person)
        rows.s.append(service)
      }
    }
    let fit = try MixedModel("y ~ t + (1 | p) + (t | s)").fit(
      ModelFrame([
        "y": .numeric(rows.y), "t": .numeric(rows.t),
        "p": .factor(codes: rows.p, levels: (0..<40).map { "\($0)" }),
        "s": .factor(codes: rows.s, levels: (0..<8).map { "\($0)" }),
      ]))
    let services = try GrowthDesign.Services(persons: 5, fit, time: "t", group: "s")
    let variance = fit.varianceComponents.first { $0.group == "s" && $0.term == "t" }?.variance
    #expect(services.slope == variance && services.slope > 0)
    #expect(
      LeavingFixture.code { _ = try PersonVariances(fit, time: "t", group: "nobody") }
        == "plan.variances")
  }

  @Test("no effect is found as often as alpha says; more people find more; sides do not matter")
  func properties() throws {
    let plan = try Self.plan(.slopeDifference, stillThere: Self.leaving)
    #expect(try agrees(plan.power(persons: 30, effect: 0).power, 0.05, relative: 1e-9))
    var before = 0.0
    for persons in [2, 3, 5, 10, 30, 100, 1000, 100_000] {
      let found = try plan.power(persons: persons, effect: 0.5)
      #expect(found.power >= before && found.power <= 1)
      #expect(try plan.power(persons: persons, effect: -0.5).power == found.power)
      before = found.power
    }
    #expect(before == 1)
    // Two occasions: only the variance of changes is known, and that is enough.
    let two = try SlopePlan(
      GrowthDesign(times: [0, 1], variances: Self.variances()), .meanSlope)
    #expect(try agrees(two.power(persons: 12, effect: 1).degreesOfFreedom, 11, relative: 1e-6))
  }

  @Test("what cannot be planned is refused in plain words")
  func refusals() throws {
    let variances = try Self.variances()
    let plan = try Self.plan(.meanSlope)
    let refused: [(String, () throws -> Void)] = [
      ("plan.variances", { _ = try PersonVariances(level: -1, slope: 1, residual: 1) }),
      (
        "plan.variances",
        { _ = try PersonVariances(level: 1, slope: 1, covariance: 2, residual: 1) }
      ),
      ("plan.variances", { _ = try PersonVariances(level: 1, slope: 1, residual: 0) }),
      ("plan.times", { _ = try GrowthDesign(times: [1], variances: variances) }),
      ("plan.times", { _ = try GrowthDesign(times: [1, 1], variances: variances) }),
      ("plan.times", { _ = try GrowthDesign(times: [0, .nan], variances: variances) }),
      (
        "plan.still-there",
        { _ = try GrowthDesign(times: [0, 1], stillThere: [1, 0], variances: variances) }
      ),
      (
        "plan.still-there",
        {
          _ = try GrowthDesign(times: [0, 1, 2], stillThere: [1, 0.5, 0.6], variances: variances)
        }
      ),
      ("plan.services", { _ = try GrowthDesign.Services(persons: 0, level: 1, slope: 1) }),
      ("plan.services", { _ = try GrowthDesign.Services(persons: 5, share: 1, ofSlopes: 1) }),
      ("plan.alpha", { _ = try Self.plan(.meanSlope, alpha: 0) }),
      ("plan.persons", { _ = try plan.power(persons: 1, effect: 1) }),
      ("plan.persons", { _ = try plan.power(persons: .max, effect: 1) }),
      ("plan.effect", { _ = try plan.power(persons: 10, effect: .infinity) }),
      ("plan.power", { _ = try plan.persons(power: 1, effect: 1) }),
      ("plan.out-of-reach", { _ = try plan.persons(power: 0.8, effect: 0) }),
    ]
    for (code, work) in refused { #expect(LeavingFixture.code(work) == code) }
    let sentence = try plan.power(persons: 20, effect: 0.7).sentence
    #expect(sentence == "With 20 people about 81 in 100 such studies would find this movement.")
  }
}
