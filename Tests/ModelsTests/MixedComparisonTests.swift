import Models
import Results
import TestSupport
import Testing

@Suite("Mixed model: comparisons, criteria and explained variance")
struct MixedComparisonTests {
  static func model(
    _ formula: String, _ criterion: MixedModel.Criterion = .maximumLikelihood
  ) throws -> MixedModel {
    var options = MixedModel.Options()
    options.criterion = criterion
    return try MixedModel(formula, options: options)
  }

  let intercept = "Reaction ~ Days + (1 | Subject)"
  let slope = "Reaction ~ Days + (Days | Subject)"
  let uncorrelated = "Reaction ~ Days + (Days || Subject)"

  /// R 4.2.2, lme4 1.1-31 on tight optima: `anova` for χ², and half the two tails for the mixture.
  @Test("sleepstudy: the figures of lme4's anova, and the mixture of two")
  func sleepstudy() throws {
    let frame = try MixedFixture("sleepstudy").frame
    let slopes = try MixedModel.compare(Self.model(intercept), Self.model(slope), frame)
    #expect(agrees(slopes.statistic, 42.139298542027973, relative: 1e-8))
    #expect(slopes.reference == .mixture(lower: 1, upper: 2))
    #expect(agrees(slopes.conservativePValue, 7.0724125471890204e-10, relative: 1e-6))
    #expect(agrees(slopes.pValue, 3.9611953079305e-10, relative: 1e-6))
    #expect(slopes.fixedEffects == 0 && slopes.variances == 1 && slopes.covariances == 1)
    let variance = try MixedModel.compare(Self.model(intercept), Self.model(uncorrelated), frame)
    #expect(agrees(variance.statistic, 42.075387865342918, relative: 1e-8))
    #expect(variance.reference == .mixture(lower: 0, upper: 1))
    #expect(agrees(variance.pValue, 4.3910792426444569e-11, relative: 1e-6))
    let days = try MixedModel.compare(
      Self.model("Reaction ~ 1 + (1 | Subject)"), Self.model(intercept), frame)
    #expect(agrees(days.statistic, 116.46241506783304, relative: 1e-8))
    #expect(days.reference == .chiSquared(degreesOfFreedom: 1))
    #expect(agrees(days.pValue, 3.764461476545207e-27, relative: 1e-6))
    let bend = try MixedModel.compare(
      Self.model(slope), Self.model("Reaction ~ Days + I(Days^2) + (Days | Subject)"), frame)
    #expect(agrees(bend.statistic, 1.6577499058016656, relative: 1e-7))
    #expect(agrees(bend.pValue, 0.19790740108659338, relative: 1e-7))
  }

  @Test("the order of the two does not matter, and other names of the same curves are seen through")
  func order() throws {
    let frame = try MixedFixture("sleepstudy").frame
    let quadratic = "Reaction ~ poly(Days, 2) + (1 | Subject)"
    let one = try MixedModel.compare(Self.model(intercept), Self.model(quadratic), frame)
    let other = try MixedModel.compare(Self.model(quadratic), Self.model(intercept), frame)
    #expect(one == other)
    #expect(one.fixedEffects == 1 && one.smaller == intercept)
    #expect(throws: ComparisonError.sameModel) {
      _ = try MixedModel.compare(
        Self.model(quadratic), Self.model("Reaction ~ Days + I(Days^2) + (1 | Subject)"), frame)
    }
  }

  @Test("what cannot be compared is refused with words")
  func refusals() throws {
    let frame = try MixedFixture("sleepstudy").frame
    let refused = { (one: MixedModel, other: MixedModel) -> ComparisonError? in
      #expect(throws: ComparisonError.self) { _ = try MixedModel.compare(one, other, frame) }
    }
    let without = "Reaction ~ 1 + (1 | Subject)"
    let errors = [
      refused(try Self.model(without, .reml), try Self.model(intercept, .reml)),
      refused(try Self.model(intercept), try Self.model(slope, .reml)),
      refused(try Self.model(slope), try Self.model(slope)),
      refused(
        try Self.model("Reaction ~ Days + (1 | Subject)"),
        try Self.model("Reaction ~ 1 + (Days | Subject)")),
      refused(try Self.model(intercept), try Self.model("Days ~ 1 + (1 | Subject)")),
      refused(try Self.model(intercept), try Self.model("Reaction ~ week + (1 | Subject)")),
    ]
    #expect(
      errors == [
        .restrictedWithDifferentFixedEffects, .differentCriteria, .sameModel, .notNested,
        .differentOutcomes("Reaction", "Days"), .model(.absentColumn("week")),
      ])
    for error in errors.compactMap(\.self) {
      #expect(!error.message.isEmpty && error.help.hasSuffix("."))
    }
    // Restricted likelihoods of the same fixed effects may be compared.
    let test = try MixedModel.compare(
      Self.model(intercept, .reml), Self.model(slope, .reml), frame)
    #expect(agrees(test.statistic, 1786.46508539 - 1743.62827196, relative: 1e-8))
  }

  @Test("several variances at once have no distribution of their own; a bootstrap has")
  func several() throws {
    let frame = try MixedFixture("penicillin").frame
    let one = try Self.model("diameter ~ 1 + (1 | plate)")
    let two = try Self.model("diameter ~ 1 + (1 | plate) + (1 | sample)")
    #expect(try MixedModel.compare(one, two, frame).reference == .mixture(lower: 0, upper: 1))
    var table = RandomTable(seed: 23)
    let rows = try ModelFrame(table.rows(90, persons: 15))
    let (small, large) = (
      try Self.model("y ~ t + (1 | practitioner)"),
      try Self.model("y ~ t + (1 | practitioner) + (t || person)")
    )
    let plain = try MixedModel.compare(small, large, rows)
    #expect(plain.reference == .unknown && plain.pValue == nil)
    #expect(plain.notes.map(\.code) == ["mixed.comparison-unknown"])
    let drawn = try MixedModel.compare(
      small, large, rows, bootstrap: BootstrapOptions(replicates: 99, seed: 4))
    #expect(drawn.reference == .bootstrap(replicates: 99))
    #expect(drawn.pValue == 0.01)
  }

  /// Dyestuff2: nothing varies, both fits are one, and every drawn statistic is at least zero.
  @Test("a statistic of zero has a p-value of one")
  func zero() throws {
    let frame = try ModelFrame([
      "y": .numeric((0..<24).map { Double(($0 * 7) % 12) }),
      "g": .factor((0..<24).map { "g\($0 / 6)" }), "h": .factor((0..<24).map { "h\($0 % 6)" }),
    ])
    let (one, two) = (
      try Self.model("y ~ 1 + (1 | h)"), try Self.model("y ~ 1 + (1 | h) + (1 | g)")
    )
    let plain = try MixedModel.compare(one, two, frame)
    #expect(plain.statistic == 0 && plain.pValue == 1)
    let drawn = try MixedModel.compare(
      one, two, frame, bootstrap: BootstrapOptions(replicates: 19, seed: 1))
    #expect(drawn.pValue == 1)
  }

  /// Half the outcomes drawn without a variance have a statistic of zero, roughly; the bootstrap's
  /// p-value and the mixture's agree in large samples.
  @Test("bootstrap and mixture agree where there are many groups")
  func agreement() throws {
    var table = RandomTable(seed: 41)
    let persons = 60
    let (slope, noise) = (
      (0..<persons).map { _ in 0.2 * table.normal() }, (0..<240).map { _ in table.normal() }
    )
    let frame = try ModelFrame([
      "y": .numeric(
        (0..<240).map {
          noise[$0] + slope[$0 % persons] * Double($0 / persons) + Double($0 % persons % 5)
        }),
      "t": .numeric((0..<240).map { Double($0 / persons) }),
      "g": .factor((0..<240).map { "g\($0 % persons)" }),
    ])
    let (one, two) = (try Self.model("y ~ t + (1 | g)"), try Self.model("y ~ t + (t || g)"))
    let plain = try #require(try MixedModel.compare(one, two, frame).pValue)
    let drawn = try #require(
      try MixedModel.compare(one, two, frame, bootstrap: BootstrapOptions(replicates: 999, seed: 8))
        .pValue)
    #expect(abs(plain - drawn) < 0.05)
  }

  /// `AIC`, `BIC` of lme4 (`expected.csv`); persons: the same with log 18.
  @Test("criteria name their n")
  func criteria() throws {
    let fixture = try MixedFixture("sleepstudy")
    let fit = try Self.model(slope).fit(fixture.frame)
    let criteria = fit.informationCriteria
    #expect(agrees(criteria.aic, fixture.figure("slope ML", "aic"), relative: 1e-9))
    #expect(agrees(criteria.bicByRows, fixture.figure("slope ML", "bic"), relative: 1e-9))
    // −2ℓ + 6 log 18, log 18 = 2.8903717578961645.
    #expect(agrees(criteria.bicByGroup, 1751.93934446319 + 6 * 2.8903717578961645, relative: 1e-10))
    #expect(criteria.rows == 180 && criteria.levels == 18 && criteria.group == "Subject")
    #expect(criteria.parameters == 6)
  }

  /// R: f = var(Xβ), r = mean of zᵀGz over the rows, e = σ² of lme4's fits.
  @Test(
    "explained variance after Nakagawa, Schielzeth and Johnson",
    arguments: [
      (
        "sleepstudy", "Reaction ~ Days + (1 | Subject)", 0.27988563459461874, 0.70425545519494692,
        0.5893089222868555
      ),
      (
        "sleepstudy", "Reaction ~ Days + (Days | Subject)", 0.27865204256201237,
        0.79921889697723159, 0.72165845767986536
      ),
      (
        "sleepstudy", "Reaction ~ Days + (Days || Subject)", 0.28298099586533199,
        0.79652223799953703, 0.71621705864542673
      ),
      (
        "oats", "yield ~ nitro * Variety + (1 | Block/Variety)", 0.38119310193671535,
        0.78748563608782363, 0.65657402240134255
      ),
      (
        "penicillin", "diameter ~ 1 + (1 | plate) + (1 | sample)", 0, 0.93633684469783551,
        0.93633684469783551
      ),
      ("dyestuff2", "Yield ~ 1 + (1 | Batch)", 0, 0, 0),
    ])
  func explained(_ set: String, _ formula: String, _ m: Double, _ c: Double, _ icc: Double) throws {
    let frame = try MixedFixture(set).frame
    let fit = try Self.model(formula, .reml).fit(frame)
    let found = try fit.explainedVariance(frame)
    #expect(agrees(found.marginalR2, m, relative: 1e-6, absolute: 1e-20))
    #expect(agrees(found.conditionalR2, c, relative: 1e-6, absolute: 1e-20))
    #expect(agrees(found.adjustedICC, icc, relative: 1e-6, absolute: 1e-20))
    #expect(agrees(found.conditionalICC, c - m, relative: 1e-5, absolute: 1e-20))
    #expect(agrees(found.byGroup.reduce(0, +), found.random, relative: 1e-14))
  }

  @Test("with a random slope the intraclass correlation changes with time")
  func overTime() throws {
    let frame = try MixedFixture("sleepstudy").frame
    let fit = try Self.model(slope, .reml).fit(frame)
    let (a, b) = (fit.varianceComponents[0], fit.varianceComponents[1])
    let covariance =
      (b.correlations[0].value ?? .nan) * a.standardDeviation * b.standardDeviation
    for days in [0.0, 3, 9] {
      let own = a.variance + 2 * days * covariance + days * days * b.variance
      #expect(
        agrees(
          fit.intraclassCorrelation("Subject", at: ["Days": days]),
          own / (own + fit.residualVariance), relative: 1e-12))
    }
    #expect(fit.intraclassCorrelation("Service") == nil)
    let plain = try Self.model(intercept, .reml).fit(frame)
    #expect(agrees(plain.intraclassCorrelation("Subject"), 0.5893089222868555, relative: 1e-6))
  }
}
