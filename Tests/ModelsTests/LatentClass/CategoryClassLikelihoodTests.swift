import Distributions
import LinearAlgebra
import Models
import Results
import TestSupport
import Testing

@Suite("Latent classes of outcomes in categories: likelihood and score")
struct CategoryClassLikelihoodTests {
  struct Way: Sendable, CustomTestStringConvertible {
    var outcome: LatentClassModel.Outcome
    var effects = LatentClassModel.RandomEffects.shared
    var formula = "y ~ time + (1 | person)"
    var membership = false
    var testDescription: String { "\(outcome), \(formula), \(effects), \(membership)" }
  }

  static let ways = [
    Way(outcome: .binary), Way(outcome: .ordinal),
    Way(outcome: .binary, effects: .proportional, membership: true),
    Way(outcome: .ordinal, effects: .specific, formula: "y ~ time + (time | person)"),
    Way(outcome: .binary, formula: "y ~ time + age + (time || person)"),
    Way(outcome: .ordinal, formula: "y ~ time + age", membership: true),
    Way(outcome: .binary, formula: "y ~ time"),
  ]

  static func function(_ way: Way) throws -> LatentClassFunction {
    let cohort = CategoryCohort(kind: .twoKinds, outcome: way.outcome, persons: 60)
    var columns = try cohort.frame(seed: 4).frame.columns
    var random = Xoshiro256(seed: 8)
    guard case .numeric(let codes) = columns["person"] else { throw Absent() }
    let ages = (0..<60).map { _ in 40 + 10 * random.normal() }
    columns["age"] = .numeric(codes.map { ages[Int($0)] })
    var model = try cohort.model(way.formula)
    model.options.randomEffects = way.effects
    if way.membership { model.options.membership = try Formula("y ~ age").fixed }
    return try LatentClassFunction(model, ModelFrame(columns), classes: 3)
  }

  struct Absent: Error {}

  /// A start moved a little, with every parameter away from zero.
  static func point(_ function: LatentClassFunction) -> [Double] {
    var x = function.start(0, seed: 3)
    var random = Xoshiro256(seed: 5)
    for k in x.indices { x[k] += 0.1 * random.normal() }
    return x
  }

  @Test("the score is the slope of the likelihood", arguments: ways)
  func score(_ way: Way) throws {
    let function = try Self.function(way)
    try LatentClassLikelihoodTests.expectSlope(function, at: Self.point(function), within: 1e-5)
  }

  @Test("the order of classes changes nothing", arguments: ways)
  func order(_ way: Way) throws {
    let function = try Self.function(way)
    let x = Self.point(function)
    let value = try #require(function.score(x)).value
    for order in [[1, 0, 2], [2, 0, 1], [2, 1, 0]] {
      let other = try #require(function.score(function.ordered(x, order))).value
      #expect(abs(value - other) < 1e-9 * abs(value))
    }
  }

  @Test("one class is the mixed logistic model", arguments: [0.7, 1.5])
  func logistic(_ spread: Double) throws {
    let cohort = CategoryCohort(kind: .normal, outcome: .binary, spread: spread)
    let frame = try cohort.frame(seed: 3).frame
    let formula = "y ~ time + (1 | person)"
    let fit = try #require(try cohort.model(formula).fit(frame, classes: 1...1).models.first)
    let mixed = try MixedLogisticModel(formula).fit(frame)
    #expect(abs(fit.logLikelihood - mixed.logLikelihood) < 1e-6)
    for effect in mixed.fixedEffects {
      let row = LatentClassAnchorTests.row(fit, .fixed, nil, effect.term, nil)
      // Both searches end where the score is nought to nine digits.
      #expect(LatentClassAnchorTests.agrees(row?.estimate.value, effect.estimate.value, 1e-5))
      let error = try #require(effect.estimate.standardError)
      #expect(LatentClassAnchorTests.agrees(row?.estimate.standardError, error, 1e-4))
    }
    let variance = LatentClassAnchorTests.value(fit, .random, nil, "(Intercept)")
    #expect(LatentClassAnchorTests.agrees(variance, mixed.varianceComponents[0].variance, 1e-5))
  }

  @Test("one class is the mixed cumulative-logit model, its thresholds counted from the first")
  func ordinal() throws {
    let cohort = CategoryCohort(kind: .normal, outcome: .ordinal, spread: 1.5)
    let frame = try cohort.frame(seed: 3).frame
    let formula = "y ~ time + (1 | person)"
    let fit = try #require(try cohort.model(formula).fit(frame, classes: 1...1).models.first)
    let mixed = try MixedOrdinalModel(try Formula(formula)).fit(frame)
    #expect(abs(fit.logLikelihood - mixed.logLikelihood) < 1e-6)
    #expect(fit.indices.parameterCount == mixed.parameterCount)
    let first = mixed.thresholds[0].estimate.value
    let intercept = LatentClassAnchorTests.value(fit, .fixed, nil, "(Intercept)")
    #expect(LatentClassAnchorTests.agrees(intercept, -first, 1e-5))
    for threshold in mixed.thresholds {
      let value = LatentClassAnchorTests.value(fit, .threshold, nil, threshold.term)
      #expect(
        LatentClassAnchorTests.agrees(value, threshold.estimate.value - first, 1e-5),
        "\(threshold.term)")
    }
  }

  @Test("one class without random effects is logistic regression")
  func plain() throws {
    let cohort = CategoryCohort(kind: .normal, outcome: .binary)
    let frame = try cohort.frame(seed: 3).frame
    let fit = try #require(try cohort.model("y ~ time").fit(frame, classes: 1...1).models.first)
    guard case .numeric(let y) = frame.columns["y"], case .numeric(let time) = frame.columns["time"]
    else { throw Absent() }
    let plain = try LogisticRegression([time.map { _ in 1 }, time], y.map { $0 == 1 })
    #expect(abs(fit.logLikelihood - plain.logLikelihood) < 1e-6)
    for (term, expected) in zip(["(Intercept)", "time"], plain.coefficients) {
      let value = LatentClassAnchorTests.value(fit, .fixed, nil, term)
      #expect(LatentClassAnchorTests.agrees(value, expected, 1e-6), "\(term)")
    }
  }

  @Test("ordered outcomes in two categories are yes or no")
  func two() throws {
    let cohort = CategoryCohort(kind: .twoKinds, outcome: .binary, persons: 120)
    let frame = try cohort.frame(seed: 6).frame
    var model = try cohort.model("y ~ time")
    let binary = try model.fit(frame, classes: 2...2)
    model.options.outcome = .ordinal
    let ordinal = try model.fit(frame, classes: 2...2)
    #expect(abs(binary.models[0].logLikelihood - ordinal.models[0].logLikelihood) < 1e-6)
  }
}
